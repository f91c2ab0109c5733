import { type Sex } from '#citizen';
import { addDays, day, type LegalDay } from '#kernel';

/*
 * Of invented lists: people whom nobody is.
 */

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Lý', 'Thạch', 'Danh', 'Quách'];
const middles = { male: ['Văn', 'Hữu', 'Minh', 'Quốc'], female: ['Thị', 'Ngọc', 'Kim', 'Mỹ'] };
const given = [
  'Đượm',
  'Lành',
  'Út',
  'Bảy',
  'Nhãn',
  'Hiền',
  'Tâm',
  'Phước',
  'Sơn',
  'Loan',
  'Mười',
  'Cẩm',
  'Kiệt',
  'Diễm',
];

/** The same numbers every time (mulberry32): a sample that differs from run to run finds other mistakes each time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export type Roll = ReturnType<typeof dice>;

export const pick = <T>(roll: Roll, from: readonly [T, ...T[]] | readonly T[]): T => {
  const chosen = from[roll(from.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

export const inventName = (roll: Roll, sex: Sex): string =>
  `${pick(roll, families)} ${pick(roll, middles[sex])} ${pick(roll, given)}`;

/** A number of the province whose digits agree with sex and year; no two serials share one. */
export function inventNumber(sex: Sex, year: number, serial: number): string {
  const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
  return `096${century}${String(year % 100).padStart(2, '0')}${String((serial * 7_919) % 1_000_000).padStart(6, '0')}`;
}

/** A day of some years. */
export const dayIn = (roll: Roll, fromYear: number, years: number): LegalDay =>
  addDays(day(`${fromYear}-01-01`), roll(years * 365));
