import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type PovertyClass } from '../rules/law.js';
import { type ListResult } from '../rules/list-result.rule.js';
import { type EntryState, type PlacedEntry } from './entry.js';
import { entryColumns } from './entry.store.js';

/** An entry as the grid shows it. */
export interface ReviewRow extends PlacedEntry {
  readonly householdCode: string;
  readonly headName: string;
}

/** People seen are noted as read. */
const shown = `
  SELECT ${entryColumns}, u.id AS "unitId", u.area_class AS "placeClass", coalesce(c.starts_on, f.received_on) AS "reviewFrom",
         h.code AS "householdCode", p.full_name AS "headName"
    FROM prog_poor_households.entry e
    JOIN citizen.household h ON h.id = e.household_id
    JOIN citizen.person p ON p.id = e.head_id
    LEFT JOIN prog_poor_households.campaign c ON c.id = e.campaign_id
    LEFT JOIN casework.case_file f ON f.id = e.case_id
    JOIN territory.unit u ON u.id = coalesce(c.unit_id, f.unit_id)`;

export interface RowFilter {
  readonly hamlet?: string | undefined;
  readonly state?: EntryState | undefined;
  readonly class?: PovertyClass | undefined;
  /** Part of the name of the head, accents or none, or the code of the household. */
  readonly words?: string | undefined;
}

/** Households of a campaign by hamlet and code. @param after hamlet, code and key of the last one seen. */
export async function listRows(
  tx: ReadTx,
  campaignId: string,
  filter: RowFilter,
  page: { readonly first: number; readonly after: readonly (string | number | null)[] | undefined },
): Promise<ReviewRow[]> {
  const rows = await tx.sql<ReviewRow>(
    `${shown}
      WHERE e.campaign_id = $1 AND ($2::text IS NULL OR e.hamlet = $2) AND ($3::text IS NULL OR e.state = $3)
        AND ($4::text IS NULL OR e.class = $4)
        AND ($5::text IS NULL OR h.code = $5 OR strpos(p.fold, platform.fold($5)) > 0)
        AND ($6::text IS NULL OR (e.hamlet, h.code, e.id) > ($6, $7::text, $8::uuid))
      ORDER BY e.hamlet, h.code, e.id LIMIT $9`,
    [
      campaignId,
      filter.hamlet ?? null,
      filter.state ?? null,
      filter.class ?? null,
      filter.words ?? null,
      ...(page.after ?? [null, null, null]),
      page.first + 1,
    ],
  );
  return noted(tx, rows);
}

export const findRows = async (tx: ReadTx, ids: readonly string[]): Promise<ReviewRow[]> =>
  noted(tx, await tx.sql<ReviewRow>(`${shown} WHERE e.id = ANY ($1::uuid[])`, [ids]));

export const findRowOfCase = async (tx: ReadTx, caseId: string): Promise<ReviewRow | undefined> =>
  noted(tx, await tx.sql<ReviewRow>(`${shown} WHERE e.case_id = $1`, [caseId]))[0];

function noted(tx: ReadTx, rows: ReviewRow[]): ReviewRow[] {
  for (const { headId } of rows) tx.noteRead({ kind: 'person', id: headId });
  return rows;
}

export interface EntryEvent {
  readonly seq: number;
  readonly act: string;
  readonly stateFrom: string | null;
  readonly stateTo: string;
  readonly heldOn: LegalDay;
  readonly actorName: string;
  readonly at: Date;
}

/** The history of an entry, oldest first. */
export const listEntryEvents = (tx: ReadTx, entryId: string): Promise<EntryEvent[]> =>
  tx.sql<EntryEvent>(
    `SELECT seq, act, state_from AS "stateFrom", state_to AS "stateTo", held_on AS "heldOn", actor_name AS "actorName", at
       FROM prog_poor_households.entry_event WHERE entry_id = $1 ORDER BY seq`,
    [entryId],
  );

export interface HamletFigures {
  readonly hamlet: string;
  readonly state: EntryState;
  readonly class: PovertyClass | null;
  readonly households: number;
}

/** How far each hamlet is. */
export const countHamlets = (
  tx: ReadTx,
  campaignIds: readonly string[],
): Promise<(HamletFigures & { campaignId: string })[]> =>
  tx.sql(
    `SELECT campaign_id AS "campaignId", hamlet, state, class, count(*)::int AS households FROM prog_poor_households.entry
      WHERE campaign_id = ANY ($1::uuid[]) GROUP BY campaign_id, hamlet, state, class ORDER BY hamlet, state, class`,
    [campaignIds],
  );

export interface HeldMeeting {
  readonly id: string;
  readonly hamlet: string;
  readonly heldOn: LegalDay;
  readonly present: number;
  readonly agreed: number;
  readonly minutes: string | null;
}

export const listMeetings = (tx: ReadTx, campaignId: string): Promise<HeldMeeting[]> =>
  tx.sql<HeldMeeting>(
    `SELECT id, hamlet, held_on AS "heldOn", present, agreed, minutes FROM prog_poor_households.meeting
      WHERE campaign_id = $1 ORDER BY hamlet, held_on, at, id`,
    [campaignId],
  );

export interface ListRow {
  readonly entryId: string;
  readonly seq: number;
  readonly result: ListResult;
  readonly outcome: 'done' | 'left-out' | null;
}

export const listRowsOf = (
  tx: ReadTx,
  listId: string,
  page: { readonly first: number; readonly after: number },
): Promise<ListRow[]> =>
  tx.sql<ListRow>(
    `SELECT entry_id AS "entryId", seq, result, outcome FROM prog_poor_households.list_row WHERE list_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [listId, page.after, page.first + 1],
  );

export interface ListPaper {
  readonly id: string;
  readonly entryId: string | null;
  readonly kind: ListResult;
  readonly signedOn: LegalDay;
  readonly paper: object;
  readonly revokedBecause: string | null;
}

/** Decisions of a list: those on many households first, then refusals by number. */
export const listPapersOf = (tx: ReadTx, listId: string): Promise<ListPaper[]> =>
  tx.sql<ListPaper>(
    `SELECT id, entry_id AS "entryId", kind, signed_on AS "signedOn", paper, revoked_because AS "revokedBecause"
       FROM prog_poor_households.decision WHERE list_id = $1 ORDER BY entry_id IS NOT NULL, number, id`,
    [listId],
  );
