import { type LegalMonth, monthAt, monthIndex } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { paymentErrors } from './payment.errors.js';
import {
  readRun,
  type Run,
  runColumns,
  type RunControl,
  type RunId,
  type RunRow,
  type RunState,
  runTransitions,
} from './run.js';

/** The last month a programme was run for; absent before its first run. */
export async function findCoveredMonth(tx: ReadTx, programme: string): Promise<LegalMonth | undefined> {
  const row = await tx.one<{ month: number | null }>(
    `SELECT max(month) AS month FROM payment.run WHERE programme = $1 AND posted_at IS NOT NULL`,
    [programme],
  );
  return row.month === null ? undefined : monthAt(row.month);
}

/**
 * Opens a run for a month: the next one, or the one run last once more (a supplementary run).
 * @throws PAYMENT.RUN_MONTH_PASSED, PAYMENT.RUN_UNFINISHED while another run of the programme is not posted.
 */
export async function openRun(tx: Tx, programme: string, month: LegalMonth): Promise<Run> {
  const covered = await findCoveredMonth(tx, programme);
  if (covered !== undefined && month < covered) throw paymentErrors.RUN_MONTH_PASSED({ programme, month, covered });
  const [row] = await tx.sql<RunRow>(
    `INSERT INTO payment.run (programme, month, seq)
     SELECT $1, $2, coalesce(max(seq), 0) + 1 FROM payment.run WHERE programme = $1
         ON CONFLICT DO NOTHING RETURNING ${runColumns}`,
    [programme, monthIndex(month)],
  );
  if (!row) throw paymentErrors.RUN_UNFINISHED({ programme });
  await tx.audit('pay-run.opened', { kind: 'pay-run', id: String(row.id) }, { programme, month });
  return readRun(row);
}

/** @throws PAYMENT.RUN_NOT_FOUND */
export async function getRun(tx: ReadTx, id: RunId): Promise<Run> {
  const row = await tx.maybeOne<RunRow>(`SELECT ${runColumns} FROM payment.run WHERE id = $1`, [id]);
  if (!row) throw paymentErrors.RUN_NOT_FOUND({ runId: id });
  return readRun(row);
}

/** A programme's runs, latest first. */
export async function listRuns(tx: ReadTx, programme: string, first = 50): Promise<Run[]> {
  const rows = await tx.sql<RunRow>(
    `SELECT ${runColumns} FROM payment.run WHERE programme = $1 ORDER BY seq DESC LIMIT $2`,
    [programme, first],
  );
  return rows.map(readRun);
}

/**
 * Holds a run for a change of its state by this transaction.
 * @param version the version the caller has seen.
 * @throws PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE
 */
export async function lockRun(tx: Tx, id: RunId, version?: number): Promise<Run> {
  const row = await tx.maybeOne<RunRow>(`SELECT ${runColumns} FROM payment.run WHERE id = $1 FOR UPDATE`, [id]);
  if (!row) throw paymentErrors.RUN_NOT_FOUND({ runId: id });
  if (version !== undefined && version !== row.version)
    throw platformErrors.STALE({ seen: version, current: row.version });
  return readRun(row);
}

/**
 * Holds a run for an act on the whole of it.
 * @throws PAYMENT.RUN_OUT_OF_AREA when the caller's area holds only a part, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE
 */
export async function lockWholeRun(tx: Tx, id: RunId, version: number): Promise<Run> {
  const run = await lockRun(tx, id, version);
  const { whole } = await tx.one<{ whole: boolean }>(`SELECT payment.is_whole($1) AS whole`, [id]);
  if (!whole) throw paymentErrors.RUN_OUT_OF_AREA({ runId: id });
  return run;
}

/** @throws PAYMENT.RUN_STATE unless `run` may go to `state`. */
export function checkTransition(run: Run, state: RunState): void {
  const allowed: readonly RunState[] = runTransitions[run.state];
  if (!allowed.includes(state)) throw paymentErrors.RUN_STATE({ runId: run.id, state: run.state, wanted: state });
}

export interface RunChange {
  readonly control?: RunControl;
  readonly unpriced?: number;
  readonly conflicts?: number;
  /** `null` takes the name away. */
  readonly preparedBy?: string | null;
  readonly approvedBy?: string | null;
}

/** Moves a run to a state, with its audit entry. @throws PAYMENT.RUN_STATE */
export async function moveRun(tx: Tx, run: Run, state: RunState, change: RunChange = {}): Promise<Run> {
  checkTransition(run, state);
  const control = change.control ?? run.control;
  const person = (given: string | null | undefined, stood: string | undefined) =>
    given === undefined ? (stood ?? null) : given;
  const row = await tx.one<RunRow>(
    `UPDATE payment.run SET state = $2, version = version + 1, lines = $3, total = $4, hash = $5, unpriced = $6,
            prepared_by = $7, approved_by = $8, conflicts = $9, posted_at = CASE WHEN $2 = 'posted' THEN platform.clock() ELSE posted_at END
      WHERE id = $1 RETURNING ${runColumns}`,
    [
      run.id,
      state,
      control?.lines ?? null,
      control?.total ?? null,
      control?.hash ?? null,
      change.unpriced ?? run.unpriced,
      person(change.preparedBy, run.preparedBy),
      person(change.approvedBy, run.approvedBy),
      change.conflicts ?? run.conflicts,
    ],
  );
  await tx.audit(`pay-run.${state}`, { kind: 'pay-run', id: String(run.id) }, { from: run.state, control });
  await tx.emit({
    type: `payments.run-${state}`,
    payload: { runId: run.id, programme: run.programme, month: run.month },
  });
  return readRun(row);
}
