import { addDays, type LegalDay } from '#kernel';
import { type Page, type PageArgs, pageOf, readCursor, type ReadTx, type Tx } from '#platform';
import { type ReportBook } from './report-book.js';
import { reportingErrors } from './reporting.errors.js';
import { hashOf, type ReturnBody } from './return.body.js';
import { makeReturn, type ReturnKey } from './return.maker.js';
import { finishReturnTask, openReturnTasks, owedPage, owedRows } from './return.sql.js';
import { owedBetween, owedFor } from './return-calendar.js';

/** A return as it was frozen. */
export interface FiledReturn {
  readonly id: string;
  /** 1 for the first filing; each correction is one more. */
  readonly seq: number;
  readonly hash: string;
  /** Of a correction: what was wrong. */
  readonly reason: string | null;
  readonly filedBy: string;
  readonly filedAt: Date;
  readonly body: ReturnBody;
}

const columns = `id, seq, hash, reason, filed_by AS "filedBy", filed_at AS "filedAt", body`;

/**
 * Freezes the figures of today as a return. Where one was filed before, this is its correction and needs a reason; the earlier one
 * stays as it was.
 * @throws REPORTING.CORRECTION_UNREASONED and what `makeReturn` throws.
 */
export async function fileReturn(
  tx: Tx,
  book: ReportBook,
  { reason, ...key }: ReturnKey & { readonly reason?: string | undefined },
): Promise<FiledReturn> {
  const { code, unitId, period } = key;
  const { programme, body } = await makeReturn(tx, book, key);
  await tx.sql(`SELECT pg_advisory_xact_lock(7140500, hashtext($1))`, [`${unitId} ${code} ${period}`]);
  const { filed } = await tx.one<{ filed: number }>(
    `SELECT coalesce(max(seq), 0) AS filed FROM report.filed_return WHERE unit_id = $1 AND code = $2 AND period = $3`,
    [unitId, code, period],
  );
  if (filed > 0 && reason === undefined) throw reportingErrors.CORRECTION_UNREASONED({ code, period, filed });
  const hash = hashOf(body);
  const row = await tx.one<FiledReturn>(
    `INSERT INTO report.filed_return (programme, code, unit_id, period, seq, body, hash, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`,
    [programme, code, unitId, period, filed + 1, JSON.stringify(body), hash, filed > 0 ? reason : null],
  );
  await tx.sql(finishReturnTask, [unitId, code, period, tx.who.id]);
  await tx.audit('return.filed', { kind: 'return', id: row.id }, { code, unitId, period, seq: row.seq, hash, reason });
  await tx.emit({ type: 'reporting.return-filed', payload: { returnId: row.id, programme, code, unitId, period } });
  return row;
}

/** @throws REPORTING.RETURN_NOT_FOUND, the same for one out of scope. */
export async function getReturn(tx: ReadTx, returnId: string): Promise<FiledReturn> {
  const row = await tx.maybeOne<FiledReturn>(`SELECT ${columns} FROM report.filed_return WHERE id = $1`, [returnId]);
  if (!row) throw reportingErrors.RETURN_NOT_FOUND({ returnId });
  return row;
}

/** Every filing of a return, the first one first. */
export const listFilings = (tx: ReadTx, { code, unitId, period }: ReturnKey): Promise<FiledReturn[]> =>
  tx.sql<FiledReturn>(
    `SELECT ${columns} FROM report.filed_return WHERE unit_id = $1 AND code = $2 AND period = $3 ORDER BY seq`,
    [unitId, code, period],
  );

/** A return that a unit owes, and what it filed of it last. */
export interface OwedByUnit {
  readonly programme: string;
  readonly code: string;
  readonly level: string;
  readonly period: string;
  readonly dueOn: LegalDay;
  readonly unitId: number;
  readonly filedId: string | null;
  readonly seq: number | null;
  readonly filedAt: Date | null;
}

export interface ReturnsWanted extends PageArgs {
  readonly year: number;
  readonly unitId?: number | undefined;
}

/** What units in sight owe for the periods of a year, the nearest first. */
export async function listOwed(
  tx: ReadTx,
  book: ReportBook,
  { year, unitId, first, after }: ReturnsWanted,
): Promise<Page<OwedByUnit>> {
  const [last] = readCursor(after, 1) ?? [null];
  const rows = await tx.sql<OwedByUnit & { key: string }>(owedPage, [
    owedRows(owedFor(year, book.returnsFor(tx.who))),
    tx.who.kind === 'system' ? null : tx.who.units,
    unitId ?? null,
    last,
    first + 1,
  ]);
  return pageOf(
    rows,
    first,
    (row) => row,
    (row) => [row.key],
  );
}

/** Days before the last one on which whoever must file a return is told. */
const warnedDays = 20;

/** Opens the tasks of returns that fall due soon: all units in one statement. For the system. */
export async function openTasksOfReturns(tx: Tx, book: ReportBook): Promise<void> {
  const soon = { from: tx.today, until: addDays(tx.today, warnedDays) };
  const owed = owedBetween(soon, book.returnsFor(tx.who));
  if (owed.length > 0) await tx.sql(openReturnTasks, [owedRows(owed)]);
}
