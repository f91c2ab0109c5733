import { kernelErrors } from './kernel.errors.js';
import { type LegalDay, day } from './legal-day.js';
import { inRange, overlaps, range, type Range } from './range.js';

/**
 * How sure we are of a figure of law: read in a text, told by one secondary source, remembered, or our reading.
 * All but `verified` is shown to users beside the figure.
 */
export type Certainty = 'verified' | 'secondary' | 'memory' | 'interpretation';

/** The article a value rests on. */
export interface Basis {
  /** As cited on papers: `'Nghị định 20/2021/NĐ-CP, Điều 4 khoản 2'`. */
  readonly article: string;
  readonly certainty: Certainty;
}

/** `basis('Nghị định 20/2021/NĐ-CP, Điều 4 khoản 2')`; verified unless said otherwise. */
export const basis = (article: string, certainty: Certainty = 'verified'): Basis => ({ article, certainty });

/** One row in force on the days `[from, until)`. */
export interface DatedRow<V> extends Range<LegalDay> {
  readonly value: V;
  readonly basis: Basis;
}

export interface DatedTable<V> {
  readonly code: string;
  readonly rows: readonly DatedRow<V>[];
  /** @throws KERNEL.NONE_IN_FORCE when no row covers the day: a gap of law is never read as zero. */
  at(on: LegalDay): DatedRow<V>;
  find(on: LegalDay): DatedRow<V> | undefined;
}

/**
 * A table of law in force from one day until another.
 * @throws KERNEL.DATE_INVALID, KERNEL.RANGE_EMPTY for a wrong row; Error when two rows overlap.
 */
export function datedTable<V>(
  code: string,
  given: readonly { from: string; until?: string; value: V; basis: Basis }[],
): DatedTable<V> {
  const rows = given.map((row): DatedRow<V> => ({
    ...range(day(row.from), row.until === undefined ? undefined : day(row.until)),
    value: row.value,
    basis: row.basis,
  }));
  rows.forEach((row, index) => {
    const clash = rows.slice(index + 1).find((other) => overlaps(row, other));
    if (clash) throw new Error(`table ${code}: rows from ${row.from} and ${clash.from} overlap`);
  });
  const find = (on: LegalDay) => rows.find((row) => inRange(row, on));
  return {
    code,
    rows,
    find,
    at(on) {
      const row = find(on);
      if (!row) throw kernelErrors.NONE_IN_FORCE({ table: code, on });
      return row;
    },
  };
}
