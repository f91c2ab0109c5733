import { type ReadTx } from '#platform';

/** Open work of one kind at one desk of one unit. */
export interface Workload {
  readonly unitId: number;
  readonly programme: string;
  /** The role that must act next; null where a case waits for nobody in particular. */
  readonly role: string | null;
  readonly open: number;
  readonly overdue: number;
  /** Tasks not done yet, and those past their day. */
  readonly tasks: number;
  readonly lateTasks: number;
}

/** Where open cases and tasks lie, as far as the reader's scope goes: the most overdue first. */
export const listWorkload = (tx: ReadTx): Promise<Workload[]> =>
  tx.sql<Workload>(
    `SELECT unit_id AS "unitId", programme, role, sum(open)::int AS open, sum(overdue)::int AS overdue, sum(tasks)::int AS tasks,
            sum(late)::int AS "lateTasks"
       FROM (SELECT unit_id, programme, responsible_role AS role, count(*) AS open, count(*) FILTER (WHERE clock_due < platform.clock()) AS overdue,
                    0 AS tasks, 0 AS late
               FROM casework.case_file WHERE outcome IS NULL GROUP BY 1, 2, 3
              UNION ALL
             SELECT unit_id, programme, role, 0, 0, count(*), count(*) FILTER (WHERE due_on < $1)
               FROM casework.task WHERE done_at IS NULL GROUP BY 1, 2, 3) work
      GROUP BY 1, 2, 3 ORDER BY overdue DESC, "lateTasks" DESC, open DESC, unit_id, programme, role`,
    [tx.today],
  );
