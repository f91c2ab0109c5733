import { defineErrors, params } from '#kernel';

export const signInErrors = defineErrors('SIGN_IN', {
  /** Name, password or code is wrong, the code was used before, or the account is locked or disabled: nobody is told which. */
  REFUSED: params<object>(),
  USERNAME_INVALID: params<{ username: string }>(),
  USERNAME_TAKEN: params<{ username: string }>(),
  PASSWORD_LENGTH: params<{ least: number; most: number }>(),
  PASSWORD_HOLDS_NAME: params<object>(),
  /** Unknown, used, replaced by a later one, or older than its three days. */
  INVITATION_INVALID: params<object>(),
  CODE_WRONG: params<object>(),
  ACCOUNT_UNKNOWN: params<{ accountId: string }>(),
  DUTY_NOT_HELD: params<{ dutyId: string }>(),
  DUTY_UNKNOWN: params<{ dutyId: string }>(),
  SESSION_UNKNOWN: params<{ sessionId: string }>(),
  CLIENT_TAKEN: params<{ clientId: string }>(),
  CLIENT_UNKNOWN: params<{ clientId: string }>(),
});
