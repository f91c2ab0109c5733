import { type Say } from '../../words/i18n.ts';
import { type Indicator } from './plan.operations.ts';
import { type vi } from './plan.vi.ts';

const kinds = ['month', 'quarter', 'half-year', 'year'];
const kindOf = (period: string): string =>
  period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : period.includes('H') ? 'half-year' : 'month';

export const yearOf = (period: string): number => Number(period.slice(0, 4));

const inYear = (year: number, until: number): string[] => [
  String(year),
  ...[2, 1].filter((half) => half * 6 - 5 <= until).map((half) => `${year}-H${half}`),
  ...[4, 3, 2, 1].filter((quarter) => quarter * 3 - 2 <= until).map((quarter) => `${year}-Q${quarter}`),
  ...Array.from({ length: until }, (_, index) => `${year}-${String(until - index).padStart(2, '0')}`),
];

/** Periods to choose from on a day: those of its year that have begun, and those of the year before. */
export function periodsOn(today: string): string[] {
  const year = yearOf(today);
  return [...inYear(year, Number(today.slice(5, 7))), ...inYear(year - 1, 12)];
}

/** The period asked for, or its year where an indicator says nothing about so short a one. */
export const periodFor = ({ period: shortest }: Indicator, period: string): string =>
  kinds.indexOf(kindOf(period)) >= kinds.indexOf(shortest) ? period : String(yearOf(period));

/** `năm 2026`, `6 tháng đầu năm 2026`, `quý II/2026`, `tháng 06/2026`. */
export function printPeriod(t: Say<typeof vi>, period: string): string {
  const year = period.slice(0, 4);
  const nth = period.slice(5);
  switch (kindOf(period)) {
    case 'year':
      return t('year', { year });
    case 'half-year':
      return t(nth === 'H1' ? 'firstHalf' : 'secondHalf', { year });
    case 'quarter':
      return t('quarter', { year, nth: ['I', 'II', 'III', 'IV'][Number(nth.slice(1)) - 1] ?? '' });
    default:
      return t('month', { year, nth });
  }
}
