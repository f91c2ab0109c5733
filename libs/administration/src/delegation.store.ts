import { type LegalDay, range } from '#kernel';
import { endDuty, type Tx } from '#platform';
import { administrationErrors } from './administration.errors.js';
import { reachOf } from './reach.js';
import { type RoleBook } from './role-book.js';
import { getDuty, getOwnDuty, listColleagues, listOwnDelegations, lockUser, type UserDuty } from './user.reader.js';
import { type Done, grantOrPropose } from './user.store.js';

/** A duty handed to a colleague while its holder is away. */
export interface NewDelegation {
  readonly dutyId: string;
  /** The colleague. */
  readonly userId: string;
  /** All of the duty's when left out. */
  readonly roles?: readonly string[] | null;
  readonly programmes?: readonly string[] | null;
  readonly from: LegalDay;
  readonly until: LegalDay;
  readonly reason: string;
}

/**
 * Hands one's own duty to a colleague of the same agency.
 * @throws ADMINISTRATION.DUTY_UNKNOWN, ADMINISTRATION.NOT_A_COLLEAGUE, ADMINISTRATION.DELEGATION_TOO_WIDE, KERNEL.RANGE_EMPTY
 */
export async function delegateOwnDuty(tx: Tx, book: RoleBook, given: NewDelegation): Promise<Done> {
  const duty = await getOwnDuty(tx, given.dutyId);
  await checkColleague(tx, duty, given.userId);
  return delegate(tx, book, duty, given);
}

/**
 * Hands the duty of somebody who is away to a colleague of his.
 * @throws ADMINISTRATION.OWN_ACCOUNT for one's own and to oneself, ADMINISTRATION.USER_UNKNOWN, and as `delegateOwnDuty`
 */
export async function delegateUserDuty(tx: Tx, book: RoleBook, given: NewDelegation): Promise<Done> {
  const reach = await reachOf(tx);
  const duty = await getDuty(tx, reach, given.dutyId);
  for (const userId of [duty.userId, given.userId])
    if (userId === tx.who.id) throw administrationErrors.OWN_ACCOUNT({});
  await lockUser(tx, reach, given.userId);
  await checkColleague(tx, duty, given.userId);
  return delegate(tx, book, duty, given);
}

/** Ends a delegation of one's own duty from today on. @throws ADMINISTRATION.DUTY_UNKNOWN */
export async function takeBackDelegation(
  tx: Tx,
  { dutyId, reason }: { readonly dutyId: string; readonly reason: string },
): Promise<Done> {
  const delegated = (await listOwnDelegations(tx)).find(({ id }) => id === dutyId);
  if (!delegated) throw administrationErrors.DUTY_UNKNOWN({ dutyId });
  await endDuty(tx, dutyId, tx.today, reason);
  return { userId: delegated.userId };
}

async function checkColleague(tx: Tx, { agencyId, userId: holder }: UserDuty, userId: string): Promise<void> {
  const colleagues = await listColleagues(tx, agencyId);
  if (userId === holder || !colleagues.some(({ id }) => id === userId))
    throw administrationErrors.NOT_A_COLLEAGUE({ userId });
}

function delegate(tx: Tx, book: RoleBook, duty: UserDuty, given: NewDelegation): Promise<Done> {
  const { from, until } = given;
  const roles = given.roles ?? duty.roles;
  const programmes = given.programmes ?? duty.programmes;
  const isNarrower =
    duty.delegatedFrom === null &&
    roles.every((role) => duty.roles.includes(role)) &&
    programmes.every((programme) => duty.programmes.includes(programme)) &&
    from >= duty.from &&
    (duty.until === null || until <= duty.until);
  if (!isNarrower) throw administrationErrors.DELEGATION_TOO_WIDE({});
  const { id: delegatedFrom, agencyId, title } = duty;
  const clearances = duty.clearances.filter((each) => programmes.some((programme) => each.startsWith(programme)));
  return grantOrPropose(
    tx,
    book,
    {
      accountId: given.userId,
      agencyId,
      title,
      roles,
      programmes,
      clearances,
      inForce: range(from, until),
      delegatedFrom,
    },
    given.reason,
  );
}
