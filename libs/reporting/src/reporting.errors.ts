import { defineErrors, params } from '#kernel';

export const reportingErrors = defineErrors('REPORTING', {
  INDICATOR_UNKNOWN: params<{ code: string }>(),
  INDICATOR_CLOSED: params<{ code: string }>(),
  PERIOD_INVALID: params<{ period: string }>(),
  PERIOD_TOO_SHORT: params<{ code: string; period: string; shortest: string }>(),
  RETURN_UNKNOWN: params<{ code: string; period: string }>(),
  RETURN_NOT_FOUND: params<{ returnId: string }>(),
  RETURN_OUT_OF_AREA: params<{ unitId: number }>(),
  CORRECTION_UNREASONED: params<{ code: string; period: string; filed: number }>(),
  TARGET_UNKNOWN: params<{ code: string }>(),
});
