import { kernelErrors } from './kernel.errors.js';
import { isLegalDay, lastDay, month, type LegalDay, type LegalMonth } from './legal-day.js';

/** A year, `YYYY`. */
export type LegalYear = string & { readonly __unit: 'year' };

/** A day of which only the year or the month may be known, such as the birth of many old people: `YYYY[-MM[-DD]]`. */
export type PartialDay = LegalYear | LegalMonth | LegalDay;

export type Precision = 'year' | 'month' | 'day';

const writings = [
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/,
];

/**
 * Reads a day as Vietnamese papers write it, day first (`'05112026'`, `'5/11/2026'`, `'11/1951'`, `'1951'`; also with
 * `.` or `-` between), or in ISO order.
 * @throws KERNEL.DATE_INVALID for any other text and for a date that does not exist.
 */
export function parsePartialDay(text: string): PartialDay {
  const trimmed = text.trim();
  const parts = writings.map((writing) => writing.exec(trimmed)?.groups).find((groups) => groups !== undefined);
  const known = [parts?.['year'], parts?.['month']?.padStart(2, '0'), parts?.['day']?.padStart(2, '0')]
    .filter((part) => part !== undefined)
    .join('-') as PartialDay;
  if (!isLegalDay(earliestDay(known))) throw kernelErrors.DATE_INVALID({ value: text });
  return known;
}

export function precisionOf(known: PartialDay): Precision {
  if (known.length === 4) return 'year';
  return known.length === 7 ? 'month' : 'day';
}

/** The first day it can have been. */
export const earliestDay = (known: PartialDay): LegalDay => `${known}-01-01`.slice(0, 10) as LegalDay;

/** The last day it can have been; that day included. */
export const latestDay = (known: PartialDay): LegalDay =>
  isLegalDay(known) ? known : lastDay(month(`${known}-12`.slice(0, 7)));

/** As Vietnamese papers print it: `'1951'`, `'11/1951'`, `'05/11/1951'`. */
export const printPartialDay = (known: PartialDay): string => known.split('-').reverse().join('/');
