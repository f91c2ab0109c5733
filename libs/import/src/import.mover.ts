import { type ReadTx, type Tx } from '#platform';
import { type Moving, type MovesWithUnits, type Reorganisation } from '#territory';

/**
 * A list names several communes, and one that was split may have rows in each of its parts: it then belongs to all of them, and to
 * whoever answers for all of them. `stood`: the part was among its communes before.
 */
const ways = `
  SELECT b.id AS batch, l.old_id, l.target_id, t.unit_id AS new_id, t.unit_id = ANY (b.units) AS stood
    FROM import.batch b
    JOIN (SELECT old_id, target_id FROM territory.reorganisation_link WHERE reorganisation_id = $1 AND target_id IS NOT NULL
          UNION SELECT old_id, target_id FROM territory.reorganisation_decision WHERE reorganisation_id = $1) l ON l.old_id = ANY (b.units)
    JOIN territory.reorganisation_target t ON t.id = l.target_id`;

const swapped = (gone: string, come: string) =>
  `ARRAY(SELECT unit FROM unnest(b.units) unit WHERE unit <> ALL (${gone}) UNION SELECT unnest(${come}) ORDER BY 1)`;

/** Lists with the communes they are about: who may see them, and take them back. */
export const importedLists: MovesWithUnits = {
  code: 'imported-lists',
  title: 'Danh sách đã nhập từ Excel',
  preview: (tx, { id }) =>
    tx.sql<Moving>(
      `SELECT old_id AS "oldId", target_id AS "targetId", count(*) AS count FROM (${ways}) way GROUP BY old_id, target_id`,
      [id],
    ),
  listWaiting: async () => [],
  apply: moveLists,
  undo: returnLists,
  countOnMade,
};

async function moveLists(tx: Tx, { id }: Reorganisation): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `WITH way AS MATERIALIZED (${ways}),
     list AS (SELECT batch, array_agg(old_id) AS gone, array_agg(new_id) AS come FROM way GROUP BY batch),
     moved AS (UPDATE import.batch b SET units = ${swapped('gone', 'come')} FROM list WHERE b.id = list.batch RETURNING b.id),
     noted AS (INSERT INTO territory.reorganisation_moved (reorganisation_id, what, record, old_id, new_id)
       SELECT $1, $2, concat_ws(' ', batch, old_id, new_id), old_id, CASE WHEN stood THEN old_id ELSE new_id END FROM way)
     SELECT count(*) AS count FROM moved`,
    [id, importedLists.code],
  );
  return count;
}

async function returnLists(tx: Tx, { id }: Reorganisation): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `WITH noted AS (DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = $2 RETURNING *),
     list AS (SELECT split_part(record, ' ', 1)::uuid AS batch, array_agg(new_id) AS gone, array_agg(old_id) AS come FROM noted GROUP BY 1),
     back AS (UPDATE import.batch b SET units = ${swapped('gone', 'come')} FROM list WHERE b.id = list.batch RETURNING b.id)
     SELECT count(*) AS count FROM back`,
    [id, importedLists.code],
  );
  return count;
}

async function countOnMade(tx: ReadTx, { id }: Reorganisation): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `SELECT count(*) AS count FROM import.batch b WHERE b.units && ARRAY(SELECT u.id FROM territory.unit u WHERE u.made_by = $1)`,
    [id],
  );
  return count;
}
