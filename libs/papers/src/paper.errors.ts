import { defineErrors, params } from '#kernel';

export const paperErrors = defineErrors('PAPER', {
  /** No paper bears the code: mistyped, or forged. */
  CODE_UNKNOWN: params<object>(),
});
