import { type LegalDay, type Vnd } from '#kernel';
import { type FilePurpose } from '../files/file-purpose.js';
import { type ReadTx } from '../tx.js';

/**
 * A column of an exported list. What names something is text, also when it is made of digits; days and moments are real dates of the
 * workbook, money and counts real numbers.
 */
export type ExportColumn<Row> = { readonly heading: string; readonly width: number } & (
  | { readonly kind: 'text'; readonly value: (row: Row) => string | null | undefined }
  | { readonly kind: 'day'; readonly value: (row: Row) => LegalDay | null | undefined }
  | { readonly kind: 'moment'; readonly value: (row: Row) => Date | null | undefined }
  | { readonly kind: 'money'; readonly value: (row: Row) => Vnd | null | undefined }
  | { readonly kind: 'count'; readonly value: (row: Row) => number | null | undefined }
);

/** A list as the console shows it, for a workbook. */
export interface ExportList<Row = never, Question = never> {
  /** `cases.worklist` */
  readonly code: string;
  /** Also the name of the file. */
  readonly title: string;
  readonly purpose: FilePurpose;
  readonly columns: readonly ExportColumn<Row>[];
  /** Rows within the asker's scope, some thousand at a time; puts on record whom they are about. */
  readonly rows: (tx: ReadTx, question: Question) => AsyncIterable<readonly Row[]>;
}

export type AnyExportList = ExportList<object, object>;

/** Declares a list. Its rows and its question are its own: who asks for it and who writes it down only carry them. */
export const defineExport = <Row extends object, Question extends object>(
  list: ExportList<Row, Question>,
): AnyExportList => list as unknown as AnyExportList;

const rowsAtOnce = 2_000;

/** The rows of a statement, some thousand at a time. One cursor at a time in a transaction. */
export async function* rowsOf<Row extends object>(
  tx: ReadTx,
  statement: string,
  values: readonly unknown[],
): AsyncIterable<readonly Row[]> {
  await tx.sql(`DECLARE exported NO SCROLL CURSOR FOR ${statement}`, values);
  for (;;) {
    const rows = await tx.sql<Row>(`FETCH ${rowsAtOnce} FROM exported`);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await tx.sql(`CLOSE exported`);
}
