import { type LegalDay, vietnamCalendar } from '#kernel';
import { type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { isAgreed, reviewTerms } from '../rules/review-terms.table.js';
import { lockCampaign, requireDay } from './campaign.store.js';
import { type EntryState, type PlacedEntry } from './entry.js';
import { changeEntries, lockEntriesOf, lockEntry, requireState } from './entry.store.js';
import { requireFound } from './scoring.store.js';

export interface Meeting {
  readonly campaignId: string;
  readonly hamlet: string;
  readonly heldOn: LegalDay;
  readonly present: number;
  readonly agreed: number;
  /** Number of its minutes (annex V). */
  readonly minutes?: string | undefined;
}

/** The last day of a posting that begins on a day, by the terms in force when the review began: one that goes on past them keeps them. */
export const postedUntil = (on: LegalDay, begun: LegalDay): LegalDay =>
  vietnamCalendar.addWorkingDays(on, reviewTerms.at(begun).value.posting.amount);

export const recheckDue = (complainedOn: LegalDay, begun: LegalDay): LegalDay =>
  vietnamCalendar.addWorkingDays(complainedOn, reviewTerms.at(begun).value.recheck.amount);

/**
 * Records the meeting of a hamlet on all its scored households: with at least half of those present for it they are agreed, else
 * they are surveyed again. @returns how many households it was about.
 * @throws POOR_HOUSEHOLDS.MEETING_IMPOSSIBLE, DAY_IMPOSSIBLE, NOTHING_TO_DO, CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED
 */
export async function recordMeeting(tx: Tx, meeting: Meeting): Promise<number> {
  const { campaignId, hamlet, heldOn, present, agreed, minutes } = meeting;
  const { startsOn } = await lockCampaign(tx, campaignId);
  requireDay(tx, heldOn, startsOn);
  if (present < 1 || agreed < 0 || agreed > present) throw poorHouseholdErrors.MEETING_IMPOSSIBLE({ present, agreed });
  const entries = await someOf(tx, 'meet', campaignId, ['scored'], [hamlet]);
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO prog_poor_households.meeting (campaign_id, hamlet, held_on, present, agreed, minutes) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [campaignId, hamlet, heldOn, present, agreed, minutes ?? null],
  );
  const state = isAgreed(meeting) ? 'agreed' : 'redo';
  await changeEntries(
    tx,
    'meet',
    heldOn,
    entries.map((before) => ({ before, after: { state }, body: { meetingId: id, present, agreed } })),
  );
  return entries.length;
}

/** Posts the agreed households of some hamlets, or of all. @returns how many. @throws POOR_HOUSEHOLDS.NOTHING_TO_DO, DAY_IMPOSSIBLE */
export async function postHamlets(
  tx: Tx,
  {
    campaignId,
    hamlets,
    on,
  }: { readonly campaignId: string; readonly hamlets?: readonly string[]; readonly on: LegalDay },
): Promise<number> {
  const { startsOn } = await lockCampaign(tx, campaignId);
  requireDay(tx, on, startsOn);
  const entries = await someOf(tx, 'post', campaignId, ['agreed'], hamlets);
  const until = postedUntil(on, startsOn);
  await changeEntries(
    tx,
    'post',
    on,
    entries.map((before) => ({ before, after: { state: 'posted', postedUntil: until } })),
  );
  return entries.length;
}

/** Nothing happens by an act on nothing: that it was meant for something else is likelier. */
async function someOf(
  tx: Tx,
  act: string,
  campaignId: string,
  states: readonly EntryState[],
  hamlets?: readonly string[],
): Promise<PlacedEntry[]> {
  const entries = await lockEntriesOf(tx, campaignId, states, hamlets);
  if (entries.length === 0) throw poorHouseholdErrors.NOTHING_TO_DO({ act });
  return entries;
}

export interface Seen {
  readonly entryId: string;
  readonly version: number;
}

/**
 * A complaint while the list is posted: the household is checked again within seven working days.
 * @throws POOR_HOUSEHOLDS.STATE_FORBIDS, DAY_IMPOSSIBLE after the posting; PLATFORM.STALE
 */
export async function complain(
  tx: Tx,
  { entryId, version }: Seen,
  { on, complaint }: { readonly on: LegalDay; readonly complaint: string },
): Promise<void> {
  const before = await lockEntry(tx, entryId, version);
  requireState(before, 'complain', ['posted', 'posted-again']);
  requireDay(tx, on, before.reviewFrom);
  if (before.postedUntil !== null && on > before.postedUntil)
    throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: on, rule: 'after-posting' });
  const after = { state: 'rechecking', complainedOn: on, recheckDue: recheckDue(on, before.reviewFrom) } as const;
  await changeEntries(tx, 'complain', on, [{ before, after, body: { complaint } }]);
}

/** Ends the recheck with the forms as they now stand, and posts the household again. @throws POOR_HOUSEHOLDS.STATE_FORBIDS, NOT_SCORED */
export async function concludeRecheck(
  tx: Tx,
  { entryId, version }: Seen,
  { on, conclusion }: { readonly on: LegalDay; readonly conclusion: string },
): Promise<void> {
  const before = await lockEntry(tx, entryId, version);
  requireState(before, 'concludeRecheck', ['rechecking']);
  requireFound(before);
  requireDay(tx, on, before.complainedOn ?? before.reviewFrom);
  const after = { state: 'posted-again', postedUntil: postedUntil(on, before.reviewFrom) } as const;
  await changeEntries(tx, 'concludeRecheck', on, [{ before, after, body: { conclusion } }]);
}
