import { takeMarks } from '#benefits';
import { AnSinhError, type LegalMonth, monthIndex, type Vnd, vnd } from '#kernel';
import { type Actor, type Tx, type UnitOfWork } from '#platform';
import { refuseConflicts } from './conflict.store.js';
import { writeEntry } from './journal.store.js';
import { makeOrdersJob } from './order.store.js';
import { paymentErrors } from './payment.errors.js';
import { type Run, type RunControl, type RunId } from './run.js';
import { backMonth, controlOfPostings, lockRuns, newMonth, post } from './run.sql.js';
import { lockRun, moveRun } from './run.store.js';
import { collectChanges, openBackMonth, openMonth } from './run.work.js';

/** Name of the job that posts an approved run: `{ runId }`. */
export const postRunJob = 'payments.post-run';

/**
 * Posts an approved run: for every line and month, what is due minus what was posted. All of it in this transaction,
 * which must be the system's and begin with this. A run already posted stays as it is, so the job may come twice. The job
 * that makes its orders follows.
 *
 * @throws PAYMENT.RUN_MOVED when something changed since approval, PAYMENT.RATE_MISSING when the rate book has a gap,
 * PAYMENT.RUN_CONFLICTS when benefits meet that exclude each other,
 * PAYMENT.RUN_STATE when it is not approved.
 */
export async function postRun(tx: Tx, runId: RunId): Promise<Run> {
  await tx.sql(lockRuns);
  const run = await lockRun(tx, runId);
  if (wasPosted(run)) return run;
  if (run.state !== 'approved') throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'posted' });
  await refuseConflicts(tx, run);
  await computePostings(tx, run);
  const posted = await readControl(tx, runId);
  if (run.control?.hash !== posted.hash) throw runMoved(run, posted);
  await writeEntry(tx, { kind: 'posted', programme: run.programme, runId }, totalsAsEntry, [runId]);
  await tx.enqueue(makeOrdersJob, { runId });
  return moveRun(tx, run, 'posted');
}

const wasPosted = (run: Run) => ['posted', 'ordered', 'sent', 'reconciled', 'closed'].includes(run.state);

/** Back months one by one, then the new ones. */
async function computePostings(tx: Tx, run: Run): Promise<void> {
  const { back, fresh } = await collectChanges(tx, run, takeMarks);
  for (const month of back) {
    if (await openBackMonth(tx, month)) await postMonth(tx, run, month.at, correction, backMonth(month.at));
  }
  for (const at of fresh) {
    await openMonth(tx, at);
    await postMonth(tx, run, at, `'m'`, newMonth(at));
  }
}

/** Arrears or recovery, by the sign. */
const correction = `CASE WHEN amount < 0 THEN 'r' ELSE 'a' END::"char"`;

async function postMonth(tx: Tx, run: Run, at: LegalMonth, kind: string, difference: string): Promise<void> {
  await tx.sql(`SELECT payment.ensure_month($1)`, [monthIndex(at)]);
  try {
    await tx.sql(post(at, kind, difference), [run.programme, run.id]);
  } catch (error) {
    throw isMissingAmount(error) ? paymentErrors.RATE_MISSING({ programme: run.programme, month: at }) : error;
  }
}

const isMissingAmount = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === '23502' &&
  'column' in error &&
  error.column === 'amount';

async function readControl(tx: Tx, runId: RunId): Promise<RunControl> {
  const row = await tx.one<{ lines: number; total: number; hash: string }>(controlOfPostings, [runId]);
  return { ...row, total: vnd(row.total) };
}

function runMoved(run: Run, found: RunControl): AnSinhError {
  const told = (control: RunControl | undefined) => ({
    lines: control?.lines ?? 0,
    total: control?.total ?? (0 as Vnd),
  });
  return paymentErrors.RUN_MOVED({ runId: run.id, approved: told(run.control), found: told(found) });
}

const totalsAsEntry = `
  SELECT unit_id, 'expense' AS debit, 'payable' AS credit, sum(plus) AS amount FROM payment.run_total WHERE run_id = $1 GROUP BY unit_id
   UNION ALL
  SELECT unit_id, 'payable', 'expense', sum(minus) FROM payment.run_total WHERE run_id = $1 GROUP BY unit_id`;

/** Refusals after which the run must be looked at again by people: posting it once more would only refuse once more. */
const sendsBack: ReadonlySet<string> = new Set(['PAYMENT.RUN_MOVED', 'PAYMENT.RATE_MISSING', 'PAYMENT.RUN_CONFLICTS']);

/**
 * The job: posts the run, or opens it again when it is no longer what was approved. Safe to run twice and to be killed at
 * any point; whatever the connection said, the run's own state tells what happened.
 */
export async function postRunOrReopen(uow: UnitOfWork, who: Actor, runId: RunId): Promise<Run> {
  try {
    return await uow.run(who, (tx) => postRun(tx, runId));
  } catch (error) {
    if (!(error instanceof AnSinhError) || !sendsBack.has(error.code)) throw error;
    return uow.run(who, async (tx) => {
      const run = await lockRun(tx, runId);
      if (run.state !== 'approved') return run;
      await tx.audit('pay-run.refused', { kind: 'pay-run', id: String(runId) }, { code: error.code, ...error.params });
      return moveRun(tx, run, 'open', { preparedBy: null, approvedBy: null });
    });
  }
}
