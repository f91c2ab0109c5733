import { describe, expect, it } from '@jest/globals';
import { basis, datedTable } from './dated-table.js';
import { day } from './legal-day.js';

const decree20 = basis('Nghị định 20/2021/NĐ-CP, Điều 4 khoản 2');
const decree76 = basis('Nghị định 76/2024/NĐ-CP, Điều 1', 'secondary');
const standard = datedTable('spec.standard', [
  { from: '2021-07-01', until: '2024-07-01', value: 360_000, basis: decree20 },
  { from: '2024-07-01', until: '2026-07-01', value: 500_000, basis: decree76 },
]);

describe('datedTable', () => {
  it.each([
    ['2021-07-01', 360_000],
    ['2024-06-30', 360_000],
    ['2024-07-01', 500_000],
  ])('gives the row in force on %s', (on, value) => {
    expect(standard.at(day(on)).value).toBe(value);
  });

  it('says what a value rests on, and how sure that is', () => {
    expect(standard.at(day('2024-01-01')).basis).toEqual({ article: decree20.article, certainty: 'verified' });
    expect(standard.at(day('2025-01-01')).basis.certainty).toBe('secondary');
  });

  it.each(['2021-06-30', '2026-07-01'])('has nothing in force on %s and says so', (on) => {
    expect(standard.find(day(on))).toBeUndefined();
    expect(() => standard.at(day(on))).toThrow(
      expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE', params: { table: 'spec.standard', on } }),
    );
  });

  it('refuses rows that overlap, end before they begin, or name a day that does not exist', () => {
    const row = { value: 1, basis: decree20 };
    const table = (...periods: { from: string; until?: string }[]) =>
      datedTable(
        'spec.wrong',
        periods.map((period) => ({ ...row, ...period })),
      );
    expect(() => table({ from: '2024-01-01' }, { from: '2025-01-01' })).toThrow(
      'table spec.wrong: rows from 2024-01-01 and 2025-01-01 overlap',
    );
    expect(() => table({ from: '2025-01-01', until: '2025-01-01' })).toThrow('KERNEL.RANGE_EMPTY');
    expect(() => table({ from: '2025-02-29' })).toThrow('KERNEL.DATE_INVALID');
  });
});
