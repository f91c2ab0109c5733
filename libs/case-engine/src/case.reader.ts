import { addDays, localDay, startOfDay, type WorkingCalendar } from '#kernel';
import { type Page, pageOf, type PageArgs, readCursor, type ReadTx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { caseErrors } from './case.errors.js';
import { caseById, casesPage, openTasks, worklistCounters, worklistPage } from './case.sql.js';
import { type DueFilter, type TaskView, type WorklistCounters } from './case.view.js';

/** "Soon" is two working days or less. */
const soonDays = 2;

/** The last instant of the day that so many working days lead to from today. */
const endAfter = (tx: ReadTx, calendar: WorkingCalendar, workingDays: number): Date =>
  new Date(startOfDay(addDays(calendar.addWorkingDays(localDay(tx.now), workingDays), 1)).getTime() - 1);

/** The last instant of what is due soon. */
export const endOfSoon = (tx: ReadTx, calendar: WorkingCalendar): Date => endAfter(tx, calendar, soonDays);

/** Working days left that the order of stopped clocks tells apart. */
const mostDaysLeft = 60;

/** The last instants of today and of the working days after it: where stopped clocks would end if they went on today. */
export const endsOfWorkingDays = (tx: ReadTx, calendar: WorkingCalendar): Date[] =>
  Array.from({ length: mostDaysLeft + 1 }, (_, days) => endAfter(tx, calendar, days));

export interface WorklistFilter {
  readonly unitId?: number | undefined;
  readonly due?: DueFilter | undefined;
  readonly role?: string | undefined;
  /** Given to oneself, or to nobody and waiting for one of one's roles. */
  readonly mine?: boolean | undefined;
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  readonly hamlet?: string | undefined;
  /** Of the name, with or without accents, or the beginning of a code. */
  readonly words?: string | undefined;
}

/** The first seven values of every statement on the worklist. */
export const narrowing = (tx: ReadTx, { role, mine, programme, state, hamlet, words }: WorklistFilter) => [
  role ?? null,
  mine ?? false,
  tx.who.roles,
  programme ?? null,
  state ?? null,
  hamlet ?? null,
  words?.trim() || null,
];

/** Open cases in scope by remaining time, stopped clocks where they would stand if they went on today. */
export async function listWorklist(
  tx: ReadTx,
  calendar: WorkingCalendar,
  filter: WorklistFilter,
  page: PageArgs,
): Promise<Page<CaseFile>> {
  const [due, id] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<CaseFile & { sortKey: string }>(worklistPage, [
    ...narrowing(tx, filter),
    page.first + 1,
    filter.unitId ?? null,
    due,
    id,
    filter.due ?? null,
    endOfSoon(tx, calendar),
    endsOfWorkingDays(tx, calendar),
  ]);
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.sortKey, row.id],
  );
}

export const countWorklist = (
  tx: ReadTx,
  calendar: WorkingCalendar,
  filter: WorklistFilter = {},
): Promise<WorklistCounters> =>
  tx.one<WorklistCounters>(worklistCounters, [
    ...narrowing(tx, filter),
    filter.unitId ?? null,
    endOfSoon(tx, calendar),
  ]);

export interface CaseFilter {
  /** The beginning of one. */
  readonly code?: string | undefined;
  readonly programme?: string | undefined;
  readonly isOpen?: boolean | undefined;
}

/** Cases in scope, the latest received first. */
export async function listCases(tx: ReadTx, filter: CaseFilter, page: PageArgs): Promise<Page<CaseFile>> {
  const [received, id] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<CaseFile & { sortKey: string }>(casesPage, [
    page.first + 1,
    filter.code?.trim() || null,
    filter.programme ?? null,
    filter.isOpen ?? null,
    received,
    id,
  ]);
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.sortKey, row.id],
  );
}

/** A case in scope; recorded as read. */
export async function findCase(tx: ReadTx, caseId: string): Promise<CaseFile | undefined> {
  const found = await tx.maybeOne<CaseFile>(caseById, [caseId]);
  if (found) {
    tx.noteRead({ kind: 'case', id: caseId });
    tx.noteRead({ kind: 'person', id: found.personId });
  }
  return found;
}

/** @throws CASE.NOT_FOUND, the same for a case that does not exist and one outside the scope. */
export async function getCase(tx: ReadTx, caseId: string): Promise<CaseFile> {
  const found = await findCase(tx, caseId);
  if (!found) throw caseErrors.NOT_FOUND({ caseId });
  return found;
}

export async function listTasks(tx: ReadTx, page: PageArgs): Promise<Page<TaskView>> {
  const [due, id] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<TaskView & { sortKey: string }>(openTasks, [page.first + 1, due, id]);
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.sortKey, row.id],
  );
}
