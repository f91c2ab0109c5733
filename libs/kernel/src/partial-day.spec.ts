import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, isLegalDay, monthOf } from './legal-day.js';
import {
  earliestDay,
  latestDay,
  parsePartialDay,
  precisionOf,
  printPartialDay,
  type LegalYear,
  type PartialDay,
} from './partial-day.js';

it.each([
  ['05112026', '2026-11-05'],
  ['5/11/2026', '2026-11-05'],
  ['05-11-2026', '2026-11-05'],
  ['5.11.2026', '2026-11-05'],
  ['2026-11-05', '2026-11-05'],
  ['29/02/2024', '2024-02-29'],
  ['11/1951', '1951-11'],
  ['1951-11', '1951-11'],
  [' 1951 ', '1951'],
])('reads %j as %s', (text, known) => {
  expect(parsePartialDay(text)).toBe(known);
});

it.each([
  '',
  '51',
  '31/04/2026',
  '29/02/2025',
  '11/13/2026',
  '00/00/1951',
  '13/1951',
  '1951-13',
  '111951',
  '5/11',
  'x',
])('refuses %j', (text) => {
  expect(() => parsePartialDay(text)).toThrow(
    expect.objectContaining({ code: 'KERNEL.DATE_INVALID', params: { value: text } }),
  );
});

it.each([
  ['1951', 'year', '1951-01-01', '1951-12-31', '1951'],
  ['1952-02', 'month', '1952-02-01', '1952-02-29', '02/1952'],
  ['1951-11-05', 'day', '1951-11-05', '1951-11-05', '05/11/1951'],
])('%s is known to the %s: from %s to %s, printed %s', (text, precision, earliest, latest, printed) => {
  const known = parsePartialDay(text);
  expect(precisionOf(known)).toBe(precision);
  expect(earliestDay(known)).toBe(earliest);
  expect(latestDay(known)).toBe(latest);
  expect(printPartialDay(known)).toBe(printed);
});

describe('for any day, month or year', () => {
  const days = fc.integer({ min: 0, max: 50_000 }).map((shift) => addDays(day('1900-01-01'), shift));
  const known = fc.oneof<fc.Arbitrary<PartialDay>[]>(
    days,
    days.map(monthOf),
    days.map((on) => on.slice(0, 4) as LegalYear),
  );

  it('what is printed is read back, and lies between two real days', () => {
    fc.assert(
      fc.property(known, (value) => {
        expect(parsePartialDay(printPartialDay(value))).toBe(value);
        expect(isLegalDay(earliestDay(value)) && isLegalDay(latestDay(value))).toBe(true);
        expect(earliestDay(value) <= latestDay(value)).toBe(true);
      }),
    );
  });
});
