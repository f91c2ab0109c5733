import { type Tx } from '#platform';
import { paymentErrors } from './payment.errors.js';
import { type Run, type RunId } from './run.js';
import { lockWholeRun, moveRun } from './run.store.js';

/** Who acts on a run, and the version of it he has seen. */
export interface RunAct {
  readonly runId: RunId;
  readonly version: number;
}

/**
 * Submits the preview for approval: from here on lines, total and hash are what must be posted.
 * @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_UNPRICED while lines have no rate, PAYMENT.RUN_CONFLICTS while
 * benefits meet that exclude each other, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE
 */
export async function freezeRun(tx: Tx, { runId, version }: RunAct): Promise<Run> {
  const run = await lockWholeRun(tx, runId, version);
  if (run.unpriced > 0) throw paymentErrors.RUN_UNPRICED({ runId, lines: run.unpriced });
  if (run.conflicts > 0) throw paymentErrors.RUN_CONFLICTS({ runId, lines: run.conflicts });
  return moveRun(tx, run, 'frozen', { preparedBy: tx.who.id });
}

/** Gives a frozen run back to be prepared again. @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE */
export async function returnRun(tx: Tx, { runId, version }: RunAct): Promise<Run> {
  return moveRun(tx, await lockWholeRun(tx, runId, version), 'open', { preparedBy: null, approvedBy: null });
}

/**
 * Approves a frozen run; another person than the one who prepared it. In the same transaction the caller enqueues
 * `postRunJob`.
 * @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_SAME_PERSON, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE
 */
export async function approveRun(tx: Tx, { runId, version }: RunAct): Promise<Run> {
  const run = await lockWholeRun(tx, runId, version);
  if (run.preparedBy === tx.who.id) throw paymentErrors.RUN_SAME_PERSON({ runId });
  return moveRun(tx, run, 'approved', { approvedBy: tx.who.id });
}

/** Gives up a run that was not approved. @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE */
export async function cancelRun(tx: Tx, { runId, version }: RunAct): Promise<Run> {
  return moveRun(tx, await lockWholeRun(tx, runId, version), 'cancelled');
}
