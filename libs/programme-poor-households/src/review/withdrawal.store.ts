import { releaseHouseholds } from '#citizen';
import { type Tx } from '#platform';
import { type EntryState } from './entry.js';
import { reviewHolder } from './entry.sql.js';
import { changeEntries, lockEntry, requireState } from './entry.store.js';
import { type Seen } from './hamlet.store.js';
import { openToSurvey } from './sheet.store.js';

const beforeSignature = [
  ...openToSurvey,
  'agreed',
  'posted',
  'posted-again',
  'on-list',
] as const satisfies readonly EntryState[];

/** Takes a household out of the review: it moved away, dissolved, or should not have been taken in. @throws POOR_HOUSEHOLDS.STATE_FORBIDS; PLATFORM.STALE */
export async function withdrawEntry(tx: Tx, { entryId, version }: Seen, reason: string): Promise<void> {
  const before = await lockEntry(tx, entryId, version);
  requireState(before, 'withdraw', beforeSignature);
  await changeEntries(tx, 'withdraw', tx.today, [{ before, after: { state: 'withdrawn' }, body: { reason } }]);
  await releaseHouseholds(tx, [before.householdId], reviewHolder);
}
