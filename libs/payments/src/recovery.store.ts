import { type Vnd, vnd } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { writeEntry } from './journal.store.js';
import { paymentErrors } from './payment.errors.js';

export type RecoveryId = number;

/** What a payee owes for having been paid too much, in đồng. */
export interface Recovery {
  readonly id: RecoveryId;
  readonly programme: string;
  readonly personId: string;
  readonly unitId: number;
  readonly amount: Vnd;
  readonly recovered: Vnd;
  /** What two people have decided not to claim. */
  readonly waived: Vnd;
  /** Withheld from each run; absent until decided, and then only arrears are withheld. */
  readonly instalment: Vnd | undefined;
  readonly version: number;
}

type RecoveryRow = Omit<Recovery, 'amount' | 'recovered' | 'waived' | 'instalment'> & {
  amount: number;
  recovered: number;
  waived: number;
  instalment: number | null;
};

const columns = `id, programme, person_id AS "personId", unit_id AS "unitId", amount, recovered, waived, instalment, version`;

const readRecovery = (row: RecoveryRow): Recovery => ({
  ...row,
  amount: vnd(row.amount),
  recovered: vnd(row.recovered),
  waived: vnd(row.waived),
  instalment: row.instalment === null ? undefined : vnd(row.instalment),
});

/** Open debts of a programme by id, after `after`; at most `first`. */
export async function listRecoveries(
  tx: ReadTx,
  programme: string,
  page: { readonly after?: RecoveryId | undefined; readonly first: number },
): Promise<Recovery[]> {
  const rows = await tx.sql<RecoveryRow>(
    `SELECT ${columns} FROM payment.recovery WHERE programme = $1 AND recovered + waived < amount AND id > $2 ORDER BY id LIMIT $3`,
    [programme, page.after ?? 0, page.first],
  );
  return rows.map(readRecovery);
}

/** What is still claimed, in đồng. */
export const owedOf = ({ amount, recovered, waived }: Recovery): Vnd => vnd(amount - recovered - waived);

/** @throws PAYMENT.RECOVERY_NOT_FOUND */
export async function getRecovery(tx: ReadTx, id: RecoveryId): Promise<Recovery> {
  const row = await tx.maybeOne<RecoveryRow>(`SELECT ${columns} FROM payment.recovery WHERE id = $1`, [id]);
  if (!row) throw paymentErrors.RECOVERY_NOT_FOUND({ recoveryId: id });
  return readRecovery(row);
}

/** How a debt came about and what became of it, in order. */
export interface RecoveryMovement {
  readonly kind: 'overpaid' | 'withheld' | 'repaid' | 'waived' | 'restored';
  readonly amount: Vnd;
  /** The run that found or withheld it. */
  readonly runId: number | undefined;
  readonly actorId: string;
  readonly at: Date;
}

export async function listMovements(tx: ReadTx, id: RecoveryId): Promise<RecoveryMovement[]> {
  const rows = await tx.sql<Omit<RecoveryMovement, 'amount' | 'runId'> & { amount: number; runId: number | null }>(
    `SELECT kind, amount, run_id AS "runId", actor_id AS "actorId", at FROM payment.recovery_movement WHERE recovery_id = $1 ORDER BY id`,
    [id],
  );
  return rows.map((row) => ({ ...row, amount: vnd(row.amount), runId: row.runId ?? undefined }));
}

/** Takes a debt for change. @throws PAYMENT.RECOVERY_NOT_FOUND, PLATFORM.STALE */
export async function lockRecovery(tx: Tx, id: RecoveryId, version?: number): Promise<Recovery> {
  const row = await tx.maybeOne<RecoveryRow>(`SELECT ${columns} FROM payment.recovery WHERE id = $1 FOR UPDATE`, [id]);
  if (!row) throw paymentErrors.RECOVERY_NOT_FOUND({ recoveryId: id });
  if (version !== undefined && row.version !== version)
    throw platformErrors.STALE({ seen: version, current: row.version });
  return readRecovery(row);
}

/**
 * Fixes by decision what each run withholds of a debt.
 * @throws PAYMENT.RECOVERY_NOT_FOUND, PLATFORM.STALE
 */
export async function decideInstalment(
  tx: Tx,
  id: RecoveryId,
  decided: { readonly instalment: Vnd; readonly decisionId: string; readonly version: number },
): Promise<Recovery> {
  await lockRecovery(tx, id, decided.version);
  const row = await tx.one<RecoveryRow>(
    `UPDATE payment.recovery SET instalment = $2, decision_id = $3, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
    [id, decided.instalment, decided.decisionId],
  );
  await tx.audit('recovery.instalment', { kind: 'recovery', id: String(id) }, decided);
  return readRecovery(row);
}

/**
 * Money the payee brought back himself.
 * @throws PAYMENT.RECOVERY_EXCEEDED when it is more than what is owed, PAYMENT.RECOVERY_NOT_FOUND, PLATFORM.STALE
 */
export async function takeRepayment(
  tx: Tx,
  id: RecoveryId,
  repaid: { readonly amount: Vnd; readonly version: number },
): Promise<Recovery> {
  const before = await lockRecovery(tx, id, repaid.version);
  const owed = owedOf(before);
  if (repaid.amount > owed) throw paymentErrors.RECOVERY_EXCEEDED({ recoveryId: id, owed });
  const row = await tx.one<RecoveryRow>(
    `UPDATE payment.recovery SET recovered = recovered + $2, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
    [id, repaid.amount],
  );
  await tx.sql(`INSERT INTO payment.recovery_movement (recovery_id, kind, amount) VALUES ($1, 'repaid', $2)`, [
    id,
    repaid.amount,
  ]);
  await writeEntry(
    tx,
    { kind: 'repaid', programme: before.programme, recoveryId: id },
    `SELECT $1::int AS unit_id, 'cash' AS debit, 'receivable' AS credit, $2::bigint AS amount`,
    [before.unitId, repaid.amount],
  );
  await tx.audit('recovery.repaid', { kind: 'recovery', id: String(id) }, repaid);
  return readRecovery(row);
}
