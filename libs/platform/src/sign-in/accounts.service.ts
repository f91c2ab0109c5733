import { Injectable } from '@nestjs/common';
import { type Actor } from '../actor.js';
import { Keyring } from '../keys/keyring.js';
import { UnitOfWork } from '../unit-of-work.js';
import { checkUsername } from './account.store.js';
import { type Claim, Credentials } from './credentials.service.js';
import { checkPassword, hashPassword } from './password.js';
import { newSecondFactor, secondFactorUri } from './second-factor.js';
import { revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';

export interface NewAccount {
  /** Three to sixty-four of `a-z 0-9 . _ -`, beginning with a letter or digit. */
  readonly username: string;
  readonly fullName: string;
  readonly password: string;
}

/** Told once, to be handed to its holder. */
export interface SecondFactor {
  /** `otpauth://`, for an authenticator app. */
  readonly secondFactorUri: string;
}

/** Accounts of people. Every account has a second factor from the start. Whether `who` may do this is for the caller to ask. */
@Injectable()
export class Accounts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly keys: Keyring,
  ) {}

  /** @throws SIGN_IN.USERNAME_INVALID, SIGN_IN.USERNAME_TAKEN, SIGN_IN.PASSWORD_LENGTH, SIGN_IN.PASSWORD_HOLDS_NAME */
  async create(who: Actor, account: NewAccount): Promise<SecondFactor & { readonly id: string }> {
    const { username, fullName, password } = account;
    checkUsername(username);
    checkPassword(password, account);
    const [id, secret] = [crypto.randomUUID(), newSecondFactor()];
    const { keyId, locked } = this.keys.lock(secret, id);
    const passwordHash = await hashPassword(password);
    return this.uow.signIn(who, async (tx) => {
      const created = await tx.maybeOne(
        `INSERT INTO platform.account (id, username, full_name, password_hash, totp_key, totp_secret) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (username) DO NOTHING RETURNING id`,
        [id, username, fullName, passwordHash, keyId, locked],
      );
      if (!created) throw signInErrors.USERNAME_TAKEN({ username });
      await tx.audit('account.created', { kind: 'account', id }, { username });
      return { id, secondFactorUri: secondFactorUri(username, secret) };
    });
  }

  /**
   * Changes one's own password; ends every session of the account at once.
   * @throws SIGN_IN.REFUSED, SIGN_IN.PASSWORD_LENGTH, SIGN_IN.PASSWORD_HOLDS_NAME
   */
  changePassword(claim: Claim, password: string): Promise<void> {
    return this.credentials.prove(claim, async (tx, account) => {
      checkPassword(password, account);
      await tx.sql(`UPDATE platform.account SET password_hash = $2 WHERE id = $1`, [
        account.id,
        await hashPassword(password),
      ]);
      await revokeSessions(tx, 'account_id', account.id);
      await tx.audit('account.password-changed', { kind: 'account', id: account.id });
    });
  }
}
