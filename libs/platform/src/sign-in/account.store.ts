import { type Tx } from '../tx.js';
import { revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';
import { hashOfToken, newToken } from './token.js';

const hoursOfInvitation = 72;

export interface NewInvitedAccount {
  /** Three to sixty-four of `a-z 0-9 . _ -`, beginning with a letter or digit. */
  readonly username: string;
  readonly fullName: string;
  /** Whose staff it is. */
  readonly agencyId: number;
}

/** Told once, to be handed to whom it is for; good for one use within 72 hours. */
export interface Invitation {
  readonly token: string;
  readonly expiresAt: Date;
}

/** @throws SIGN_IN.USERNAME_INVALID */
export function checkUsername(username: string): void {
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(username)) throw signInErrors.USERNAME_INVALID({ username });
}

/**
 * An account whose holder sets the password and the second factor himself, with an invitation.
 * @throws SIGN_IN.USERNAME_INVALID, SIGN_IN.USERNAME_TAKEN
 */
export async function inviteAccount(
  tx: Tx,
  { username, fullName, agencyId }: NewInvitedAccount,
  reason: string,
): Promise<{ readonly id: string; readonly invitation: Invitation }> {
  checkUsername(username);
  const created = await tx.maybeOne<{ id: string }>(
    `INSERT INTO platform.account (username, full_name, agency_id) VALUES ($1, $2, $3)
     ON CONFLICT (username) DO NOTHING RETURNING id`,
    [username, fullName, agencyId],
  );
  if (!created) throw signInErrors.USERNAME_TAKEN({ username });
  await tx.audit('account.invited', { kind: 'account', id: created.id }, { username, agencyId, reason });
  return { id: created.id, invitation: await makeInvitation(tx, created.id) };
}

/**
 * For a lost phone or a forgotten password: neither opens anything any more, every session ends, and both are set anew with an
 * invitation.
 * @throws SIGN_IN.ACCOUNT_UNKNOWN
 */
export async function reinviteAccount(tx: Tx, accountId: string, reason: string): Promise<Invitation> {
  const reset = await tx.maybeOne(
    `UPDATE platform.account SET password_hash = NULL, totp_key = NULL, totp_secret = NULL, failed_attempts = 0, locked_until = NULL
     WHERE id = $1 RETURNING id`,
    [accountId],
  );
  if (!reset) throw signInErrors.ACCOUNT_UNKNOWN({ accountId });
  await revokeSessions(tx, 'account_id', accountId);
  await tx.audit('account.reset', { kind: 'account', id: accountId }, { reason });
  return makeInvitation(tx, accountId);
}

async function makeInvitation(tx: Tx, accountId: string): Promise<Invitation> {
  await tx.sql(
    `UPDATE platform.invitation SET closed_at = platform.clock() WHERE account_id = $1 AND closed_at IS NULL`,
    [accountId],
  );
  const token = newToken();
  const { expiresAt } = await tx.one<{ expiresAt: Date }>(
    `INSERT INTO platform.invitation (token_hash, account_id, expires_at)
     VALUES ($1, $2, platform.clock() + $3::int * interval '1 hour') RETURNING expires_at AS "expiresAt"`,
    [hashOfToken(token), accountId, hoursOfInvitation],
  );
  return { token, expiresAt };
}

/** Shuts an account and its sessions at once, until it is unlocked. @throws SIGN_IN.ACCOUNT_UNKNOWN when it is not open. */
export async function lockAccount(tx: Tx, accountId: string, reason: string): Promise<void> {
  const locked = await tx.maybeOne(
    `UPDATE platform.account SET disabled_at = platform.clock() WHERE id = $1 AND disabled_at IS NULL RETURNING id`,
    [accountId],
  );
  if (!locked) throw signInErrors.ACCOUNT_UNKNOWN({ accountId });
  await revokeSessions(tx, 'account_id', accountId);
  await tx.audit('account.locked', { kind: 'account', id: accountId }, { reason });
}

/** Opens an account again, and forgets its failed attempts. @throws SIGN_IN.ACCOUNT_UNKNOWN */
export async function unlockAccount(tx: Tx, accountId: string, reason: string): Promise<void> {
  const unlocked = await tx.maybeOne(
    `UPDATE platform.account SET disabled_at = NULL, failed_attempts = 0, locked_until = NULL WHERE id = $1 RETURNING id`,
    [accountId],
  );
  if (!unlocked) throw signInErrors.ACCOUNT_UNKNOWN({ accountId });
  await tx.audit('account.unlocked', { kind: 'account', id: accountId }, { reason });
}
