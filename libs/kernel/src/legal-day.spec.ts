import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMonthsToDay,
  ageOn,
  birthday,
  day,
  daysBetween,
  firstDay,
  isLegalDay,
  lastDay,
  localDay,
  month,
  monthAt,
  monthIndex,
  monthOf,
  printDay,
  printMonth,
  startOfDay,
  weekday,
} from './legal-day.js';

const days = fc.integer({ min: -30_000, max: 60_000 }).map((shift) => addDays(day('1980-01-01'), shift));
const months = fc.integer({ min: 1900 * 12, max: 2199 * 12 }).map(monthAt);
const shifts = fc.integer({ min: -1_200, max: 1_200 });

describe('day and month', () => {
  it('takes days that exist', () => {
    expect(day('2024-02-29')).toBe('2024-02-29');
    expect(month('2026-12')).toBe('2026-12');
  });

  it.each(['2025-02-29', '2025-02-30', '2025-13-01', '2025-1-1', '20250101', '01/01/2025', '2025-01-01T00:00', ''])(
    'refuses %j as a day',
    (value) => {
      expect(isLegalDay(value)).toBe(false);
      expect(() => day(value)).toThrow(expect.objectContaining({ code: 'KERNEL.DATE_INVALID', params: { value } }));
    },
  );

  it.each(['2025-00', '2025-13', '2025-1', '2025', '2025-01-01'])('refuses %j as a month', (value) => {
    expect(() => month(value)).toThrow(expect.objectContaining({ code: 'KERNEL.MONTH_INVALID', params: { value } }));
  });

  it('prints as papers do', () => {
    expect(printDay(day('2026-11-05'))).toBe('05/11/2026');
    expect(printMonth(month('2026-11'))).toBe('11/2026');
  });
});

describe('counting days', () => {
  it('undoes itself, and orders as text does', () => {
    fc.assert(
      fc.property(days, shifts, (from, shift) => {
        const to = addDays(from, shift);
        expect(isLegalDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(shift);
        expect(Math.sign(shift)).toBe(from < to ? 1 : from > to ? -1 : 0);
        expect(weekday(to)).toBe((((weekday(from) + shift) % 7) + 7) % 7);
      }),
    );
  });

  it('knows the day of the week', () => {
    expect(weekday(day('2026-11-22'))).toBe(0);
    expect(weekday(day('2026-11-28'))).toBe(6);
  });
});

describe('counting months', () => {
  it('undoes itself, and agrees with the index', () => {
    fc.assert(
      fc.property(months, shifts, (from, shift) => {
        expect(monthAt(monthIndex(from))).toBe(from);
        expect(addMonths(addMonths(from, shift), -shift)).toBe(from);
        expect(monthIndex(addMonths(from, shift)) - monthIndex(from)).toBe(shift);
      }),
    );
  });

  it('months are whole: the day after the last is the first of the next', () => {
    fc.assert(
      fc.property(months, (of) => {
        expect(monthOf(firstDay(of))).toBe(of);
        expect(monthOf(lastDay(of))).toBe(of);
        expect(addDays(lastDay(of), 1)).toBe(firstDay(addMonths(of, 1)));
      }),
    );
  });

  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (from, count, to) => {
    expect(addMonthsToDay(day(from), count)).toBe(to);
  });

  it('keeps the day number unless the month is too short for it', () => {
    fc.assert(
      fc.property(days, shifts, (from, shift) => {
        const to = addMonthsToDay(from, shift);
        expect(monthOf(to)).toBe(addMonths(monthOf(from), shift));
        expect(to.slice(8) === from.slice(8) || (to === lastDay(monthOf(to)) && to.slice(8) < from.slice(8))).toBe(
          true,
        );
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['1944-05-20', '2024-05-19', 79],
    ['1944-05-20', '2024-05-20', 80],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2004-02-29', '2024-02-29', 20],
  ])('born %s is on %s full %d', (birth, on, age) => {
    expect(ageOn(day(birth), day(on))).toBe(age);
  });

  it('grows by one on the birthday and on no other day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 110 }), (birth, years) => {
        const on = birthday(birth, years);
        expect(ageOn(birth, on)).toBe(years);
        expect(ageOn(birth, addDays(on, -1))).toBe(years - 1);
      }),
    );
  });
});

describe('the day in Vietnam', () => {
  it.each([
    ['2024-06-30T16:59:59.999Z', '2024-06-30'],
    ['2024-06-30T17:00:00.000Z', '2024-07-01'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01'],
  ])('%s is on %s', (instant, on) => {
    expect(localDay(new Date(instant))).toBe(on);
  });

  it('begins at its first instant', () => {
    fc.assert(
      fc.property(days, (on) => {
        const start = startOfDay(on);
        expect(localDay(start)).toBe(on);
        expect(localDay(new Date(start.getTime() - 1))).toBe(addDays(on, -1));
      }),
    );
  });
});
