/** Days as they are typed: `05112026`, `5/11/2026`, `11/1951`, `1951`. What cannot be a day is never taken for one. */

export type DayFault =
  | { readonly fault: 'form' }
  | { readonly fault: 'month' }
  | { readonly fault: 'day'; readonly month: number; readonly day: number };

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const isPartialDay = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const isMonth = /^\d{4}-\d{2}$/;

export type DayKind = 'day' | 'partial' | 'month';

export const isOfKind = (kind: DayKind, value: string): boolean =>
  ({ day: isDay, partial: isPartialDay, month: isMonth })[kind].test(value);

const pad = (number: number): string => String(number).padStart(2, '0');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The parts of what was typed, day first; as many as were given. */
function partsOf(text: string): number[] | undefined {
  const typed = text.trim();
  if (isPartialDay.test(typed) && typed.length > 4) return typed.split('-').map(Number).reverse();
  const digits = /^\d+$/.test(typed);
  if (digits && typed.length === 8) return [typed.slice(0, 2), typed.slice(2, 4), typed.slice(4)].map(Number);
  if (digits && typed.length === 6) return [typed.slice(0, 2), typed.slice(2)].map(Number);
  if (digits && typed.length === 4) return [Number(typed)];
  const parts = typed.split(/[/.\-\s]+/);
  if (!parts.every((part) => /^\d{1,4}$/.test(part)) || parts.at(-1)?.length !== 4) return undefined;
  return parts.map(Number);
}

/** Reads a day, a part of one or a month: `2026-11-05`, `1951-11`, `1951`; or says what is wrong. */
export function readDay(kind: DayKind, text: string): string | DayFault {
  const parts = partsOf(text);
  if (!parts || parts.length > 3) return { fault: 'form' };
  const [year = 0, month, day] = parts.toReversed();
  const counts = { day: [3], partial: [1, 2, 3], month: [2] }[kind];
  if (!counts.includes(parts.length) || year < 1880 || year > 2200) return { fault: 'form' };
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return { fault: 'month' };
  if (day === undefined) return `${year}-${pad(month)}`;
  if (day < 1 || day > daysIn(year, month)) return { fault: 'day', month, day };
  return `${year}-${pad(month)}-${pad(day)}`;
}
