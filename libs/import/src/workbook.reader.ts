import { readSheet } from 'read-excel-file/node';
import { type Cell, cellOf, type WrittenNumber } from './cell.js';
import { importErrors } from './import.errors.js';
import { unzip } from '#platform';

/** Bytes that a workbook may unpack to; a list of 5,000 rows takes some 15 million. */
const unpackedLimit = 100_000_000;

/** Rows of cells from the top of the first sheet; an empty cell is undefined. */
export type CellRows = readonly (readonly (Cell | undefined)[])[];

/**
 * Reads the first sheet of a workbook. A cell with a formula keeps its kind: the value it shows was computed on some other
 * machine, and may change when the file is opened.
 * @throws IMPORT.NOT_A_WORKBOOK
 */
export async function readWorkbook(file: Buffer): Promise<CellRows> {
  try {
    const formulas = formulaCells(file);
    const rows = await readSheet<WrittenNumber>(file, 1, { parseNumber: (written) => ({ written }) });
    return rows.map((row, index) =>
      row.map((value, column) => {
        const cell = cellOf(value);
        return formulas.has(`${index + 1}:${column}`) ? { kind: 'formula', text: cell?.text ?? '' } : cell;
      }),
    );
  } catch {
    throw importErrors.NOT_A_WORKBOOK({});
  }
}

/** Places, as `row:column`, whose content is computed; the reader of values tells nothing of them. */
function formulaCells(file: Buffer): ReadonlySet<string> {
  const parts = unzip(file, unpackedLimit);
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const id = /<sheet\b[^>]*\br:id="([^"]+)"/.exec(text('xl/workbook.xml'))?.[1];
  const relations = text('xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? [];
  const target = relations.map((each) => [/\bId="([^"]+)"/.exec(each)?.[1], /\bTarget="([^"]+)"/.exec(each)?.[1]]);
  const path = target.find(([known]) => known === id)?.[1] ?? '';
  const sheet = text(path.startsWith('/') ? path.slice(1) : `xl/${path}`);
  const found = sheet.matchAll(/<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b/g);
  return new Set(Array.from(found, ([, letters = '', row]) => `${row}:${columnIndex(letters)}`));
}

const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
