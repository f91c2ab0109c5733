import { defineErrors, params } from '#kernel';

export const exportErrors = defineErrors('EXPORT', {
  /** Too many of one's own are waiting or running. */
  TOO_MANY: params<{ limit: number }>(),
  /** More rows than one file may hold: to be asked for in parts. */
  TOO_LARGE: params<{ limit: number }>(),
  /** The duty under which it was asked for is over. */
  DUTY_OVER: params<object>(),
  JOB_UNKNOWN: params<{ id: string }>(),
});
