import { defineErrors, params } from '#kernel';

export const paymentErrors = defineErrors('PAYMENT', {
  RUN_NOT_FOUND: params<{ runId: number }>(),
  RUN_STATE: params<{ runId: number; state: string; wanted: string }>(),
  RUN_UNFINISHED: params<{ programme: string }>(),
  RUN_MONTH_PASSED: params<{ programme: string; month: string; covered: string }>(),
  RUN_OUT_OF_AREA: params<{ runId: number }>(),
  RUN_SAME_PERSON: params<{ runId: number }>(),
  RUN_MOVED: params<{ runId: number; approved: RunControlParams; found: RunControlParams }>(),
  RUN_UNPRICED: params<{ runId: number; lines: number }>(),
  /** People are due benefits of which the law lets them draw one alone. */
  RUN_CONFLICTS: params<{ runId: number; lines: number }>(),
  RATE_MISSING: params<{ programme: string; month: string }>(),
  ORDERS_PENDING: params<{ runId: number; orders: number }>(),
  ORDER_NOT_FOUND: params<{ orderIds: readonly number[] }>(),
  ORDER_SETTLED: params<{ orderIds: readonly number[] }>(),
  RECOVERY_NOT_FOUND: params<{ recoveryId: number }>(),
  WAIVER_NOT_FOUND: params<{ waiverId: number }>(),
  /** Another proposal on the same debt waits for a second person. */
  WAIVER_WAITING: params<{ recoveryId: number }>(),
  WAIVER_DECIDED: params<{ waiverId: number; outcome: string }>(),
  WAIVER_SAME_PERSON: params<{ waiverId: number }>(),
  RECOVERY_EXCEEDED: params<{ recoveryId: number; owed: number }>(),
});

interface RunControlParams {
  readonly lines: number;
  readonly total: number;
}
