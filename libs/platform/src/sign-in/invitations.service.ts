import { Injectable } from '@nestjs/common';
import { systemActor } from '../actor.js';
import { type Tx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import { actorWithoutRights } from './credentials.service.js';
import { checkPassword, hashPassword } from './password.js';
import { secondFactorUri, stepOfCode } from './second-factor.js';
import { type OpenedSession, openWorkday } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';
import { hashOfToken } from './token.js';

/** What its holder sees of an invitation. */
export interface OpenInvitation {
  readonly username: string;
  readonly fullName: string;
  /** `otpauth://`, for an authenticator app. */
  readonly secondFactorUri: string;
}

interface InvitationRow {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly secret: string;
}

/** How people take up their accounts: with what they were handed they set a password, and show that their phone has the second factor. */
@Injectable()
export class Invitations {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws SIGN_IN.INVITATION_INVALID for one that is unknown, used, replaced or over. */
  open(token: string): Promise<OpenInvitation> {
    return this.uow.signIn(systemActor('sign-in'), async (tx) => {
      const { username, fullName, secret } = await getInvitation(tx, token);
      return { username, fullName, secondFactorUri: secondFactorUri(username, secret) };
    });
  }

  /**
   * Sets password and second factor, and signs in with them: nobody waits half a minute for the next code.
   * @throws SIGN_IN.INVITATION_INVALID, SIGN_IN.CODE_WRONG, SIGN_IN.PASSWORD_LENGTH, SIGN_IN.PASSWORD_HOLDS_NAME
   */
  async accept(token: string, password: string, code: string): Promise<OpenedSession> {
    const invited = await this.uow.signIn(systemActor('sign-in'), (tx) => getInvitation(tx, token));
    checkPassword(password, invited);
    const passwordHash = await hashPassword(password);
    return this.uow.signIn(actorWithoutRights('staff', invited.accountId, invited.fullName), async (tx) => {
      const { accountId, secret } = await getInvitation(tx, token);
      const step = stepOfCode(secret, code, tx.now);
      if (step === undefined) throw signInErrors.CODE_WRONG({});
      await tx.sql(
        `WITH used AS (UPDATE platform.invitation SET closed_at = platform.clock() WHERE token_hash = $1)
         UPDATE platform.account SET password_hash = $3, totp_secret = $4, totp_last_step = $5 WHERE id = $2`,
        [hashOfToken(token), accountId, passwordHash, secret, step],
      );
      await tx.audit('account.taken-up', { kind: 'account', id: accountId });
      return openWorkday(tx, accountId);
    });
  }
}

/** Locks it: of two that use it at once, one finds it closed. */
async function getInvitation(tx: Tx, token: string): Promise<InvitationRow> {
  const found = await tx.maybeOne<InvitationRow>(
    `SELECT i.account_id AS "accountId", a.username, a.full_name AS "fullName", i.totp_secret AS secret
     FROM platform.invitation i JOIN platform.account a ON a.id = i.account_id
     WHERE i.token_hash = $1 AND i.closed_at IS NULL AND i.expires_at > platform.clock() AND a.disabled_at IS NULL
     FOR UPDATE OF i`,
    [hashOfToken(token)],
  );
  if (!found) throw signInErrors.INVITATION_INVALID({});
  return found;
}
