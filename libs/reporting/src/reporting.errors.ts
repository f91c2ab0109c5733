import { defineErrors, params } from '#kernel';

export const reportingErrors = defineErrors('REPORTING', {
  INDICATOR_UNKNOWN: params<{ code: string }>(),
  PERIOD_INVALID: params<{ period: string }>(),
  PERIOD_TOO_SHORT: params<{ code: string; period: string; shortest: string }>(),
});
