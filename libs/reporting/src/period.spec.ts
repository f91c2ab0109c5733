import { describe, expect, it } from '@jest/globals';
import { periodOf, reaches } from './period.js';

describe('a period', () => {
  it.each([
    ['2026-06', 'month', '2026-06-01', '2026-07-01'],
    ['2025-12', 'month', '2025-12-01', '2026-01-01'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-H1', 'half-year', '2026-01-01', '2026-07-01'],
    ['2026-H2', 'half-year', '2026-07-01', '2027-01-01'],
    ['2026', 'year', '2026-01-01', '2027-01-01'],
  ])('%s is a %s from %s until %s', (code, kind, from, until) => {
    expect(periodOf(code)).toEqual({ code, kind, from, until });
  });

  it.each(['2026-13', '2026-Q5', '2026-H0', '26', '2026-06-01', ''])('cannot be "%s"', (code) => {
    expect(() => periodOf(code)).toThrow(expect.objectContaining({ code: 'REPORTING.PERIOD_INVALID' }));
  });

  it('reaches whatever is as long or shorter', () => {
    expect(
      ['month', 'quarter', 'half-year', 'year'].map((kind) => reaches(periodOf('2026-Q1'), kind as 'month')),
    ).toEqual([true, true, false, false]);
  });
});
