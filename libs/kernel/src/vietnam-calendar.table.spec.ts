import { describe, expect, it } from '@jest/globals';
import { vietnamCalendarRows } from './vietnam-calendar.table.js';
import { vietnamCalendar } from './working-calendar.js';
import { day } from './legal-day.js';

const rowsOf = (year: number) => vietnamCalendarRows.filter((row) => row.day.startsWith(`${year}-`));

describe('the calendar of public agencies', () => {
  // Every holiday of art. 112 falls on a weekday or is compensated on one; a swap adds a day off and a day worked.
  it.each([
    [2021, 11],
    [2022, 11],
    [2023, 11],
    [2024, 11],
    [2025, 11],
    [2026, 12],
    [2027, 12],
  ])('gives %d its %d holidays', (year, holidays) => {
    const rows = rowsOf(year);
    const worked = rows.filter((row) => row.kind === 'worked').length;
    expect(rows.length - 2 * worked).toBe(holidays);
    const fixed = ['01-01', '04-30', '05-01', '09-02'].map((date) =>
      vietnamCalendar.isWorkingDay(day(`${year}-${date}`)),
    );
    expect(fixed).toEqual([false, false, false, false]);
  });

  it('adds Culture Day from 2026 on', () => {
    expect(vietnamCalendar.isWorkingDay(day('2025-11-24'))).toBe(true);
    expect(vietnamCalendar.isWorkingDay(day('2026-11-24'))).toBe(false);
    expect(vietnamCalendar.isWorkingDay(day('2027-11-24'))).toBe(false);
  });

  it('claims to have read no year it has not', () => {
    const certainties = (...years: number[]) => [...new Set(years.flatMap(rowsOf).map((row) => row.basis.certainty))];
    expect(certainties(2021, 2022, 2023)).toEqual(['memory']);
    expect(certainties(2024, 2025)).toEqual(['verified']);
    expect(certainties(2027)).toEqual(['interpretation']);
  });
});
