import { defineErrors, params } from '#kernel';

export const payFileErrors = defineErrors('PAY_FILE', {
  /** Orders and returned money do not come to what the books say is payable: nothing may leave. */
  TOTAL_MOVED: params<{ runId: number; books: number; orders: number }>(),
  /** An order that the format cannot carry: an account too long, a name without a letter the bank can read. */
  ORDER_UNFIT: params<{ orderId: number; format: string; field: string }>(),
  ANSWER_UNREADABLE: params<object>(),
  /** Headings that are missing of the list it comes nearest to, and what stands there that is not of it. */
  NOT_THE_TEMPLATE: params<{ missing: readonly string[]; unknown: readonly string[] }>(),
  ANSWER_EMPTY: params<object>(),
  ANSWER_FAULTY: params<{ faults: number }>(),
});
