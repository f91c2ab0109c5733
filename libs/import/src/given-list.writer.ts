import { type GivenRow } from './batch.store.js';
import { type Cell } from './cell.js';
import { type ImportSheet } from './sheet.js';
import { writeTemplate } from './template.writer.js';
import { type WrittenCell } from './written-cell.js';

/** A formula comes back as the text it showed: what it computes on another machine nobody has checked. */
function writtenOf(cell: Cell | null): WrittenCell {
  if (cell === null) return undefined;
  if (cell.kind === 'day') return { day: cell.text };
  return cell.kind === 'number' && Number.isFinite(Number(cell.text)) ? Number(cell.text) : cell.text;
}

/** A list as it was handed in, in its template, with what is wrong with a row beside it. */
export function writeGivenList(sheet: ImportSheet, rows: readonly GivenRow[]): Promise<Buffer> {
  const width = Object.keys(sheet.columns).length;
  const cells = rows.map((row) => Array.from({ length: width }, (_, index) => writtenOf(row.cells[index] ?? null)));
  return writeTemplate(
    sheet,
    cells,
    sheet.title,
    rows.map(({ reasons }) => reasons),
  );
}
