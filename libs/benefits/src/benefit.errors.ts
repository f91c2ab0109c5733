import { defineErrors, params } from '#kernel';

export const benefitErrors = defineErrors('BENEFIT', {
  CHAIN_NOT_FOUND: params<{ chainId: number }>(),
  PERSON_NOT_FOUND: params<{ personId: string }>(),
  HOLD_NOT_FOUND: params<{ holdId: number }>(),
  OUT_OF_SCOPE: params<{ unitId: number; programme: string }>(),
  PAYEE_UNRELATED: params<object>(),
  /** No holder, a channel that there is not, or a bank without its account. */
  PAYEE_INCOMPLETE: params<{ channel: string | null }>(),
  /** Two benefits meet in a month of which the law lets a person draw one alone. */
  OVERLAP: params<{ benefit: string; other: string; month: string; article: string }>(),
  RATE_KEY_UNKNOWN: params<{ table: string; key: string }>(),
  RATE_NOT_POSITIVE: params<{ value: string }>(),
  RATE_NOT_FOUND: params<{ rateId: number }>(),
  RATE_OUT_OF_SCOPE: params<{ table: string }>(),
  RATE_ALREADY_PUBLISHED: params<{ rateId: number }>(),
  RATE_SAME_PERSON: params<{ rateId: number } | { operationId: number }>(),
  OPERATION_NOT_FOUND: params<{ operationId: number }>(),
  OPERATION_ALREADY_UNDONE: params<{ operationId: number }>(),
  OPERATION_OVERTAKEN: params<{ operationId: number; by: number }>(),
});
