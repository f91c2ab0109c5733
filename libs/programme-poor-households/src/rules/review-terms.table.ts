import { calendarDays, datedTable, day, type LegalDay, type TimeLimit, workingDays } from '#kernel';
import { decision24 } from './law.js';

/** How reviews go: days of the year, time limits, majorities, who is asked. */
export interface ReviewTerms {
  /** Days of the periodic review within its year, `MM-DD`, the last one included. */
  readonly periodic: { readonly from: string; readonly last: string };
  /** The monthly review within the year begins on this day of the month, or later in it. */
  readonly monthlyFrom: number;
  /** The whole in-year procedure, counted from `limitFrom`. */
  readonly limit: TimeLimit;
  readonly limitFrom: 'request' | 'start of the review';
  readonly posting: TimeLimit;
  readonly recheck: TimeLimit;
  /** The district is heard before the commune recognises. */
  readonly districtOpinion: boolean;
}

const common = {
  periodic: { from: '09-01', last: '12-14' },
  monthlyFrom: 15,
  posting: workingDays(3),
  recheck: workingDays(7),
} as const;

/** The last day on which anything begins under these rules is 31/12/2026: their procedures are announced as repealed from 2027 on. */
export const reviewTerms = datedTable<ReviewTerms>('poor-households.review-terms', [
  {
    from: '2022-01-01',
    until: '2025-07-01',
    value: { ...common, limit: workingDays(15), limitFrom: 'request', districtOpinion: true },
    basis: decision24('Điều 4, Điều 5', 'memory'),
  },
  {
    from: '2025-07-01',
    until: '2027-01-01',
    value: { ...common, limit: calendarDays(15), limitFrom: 'start of the review', districtOpinion: false },
    basis: decision24('Điều 4, Điều 5; Quyết định 967/QĐ-BNNMT năm 2025'),
  },
]);

/** First and last day of the periodic review of a year. The days themselves have one secondary source. @throws KERNEL.NONE_IN_FORCE */
export function seasonOf(year: number): { readonly from: LegalDay; readonly last: LegalDay } {
  const { periodic } = reviewTerms.at(day(`${year}-09-01`)).value;
  return { from: day(`${year}-${periodic.from}`), last: day(`${year}-${periodic.last}`) };
}

/** A list stands when at least half of those present agree; below that the review of the hamlet is done again. */
export const isAgreed = ({ present, agreed }: { readonly present: number; readonly agreed: number }): boolean =>
  agreed * 2 >= present;
