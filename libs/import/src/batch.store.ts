import { type ReadTx, type Tx } from '#platform';
import { type Cell } from './cell.js';
import { columnLetter, type Finding } from './fault.js';
import { importErrors } from './import.errors.js';
import { type ImportSheet, type ReadSheet, type SheetRow } from './sheet.js';

export type BatchState = 'checked' | 'committed' | 'taken-back';

/** A list as it was handed in, and how far it has come. */
export interface Batch {
  readonly id: string;
  readonly sheet: string;
  readonly programme: string;
  readonly state: BatchState;
  readonly rowCount: number;
  readonly faultCount: number;
  readonly checkedAt: Date;
  readonly committedAt: Date | null;
  readonly takenBackAt: Date | null;
}

/** A finding at its cell. */
export interface CellFault extends Finding {
  /** Its place in the order of the sheet, from 1. */
  readonly seq: number;
  /** `C` */
  readonly column: string;
}

const columns = `id, sheet, programme, state, row_count AS "rowCount", fault_count AS "faultCount", checked_at AS "checkedAt",
  committed_at AS "committedAt", taken_back_at AS "takenBackAt"`;

export interface CheckedList extends ReadSheet {
  readonly sha256: string;
  /** Communes the rows are about. */
  readonly units: readonly number[];
}

/** Keeps a list that was checked, with all that was found in it. @returns the key of the batch. */
export async function saveBatch(tx: Tx, { sheet, rows, given, findings, sha256, units }: CheckedList): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO import.batch (sheet, programme, units, sha256, row_count, fault_count) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [
      sheet.code,
      sheet.programme,
      [...new Set(units)].toSorted((one, other) => one - other),
      sha256,
      rows.length,
      findings.length,
    ],
  );
  await tx.sql(
    `INSERT INTO import.row (batch_id, row, cells, given)
     SELECT $1, row, values, given FROM jsonb_to_recordset($2::jsonb) AS read (row int, values jsonb, given jsonb)`,
    [id, JSON.stringify(rows.map((row, index) => ({ ...row, given: given[index] })))],
  );
  await tx.sql(
    `INSERT INTO import.finding (batch_id, seq, row, col, field, code, reason, repair)
     SELECT $1, seq, row, "column", field, code, reason, repair
       FROM jsonb_to_recordset($2::jsonb) AS given (seq int, row int, "column" text, field text, code text, reason text, repair text)`,
    [id, JSON.stringify(cellFaults(sheet, findings))],
  );
  await tx.audit(
    'import.checked',
    { kind: 'import', id },
    { sheet: sheet.code, rows: rows.length, faults: findings.length },
  );
  return id;
}

/** Findings in the order of the sheet: row by row, from left to right. */
export function cellFaults(sheet: ImportSheet, findings: readonly Finding[]): CellFault[] {
  const fields = Object.keys(sheet.columns);
  return findings
    .map((finding) => ({ finding, index: fields.indexOf(finding.field) }))
    .sort((a, b) => a.finding.row - b.finding.row || a.index - b.index)
    .map(({ finding, index }, at) => ({ ...finding, seq: at + 1, column: columnLetter(index) }));
}

/** @throws IMPORT.BATCH_NOT_FOUND, also for a batch out of the area or programme. */
export const getBatch = (tx: ReadTx, id: string): Promise<Batch> => batchWhere(tx, id, '');

/** Takes a batch for change. @throws IMPORT.BATCH_NOT_FOUND */
export const lockBatch = (tx: Tx, id: string): Promise<Batch> => batchWhere(tx, id, 'FOR UPDATE');

async function batchWhere(tx: ReadTx, batchId: string, lock: string): Promise<Batch> {
  const batch = /^[0-9a-f-]{36}$/.test(batchId)
    ? await tx.maybeOne<Batch>(`SELECT ${columns} FROM import.batch WHERE id = $1 ${lock}`, [batchId])
    : undefined;
  if (!batch) throw importErrors.BATCH_NOT_FOUND({ batchId });
  return batch;
}

/** The list of the same bytes that stands in the records, if there is one. */
export const findCommitted = (tx: ReadTx, sheet: string, sha256: string): Promise<{ id: string } | undefined> =>
  tx.maybeOne<{ id: string }>(`SELECT id FROM import.batch WHERE sheet = $1 AND sha256 = $2 AND state = 'committed'`, [
    sheet,
    sha256,
  ]);

export const sameFileCommitted = (tx: ReadTx, batchId: string): Promise<{ id: string } | undefined> =>
  tx.maybeOne<{ id: string }>(
    `SELECT o.id FROM import.batch b JOIN import.batch o ON o.sheet = b.sheet AND o.sha256 = b.sha256 AND o.state = 'committed'
      WHERE b.id = $1`,
    [batchId],
  );

export const rowsOf = (tx: ReadTx, batchId: string): Promise<SheetRow[]> =>
  tx.sql<SheetRow>(
    `SELECT row, cells AS values, '{}'::text[] AS unread FROM import.row WHERE batch_id = $1 ORDER BY row`,
    [batchId],
  );

export interface GivenRow {
  readonly cells: readonly (Cell | null)[];
  /** What is wrong with it, cell by cell; empty for a row in which nothing was found. */
  readonly reasons: string;
}

/** The rows of a list as they stood in the file. */
export const givenRowsOf = (tx: ReadTx, batchId: string): Promise<GivenRow[]> =>
  tx.sql<GivenRow>(
    `SELECT r.given AS cells, coalesce((SELECT string_agg(f.col || ': ' || f.reason, E'\n' ORDER BY f.seq)
        FROM import.finding f WHERE f.batch_id = r.batch_id AND f.row = r.row), '') AS reasons
      FROM import.row r WHERE r.batch_id = $1 ORDER BY r.row`,
    [batchId],
  );

/** The latest lists handed in, newest first. */
export const listRecentBatches = (tx: ReadTx): Promise<Batch[]> =>
  tx.sql<Batch>(`SELECT ${columns} FROM import.batch ORDER BY checked_at DESC, id LIMIT 20`);

/** A row as the file has it. */
export interface ListedRow {
  /** As Excel numbers it. */
  readonly row: number;
  /** From column A on; null where the cell is empty. */
  readonly cells: readonly (string | null)[];
}

export interface RowWindow {
  /** First row, as Excel numbers it. */
  readonly from: number;
  readonly first: number;
  /** Only rows in which something was found. */
  readonly isFaulty: boolean;
}

export async function listRows(
  tx: ReadTx,
  batchId: string,
  { from, first, isFaulty }: RowWindow,
): Promise<ListedRow[]> {
  const rows = await tx.sql<{ row: number; given: readonly (Cell | null)[] }>(
    `SELECT r.row, r.given FROM import.row r
      WHERE r.batch_id = $1 AND r.row >= $2
        AND (NOT $3 OR EXISTS (SELECT FROM import.finding f WHERE f.batch_id = r.batch_id AND f.row = r.row))
      ORDER BY r.row LIMIT $4`,
    [batchId, from, isFaulty, first],
  );
  return rows.map(({ row, given }) => ({ row, cells: given.map(shownAs) }));
}

/** A cell as its reader sees it in Excel. */
function shownAs(cell: Cell | null): string | null {
  if (!cell) return null;
  return cell.kind === 'day' ? cell.text.split('-').reverse().join('/') : cell.text;
}

/** @param after the `seq` after which to go on. */
export const listCellFaults = (
  tx: ReadTx,
  batchId: string,
  page: { readonly first: number; readonly after: number },
): Promise<CellFault[]> =>
  tx.sql<CellFault>(
    `SELECT seq, row, col AS "column", field, code, reason, repair FROM import.finding
      WHERE batch_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [batchId, page.after, page.first],
  );

export async function markCommitted(tx: Tx, batch: Batch): Promise<void> {
  await tx.sql(
    `UPDATE import.batch SET state = 'committed', committed_by = platform.actor(), committed_at = platform.clock() WHERE id = $1`,
    [batch.id],
  );
  await tx.audit('import.committed', { kind: 'import', id: batch.id }, { sheet: batch.sheet, rows: batch.rowCount });
}

export async function markTakenBack(tx: Tx, batch: Batch, reason: string): Promise<void> {
  await tx.sql(
    `UPDATE import.batch SET state = 'taken-back', taken_back_by = platform.actor(), taken_back_at = platform.clock(), taken_back_because = $2
      WHERE id = $1`,
    [batch.id, reason],
  );
  await tx.audit('import.taken-back', { kind: 'import', id: batch.id }, { sheet: batch.sheet, reason });
}
