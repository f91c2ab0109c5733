import { type Tx } from '#platform';
import { type Moving, type MovesWithUnits, type Reorganisation, type Waiting } from './moves-with-units.js';
import { territoryErrors } from './territory.errors.js';

/** Posts at agencies of ending units, held over the day itself; the way of a post is that of the agency's unit, or its own decision. */
const ways = `
  SELECT p.id, p.in_force, a.id AS agency_id, a.name AS agency, w.old_id,
    coalesce(d.target_id, w.target_id) AS target_id, coalesce(t.unit_id, w.new_id) AS new_id
  FROM platform.duty p
  JOIN territory.agency a ON a.id = p.agency_id
  JOIN territory.reorganisation_way w ON w.reorganisation_id = $1 AND w.old_id = a.unit_id
  JOIN territory.reorganisation r ON r.id = $1
  LEFT JOIN territory.reorganisation_decision d
    ON d.reorganisation_id = $1 AND d.old_id = w.old_id AND d.subject_kind = 'post' AND d.subject = p.id::text
  LEFT JOIN territory.reorganisation_target t ON t.id = d.target_id
  WHERE p.in_force @> r.effective_on AND lower(p.in_force) < r.effective_on`;

/** The new post's key follows from the old one's, so that taking back finds it. */
const heirOf = (post: string) => `md5('reorganisation ' || $1::int || ' post ' || ${post})::uuid`;

/** Users: a post ends with its agency and goes on at the agency that took over there, with the same roles and programmes. */
export const movesPosts: MovesWithUnits = {
  code: 'posts',
  title: 'Vị trí công tác và địa bàn của người dùng',
  preview: (tx, { id }) =>
    tx.sql<Moving>(
      `SELECT old_id AS "oldId", target_id AS "targetId", count(*) AS count FROM (${ways}) way GROUP BY old_id, target_id`,
      [id],
    ),
  listWaiting: (tx, { id }, limit) =>
    tx.sql<Waiting>(
      `SELECT way.old_id AS "oldId", 'post' AS "subjectKind", way.id::text AS subject,
         concat_ws(' - ', account.full_name, post.title, way.agency) AS label
       FROM (${ways}) way JOIN platform.duty post USING (id) JOIN platform.account ON account.id = post.account_id
       WHERE target_id IS NULL ORDER BY 1, 3 LIMIT $2`,
      [id, limit],
    ),
  apply: movePosts,
  undo: returnPosts,
  countOnMade: async (tx, { id }) => {
    const { count } = await tx.one<{ count: number }>(
      `SELECT count(*) AS count FROM platform.duty d JOIN territory.agency a ON a.id = d.agency_id WHERE a.made_by = $1`,
      [id],
    );
    return count;
  },
};

/** @throws TERRITORY.SUCCESSOR_AGENCY_UNKNOWN where the new unit has neither a successor of the agency nor a people's committee. */
async function movePosts(tx: Tx, { id, effectiveOn }: Reorganisation): Promise<number> {
  const posts = await tx.sql<{
    id: string;
    agency: string;
    unit: string;
    oldId: number;
    newId: number;
    heirId: number | null;
  }>(
    `SELECT way.id, way.agency, u.name AS unit, way.old_id AS "oldId", way.new_id AS "newId", heir.id AS "heirId"
     FROM (${ways}) way
     JOIN territory.unit u ON u.id = way.new_id
     LEFT JOIN LATERAL (
       SELECT a.id FROM territory.agency a
       LEFT JOIN territory.agency_succession s ON s.new_id = a.id AND s.old_id = way.agency_id
       WHERE a.unit_id = way.new_id AND a.in_force @> $2::date AND (s.new_id IS NOT NULL OR a.kind LIKE '%peoples-committee')
       ORDER BY s.new_id NULLS LAST, a.id LIMIT 1) heir ON true`,
    [id, effectiveOn],
  );
  const lost = posts.find((post) => post.heirId === null);
  if (lost) throw territoryErrors.SUCCESSOR_AGENCY_UNKNOWN({ agency: lost.agency, unit: lost.unit, on: effectiveOn });
  await tx.sql(
    `WITH post AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS p (id uuid, "heirId" int, "oldId" int, "newId" int)),
     ended AS (UPDATE platform.duty d SET in_force = daterange(lower(d.in_force), $2::date) FROM post WHERE d.id = post.id),
     begun AS (INSERT INTO platform.duty (id, account_id, agency_id, title, roles, programmes, clearances, in_force, delegated_from)
       SELECT ${heirOf('d.id')}, d.account_id, post."heirId", d.title, d.roles, d.programmes, d.clearances, daterange($2::date, upper(d.in_force)),
         coalesce((SELECT ${heirOf('giver.id')} FROM post giver WHERE giver.id = d.delegated_from), d.delegated_from)
       FROM post JOIN platform.duty d ON d.id = post.id)
     INSERT INTO territory.reorganisation_moved (reorganisation_id, what, record, old_id, new_id)
     SELECT $1, 'posts', id::text, "oldId", "newId" FROM post`,
    [id, effectiveOn, JSON.stringify(posts)],
  );
  return posts.length;
}

async function returnPosts(tx: Tx, { id }: Reorganisation): Promise<number> {
  const moved = await tx.sql<{ record: string; heir: string }>(
    `DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = 'posts'
     RETURNING record, ${heirOf('record')} AS heir`,
    [id],
  );
  const pairs = JSON.stringify(moved);
  const pair = `jsonb_to_recordset($1::jsonb) AS pair (record uuid, heir uuid)`;
  await tx.sql(
    `UPDATE platform.session s SET duty_id = pair.record, revoked_at = coalesce(s.revoked_at, platform.clock())
     FROM ${pair} WHERE s.duty_id = pair.heir`,
    [pairs],
  );
  await tx.sql(
    `WITH ended AS (DELETE FROM platform.duty d USING ${pair} WHERE d.id = pair.heir RETURNING pair.record, d.in_force)
     UPDATE platform.duty d SET in_force = daterange(lower(d.in_force), upper(ended.in_force)) FROM ended WHERE d.id = ended.record`,
    [pairs],
  );
  return moved.length;
}
