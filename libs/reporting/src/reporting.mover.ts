import { type MovesWithUnits } from '#territory';

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

export const reportingMovers: readonly MovesWithUnits[] = [filedReturns];
