import { type LegalDay, type Range } from '#kernel';
import { type Tx } from '../tx.js';
import { revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';

export interface NewDuty {
  readonly accountId: string;
  readonly agencyId: number;
  readonly title: string;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  /** Sealed programmes and parts that it opens; none where absent. */
  readonly clearances?: readonly string[];
  readonly inForce: Range<LegalDay>;
  /** The duty of the colleague in whose place it is held: it then never gives more than that one gives on the day. */
  readonly delegatedFrom?: string;
}

/** Gives a post to somebody. Whether `tx.who` may do this is for the caller to ask. @returns the duty's id. */
export async function grantDuty(tx: Tx, duty: NewDuty, reason: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO platform.duty (account_id, agency_id, title, roles, programmes, in_force, delegated_from, clearances)
     VALUES ($1, $2, $3, $4, $5, daterange($6, $7), $8, $9) RETURNING id`,
    [
      duty.accountId,
      duty.agencyId,
      duty.title,
      duty.roles,
      duty.programmes,
      duty.inForce.from,
      duty.inForce.until ?? null,
      duty.delegatedFrom ?? null,
      duty.clearances ?? [],
    ],
  );
  await tx.audit('duty.granted', { kind: 'duty', id }, { ...duty, reason });
  return id;
}

/**
 * Ends a duty on the first day it is no longer held, with those held in its holder's place; whoever acts under one of them is signed
 * out at once. One that has not begun before today may be taken back as if never given.
 * @throws SIGN_IN.DUTY_UNKNOWN when there is none that began before that day.
 */
export async function endDuty(tx: Tx, dutyId: string, until: LegalDay, reason: string): Promise<void> {
  const ended = await tx.maybeOne(
    `UPDATE platform.duty SET in_force = daterange(lower(in_force), least(upper(in_force), greatest(lower(in_force), $2::date)))
     WHERE id = $1 AND (lower(in_force) < $2 OR lower(in_force) >= platform.today()) RETURNING id`,
    [dutyId, until],
  );
  if (!ended) throw signInErrors.DUTY_UNKNOWN({ dutyId });
  const delegated = await tx.sql<{ id: string }>(`SELECT id FROM platform.duty WHERE delegated_from = $1`, [dutyId]);
  for (const { id } of [{ id: dutyId }, ...delegated]) await revokeSessions(tx, 'duty_id', id);
  await tx.audit('duty.ended', { kind: 'duty', id: dutyId }, { until, reason });
}
