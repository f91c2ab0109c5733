import { type Vnd, vnd } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { writeEntry } from './journal.store.js';
import { paymentErrors } from './payment.errors.js';
import { lockRecovery, owedOf, type Recovery, type RecoveryId } from './recovery.store.js';

export type WaiverId = number;

/** A proposal not to claim what a payee owes. */
export interface Waiver {
  readonly id: WaiverId;
  readonly recoveryId: RecoveryId;
  readonly amount: Vnd;
  /** In the words of whoever proposed it. */
  readonly reason: string;
  /** Of the law or decision that allows it. */
  readonly article: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Absent while it waits for a second person. */
  readonly outcome: 'approved' | 'declined' | undefined;
  readonly decidedBy: string | undefined;
  readonly decidedBecause: string | undefined;
}

export type NewWaiver = Pick<Waiver, 'recoveryId' | 'amount' | 'reason' | 'article'> & {
  /** Of the debt, as it was seen. */
  readonly version: number;
};

type WaiverRow = Omit<Waiver, 'amount' | 'outcome' | 'decidedBy' | 'decidedBecause'> & {
  amount: number;
  outcome: 'approved' | 'declined' | null;
  decidedBy: string | null;
  decidedBecause: string | null;
};

const columns = `id, recovery_id AS "recoveryId", amount, reason, article, proposed_by AS "proposedBy", proposed_at AS "proposedAt",
  outcome, decided_by AS "decidedBy", decided_because AS "decidedBecause"`;

const readWaiver = (row: WaiverRow): Waiver => ({
  ...row,
  amount: vnd(row.amount),
  outcome: row.outcome ?? undefined,
  decidedBy: row.decidedBy ?? undefined,
  decidedBecause: row.decidedBecause ?? undefined,
});

/** Every proposal on a debt, in order. */
export const listWaivers = async (tx: ReadTx, recoveryId: RecoveryId): Promise<Waiver[]> =>
  (
    await tx.sql<WaiverRow>(`SELECT ${columns} FROM payment.waiver WHERE recovery_id = $1 ORDER BY id`, [recoveryId])
  ).map(readWaiver);

/**
 * Proposes not to claim a debt, or a part of it; without effect until another person approves.
 * @throws PAYMENT.RECOVERY_NOT_FOUND, PAYMENT.RECOVERY_EXCEEDED, PAYMENT.WAIVER_WAITING, PLATFORM.STALE
 */
export async function proposeWaiver(tx: Tx, given: NewWaiver): Promise<Waiver> {
  const { recoveryId, amount, reason, article } = given;
  const owed = owedOf(await lockRecovery(tx, recoveryId, given.version));
  if (amount > owed) throw paymentErrors.RECOVERY_EXCEEDED({ recoveryId, owed });
  const row = await tx.maybeOne<WaiverRow>(
    `INSERT INTO payment.waiver (recovery_id, amount, reason, article) VALUES ($1, $2, $3, $4)
     ON CONFLICT (recovery_id) WHERE outcome IS NULL DO NOTHING RETURNING ${columns}`,
    [recoveryId, amount, reason, article],
  );
  if (!row) throw paymentErrors.WAIVER_WAITING({ recoveryId });
  await tx.audit('recovery.waiver-proposed', subject(recoveryId), { waiverId: row.id, amount, reason, article });
  return readWaiver(row);
}

/**
 * The claim is given up: another person's act than the proposal. What was withheld or repaid since may have left less than it says.
 * @throws PAYMENT.WAIVER_NOT_FOUND, PAYMENT.WAIVER_DECIDED, PAYMENT.WAIVER_SAME_PERSON, PAYMENT.RECOVERY_EXCEEDED
 */
export async function approveWaiver(tx: Tx, id: WaiverId): Promise<Waiver> {
  const { waiver, debt } = await lockWaiting(tx, id);
  const { recoveryId, amount, proposedBy } = waiver;
  if (proposedBy === tx.who.id) throw paymentErrors.WAIVER_SAME_PERSON({ waiverId: id });
  const owed = owedOf(debt);
  if (amount > owed) throw paymentErrors.RECOVERY_EXCEEDED({ recoveryId, owed });
  await tx.sql(
    `WITH moved AS (INSERT INTO payment.recovery_movement (recovery_id, kind, amount) VALUES ($1, 'waived', $2))
     UPDATE payment.recovery SET waived = waived + $2, version = version + 1 WHERE id = $1`,
    [recoveryId, amount],
  );
  await writeEntry(
    tx,
    { kind: 'waived', programme: debt.programme, recoveryId },
    `SELECT $1::int AS unit_id, 'written-off' AS debit, 'receivable' AS credit, $2::bigint AS amount`,
    [debt.unitId, amount],
  );
  await tx.audit('recovery.waived', subject(recoveryId), { waiverId: id, amount });
  return settle(tx, id, 'approved', null);
}

/**
 * Turns a proposal down, or takes one's own back; the debt stays.
 * @throws PAYMENT.WAIVER_NOT_FOUND, PAYMENT.WAIVER_DECIDED
 */
export async function declineWaiver(tx: Tx, id: WaiverId, reason: string): Promise<Waiver> {
  const { recoveryId } = (await lockWaiting(tx, id)).waiver;
  await tx.audit('recovery.waiver-declined', subject(recoveryId), { waiverId: id, reason });
  return settle(tx, id, 'declined', reason);
}

const subject = (recoveryId: RecoveryId) => ({ kind: 'recovery', id: String(recoveryId) });

/** Whoever changes a waiver holds its debt. */
async function lockWaiting(tx: Tx, id: WaiverId): Promise<{ readonly waiver: Waiver; readonly debt: Recovery }> {
  const found = await tx.maybeOne<{ recoveryId: RecoveryId }>(
    `SELECT recovery_id AS "recoveryId" FROM payment.waiver WHERE id = $1`,
    [id],
  );
  if (!found) throw paymentErrors.WAIVER_NOT_FOUND({ waiverId: id });
  const debt = await lockRecovery(tx, found.recoveryId);
  const waiver = readWaiver(await tx.one<WaiverRow>(`SELECT ${columns} FROM payment.waiver WHERE id = $1`, [id]));
  if (waiver.outcome) throw paymentErrors.WAIVER_DECIDED({ waiverId: id, outcome: waiver.outcome });
  return { waiver, debt };
}

const settle = async (
  tx: Tx,
  id: WaiverId,
  outcome: 'approved' | 'declined',
  because: string | null,
): Promise<Waiver> =>
  readWaiver(
    await tx.one<WaiverRow>(
      `UPDATE payment.waiver SET outcome = $2, decided_by = platform.actor(), decided_at = platform.clock(), decided_because = $3
        WHERE id = $1 RETURNING ${columns}`,
      [id, outcome, because],
    ),
  );
