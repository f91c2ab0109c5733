import { localDay } from '#kernel';
import { type AnyExportList, type ExportColumn } from './export-list.js';

export const commaTextType = 'text/csv; charset=utf-8';

/** What a spreadsheet would take for a formula, in usual and in full-width signs. */
const looksLikeFormula = /^[=+\-@\t\r＝＋－＠]/u;

/** An apostrophe before what looks like a formula keeps it text, and says what it was. */
function fieldOf(column: ExportColumn<object>, row: object): string {
  const value = column.value(row);
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? `${localDay(value)} ${timeOf(value)}` : String(value);
  const safe = column.kind === 'text' && looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const timeOf = (at: Date): string =>
  at.toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

/** Writes a list as RFC 4180 has it, in UTF-8 with the mark by which spreadsheets know it. */
export async function writeCommaText(
  { columns }: AnyExportList,
  rows: AsyncIterable<readonly object[]>,
): Promise<Buffer> {
  const parts = [Buffer.from(`\uFEFF${columns.map(({ heading }) => heading).join(',')}\r\n`)];
  for await (const some of rows)
    parts.push(
      Buffer.from(some.map((row) => `${columns.map((column) => fieldOf(column, row)).join(',')}\r\n`).join('')),
    );
  return Buffer.concat(parts);
}
