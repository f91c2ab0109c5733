import { addDays, day, inRange, type LegalDay } from '#kernel';
import { type Listed } from './report-book.js';
import { type ReturnDeadline, type StatutoryReturn } from './statutory-return.js';

/** A return that units of a level owe for a period. */
export interface OwedReturn {
  readonly programme: string;
  readonly code: string;
  readonly title: string;
  readonly level: ReturnDeadline['level'];
  readonly role: string;
  readonly period: string;
  /** The last day on which it is in time: law says "before" the next. */
  readonly dueOn: LegalDay;
}

/** What is owed for the periods of a year, the nearest first. */
export function owedFor(year: number, forms: readonly Listed<StatutoryReturn>[]): OwedReturn[] {
  const owed = forms.flatMap(({ programme, code, title, deadlines }) =>
    programme === undefined
      ? []
      : deadlines.rows.flatMap((row) =>
          row.value
            .map(({ level, role, part, before, nextYear }) => ({
              programme,
              code,
              title,
              level,
              role,
              period: part === 'year' ? String(year) : `${year}-${part}`,
              dueOn: addDays(day(`${nextYear ? year + 1 : year}-${before}`), -1),
            }))
            .filter(({ dueOn }) => inRange(row, dueOn)),
        ),
  );
  return owed.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** What falls due on the days `[from, until]`. */
export function owedBetween(
  { from, until }: { readonly from: LegalDay; readonly until: LegalDay },
  forms: readonly Listed<StatutoryReturn>[],
): OwedReturn[] {
  const years = [Number(from.slice(0, 4)) - 1, Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  return [...new Set(years)]
    .flatMap((year) => owedFor(year, forms))
    .filter(({ dueOn }) => from <= dueOn && dueOn <= until);
}
