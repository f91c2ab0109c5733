import { addMonths, type LegalMonth } from '#kernel';
import { type Line } from './line.js';
import { monthsFromStopToNewPlace, type Regime } from './regimes.table.js';

/**
 * The first month the new place pays, and the first the old one no longer does: paid months neither gap nor overlap.
 * `stopMonth` is the month the stop decision writes. Within one district (R1) nothing stops and nothing is split.
 */
export const firstMonthAtNewPlace = (regime: Regime, stopMonth: LegalMonth): LegalMonth =>
  addMonths(stopMonth, monthsFromStopToNewPlace[regime].value);

export interface Split {
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/** The lines up to a month, and from it on. */
export const splitAt = (lines: readonly Line[], month: LegalMonth): Split => ({
  before: lines
    .filter(({ from }) => from < month)
    .map((line) => (line.until !== undefined && line.until <= month ? line : { ...line, until: month })),
  after: lines
    .filter(({ until }) => until === undefined || month < until)
    .map((line) => (month <= line.from ? line : { ...line, from: month })),
});
