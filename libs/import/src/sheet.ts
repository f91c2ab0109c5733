import { type ReadTx, type Tx } from '#platform';
import { cellFaults } from './cell.faults.js';
import { type Column } from './column.js';
import { type Finding } from './fault.js';
import { type WrittenCell } from './written-cell.js';
import { type CellRows } from './workbook.reader.js';
import { importErrors } from './import.errors.js';

export type Columns = Readonly<Record<string, Column<unknown>>>;

type ValueOf<C> = C extends Column<infer V> ? V : never;
type RequiredFields<C> = { [K in keyof C]: C[K] extends { readonly required: true } ? K : never }[keyof C];

/** What was read of a row; a field that is empty or could not be read is absent. */
export type ValuesOf<C> = { readonly [K in keyof C]?: ValueOf<C[K]> };

/** A row in which nothing was found. */
export type WholeValuesOf<C> = { readonly [K in RequiredFields<C>]: ValueOf<C[K]> } & ValuesOf<C>;

export interface SheetRow<C extends Columns = Columns> {
  /** As Excel numbers it. */
  readonly row: number;
  readonly values: ValuesOf<C>;
  /** Fields with a content that could not be read; none in a list that is being taken over. */
  readonly unread: readonly string[];
}

/** What a sheet says of its rows once the database has been asked. */
export interface Examination {
  readonly findings: readonly Finding[];
  /** Units that the rows are about, as far as they are known. */
  readonly units: readonly number[];
  /** Writes all rows with set statements. Only called when nothing was found, in the transaction that examined. */
  write(tx: Tx, batchId: string): Promise<void>;
}

/** Why a row can no longer be taken back. */
export interface Obstacle {
  readonly row: number;
  readonly code: string;
  /** Vietnamese. */
  readonly reason: string;
}

export interface SampleOptions {
  readonly size: number;
  /** Codes of the communes the invented people live in. */
  readonly communes: readonly string[];
  /** Number of people of samples made before, so that two samples share nobody. */
  readonly after?: number;
  /** So many mistakes of each kind, one to a row; the commune is one in force that whoever checks the list does not answer for. */
  readonly faults?: { readonly ofEachKind: number; readonly foreignCommune: string };
}

export interface Sample {
  /** Says that nobody on it exists. */
  readonly title: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** What a check must find, and nothing else. */
  readonly seeded: readonly Pick<Finding, 'row' | 'field' | 'code'>[];
}

/** A list that staff keep in Excel, of a declared shape. */
export interface ImportSheet<C extends Columns = Columns> {
  /** `social-protection.beneficiaries` */
  readonly code: string;
  readonly programme: string;
  readonly title: string;
  /** From column A on, in this order. */
  readonly columns: C;
  /** Compares the rows among themselves, with the records and with the law. Reads only. */
  examine(tx: ReadTx, rows: readonly SheetRow<C>[]): Promise<Examination>;
  /** What stands against taking a batch back. */
  obstacles(tx: ReadTx, batchId: string): Promise<readonly Obstacle[]>;
  takeBack(tx: Tx, batchId: string, reason: string): Promise<void>;
  /**
   * What stands in the records of the asker's communes, in the order of the columns: to be changed in Excel and handed in again.
   * Absent where a list only ever adds.
   */
  readonly standing?: (
    tx: ReadTx,
    asked: { readonly hamlet: string | undefined },
  ) => Promise<readonly (readonly WrittenCell[])[]>;
  /** An invented list, the same every time: for learning, trying and measuring. */
  sample(options: SampleOptions): Sample;
}

/** Ties the columns to the type of the rows. */
export const defineSheet = <const C extends Columns>(sheet: ImportSheet<C>): ImportSheet =>
  sheet as unknown as ImportSheet;

/** Rows above the list: its title, and the headings. */
export const headingRow = 2;
export const longestList = 5_000;

export interface ReadSheet {
  readonly sheet: ImportSheet;
  readonly rows: readonly SheetRow[];
  /** The cells of each row as they stood in the file. */
  readonly given: CellRows;
  readonly findings: readonly Finding[];
}

/**
 * Recognises the sheet by its headings and reads its rows; rows left empty are passed over.
 * @throws IMPORT.NOT_THE_TEMPLATE, IMPORT.NO_ROWS, IMPORT.TOO_MANY_ROWS
 */
export function readSheetRows(sheets: readonly ImportSheet[], cells: CellRows): ReadSheet {
  const headings = (cells[headingRow - 1] ?? []).map((cell) => cell?.text);
  const sheet = sheets.find(({ columns }) => missingHeadings(columns, headings).length === 0);
  if (!sheet) throw notTheTemplate(sheets, headings);
  const filled = cells
    .map((row, index) => ({ row: index + 1, cells: row }))
    .slice(headingRow)
    .filter((each) => each.cells.some((cell) => cell !== undefined));
  if (filled.length === 0) throw importErrors.NO_ROWS({});
  if (filled.length > longestList) throw importErrors.TOO_MANY_ROWS({ rows: filled.length, limit: longestList });
  const read = filled.map((each) => readRow(sheet, each.row, each.cells));
  return {
    sheet,
    rows: read.map(({ row, values, findings }) => ({ row, values, unread: findings.map(({ field }) => field) })),
    given: filled.map((each) => each.cells),
    findings: read.flatMap((each) => each.findings),
  };
}

const missingHeadings = (columns: Columns, headings: readonly (string | undefined)[]): string[] =>
  Object.values(columns)
    .map(({ heading }, index) => (headings[index] === heading ? undefined : heading))
    .filter((heading) => heading !== undefined);

function notTheTemplate(sheets: readonly ImportSheet[], headings: readonly (string | undefined)[]) {
  const all = sheets.map(({ columns }) => ({ columns, missing: missingHeadings(columns, headings) }));
  const nearest = all.toSorted((a, b) => a.missing.length - b.missing.length)[0];
  const known = new Set(Object.values(nearest?.columns ?? {}).map(({ heading }) => heading));
  return importErrors.NOT_THE_TEMPLATE({
    missing: nearest?.missing ?? [],
    unknown: headings.filter((heading) => heading !== undefined && !known.has(heading)).map(String),
  });
}

function readRow(sheet: ImportSheet, row: number, cells: CellRows[number]) {
  const values: Record<string, unknown> = {};
  const findings: Finding[] = [];
  Object.entries(sheet.columns).forEach(([field, column], index) => {
    const cell = cells[index];
    if (!cell) {
      if (column.required) findings.push({ row, field, ...cellFaults.REQUIRED({ heading: column.heading }) });
      return;
    }
    const reading = cell.kind === 'formula' ? { fault: cellFaults.FORMULA() } : column.read(cell);
    if ('fault' in reading) findings.push({ row, field, ...reading.fault });
    else values[field] = reading.value;
  });
  return { row, values, findings };
}

/** The values of a row that has all that its sheet requires; undefined for another. */
export function wholeValues<C extends Columns>(columns: C, values: ValuesOf<C>): WholeValuesOf<C> | undefined {
  const isWhole = Object.entries(columns).every(([field, { required }]) => !required || field in values);
  return isWhole ? (values as WholeValuesOf<C>) : undefined;
}
