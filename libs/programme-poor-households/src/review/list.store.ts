import { releaseHouseholds } from '#citizen';
import { type LegalDay, localDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { recogniseHouseholds, undoRecognitions } from '../history/poverty.store.js';
import { decidedSinceSql } from '../history/poverty.sql.js';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { standardOn } from '../rules/classification.rule.js';
import { classAfter, type ListResult, resultOf } from '../rules/list-result.rule.js';
import { reviewTerms } from '../rules/review-terms.table.js';
import { lockCampaign, requireDay } from './campaign.store.js';
import { type EntryState, type ListedEntry } from './entry.js';
import { reviewHolder } from './entry.sql.js';
import { changeEntries, lockEntries, lockEntriesOf } from './entry.store.js';
import { signDecisions } from './list-decision.store.js';
import { requireFound } from './scoring.store.js';

/** Households put before the chair together; what is on it does not change until it is signed or discarded. */
export interface ReviewList {
  readonly id: string;
  readonly campaignId: string;
  readonly state: 'frozen' | 'signed' | 'discarded' | 'taken-back';
  readonly frozenBy: string;
  readonly frozenAt: Date;
  readonly opinionOn: LegalDay | null;
  readonly opinionAgrees: boolean | null;
  readonly opinion: string | null;
  readonly signedOn: LegalDay | null;
  readonly endedBecause: string | null;
  readonly version: number;
}

export interface ListSeen {
  readonly listId: string;
  readonly version: number;
}

const columns = `l.id, l.campaign_id AS "campaignId", l.state, l.frozen_by AS "frozenBy", l.frozen_at AS "frozenAt",
  l.opinion_on AS "opinionOn", l.opinion_agrees AS "opinionAgrees", l.opinion, l.signed_on AS "signedOn",
  l.ended_because AS "endedBecause", l.version`;

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** @throws POOR_HOUSEHOLDS.LIST_NOT_FOUND, also for one outside the area or programme. */
export async function getList(tx: ReadTx, listId: string, lock = ''): Promise<ReviewList> {
  const found = isUuid(listId)
    ? await tx.maybeOne<ReviewList>(`SELECT ${columns} FROM prog_poor_households.list l WHERE l.id = $1 ${lock}`, [
        listId,
      ])
    : undefined;
  if (!found) throw poorHouseholdErrors.LIST_NOT_FOUND({ listId });
  return found;
}

/** The latest first. */
export const listListsOf = (tx: ReadTx, campaignId: string): Promise<ReviewList[]> =>
  tx.sql<ReviewList>(
    `SELECT ${columns} FROM prog_poor_households.list l WHERE l.campaign_id = $1 ORDER BY l.frozen_at DESC, l.id`,
    [campaignId],
  );

async function lockList(
  tx: Tx,
  { listId, version }: ListSeen,
  act: string,
  state: ReviewList['state'],
): Promise<ReviewList> {
  const list = await getList(tx, listId, 'FOR UPDATE');
  if (list.version !== version) throw platformErrors.STALE({ seen: version, current: list.version });
  if (list.state !== state) throw poorHouseholdErrors.LIST_STATE_FORBIDS({ act, state: list.state });
  return list;
}

/**
 * Puts the posted households of some hamlets, or of all, before the chair. Those still posted stay behind.
 * @throws POOR_HOUSEHOLDS.NOTHING_TO_DO, CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED
 * @returns the key of the list.
 */
export async function freezeList(tx: Tx, campaignId: string, hamlets?: readonly string[]): Promise<string> {
  await lockCampaign(tx, campaignId);
  const posted = await lockEntriesOf(tx, campaignId, ['posted', 'posted-again'], hamlets);
  const entries = posted.filter(({ postedUntil }) => postedUntil !== null && postedUntil < tx.today);
  if (entries.length === 0) throw poorHouseholdErrors.NOTHING_TO_DO({ act: 'freeze' });
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO prog_poor_households.list (campaign_id) VALUES ($1) RETURNING id`,
    [campaignId],
  );
  const rows = entries
    .toSorted((a, b) => a.hamlet.localeCompare(b.hamlet, 'vi') || (a.id < b.id ? -1 : 1))
    .map((entry, index) => ({
      entryId: entry.id,
      seq: index + 1,
      result: resultOf({ was: entry.was, class: requireFound(entry).class, farming: entry.sheet.farming === true }),
    }));
  await tx.sql(
    `INSERT INTO prog_poor_households.list_row (list_id, entry_id, seq, result)
     SELECT $1, "entryId", seq, result FROM jsonb_to_recordset($2::jsonb) AS g ("entryId" uuid, seq int, result text)`,
    [id, JSON.stringify(rows)],
  );
  await changeEntries(
    tx,
    'freeze',
    tx.today,
    entries.map((before) => ({ before, after: { state: 'on-list' }, body: { listId: id } })),
  );
  await tx.audit(
    'household-review.list-frozen',
    { kind: 'review-list', id },
    { campaignId, households: entries.length },
  );
  return id;
}

/** The opinion of the district: asked for while there were districts, and never in the way since. @throws POOR_HOUSEHOLDS.LIST_STATE_FORBIDS; PLATFORM.STALE */
export async function giveOpinion(
  tx: Tx,
  seen: ListSeen,
  given: { readonly on: LegalDay; readonly agrees: boolean; readonly opinion: string },
): Promise<void> {
  const list = await lockList(tx, seen, 'giveOpinion', 'frozen');
  requireDay(tx, given.on, localDay(list.frozenAt));
  await tx.sql(
    `UPDATE prog_poor_households.list SET opinion_on = $2, opinion_agrees = $3, opinion = $4, opinion_by = platform.actor(), version = version + 1
      WHERE id = $1`,
    [list.id, given.on, given.agrees, given.opinion],
  );
  await tx.audit('household-review.opinion', { kind: 'review-list', id: list.id }, given);
}

/** Takes a list that was not signed apart again: its households are posted as before. @throws POOR_HOUSEHOLDS.LIST_STATE_FORBIDS; PLATFORM.STALE */
export async function discardList(tx: Tx, seen: ListSeen, reason: string): Promise<void> {
  const list = await lockList(tx, seen, 'discard', 'frozen');
  const entries = await entriesOf(tx, list.id);
  await endList(tx, list.id, 'discarded', reason);
  await changeEntries(tx, 'discard', tx.today, backToPosted(entries, { listId: list.id, reason }));
}

/**
 * Signs what a list says of every household on it: a decision for those recognised, one for those who left poverty, one for farming
 * households, and a refusal in writing for each of the others. Classes, certificates and what other programmes are told follow.
 * Households withdrawn since are left out, and the list says so.
 * @throws POOR_HOUSEHOLDS.LIST_STATE_FORBIDS, NEEDS_ANOTHER_PERSON, DISTRICT_OPINION_NEEDED; PLATFORM.STALE; TERRITORY.SIGNER_UNKNOWN
 */
export async function signList(tx: Tx, seen: ListSeen): Promise<void> {
  const list = await lockList(tx, seen, 'sign', 'frozen');
  const on = tx.today;
  if (list.frozenBy === tx.who.id) throw poorHouseholdErrors.NEEDS_ANOTHER_PERSON({ act: 'sign', after: 'freeze' });
  if (reviewTerms.at(on).value.districtOpinion && list.opinionAgrees !== true)
    throw poorHouseholdErrors.DISTRICT_OPINION_NEEDED({ listId: list.id });
  const campaign = await lockCampaign(tx, list.campaignId);
  const entries = (await entriesOf(tx, list.id)).filter(({ state }) => state === 'on-list');
  if (entries.length === 0) throw poorHouseholdErrors.NOTHING_TO_DO({ act: 'sign' });
  const numbers = await signDecisions(tx, list.id, campaign, entries);
  await recogniseHouseholds(
    tx,
    on,
    entries.flatMap((entry) => {
      const decision = numbers.get(entry.id);
      if (entry.result === 'refuse' || !decision) return [];
      return [
        {
          entryId: entry.id,
          householdId: entry.householdId,
          result: entry.result,
          class: classAfter(entry.result, requireFound(entry).class),
          standard: standardOn(entry.reviewFrom).code,
          decision: decision.printed,
          certificate: `${decision.number}-${String(entry.seq).padStart(3, '0')}/${on.slice(0, 4)}/GCN`,
        },
      ];
    }),
  );
  await changeEntries(
    tx,
    'sign',
    on,
    entries.map((before) => ({
      before,
      after: { state: before.result === 'refuse' ? 'refused' : 'recognised' },
      body: { listId: list.id, result: before.result, decision: numbers.get(before.id)?.printed },
    })),
  );
  await releaseHouseholds(
    tx,
    entries.map(({ householdId }) => householdId),
    reviewHolder,
  );
  await tx.sql(
    `UPDATE prog_poor_households.list_row SET outcome = CASE WHEN entry_id = ANY ($2::uuid[]) THEN 'done' ELSE 'left-out' END WHERE list_id = $1`,
    [list.id, entries.map(({ id }) => id)],
  );
  await tx.sql(
    `UPDATE prog_poor_households.list SET state = 'signed', signed_on = $2, signed_by = platform.actor(), version = version + 1 WHERE id = $1`,
    [list.id, on],
  );
  await tx.audit('household-review.list-signed', { kind: 'review-list', id: list.id }, { households: entries.length });
}

/**
 * Takes a signed list back whole: its decisions fall, classes and certificates stand as before, and the other programmes are told.
 * @throws POOR_HOUSEHOLDS.CANNOT_TAKE_BACK naming households decided about since; LIST_STATE_FORBIDS; PLATFORM.STALE
 */
export async function takeBackList(tx: Tx, seen: ListSeen, reason: string): Promise<void> {
  const list = await lockList(tx, seen, 'takeBack', 'signed');
  await lockCampaign(tx, list.campaignId);
  const decided: readonly EntryState[] = ['recognised', 'refused'];
  const entries = (await entriesOf(tx, list.id)).filter(({ state }) => decided.includes(state));
  const ids = entries.map(({ id }) => id);
  const since = await tx.sql<{ id: string }>(decidedSinceSql, [ids, list.signedOn]);
  if (since.length > 0) throw poorHouseholdErrors.CANNOT_TAKE_BACK({ entries: since.slice(0, 50).map(({ id }) => id) });
  await undoRecognitions(
    tx,
    list.signedOn ?? tx.today,
    entries.flatMap(({ id, householdId, result }) => (result === 'refuse' ? [] : [{ entryId: id, householdId }])),
  );
  await tx.sql(`UPDATE prog_poor_households.decision SET revoked_because = $2 WHERE list_id = $1`, [list.id, reason]);
  await endList(tx, list.id, 'taken-back', reason);
  await changeEntries(tx, 'takeBack', tx.today, backToPosted(entries, { listId: list.id, reason }));
}

const backToPosted = (entries: readonly ListedEntry[], body: object) =>
  entries
    .filter(({ state }) => state !== 'withdrawn')
    .map((before) => ({
      before,
      after: { state: before.recheckDue === null ? ('posted' as const) : ('posted-again' as const) },
      body,
    }));

async function endList(tx: Tx, listId: string, state: 'discarded' | 'taken-back', reason: string): Promise<void> {
  await tx.sql(
    `UPDATE prog_poor_households.list SET state = $2, ended_because = $3, version = version + 1 WHERE id = $1`,
    [listId, state, reason],
  );
  await tx.audit(`household-review.list-${state}`, { kind: 'review-list', id: listId }, { reason });
}

/** Households of a list in its order, for change; those that moved out of sight are left out. */
async function entriesOf(tx: Tx, listId: string): Promise<ListedEntry[]> {
  const rows = await tx.sql<{ entryId: string; seq: number; result: ListResult }>(
    `SELECT entry_id AS "entryId", seq, result FROM prog_poor_households.list_row WHERE list_id = $1`,
    [listId],
  );
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  const entries = await lockEntries(tx, [...byId.keys()]);
  return entries
    .flatMap((entry) => {
      const row = byId.get(entry.id);
      return row ? [{ ...entry, result: row.result, seq: row.seq }] : [];
    })
    .sort((a, b) => a.seq - b.seq);
}
