import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basis } from './dated-table.js';
import { addDays, day, type LegalDay } from './legal-day.js';
import { type CalendarRow } from './vietnam-calendar.table.js';
import { vietnamCalendar, WorkingCalendar } from './working-calendar.js';

const days = fc.integer({ min: 0, max: 2_100 }).map((shift) => addDays(day('2021-01-01'), shift));

/** The same calendar had one instrument not been issued. */
const without = (article: string) =>
  new WorkingCalendar(vietnamCalendar.rows.filter((row) => !row.basis.article.includes(article)));

describe('addWorkingDays', () => {
  it.each([
    ['2024-04-22', 7, '2024-05-04', 'a dossier is reviewed by a worked Saturday'],
    ['2024-05-04', 2, '2024-05-07', 'posted'],
    ['2024-05-07', 3, '2024-05-10', 'sent'],
    ['2024-05-10', 7, '2024-05-21', 'appraised'],
    ['2024-05-21', 3, '2024-05-24', 'decided'],
    ['2024-04-22', 22, '2024-05-24', 'the same in one count'],
    ['2026-10-05', 7, '2026-10-14', 'Decree 335: decided in seven'],
    ['2024-04-26', 2, '2024-05-03', 'a child plan approved over a swap'],
    ['2025-04-28', 5, '2025-05-08', 'a child plan drawn up over two holidays and a swap'],
    ['2025-04-04', 3, '2025-04-10', 'over the Hùng Kings'],
  ])('from %s, %d: %s (%s)', (from, count, expected) => {
    expect(vietnamCalendar.addWorkingDays(day(from), count)).toBe(expected);
  });

  it.each([
    ['2025-04-10', 15, '2025-05-05'],
    ['2025-04-10', 16, '2025-05-06'],
    ['2025-04-10', 20, '2025-05-12'],
    ['2025-05-12', 5, '2025-05-19'],
    ['2025-06-12', 5, '2025-06-19'],
    ['2025-12-01', 16, '2025-12-23'],
    ['2025-12-01', 20, '2025-12-29'],
    ['2026-01-15', 10, '2026-01-29'],
    ['2026-01-15', 11, '2026-01-30'],
    ['2026-01-15', 15, '2026-02-05'],
    ['2026-03-02', 11, '2026-03-17'],
    ['2026-03-02', 15, '2026-03-23'],
    ['2026-03-26', 2, '2026-03-30'],
    ['2026-03-26', 5, '2026-04-02'],
    ['2026-03-26', 7, '2026-04-06'],
    ['2026-04-17', 3, '2026-04-22'],
    ['2026-04-22', 5, '2026-05-04'],
    ['2026-06-17', 3, '2026-06-22'],
    ['2026-07-01', 3, '2026-07-06'],
    ['2025-12-22', 11, '2026-01-08'],
    ['2025-12-22', 15, '2026-01-13'],
    ['2025-12-22', 16, '2026-01-14'],
  ])('an unemployment claim: from %s, %d is %s', (from, count, expected) => {
    expect(vietnamCalendar.addWorkingDays(day(from), count)).toBe(expected);
  });

  it('depends on the swaps: without one the answer is another', () => {
    expect(without('2450/VPCP').addWorkingDays(day('2024-04-26'), 2)).toBe('2024-05-02');
    expect(without('12729/VPCP').addWorkingDays(day('2025-12-22'), 11)).toBe('2026-01-07');
  });

  it('for 0 stays on a working day and leaves a rest day', () => {
    expect(vietnamCalendar.addWorkingDays(day('2024-05-04'), 0)).toBe('2024-05-04');
    expect(vietnamCalendar.addWorkingDays(day('2024-04-27'), 0)).toBe('2024-05-02');
  });

  it('is the naive walk, day by day', () => {
    const walk = (from: LegalDay, count: number): LegalDay => {
      let on = from;
      for (let left = count; left > 0;) {
        on = addDays(on, 1);
        if (vietnamCalendar.isWorkingDay(on)) left -= 1;
      }
      return on;
    };
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 200 }), (from, count) => {
        expect(vietnamCalendar.addWorkingDays(from, count)).toBe(walk(from, count));
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN])('refuses %d', (count) => {
    expect(() => vietnamCalendar.addWorkingDays(day('2026-01-05'), count)).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  it('undoes addWorkingDays, is signed, and adds up', () => {
    fc.assert(
      fc.property(days, days, days, fc.integer({ min: 1, max: 200 }), (a, b, c, count) => {
        const between = (from: LegalDay, to: LegalDay) => vietnamCalendar.workingDaysBetween(from, to);
        expect(between(a, vietnamCalendar.addWorkingDays(a, count))).toBe(count);
        expect(between(a, b) + between(b, a)).toBe(0);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('is what remains: 0 on the last day and over the weekend after it, then negative', () => {
    const remaining = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23', '2026-11-25'].map((today) =>
      vietnamCalendar.workingDaysBetween(day(today), day('2026-11-20')),
    );
    expect(remaining).toEqual([1, 0, 0, -1, -2]);
  });
});

describe('nextWorkingDay', () => {
  it('is strictly after', () => {
    expect(vietnamCalendar.nextWorkingDay(day('2026-11-23'))).toBe('2026-11-25');
    expect(vietnamCalendar.nextWorkingDay(day('2026-11-24'))).toBe('2026-11-25');
  });
});

describe('ends of terms', () => {
  it('a term of days leaves a rest day', () => {
    expect(vietnamCalendar.endOfDays(day('2025-08-15'), 15)).toBe('2025-09-03');
    expect(vietnamCalendar.endOfDays(day('2026-11-02'), 10)).toBe('2026-11-12');
    expect(vietnamCalendar.endOfDays(day('2024-04-24'), 10)).toBe('2024-05-04');
  });

  it.each([
    ['2025-11-30', '2026-03-02'],
    ['2026-05-31', '2026-09-03'],
    ['2026-08-24', '2026-11-25'],
  ])('a claim may be filed for three months: ended %s, until %s', (ended, last) => {
    expect(vietnamCalendar.endOfMonths(day(ended), 3)).toBe(last);
  });

  it('depends on Culture Day', () => {
    expect(without('28/2026/QH16').endOfMonths(day('2026-08-24'), 3)).toBe('2026-11-24');
  });
});

describe('what a deadline met', () => {
  it('is told with its basis', () => {
    const met = vietnamCalendar.rowsBetween(day('2025-04-25'), day('2025-04-30'));
    expect(met.map(({ day: on, kind }) => [on, kind])).toEqual([
      ['2025-04-26', 'worked'],
      ['2025-04-30', 'off'],
    ]);
    expect(met[1]?.basis.article).toBe('Bộ luật Lao động 2019, Điều 112');
  });
});

describe('coverage', () => {
  const notCovered = (on: string) =>
    expect.objectContaining({ code: 'KERNEL.CALENDAR_NOT_COVERED', params: { day: on } });

  it('spans the years of its rows', () => {
    expect(vietnamCalendar.covered).toEqual({ from: '2021-01-01', until: '2028-01-01' });
    expect(vietnamCalendar.isWorkingDay(day('2027-12-31'))).toBe(true);
  });

  it('refuses to guess beyond them', () => {
    expect(() => vietnamCalendar.isWorkingDay(day('2020-12-31'))).toThrow(notCovered('2020-12-31'));
    expect(() => vietnamCalendar.addWorkingDays(day('2027-12-31'), 1)).toThrow(notCovered('2028-01-01'));
    expect(() => vietnamCalendar.endOfMonths(day('2026-11-23'), 24)).toThrow(notCovered('2028-11-23'));
    expect(() => vietnamCalendar.workingDaysBetween(day('2027-12-31'), day('2028-01-03'))).toThrow(
      notCovered('2028-01-03'),
    );
  });

  it.each<[string, CalendarRow['kind'], string]>([
    ['2026-01-02', 'off', 'given twice'],
    ['2026-01-03', 'off', '2026-01-03 is off without a row'],
    ['2026-01-05', 'worked', '2026-01-05 is worked without a row'],
    ['2028-01-03', 'off', 'a year is left out'],
  ])('refuses a row %s %s: %s', (on, kind, message) => {
    const row = (text: string, of: CalendarRow['kind']): CalendarRow => ({
      day: day(text),
      kind: of,
      basis: basis('x'),
    });
    expect(() => new WorkingCalendar([row('2026-01-02', 'off'), row(on, kind)])).toThrow(message);
  });

  it('refuses to be without rows', () => {
    expect(() => new WorkingCalendar([])).toThrow('a year is left out');
  });
});

describe('what is announced', () => {
  it('ends where the first computed year begins, or with the calendar', () => {
    const computed = vietnamCalendar.rows.filter((row) => row.basis.certainty === 'interpretation');
    expect(computed.every((row) => row.day >= vietnamCalendar.announcedUntil)).toBe(true);
    expect(vietnamCalendar.announcedUntil).toBe('2027-01-01');
    const announced = new WorkingCalendar(vietnamCalendar.rows.filter((row) => !computed.includes(row)));
    expect(announced.announcedUntil).toBe(announced.covered.until);
  });
});
