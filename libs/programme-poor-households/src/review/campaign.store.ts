import { holdHouseholds } from '#citizen';
import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { region } from '../rules/region.table.js';
import { seasonOf } from '../rules/review-terms.table.js';
import { type AreaClass } from '../rules/law.js';
import { standardOn } from '../rules/classification.rule.js';
import { addEntriesSql, reviewHolder, standingHouseholdsSql } from './entry.sql.js';
import { type EntryState } from './entry.js';
import { noteEvents } from './entry.store.js';

/** The periodic review of one commune in one year. */
export interface Campaign {
  readonly id: string;
  readonly unitId: number;
  /** Of the commune today; a household is scored by it. */
  readonly areaClass: AreaClass;
  readonly year: number;
  readonly region: string;
  readonly startsOn: LegalDay;
  readonly dueOn: LegalDay;
  readonly closedOn: LegalDay | null;
  readonly version: number;
}

const columns = `c.id, c.unit_id AS "unitId", u.area_class AS "areaClass", c.year, c.region, c.starts_on AS "startsOn", c.due_on AS "dueOn",
  c.closed_on AS "closedOn", c.version`;
const campaigns = `SELECT ${columns} FROM prog_poor_households.campaign c JOIN territory.unit u ON u.id = c.unit_id`;

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** @throws POOR_HOUSEHOLDS.CAMPAIGN_NOT_FOUND, also for one outside the area or programme. */
export async function getCampaign(tx: ReadTx, campaignId: string): Promise<Campaign> {
  const found = isUuid(campaignId)
    ? await tx.maybeOne<Campaign>(`${campaigns} WHERE c.id = $1`, [campaignId])
    : undefined;
  if (!found) throw poorHouseholdErrors.CAMPAIGN_NOT_FOUND({ campaignId });
  return found;
}

/** Takes an open campaign for change. @throws POOR_HOUSEHOLDS.CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED */
export async function lockCampaign(tx: Tx, campaignId: string): Promise<Campaign> {
  const found = isUuid(campaignId)
    ? await tx.maybeOne<Campaign>(`${campaigns} WHERE c.id = $1 FOR UPDATE OF c`, [campaignId])
    : undefined;
  if (!found) throw poorHouseholdErrors.CAMPAIGN_NOT_FOUND({ campaignId });
  if (found.closedOn !== null) throw poorHouseholdErrors.CAMPAIGN_CLOSED({ campaignId });
  return found;
}

/** The newest year first, in it by commune. @param after year, commune and key of the last one seen. */
export const listCampaigns = (
  tx: ReadTx,
  filter: { readonly unitId?: number | undefined; readonly year?: number | undefined },
  page: { readonly first: number; readonly after: readonly (string | number | null)[] | undefined },
): Promise<Campaign[]> =>
  tx.sql<Campaign>(
    `${campaigns}
      WHERE ($1::int IS NULL OR c.unit_id = $1) AND ($2::int IS NULL OR c.year = $2)
        AND ($3::int IS NULL OR (-c.year, c.unit_id, c.id) > (-$3::int, $4::int, $5::uuid))
      ORDER BY -c.year, c.unit_id, c.id LIMIT $6`,
    [filter.unitId ?? null, filter.year ?? null, ...(page.after ?? [null, null, null]), page.first + 1],
  );

/**
 * Opens the periodic review of a commune. Households that are poor, near-poor or of average standard now stand on its lists from the
 * beginning; all others are added when they ask or are proposed.
 * @throws POOR_HOUSEHOLDS.CAMPAIGN_EXISTS, CAMPAIGN_OUT_OF_SEASON, UNIT_NOT_A_COMMUNE, STANDARD_NOT_ESTABLISHED; KERNEL.NONE_IN_FORCE
 */
export async function openCampaign(tx: Tx, given: { readonly unitId: number; readonly year: number }): Promise<string> {
  const { unitId, year } = given;
  if (tx.who.kind !== 'system' && !tx.who.units.includes(unitId)) throw platformErrors.FORBIDDEN({});
  const { from, last } = seasonOf(year);
  if (tx.today < from || tx.today > last)
    throw poorHouseholdErrors.CAMPAIGN_OUT_OF_SEASON({ day: tx.today, from, until: last });
  standardOn(from);
  const unit = await tx.maybeOne(
    `SELECT FROM territory.unit WHERE id = $1 AND level = 'commune' AND in_force @> $2::date AND area_class IS NOT NULL`,
    [unitId, tx.today],
  );
  if (!unit) throw poorHouseholdErrors.UNIT_NOT_A_COMMUNE({ unitId });
  const opened = await tx.maybeOne<{ id: string }>(
    `INSERT INTO prog_poor_households.campaign (unit_id, opened_for, year, region, starts_on, due_on) VALUES ($1, $1, $2, $3, $4, $5)
     ON CONFLICT (opened_for, year) DO NOTHING RETURNING id`,
    [unitId, year, region.at(from).value, from, last],
  );
  if (!opened) throw poorHouseholdErrors.CAMPAIGN_EXISTS({ unitId, year });
  await tx.audit('household-review.opened', { kind: 'review-campaign', id: opened.id }, given);
  const standing = await tx.sql<{ id: string }>(standingHouseholdsSql, [unitId, tx.today]);
  await addEntries(
    tx,
    { campaignId: opened.id },
    standing.map(({ id }) => id),
    'listed',
  );
  return opened.id;
}

/**
 * Takes households into the review of their commune: form A says whether they are listed. Those under review already stay as they are.
 * @throws POOR_HOUSEHOLDS.CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED, HOUSEHOLD_NOT_FOUND
 * @returns how many were added.
 */
export async function addHouseholds(tx: Tx, campaignId: string, householdIds: readonly string[]): Promise<number> {
  const { unitId } = await lockCampaign(tx, campaignId);
  const here = await tx.sql<{ id: string }>(
    `SELECT id FROM citizen.household WHERE id = ANY ($1::uuid[]) AND unit_id = $2`,
    [householdIds, unitId],
  );
  const known = new Set(here.map(({ id }) => id));
  const stranger = householdIds.find((id) => !known.has(id));
  if (stranger !== undefined) throw poorHouseholdErrors.HOUSEHOLD_NOT_FOUND({ householdId: stranger });
  return addEntries(tx, { campaignId }, householdIds, 'screening');
}

/** Opens the sheet of each household with what the records know of it, and keeps the household together meanwhile. @returns how many. */
export async function addEntries(
  tx: Tx,
  of: { readonly campaignId: string } | { readonly caseId: string },
  householdIds: readonly string[],
  state: EntryState,
): Promise<number> {
  const matter = 'campaignId' in of ? [of.campaignId, null] : [null, of.caseId];
  const added = await tx.sql<{ id: string; householdId: string }>(addEntriesSql, [
    ...matter,
    [...new Set(householdIds)],
    state,
    tx.today,
  ]);
  await holdHouseholds(
    tx,
    added.map(({ householdId }) => householdId),
    reviewHolder,
  );
  await noteEvents(
    tx,
    'add',
    tx.today,
    added.map(({ id }) => ({ id, version: 1, stateFrom: null, state, body: {} })),
  );
  return added.length;
}

/**
 * Ends a review in which every household has come to an end.
 * @throws POOR_HOUSEHOLDS.CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED, CAMPAIGN_UNFINISHED; PLATFORM.STALE
 */
export async function closeCampaign(tx: Tx, campaignId: string, seen: number): Promise<void> {
  const { version } = await lockCampaign(tx, campaignId);
  if (version !== seen) throw platformErrors.STALE({ seen, current: version });
  const { open } = await tx.one<{ open: number }>(
    `SELECT count(*)::int AS open FROM prog_poor_households.entry
      WHERE campaign_id = $1 AND state NOT IN ('passed-by', 'recognised', 'refused', 'withdrawn')`,
    [campaignId],
  );
  if (open > 0) throw poorHouseholdErrors.CAMPAIGN_UNFINISHED({ open });
  await tx.sql(`UPDATE prog_poor_households.campaign SET closed_on = $2, version = version + 1 WHERE id = $1`, [
    campaignId,
    tx.today,
  ]);
  await tx.audit('household-review.closed', { kind: 'review-campaign', id: campaignId });
}

/** An act holds for a day of the review that has come. @throws POOR_HOUSEHOLDS.DAY_IMPOSSIBLE */
export function requireDay(tx: ReadTx, on: LegalDay, from: LegalDay): void {
  if (on > tx.today) throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: on, rule: 'future' });
  if (on < from) throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: on, rule: 'before-review' });
}
