import { held, rateNow, seeMarks } from '#benefits';
import { type LegalMonth, monthAt, type Vnd, vnd } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { noteConflicts } from './conflict.store.js';
import { controlOfPreview, previewBack, previewFresh, previewSkipped, unpricedLines } from './preview.sql.js';
import { type Run, type RunId } from './run.js';
import { checkTransition, getRun, lockRun, moveRun } from './run.store.js';
import { collectChanges, openBackMonth, openMonth } from './run.work.js';

/** Name of the job that previews a run: `{ runId, version }`. */
export const previewRunJob = 'payments.preview-run';

/**
 * Computes what a run would post, without posting: sums by month, unit and cause, and the control that approval and
 * posting hold it to. The ledger is only read. Needs the system's role; may be done again until the run is frozen.
 * @param askedFor the version the preview was asked for: a run that has moved on since stays as it is, so the job may come twice.
 * @throws PAYMENT.RUN_STATE
 */
export async function previewRun(tx: Tx, runId: RunId, askedFor?: number): Promise<Run> {
  const run = await lockRun(tx, runId);
  if (askedFor !== undefined && run.version !== askedFor) return run;
  checkTransition(run, 'previewed');
  await tx.sql(`DELETE FROM payment.run_preview WHERE run_id = $1`, [runId]);
  const { covered, back, fresh } = await collectChanges(tx, run, seeMarks);
  for (const month of back) {
    if (await openBackMonth(tx, month)) await tx.sql(previewBack(month.at), [run.programme, runId]);
  }
  for (const at of fresh) {
    await openMonth(tx, at);
    if (at < run.month) await tx.sql(previewSkipped(at), [run.programme, runId]);
    else await previewOwnMonth(tx, run, covered);
  }
  const { unpriced, ...control } = await tx.one<{ lines: number; total: number; hash: string; unpriced: number }>(
    controlOfPreview,
    [runId],
  );
  const conflicts = await noteConflicts(tx, run);
  return moveRun(tx, run, 'previewed', { control: { ...control, total: vnd(control.total) }, unpriced, conflicts });
}

async function previewOwnMonth(tx: Tx, run: Run, covered: LegalMonth): Promise<void> {
  const runs = await tx.one<{ ids: number[] | null }>(
    `SELECT array_agg(id) AS ids FROM payment.run WHERE programme = $1 AND posted_at IS NOT NULL`,
    [run.programme],
  );
  await tx.sql(`CREATE TEMP TABLE held_before ON COMMIT DROP AS ${held(covered)}`);
  await tx.sql(previewFresh(run.month, covered), [run.programme, run.id, runs.ids ?? []]);
}

export const runCauses = [
  'unchanged',
  'new',
  'resumed',
  'rate',
  'changed',
  'death',
  'suspended',
  'stopped',
  'arrears',
  'recovery',
  'unpriced',
] as const;

/** Why the money of a run differs from that of the month run last. */
export type RunCause = (typeof runCauses)[number];

export interface PreviewRow {
  readonly month: LegalMonth;
  readonly unitId: number;
  readonly cause: RunCause;
  readonly chains: number;
  /** What the run would post, đồng. */
  readonly amount: Vnd;
  /** Against the month run last, đồng. */
  readonly change: Vnd;
}

type PreviewColumns = {
  month: number;
  unit_id: number;
  cause: RunCause;
  chains: number;
  amount: number;
  change: number;
};

/** The last preview of a run, as far as the reader's area goes. @throws PAYMENT.RUN_NOT_FOUND */
export async function listPreview(tx: ReadTx, runId: RunId): Promise<PreviewRow[]> {
  await getRun(tx, runId);
  const rows = await tx.sql<PreviewColumns>(
    `SELECT for_month AS month, unit_id, cause, chains, amount, change FROM payment.run_preview
      WHERE run_id = $1 ORDER BY for_month, unit_id, cause`,
    [runId],
  );
  return rows.map((row) => ({
    month: monthAt(row.month),
    unitId: row.unit_id,
    cause: row.cause,
    chains: row.chains,
    amount: vnd(row.amount),
    change: vnd(row.change),
  }));
}

/** The way from the month run last to this run: `before + Σ change of the steps = total`, to the đồng. */
export interface RunBridge {
  /** Posted for the month run last, all its runs together. */
  readonly before: Vnd;
  readonly steps: readonly { readonly cause: RunCause; readonly chains: number; readonly change: Vnd }[];
  readonly total: Vnd;
}

/** @throws PAYMENT.RUN_NOT_FOUND */
export async function bridgeOf(tx: ReadTx, runId: RunId): Promise<RunBridge> {
  await getRun(tx, runId);
  const steps = await tx.sql<{ cause: RunCause; chains: number; change: number; amount: number }>(
    `SELECT cause, sum(chains)::bigint AS chains, sum(change)::bigint AS change, sum(amount)::bigint AS amount
       FROM payment.run_preview WHERE run_id = $1 GROUP BY cause ORDER BY cause`,
    [runId],
  );
  const total = steps.reduce((sum, step) => sum + step.amount, 0);
  const changed = steps.reduce((sum, step) => sum + step.change, 0);
  return {
    before: vnd(total - changed),
    steps: steps.map(({ cause, chains, change }) => ({ cause, chains, change: vnd(change) })),
    total: vnd(total),
  };
}

export interface UnpricedLine {
  readonly chainId: number;
  readonly table: string;
  readonly key: string;
  readonly unitId: number;
}

/** Lines of a programme due in a month for which the rate book has no value: at most `first`. */
export async function listUnpriced(
  tx: ReadTx,
  programme: string,
  month: LegalMonth,
  first = 100,
): Promise<UnpricedLine[]> {
  const rows = await tx.sql<{ chain_id: number; table_code: string; key: string; unit_id: number }>(
    `WITH rate_now AS MATERIALIZED (${rateNow(month)}), held AS MATERIALIZED (${held(month)}) ${unpricedLines(month)}`,
    [programme, first],
  );
  return rows.map((row) => ({ chainId: row.chain_id, table: row.table_code, key: row.key, unitId: row.unit_id }));
}
