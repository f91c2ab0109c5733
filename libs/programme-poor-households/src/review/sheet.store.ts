import { AnSinhError } from '#kernel';
import { platformErrors, type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { formA, isListed } from '../rules/form-a.table.js';
import { scoreSheet } from '../rules/score.rule.js';
import { faultsOf } from '../rules/sheet-check.rule.js';
import { type Sheet } from '../rules/sheet.js';
import { type Weights } from '../rules/weights.js';
import { type EntryState, type PlacedEntry } from './entry.js';
import { lockCampaign } from './campaign.store.js';
import { changeEntries, type EntryChange, lockEntries, lockEntriesOf, requireState } from './entry.store.js';
import { foundBy, WeightsInUse, weightsKeyOf } from './scoring.store.js';

/** States in which the forms may still be filled in. */
export const openToSurvey = [
  'screening',
  'passed-by',
  'listed',
  'surveyed',
  'scored',
  'redo',
  'rechecking',
] as const satisfies readonly EntryState[];

/** The forms of one household as they are now to stand: what is left out is unanswered. */
export interface SheetToSave {
  readonly entryId: string;
  /** The version seen. */
  readonly version: number;
  readonly sheet: Sheet;
}

/** What came of one of many. */
export interface SavedSheet {
  readonly entryId: string;
  readonly refusal?: AnSinhError;
}

/**
 * Fills in the forms of many households. Each is taken or refused by itself: a wrong answer or a colleague's change of one
 * keeps none of the others back.
 * @throws POOR_HOUSEHOLDS.ENTRY_TWICE; ENTRY_NOT_FOUND when none of them is there
 */
export async function saveSheets(tx: Tx, given: readonly SheetToSave[]): Promise<SavedSheet[]> {
  const ids = given.map(({ entryId }) => entryId);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw poorHouseholdErrors.ENTRY_TWICE({ entryId: twice });
  const entries = new Map((await lockEntries(tx, ids)).map((entry) => [entry.id, entry]));
  if (entries.size === 0) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId: ids[0] ?? '' });
  const inUse = new WeightsInUse(tx);
  const changes: EntryChange[] = [];
  const results: SavedSheet[] = [];
  for (const { entryId, version, sheet } of given) {
    try {
      changes.push(await fillIn(tx, entries.get(entryId), { entryId, version, sheet }, inUse));
      results.push({ entryId });
    } catch (refusal) {
      if (!(refusal instanceof AnSinhError)) throw refusal;
      results.push({ entryId, refusal });
    }
  }
  await changeEntries(tx, 'save', tx.today, changes);
  return results;
}

/** Fills in the forms of one household. @throws what `saveSheets` refuses of one */
export async function saveSheet(tx: Tx, given: SheetToSave): Promise<void> {
  const [entry] = await lockEntries(tx, [given.entryId]);
  await changeEntries(tx, 'save', tx.today, [await fillIn(tx, entry, given, new WeightsInUse(tx))]);
}

async function fillIn(
  tx: Tx,
  entry: PlacedEntry | undefined,
  { entryId, version, sheet }: SheetToSave,
  inUse: WeightsInUse,
): Promise<EntryChange> {
  if (!entry) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId });
  if (entry.version !== version) throw platformErrors.STALE({ seen: version, current: entry.version });
  requireState(entry, 'save', openToSurvey);
  const weights = await inUse.find(weightsKeyOf(entry));
  const fields = faultsOf(sheet, {
    today: tx.today,
    reviewFrom: entry.reviewFrom,
    formA: formA.at(entry.reviewFrom).value,
    income:
      weights && new Map(weights.items.map(({ code, options }) => [code, new Set(options.map((each) => each.code))])),
  });
  if (fields.length > 0) throw poorHouseholdErrors.ANSWER_INVALID({ fields });
  return filled(entry, sheet, weights);
}

/** Where the answers bring a household, and what they give it by the points in use. */
function filled(before: PlacedEntry, sheet: Sheet, weights: Weights | undefined): EntryChange {
  const score = weights && scoreSheet(sheet, weights, before.reviewFrom);
  const found = (weights && score && foundBy(weights, score)) ?? null;
  const passes = before.was === 'none' && isListed(sheet, formA.at(before.reviewFrom).value) === false;
  return {
    before,
    after: { sheet, found, state: nextState(before, passes, found !== null, sheet) },
    body: { sheet, found },
  };
}

function nextState({ state }: PlacedEntry, passes: boolean, isWhole: boolean, sheet: Sheet): EntryState {
  if (state === 'rechecking') return state;
  if (state === 'screening' || state === 'passed-by') {
    if (sheet.ticks === undefined) return state;
    if (passes) return 'passed-by';
  }
  if (isWhole) return 'scored';
  if (state === 'redo') return state;
  return sheet.deprived && sheet.members !== undefined && sheet.income ? 'surveyed' : 'listed';
}

/**
 * Scores every filled form of a campaign again: after points were published, or after its commune became a ward.
 * @throws POOR_HOUSEHOLDS.CAMPAIGN_NOT_FOUND, CAMPAIGN_CLOSED
 * @returns how many changed.
 */
export async function scoreAgain(tx: Tx, campaignId: string): Promise<number> {
  await lockCampaign(tx, campaignId);
  const inUse = new WeightsInUse(tx);
  const changes: EntryChange[] = [];
  for (const entry of await lockEntriesOf(tx, campaignId, ['surveyed', 'scored', 'redo', 'rechecking'])) {
    const change = filled(entry, entry.sheet, await inUse.find(weightsKeyOf(entry)));
    if (JSON.stringify(change.after.found) !== JSON.stringify(entry.found)) changes.push(change);
  }
  await changeEntries(tx, 'score', tx.today, changes);
  return changes.length;
}
