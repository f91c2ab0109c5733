import { type ReadTx, type Tx } from '#platform';
import { caseErrors } from './case.errors.js';
import { type WorklistFilter } from './case.reader.js';

/** A filter of the worklist under a name of its owner's. */
export interface SavedQueue {
  readonly name: string;
  readonly filter: Omit<WorklistFilter, 'unitId' | 'role'>;
}

/** So many that they can be seen at a glance, each with its count. */
const mostQueues = 20;

const subjectOf = (tx: ReadTx) => ({ kind: 'account', id: tx.who.id });

/** One's own, the first made first. */
export const listQueues = (tx: ReadTx): Promise<SavedQueue[]> =>
  tx.sql<SavedQueue>(`SELECT name, filter FROM casework.saved_queue ORDER BY made_at, name`);

/** One of the same name is replaced. @throws CASE.QUEUES_FULL */
export async function saveQueue(tx: Tx, { name, filter }: SavedQueue): Promise<void> {
  await tx.sql(
    `INSERT INTO casework.saved_queue (name, filter) VALUES ($1, $2)
     ON CONFLICT (owner_id, seal, name) DO UPDATE SET filter = excluded.filter`,
    [name, JSON.stringify(filter)],
  );
  if ((await listQueues(tx)).length > mostQueues) throw caseErrors.QUEUES_FULL({ limit: mostQueues });
  await tx.audit('queue.saved', subjectOf(tx), { name });
}

/** One that is not there is dropped already. */
export async function dropQueue(tx: Tx, name: string): Promise<void> {
  const dropped = await tx.sql(`DELETE FROM casework.saved_queue WHERE name = $1 RETURNING name`, [name]);
  if (dropped.length > 0) await tx.audit('queue.dropped', subjectOf(tx), { name });
}
