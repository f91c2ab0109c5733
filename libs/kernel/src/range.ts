import { kernelErrors } from './kernel.errors.js';

/** Half-open `[from, until)`; without `until` it is still open. Days or months, compared as text. */
export interface Range<T extends string> {
  readonly from: T;
  readonly until?: T | undefined;
}

/** @throws KERNEL.RANGE_EMPTY when `until` is not after `from`. */
export function range<T extends string>(from: T, until?: T): Range<T> {
  if (until !== undefined && until <= from) throw kernelErrors.RANGE_EMPTY({ from, until });
  return until === undefined ? { from } : { from, until };
}

export const inRange = <T extends string>(within: Range<T>, at: T): boolean =>
  within.from <= at && (within.until === undefined || at < within.until);

export const overlaps = <T extends string>(a: Range<T>, b: Range<T>): boolean =>
  (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);

/** What two ranges share, or nothing. */
export function intersection<T extends string>(a: Range<T>, b: Range<T>): Range<T> | undefined {
  if (!overlaps(a, b)) return undefined;
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === undefined ? b.until : b.until === undefined || a.until < b.until ? a.until : b.until;
  return until === undefined ? { from } : { from, until };
}
