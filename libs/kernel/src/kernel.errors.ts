import { defineErrors, params } from './errors.js';

export const kernelErrors = defineErrors('KERNEL', {
  DATE_INVALID: params<{ value: string }>(),
  MONTH_INVALID: params<{ value: string }>(),
  MONEY_INVALID: params<{ value: string }>(),
  MULTIPLIER_INVALID: params<{ value: string }>(),
  RANGE_EMPTY: params<{ from: string; until: string }>(),
  NONE_IN_FORCE: params<{ table: string; on: string }>(),
  CALENDAR_NOT_COVERED: params<{ day: string }>(),
  CLOCK_OUT_OF_ORDER: params<{ earlier: string; given: string }>(),
});
