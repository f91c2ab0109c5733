import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { caseErrors } from './case.errors.js';

export interface TaskToOpen {
  readonly kind: string;
  readonly programme: string;
  readonly unitId: number;
  readonly role: string;
  readonly personId?: string;
  readonly caseId?: string;
  readonly dueOn?: LegalDay;
  readonly cause: object;
  /** What asks for the task, so that the same fact told twice opens one task. */
  readonly causeKey: string;
}

/** Opens a task unless its cause has already opened it. */
export async function openTask(tx: Tx, task: TaskToOpen): Promise<void> {
  await tx.sql(
    `INSERT INTO casework.task (kind, programme, unit_id, role, person_id, case_id, due_on, cause, cause_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING`,
    [
      task.kind,
      task.programme,
      task.unitId,
      task.role,
      task.personId ?? null,
      task.caseId ?? null,
      task.dueOn ?? null,
      JSON.stringify(task.cause),
      task.causeKey,
    ],
  );
}

/** @throws CASE.TASK_NOT_FOUND when there is no such open task in the actor's scope. */
export async function finishTask(tx: Tx, taskId: string): Promise<void> {
  const done = await tx.sql(
    `UPDATE casework.task SET done_at = platform.clock(), done_by = $2 WHERE id = $1 AND done_at IS NULL RETURNING 1`,
    [taskId, tx.who.id],
  );
  if (done.length === 0) throw caseErrors.TASK_NOT_FOUND({ taskId });
  await tx.audit('task.done', { kind: 'task', id: taskId });
}
