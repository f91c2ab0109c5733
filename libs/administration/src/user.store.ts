import { type LegalDay } from '#kernel';
import {
  endDuty,
  grantDuty,
  type Invitation,
  inviteAccount,
  lockAccount,
  type NewDuty,
  type NewInvitedAccount,
  reinviteAccount,
  revokeSessions,
  type Tx,
  unlockAccount,
} from '#platform';
import { administrationErrors } from './administration.errors.js';
import { lockProposal, propose, settleProposal } from './proposal.store.js';
import { checkAgency, checkClearances, checkProgrammes, reachOf } from './reach.js';
import { checkRoles, isPowerful, type RoleBook } from './role-book.js';
import { getDuty, getUser, lockUser } from './user.reader.js';

/** What an act of administration has come to. */
export interface Done {
  readonly userId: string;
  /** It waits for a second person. */
  readonly proposalId?: string;
  /** Told once: not kept with the answer of the command. */
  readonly invitation?: Invitation;
}

interface OnUser {
  readonly userId: string;
  readonly reason: string;
}

/** @throws ADMINISTRATION.AGENCY_UNKNOWN, SIGN_IN.USERNAME_INVALID, SIGN_IN.USERNAME_TAKEN */
export async function inviteUser(tx: Tx, given: NewInvitedAccount & { readonly reason: string }): Promise<Done> {
  checkAgency(await reachOf(tx), given.agencyId);
  const { id, invitation } = await inviteAccount(tx, given, given.reason);
  return { userId: id, invitation };
}

/** @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN, SIGN_IN.ACCOUNT_UNKNOWN when it is locked already */
export async function lockUserAccount(tx: Tx, { userId, reason }: OnUser): Promise<Done> {
  await lockUser(tx, await reachOf(tx), userId);
  await lockAccount(tx, userId, reason);
  return { userId };
}

/** @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN */
export async function unlockUserAccount(tx: Tx, { userId, reason }: OnUser): Promise<Done> {
  await lockUser(tx, await reachOf(tx), userId);
  await unlockAccount(tx, userId, reason);
  return { userId };
}

/** @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN */
export async function endUserSessions(tx: Tx, { userId, reason }: OnUser): Promise<Done> {
  await lockUser(tx, await reachOf(tx), userId);
  const sessions = await revokeSessions(tx, 'account_id', userId);
  await tx.audit('account.signed-out', { kind: 'account', id: userId }, { sessions, reason });
  return { userId };
}

/**
 * New password and second factor for somebody, by invitation. Whoever holds it is that person from then on: for an account with one of
 * the most powerful roles it waits for a second administrator.
 * @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN
 */
export async function resetUser(tx: Tx, book: RoleBook, { userId, reason }: OnUser): Promise<Done> {
  await lockUser(tx, await reachOf(tx), userId);
  const duties = await tx.sql<{ roles: string[]; clearances: string[] }>(
    `SELECT roles, clearances FROM platform.duty WHERE account_id = $1 AND (upper_inf(in_force) OR upper(in_force) > platform.today())`,
    [userId],
  );
  if (duties.some((duty) => isPowerful(book, duty)))
    return { userId, proposalId: await propose(tx, userId, { act: 'reset-account', body: {} }, reason) };
  return { userId, invitation: await reinviteAccount(tx, userId, reason) };
}

/**
 * Gives a post; one of the most powerful roles or a clearance waits for a second administrator.
 * @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN, ADMINISTRATION.AGENCY_UNKNOWN,
 *   ADMINISTRATION.PROGRAMME_OUT_OF_REACH, ADMINISTRATION.ROLE_UNKNOWN
 */
export async function grantUserDuty(tx: Tx, book: RoleBook, duty: NewDuty, reason: string): Promise<Done> {
  const reach = await reachOf(tx);
  const { accountId: userId } = duty;
  if (userId === tx.who.id) throw administrationErrors.OWN_ACCOUNT({});
  await getUser(tx, reach, userId);
  checkAgency(reach, duty.agencyId);
  checkProgrammes(reach, duty.programmes);
  checkClearances(duty);
  checkRoles(book, duty.roles);
  return grantOrPropose(tx, book, duty, reason);
}

export async function grantOrPropose(
  tx: Tx,
  book: RoleBook,
  { accountId: userId, ...body }: NewDuty,
  reason: string,
): Promise<Done> {
  if (isPowerful(book, body))
    return { userId, proposalId: await propose(tx, userId, { act: 'grant-duty', body }, reason) };
  await grantDuty(tx, { accountId: userId, ...body }, reason);
  return { userId };
}

/** @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.DUTY_UNKNOWN, SIGN_IN.DUTY_UNKNOWN */
export async function endUserDuty(
  tx: Tx,
  given: { readonly dutyId: string; readonly until: LegalDay; readonly reason: string },
): Promise<Done> {
  const { userId } = await getDuty(tx, await reachOf(tx), given.dutyId);
  if (userId === tx.who.id) throw administrationErrors.OWN_ACCOUNT({});
  await endDuty(tx, given.dutyId, given.until, given.reason);
  return { userId };
}

/**
 * Carries out what another administrator, or the holder of a duty who is going away, has proposed. All is asked once more: rights
 * may have changed since.
 * @throws ADMINISTRATION.PROPOSAL_UNKNOWN, ADMINISTRATION.NEEDS_ANOTHER_PERSON, ADMINISTRATION.OWN_ACCOUNT
 */
export async function confirmProposal(
  tx: Tx,
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
): Promise<Done> {
  const proposal = await lockProposal(tx, await reachOf(tx), proposalId);
  const { userId } = proposal;
  if (proposal.proposedBy === tx.who.id) throw administrationErrors.NEEDS_ANOTHER_PERSON({ proposalId });
  if (userId === tx.who.id) throw administrationErrors.OWN_ACCOUNT({});
  await settleProposal(tx, proposal, 'confirmed', reason);
  if (proposal.act === 'reset-account') return { userId, invitation: await reinviteAccount(tx, userId, reason) };
  await grantDuty(tx, { ...proposal.body, accountId: userId }, proposal.reason);
  return { userId };
}

/** Turns a proposal down, or takes one's own back. @throws ADMINISTRATION.PROPOSAL_UNKNOWN */
export async function declineProposal(
  tx: Tx,
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
): Promise<Done> {
  const proposal = await lockProposal(tx, await reachOf(tx), proposalId);
  await settleProposal(tx, proposal, 'declined', reason);
  return { userId: proposal.userId };
}
