import { type LegalMonth, monthAt, monthIndex, type Range, range } from '#kernel';

/** A range of months as the database's `int4range` is written. */
export const monthRange = (months: Range<LegalMonth>): string =>
  `[${monthIndex(months.from)},${months.until === undefined ? '' : monthIndex(months.until)})`;

/** Months as a statement reads them out: `lower(months) AS from_month, upper(months) AS until_month`. */
export interface MonthColumns {
  readonly from_month: number;
  readonly until_month: number | null;
}

export const monthColumns = (of: string): string => `lower(${of}) AS from_month, upper(${of}) AS until_month`;

export const readMonths = (row: MonthColumns): Range<LegalMonth> =>
  range(monthAt(row.from_month), row.until_month === null ? undefined : monthAt(row.until_month));
