import { auditAll } from '#import';
import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { type Entry, type EntryState, type PlacedEntry } from './entry.js';

/** Columns of an entry `e`, as `Entry`. */
export const entryColumns = `e.id, e.campaign_id AS "campaignId", e.case_id AS "caseId", e.household_id AS "householdId", e.head_id AS "headId",
  e.hamlet, e.state, e.was, e.sheet, e.posted_until AS "postedUntil", e.complained_on AS "complainedOn", e.recheck_due AS "recheckDue",
  e.version, CASE WHEN e.class IS NOT NULL THEN jsonb_build_object('weightSetId', e.weight_set_id, 'areaClass', e.area_class, 'b1', e.b1,
    'b2', e.b2, 'class', e.class, 'deprived', to_jsonb(e.deprived)) END AS found`;

/** An entry `e` stands in the commune of its campaign or of its case. */
const placed = `
  SELECT ${entryColumns}, u.id AS "unitId", u.area_class AS "placeClass", coalesce(c.starts_on, f.received_on) AS "reviewFrom"
    FROM prog_poor_households.entry e
    LEFT JOIN prog_poor_households.campaign c ON c.id = e.campaign_id
    LEFT JOIN casework.case_file f ON f.id = e.case_id
    JOIN territory.unit u ON u.id = coalesce(c.unit_id, f.unit_id)`;

/** Entries for change, in the order of their keys, in which others lock them too. */
export const lockEntries = (tx: Tx, ids: readonly string[]): Promise<PlacedEntry[]> =>
  tx.sql<PlacedEntry>(`${placed} WHERE e.id = ANY ($1::uuid[]) ORDER BY e.id FOR UPDATE OF e`, [ids]);

/** Entries of a campaign in some states, for change; of all its hamlets unless some are named. */
export const lockEntriesOf = (
  tx: Tx,
  campaignId: string,
  states: readonly EntryState[],
  hamlets?: readonly string[],
): Promise<PlacedEntry[]> =>
  tx.sql<PlacedEntry>(
    `${placed} WHERE e.campaign_id = $1 AND e.state = ANY ($2) AND ($3::text[] IS NULL OR e.hamlet = ANY ($3)) ORDER BY e.id FOR UPDATE OF e`,
    [campaignId, states, hamlets ?? null],
  );

export const findEntries = (tx: ReadTx, ids: readonly string[]): Promise<PlacedEntry[]> =>
  tx.sql<PlacedEntry>(`${placed} WHERE e.id = ANY ($1::uuid[])`, [ids]);

/** @throws POOR_HOUSEHOLDS.ENTRY_NOT_FOUND, also for one outside the area or programme. */
export async function getEntry(tx: ReadTx, entryId: string): Promise<PlacedEntry> {
  const [entry] = await findEntries(tx, [entryId]);
  if (!entry) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId });
  return entry;
}

/** Takes one entry for change. @throws POOR_HOUSEHOLDS.ENTRY_NOT_FOUND; PLATFORM.STALE when it changed since `seen`. */
export async function lockEntry(tx: Tx, entryId: string, seen: number): Promise<PlacedEntry> {
  const [entry] = await lockEntries(tx, [entryId]);
  if (!entry) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId });
  if (entry.version !== seen) throw platformErrors.STALE({ seen, current: entry.version });
  return entry;
}

/** The entry of a case, for change. */
export async function lockEntryOfCase(tx: Tx, caseId: string): Promise<PlacedEntry> {
  const [entry] = await tx.sql<PlacedEntry>(`${placed} WHERE e.case_id = $1 FOR UPDATE OF e`, [caseId]);
  if (!entry) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId: caseId });
  return entry;
}

/** The entry of a case. */
export async function getEntryOfCase(tx: ReadTx, caseId: string): Promise<PlacedEntry> {
  const [entry] = await tx.sql<PlacedEntry>(`${placed} WHERE e.case_id = $1`, [caseId]);
  if (!entry) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId: caseId });
  return entry;
}

/** @throws POOR_HOUSEHOLDS.STATE_FORBIDS */
export function requireState(entry: Entry, act: string, allowed: readonly EntryState[]): void {
  if (!allowed.includes(entry.state)) throw poorHouseholdErrors.STATE_FORBIDS({ act, state: entry.state, allowed });
}

/** What an act makes of an entry. */
export interface EntryChange {
  readonly before: Entry;
  readonly after: Partial<Pick<Entry, 'state' | 'sheet' | 'found' | 'postedUntil' | 'complainedOn' | 'recheckDue'>>;
  /** Kept in the history of the entry. */
  readonly body?: object;
}

/** Writes one act on any number of entries with set statements, each with its line of history and its audit entry. */
export async function changeEntries(tx: Tx, act: string, on: LegalDay, changes: readonly EntryChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before, after, body = {} }) => {
    const { found, ...entry } = { ...before, ...after };
    return { ...entry, ...found, id: before.id, stateFrom: before.state, version: before.version + 1, body };
  });
  await tx.sql(
    `UPDATE prog_poor_households.entry e
        SET state = g.state, sheet = g.sheet, weight_set_id = g."weightSetId", area_class = g."areaClass", b1 = g.b1, b2 = g.b2,
            class = g.class, deprived = g.deprived, posted_until = g."postedUntil", complained_on = g."complainedOn",
            recheck_due = g."recheckDue", version = g.version, touched_at = platform.clock()
       FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, state text, sheet jsonb, "weightSetId" uuid, "areaClass" text, b1 int, b2 int,
         class text, deprived text[], "postedUntil" date, "complainedOn" date, "recheckDue" date, version int)
      WHERE e.id = g.id`,
    [JSON.stringify(rows)],
  );
  await noteEvents(tx, act, on, rows);
}

interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly stateFrom: string | null;
  readonly state: string;
  readonly body: object;
}

/** Every version of an entry has its line of history under the same number. */
export async function noteEvents(tx: Tx, act: string, on: LegalDay, rows: readonly EventRow[]): Promise<void> {
  await tx.sql(
    `INSERT INTO prog_poor_households.entry_event (entry_id, seq, act, state_from, state_to, held_on, actor_id, actor_name, body)
     SELECT id, version, $2, "stateFrom", state, $3, $4, $5, body
       FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, version int, "stateFrom" text, state text, body jsonb)`,
    [JSON.stringify(rows), act, on, tx.who.id, tx.who.name],
  );
  await auditAll(
    tx,
    `household-review.${act}`,
    'household-review',
    rows.map(({ id, state, version }) => ({ id, body: { state, version } })),
  );
}
