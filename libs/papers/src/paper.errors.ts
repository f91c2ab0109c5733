import { defineErrors, type LegalDay, params } from '#kernel';

export const paperErrors = defineErrors('PAPER', {
  /** The case is not where such a slip is written: nothing was asked for, refused, or late. */
  NOT_DUE: params<{ paper: string }>(),
  /** A new day is promised after today, and within two months. */
  DAY_NOT_PROMISED: params<{ earliest: LegalDay; latest: LegalDay }>(),
  /** No paper bears the code: mistyped, or forged. */
  CODE_UNKNOWN: params<object>(),
});
