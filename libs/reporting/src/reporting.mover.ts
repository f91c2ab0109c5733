import { type Tx } from '#platform';
import { type MovesWithUnits, type Reorganisation } from '#territory';

/** A return stays with the unit it was filed for: it says what was so on the map of its day. */
const filedReturns: MovesWithUnits = {
  code: 'filed-returns',
  title: 'Báo cáo đã chốt',
  preview: async () => [],
  listWaiting: async () => [],
  apply: async () => 0,
  undo: async () => 0,
  countOnMade: async (tx, { id }) => {
    const { count } = await tx.one<{ count: number }>(
      `SELECT count(*) AS count FROM report.filed_return f JOIN territory.unit u ON u.id = f.unit_id WHERE u.made_by = $1`,
      [id],
    );
    return count;
  },
};

/** Whoever was to file for a unit that ended is there no more; what its heirs owe, the next sweep asks of them. */
const returnTasks: MovesWithUnits = {
  code: 'return-tasks',
  title: 'Việc nộp báo cáo của đơn vị cũ',
  preview: async () => [],
  listWaiting: async () => [],
  apply: closeTasks,
  undo: reopenTasks,
  countOnMade: async () => 0,
};

async function closeTasks(tx: Tx, { id }: Reorganisation): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `WITH closed AS (
       UPDATE casework.task t SET done_at = platform.clock(), done_by = platform.actor() FROM territory.reorganisation_way w
        WHERE w.reorganisation_id = $1 AND w.old_id = t.unit_id AND t.kind = 'file-return' AND t.done_at IS NULL RETURNING t.id, t.unit_id),
     noted AS (INSERT INTO territory.reorganisation_moved (reorganisation_id, what, record, old_id, new_id)
       SELECT $1, 'return-tasks', id::text, unit_id, unit_id FROM closed RETURNING 1)
     SELECT count(*) AS count FROM noted`,
    [id],
  );
  return count;
}

/** What the sweep has asked of the new units since goes with them. */
async function reopenTasks(tx: Tx, { id }: Reorganisation): Promise<number> {
  await tx.sql(
    `DELETE FROM casework.task t USING territory.unit u
      WHERE u.id = t.unit_id AND u.made_by = $1 AND t.kind = 'file-return' AND t.done_at IS NULL`,
    [id],
  );
  const { count } = await tx.one<{ count: number }>(
    `WITH noted AS (DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = 'return-tasks' RETURNING record::uuid),
     open AS (UPDATE casework.task t SET done_at = NULL, done_by = NULL FROM noted WHERE t.id = noted.record RETURNING 1)
     SELECT count(*) AS count FROM open`,
    [id],
  );
  return count;
}

export const reportingMovers: readonly MovesWithUnits[] = [filedReturns, returnTasks];
