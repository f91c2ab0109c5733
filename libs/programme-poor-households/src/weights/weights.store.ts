import { type ReadTx, type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { standards } from '../rules/standards.table.js';
import { readWeightItems } from '../rules/weights-file.rule.js';
import { type WeightItem, type Weights, type WeightsKey } from '../rules/weights.js';

/** Points of form B1 with where they stand: proposed, in use, or replaced by later ones. */
export interface WeightSet extends Weights {
  readonly state: 'proposed' | 'in-use' | 'replaced';
  readonly proposedBy: string;
  readonly publishedBy: string | null;
}

const columns = `s.id, s.standard, s.area_class AS "areaClass", s.region, s.instrument, s.proposed_by AS "proposedBy",
  s.published_by AS "publishedBy",
  CASE WHEN s.published_at IS NULL THEN 'proposed' WHEN s.replaced_at IS NULL THEN 'in-use' ELSE 'replaced' END AS state,
  (SELECT jsonb_agg(jsonb_build_object('code', item, 'title', title, 'options', options) ORDER BY seq) FROM (
     SELECT w.item, min(w.item_title) AS title, min(w.seq) AS seq,
            jsonb_agg(jsonb_build_object('code', w.option, 'title', w.option_title, 'points', w.points) ORDER BY w.seq) AS options
       FROM prog_poor_households.b1_weight w WHERE w.set_id = s.id GROUP BY w.item) AS of_item) AS items`;

export interface WeightsProposal extends WeightsKey {
  /** As cited: the circular and its annex. */
  readonly instrument: string;
  /** `item,item_title,option,option_title,points`. */
  readonly file: string;
}

/** Reads points from a file and keeps them as a proposal, without effect until another person publishes it. @throws POOR_HOUSEHOLDS.WEIGHTS_UNREADABLE */
export async function proposeWeights(tx: Tx, { file, ...given }: WeightsProposal): Promise<string> {
  const items = readWeightItems(file);
  if (!standards.rows.some(({ value }) => value.code === given.standard))
    throw poorHouseholdErrors.STANDARD_NOT_ESTABLISHED({ standard: given.standard });
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO prog_poor_households.weight_set (standard, area_class, region, instrument) VALUES ($1, $2, $3, $4) RETURNING id`,
    [given.standard, given.areaClass, given.region, given.instrument],
  );
  await tx.sql(
    `INSERT INTO prog_poor_households.b1_weight (set_id, item, option, item_title, option_title, points, seq)
     SELECT $1, item, option, "itemTitle", "optionTitle", points, seq
       FROM jsonb_to_recordset($2::jsonb) AS given (item text, option text, "itemTitle" text, "optionTitle" text, points int, seq int)`,
    [id, JSON.stringify(rowsOf(items))],
  );
  await tx.audit('household-review.weights-proposed', { kind: 'weights', id }, given);
  return id;
}

const rowsOf = (items: readonly WeightItem[]) =>
  items
    .flatMap(({ code: item, title: itemTitle, options }) =>
      options.map((each) => ({ item, itemTitle, option: each.code, optionTitle: each.title, points: each.points })),
    )
    .map((row, seq) => ({ ...row, seq }));

/**
 * Puts proposed points in use in place of those before; nobody publishes what he proposed.
 * @throws POOR_HOUSEHOLDS.WEIGHTS_NOT_FOUND, WEIGHTS_ALREADY_PUBLISHED, WEIGHTS_SAME_PERSON
 */
export async function publishWeights(tx: Tx, id: string): Promise<void> {
  const set = await tx.maybeOne<WeightsKey & { proposedBy: string; publishedBy: string | null }>(
    `SELECT standard, area_class AS "areaClass", region, proposed_by AS "proposedBy", published_by AS "publishedBy"
       FROM prog_poor_households.weight_set WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!set) throw poorHouseholdErrors.WEIGHTS_NOT_FOUND({ id });
  if (set.publishedBy !== null) throw poorHouseholdErrors.WEIGHTS_ALREADY_PUBLISHED({ id });
  if (set.proposedBy === tx.who.id) throw poorHouseholdErrors.WEIGHTS_SAME_PERSON({ id });
  await tx.sql(
    `UPDATE prog_poor_households.weight_set SET replaced_at = platform.clock()
      WHERE standard = $1 AND area_class = $2 AND region = $3 AND published_at IS NOT NULL AND replaced_at IS NULL`,
    [set.standard, set.areaClass, set.region],
  );
  await tx.sql(
    `UPDATE prog_poor_households.weight_set SET published_by = platform.actor(), published_at = platform.clock() WHERE id = $1`,
    [id],
  );
  await tx.audit('household-review.weights-published', { kind: 'weights', id });
}

export const listWeights = (tx: ReadTx): Promise<WeightSet[]> =>
  tx.sql<WeightSet>(
    `SELECT ${columns} FROM prog_poor_households.weight_set s ORDER BY s.standard, s.region, s.area_class, s.proposed_at DESC, s.id`,
  );

/** Sets by their keys, in use or replaced since. */
export const findWeights = (tx: ReadTx, ids: readonly string[]): Promise<WeightSet[]> =>
  tx.sql<WeightSet>(`SELECT ${columns} FROM prog_poor_households.weight_set s WHERE s.id = ANY ($1::uuid[])`, [ids]);

/** The points in use for a kind of place, if they are published. */
export const findWeightsInUse = (
  tx: ReadTx,
  { standard, areaClass, region }: WeightsKey,
): Promise<WeightSet | undefined> =>
  tx.maybeOne<WeightSet>(
    `SELECT ${columns} FROM prog_poor_households.weight_set s
      WHERE s.standard = $1 AND s.area_class = $2 AND s.region = $3 AND s.published_at IS NOT NULL AND s.replaced_at IS NULL`,
    [standard, areaClass, region],
  );
