import { type Tx } from '#platform';
import { type Moving, movesColumn, type MovesWithUnits, territoryErrors, type Waiting } from '#territory';

const reason = 'Sắp xếp đơn vị hành chính';
const effectiveOn = `(SELECT effective_on FROM territory.reorganisation WHERE id = $1)`;

/** Chains with the place they are paid at: the pay lists of a commune. */
const chains: MovesWithUnits = {
  ...movesColumn({
    code: 'chains',
    title: 'Người hưởng trong danh sách chi trả',
    table: 'benefit.chain',
    key: { column: 'id', type: 'bigint' },
    subject: { kind: 'person', sql: 'r.person_id' },
    movedBy: (keys, units) => `benefit.move_chains(${keys}, ${units})`,
  }),
  undo: async (tx, { id }) => {
    const { count } = await tx.one<{ count: number }>(
      `WITH noted AS (DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = 'chains' RETURNING *),
       back AS MATERIALIZED (
         SELECT c.id, noted.old_id FROM noted JOIN benefit.chain c ON c.id = noted.record::bigint AND c.unit_id = noted.new_id)
       SELECT count(*) AS count FROM benefit.return_chains(
         ARRAY(SELECT id FROM back ORDER BY id), ARRAY(SELECT old_id FROM back ORDER BY id), $1)`,
      [id],
    );
    return count;
  },
};

const lineColumn = movesColumn({
  code: 'lines',
  title: 'Dòng trợ cấp từ tháng có hiệu lực',
  table: 'benefit.line',
  key: { column: 'id', type: 'bigint' },
  subject: { kind: 'person', sql: '(SELECT c.person_id FROM benefit.chain c WHERE c.id = r.chain_id)' },
  live: `r.superseded_by IS NULL AND r.months && int4range(benefit.first_month(${effectiveOn}), NULL)`,
  movedBy: (keys, units) => `benefit.move_lines(${keys}, ${units}, ${effectiveOn}, '${reason}')`,
});

/** Lines from the first month on the new map; the months before stay with the unit that paid them. */
const lines: MovesWithUnits = { ...lineColumn, undo: returnLines };

/** @throws TERRITORY.TAKE_BACK_REFUSED when somebody has changed one of the lines since. */
async function returnLines(tx: Tx, { id }: { readonly id: number }): Promise<number> {
  const { noted, back } = await tx.one<{ noted: number; back: number }>(
    `WITH noted AS (DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = 'lines' RETURNING record::bigint)
     SELECT (SELECT count(*) FROM noted) AS noted,
       (SELECT count(*) FROM benefit.return_lines(ARRAY(SELECT record FROM noted), 'Hủy việc sắp xếp đơn vị hành chính')) AS back`,
    [id],
  );
  if (back < noted) throw territoryErrors.TAKE_BACK_REFUSED({ reorganisationId: id, what: 'lines' });
  return back;
}

/**
 * Rates of an ending or former area that speak for an ending commune. Nothing is moved: a resolution of a former province goes on
 * holding where it held (`territory.unit_within`). Where a new commune lies in that area only in part the rate would be lost to
 * the part: then it has no target and waits, until its months end before the new map and a rate of the new commune can follow.
 */
const rateWays = `
  SELECT r.id, l.old_id AS "oldId",
         CASE WHEN count(*) OVER (PARTITION BY r.id, l.target_id) =
                   (SELECT count(*) FROM territory.reorganisation_link every WHERE every.target_id = l.target_id)
              THEN l.target_id END AS "targetId"
    FROM territory.reorganisation_link l
    JOIN territory.unit u ON u.id = l.old_id AND u.level = 'commune'
    JOIN territory.unit_within w ON w.unit_id = l.old_id
    JOIN territory.unit area ON area.id = w.area_id AND (NOT upper_inf(area.in_force)
      OR area.id IN (SELECT ending.old_id FROM territory.reorganisation_link ending WHERE ending.reorganisation_id = $1))
    JOIN benefit.rate_row r ON r.unit_id = area.id AND r.operation_id IS NOT NULL AND r.retired_by IS NULL
     AND r.months && int4range(benefit.first_month(${effectiveOn}), NULL)
   WHERE l.reorganisation_id = $1 AND l.target_id IS NOT NULL`;

const rates: MovesWithUnits = {
  code: 'rates',
  title: 'Mức riêng của địa bàn cũ, tiếp tục áp dụng',
  preview: (tx, { id }) =>
    tx.sql<Moving>(`SELECT "oldId", "targetId", count(*) AS count FROM (${rateWays}) way GROUP BY 1, 2`, [id]),
  listWaiting: (tx, { id }, limit) =>
    tx.sql<Waiting>(
      `SELECT DISTINCT "oldId", 'rate' AS "subjectKind", id::text AS subject FROM (${rateWays}) way
        WHERE "targetId" IS NULL ORDER BY 1, 3 LIMIT $2`,
      [id, limit],
    ),
  apply: async () => 0,
  undo: async () => 0,
  countOnMade: async (tx, { id }) => {
    const { count } = await tx.one<{ count: number }>(
      `SELECT count(*) AS count FROM benefit.rate_row r JOIN territory.unit u ON u.id = r.unit_id WHERE u.made_by = $1`,
      [id],
    );
    return count;
  },
};

/** What goes along when the map changes. */
export const benefitMovers: readonly MovesWithUnits[] = [rates, chains, lines];
