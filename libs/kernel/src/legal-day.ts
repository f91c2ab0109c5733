import { kernelErrors } from './kernel.errors.js';

/** A day of law, `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. Compares with `<` as text; never a JavaScript Date. */
export type LegalDay = string & { readonly __unit: 'day' };

/** A month of law, `YYYY-MM`. Compares with `<` as text. */
export type LegalMonth = string & { readonly __unit: 'month' };

const utcOf = (value: string) => Date.parse(`${value}T00:00:00Z`);
const dayOf = (utc: number) => new Date(utc).toISOString().slice(0, 10) as LegalDay;
const msPerDay = 86_400_000;

/** Asia/Ho_Chi_Minh is seven hours ahead of UTC all year; no instant the system handles is older than that rule. */
const msAheadOfUtc = 7 * 3_600_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, nth: number): number => (nth === 2 && isLeap(year) ? 29 : (monthLengths[nth - 1] ?? 0));

/** Asked for every birthday and turning day of a schedule: counted, since a JavaScript Date takes ten times as long. */
export function isLegalDay(value: string): value is LegalDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const nth = Number(value.slice(8));
  return nth > 0 && nth <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
}

/** @throws KERNEL.DATE_INVALID for a date that does not exist, such as 2025-02-30. */
export function day(value: string): LegalDay {
  if (!isLegalDay(value)) throw kernelErrors.DATE_INVALID({ value });
  return value;
}

/** @throws KERNEL.MONTH_INVALID */
export function month(value: string): LegalMonth {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw kernelErrors.MONTH_INVALID({ value });
  return value as LegalMonth;
}

export const addDays = (from: LegalDay, days: number): LegalDay => dayOf(utcOf(from) + days * msPerDay);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LegalDay, to: LegalDay): number => (utcOf(to) - utcOf(from)) / msPerDay;

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (on: LegalDay): number => new Date(utcOf(on)).getUTCDay();

/** The day in Vietnam on which an instant falls. */
export const localDay = (instant: Date): LegalDay => dayOf(instant.getTime() + msAheadOfUtc);

/** The first instant of a day in Vietnam. */
export const startOfDay = (on: LegalDay): Date => new Date(utcOf(on) - msAheadOfUtc);

export const monthOf = (on: LegalDay): LegalMonth => on.slice(0, 7) as LegalMonth;

/** Months since year 0 (`year × 12 + month − 1`): the ledger's own number for a month. */
export const monthIndex = (of: LegalMonth): number => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1;

export const monthAt = (index: number): LegalMonth =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as LegalMonth;

export const addMonths = (to: LegalMonth, months: number): LegalMonth => monthAt(monthIndex(to) + months);

export const firstDay = (of: LegalMonth): LegalDay => `${of}-01` as LegalDay;

export const lastDay = (of: LegalMonth): LegalDay =>
  `${of}-${daysIn(Number(of.slice(0, 4)), Number(of.slice(5)))}` as LegalDay;

/** The same day `months` later, or the last day of a month that has no such day (31 January + 1 month = 28 February). */
export function addMonthsToDay(from: LegalDay, months: number): LegalDay {
  const target = addMonths(monthOf(from), months);
  const wanted = `${target}-${from.slice(8)}`;
  return isLegalDay(wanted) ? wanted : lastDay(target);
}

/** The day on which someone born on `birth` is full `years` old; born 29 February: 1 March of a common year. */
export function birthday(birth: LegalDay, years: number): LegalDay {
  const year = Number(birth.slice(0, 4)) + years;
  const on = birth.endsWith('-02-29') && !isLeap(year) ? '-03-01' : birth.slice(4);
  return `${String(year).padStart(4, '0')}${on}` as LegalDay;
}

/** Full years of age on a day. */
export function ageOn(birth: LegalDay, on: LegalDay): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  // Month and day compare as text; 29 February comes after 28 February and so waits for 1 March, as its birthday does.
  return birth.slice(5) <= on.slice(5) ? years : years - 1;
}

/** `DD/MM/YYYY` as papers print it. */
export const printDay = (on: LegalDay): string => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/** `MM/YYYY` as papers print it. */
export const printMonth = (of: LegalMonth): string => `${of.slice(5)}/${of.slice(0, 4)}`;
