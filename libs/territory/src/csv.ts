import { territoryErrors } from './territory.errors.js';

export type ListRow<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * Reads a list whose first line names its columns, in any order; further columns are passed over. Commas or semicolons,
 * a byte-order mark, Windows line ends and blank lines are taken as they come from spreadsheets; names come out in NFC.
 * @throws TERRITORY.LIST_MALFORMED for a missing column, a row of another length, or a quoted cell (no list here needs one).
 */
export function readList<const Column extends string>(text: string, columns: readonly Column[]): ListRow<Column>[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r?\n/);
  const [head = '', ...body] = lines;
  const separator = head.includes(';') ? ';' : ',';
  const cellsOf = (line: string) => line.split(separator).map((cell) => cell.replace(/\s+/g, ' ').trim());
  const header = cellsOf(head);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw territoryErrors.LIST_MALFORMED({ line: 1, problem: 'columns', detail: missing.join(', ') });
  return body.flatMap((content, index) => {
    if (content.trim() === '') return [];
    const line = index + 2;
    if (content.includes('"')) throw territoryErrors.LIST_MALFORMED({ line, problem: 'quotes', detail: content });
    const cells = cellsOf(content);
    if (cells.length !== header.length)
      throw territoryErrors.LIST_MALFORMED({ line, problem: 'cells', detail: `${cells.length}/${header.length}` });
    const named = Object.fromEntries(columns.map((column) => [column, cells[header.indexOf(column)] ?? '']));
    return [{ ...(named as Record<Column, string>), line }];
  });
}
