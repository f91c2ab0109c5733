import { type Subject, type ReadTx, type Tx } from '../tx.js';
import { type AnyExportList } from './export-list.js';
import { exportErrors } from './export.errors.js';

/** Name of the job in the queue: `{ id, accountId, dutyId }`. */
export const writeExportJob = 'exports.write';

/** How many exports somebody may have waiting or running. */
const mostAtOnce = 3;

export type ExportFormat = 'xlsx' | 'csv';

export type BackgroundState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work that somebody asked for and may leave and find again. */
export interface BackgroundJob {
  readonly id: string;
  readonly list: string;
  readonly title: string;
  readonly format: ExportFormat;
  readonly question: object;
  readonly state: BackgroundState;
  /** Rows written so far. */
  readonly rows: number;
  /** To be downloaded while it is kept. */
  readonly fileId: string | null;
  /** Code of the refusal. */
  readonly failure: string | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

const columns = `id, list, title, format, question, state, rows, file_id AS "fileId", failure, asked_at AS "askedAt", ended_at AS "endedAt"`;
const subjectOf = (id: string): Subject => ({ kind: 'export', id });

/**
 * Asks for a list to be written in the background, with the rights that the asker has under his present duty.
 * @returns the job's id. @throws EXPORT.TOO_MANY
 */
export async function requestExport(
  tx: Tx,
  { code, title }: Pick<AnyExportList, 'code' | 'title'>,
  question: object,
  format: ExportFormat = 'xlsx',
): Promise<string> {
  const { open } = await tx.one<{ open: number }>(
    `SELECT count(*)::int AS open FROM platform.background_job WHERE owner_id = $1 AND state IN ('waiting', 'running')`,
    [tx.who.id],
  );
  if (open >= mostAtOnce) throw exportErrors.TOO_MANY({ limit: mostAtOnce });
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO platform.background_job (list, title, format, question) VALUES ($1, $2, $3, $4) RETURNING id`,
    [code, title, format, JSON.stringify(question)],
  );
  await tx.audit('export.asked', subjectOf(id), { list: code, question });
  await tx.enqueue(writeExportJob, { id, accountId: tx.who.id, dutyId: tx.who.dutyId });
  return id;
}

/** One's own of the last week, the latest first. */
export const listBackgroundJobs = (tx: ReadTx): Promise<BackgroundJob[]> =>
  tx.sql<BackgroundJob>(`SELECT ${columns} FROM platform.background_job ORDER BY asked_at DESC, id LIMIT 100`);

/** @throws EXPORT.JOB_UNKNOWN, also for somebody else's. */
export async function getBackgroundJob(tx: ReadTx, id: string): Promise<BackgroundJob> {
  const job = await tx.maybeOne<BackgroundJob>(`SELECT ${columns} FROM platform.background_job WHERE id = $1`, [id]);
  if (!job) throw exportErrors.JOB_UNKNOWN({ id });
  return job;
}

/** Stops what is waiting or running; what has ended stays as it is. @throws EXPORT.JOB_UNKNOWN */
export async function cancelBackgroundJob(tx: Tx, id: string): Promise<void> {
  await getBackgroundJob(tx, id);
  const cancelled = await tx.sql(
    `UPDATE platform.background_job SET state = 'cancelled', ended_at = platform.clock()
     WHERE id = $1 AND state IN ('waiting', 'running') RETURNING id`,
    [id],
  );
  if (cancelled.length > 0) await tx.audit('export.cancelled', subjectOf(id));
}

/** Notes how far a job is. @returns false when it is to stop, because it was cancelled or has ended. */
export async function noteProgress(tx: Tx, id: string, rows: number): Promise<boolean> {
  const going = await tx.sql(
    `UPDATE platform.background_job SET state = 'running', rows = $2 WHERE id = $1 AND state IN ('waiting', 'running') RETURNING id`,
    [id, rows],
  );
  return going.length > 0;
}

export async function endBackgroundJob(
  tx: Tx,
  id: string,
  end: { readonly fileId: string; readonly rows: number } | { readonly failure: string },
): Promise<void> {
  const isDone = 'fileId' in end;
  await tx.sql(
    `UPDATE platform.background_job SET state = $2, rows = coalesce($3, rows), file_id = $4, failure = $5, ended_at = platform.clock()
     WHERE id = $1 AND state IN ('waiting', 'running')`,
    [id, isDone ? 'done' : 'failed', isDone ? end.rows : null, isDone ? end.fileId : null, isDone ? null : end.failure],
  );
  await tx.audit(isDone ? 'export.made' : 'export.failed', subjectOf(id), end);
}
