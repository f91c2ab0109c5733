import { addDays, basis, datedTable, day, multiplier } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { coefficientOn, coefficients } from './coefficients.table.js';
import { funeralMultiple, monthsFromDeathToEnd } from './death.table.js';
import { groups, groupTerms } from './groups.table.js';
import { isOfAge } from './law.js';
import { nationalLevels } from './levels.table.js';
import { regimes } from './regimes.table.js';

/** On `first` the value holds, and on the day before it the previous one. */
describe.each([
  [nationalLevels.standard, '2021-07-01', undefined, 360_000],
  [nationalLevels.standard, '2024-07-01', 360_000, 500_000],
  [nationalLevels.standard, '2026-07-01', 500_000, 540_000],
  [nationalLevels['social-pension'], '2025-07-01', undefined, 500_000],
  [nationalLevels['social-pension'], '2026-07-01', 500_000, 540_000],
  [funeralMultiple, '2021-07-01', undefined, multiplier('20')],
  [funeralMultiple, '2026-10-05', multiplier('20'), multiplier('20')],
  [monthsFromDeathToEnd, '2021-07-01', undefined, 1],
  [monthsFromDeathToEnd, '2026-10-05', 1, 1],
  [regimes, '2021-07-01', undefined, 'R1'],
  [regimes, '2025-07-01', 'R1', 'R2'],
  [regimes, '2026-10-05', 'R2', 'R3'],
] as const)('%# $0.code from %s', (table, first, before, value) => {
  it(`is ${before} the day before and ${value} on the day and the day after`, () => {
    const on = day(first);
    expect(table.find(addDays(on, -1))?.value).toBe(before);
    expect(table.find(on)?.value).toBe(value);
    expect(table.find(addDays(on, 1))?.value).toBe(value);
  });
});

describe.each(groups)('the coefficients of %s', (group) => {
  it('give exactly one band to every age of the group', () => {
    const table = coefficients[group];
    const ages = groupTerms[group].rows.map(({ value }) => value);
    for (const { value: bands } of table.rows) {
      for (const { fromAge = 0, untilAge = 121 } of ages) {
        for (let age = fromAge; age < untilAge; age++) {
          const birth = day(`${2024 - age}-01-01`);
          expect(bands.filter((band) => isOfAge(band, birth, day('2024-01-01')))).toHaveLength(1);
        }
      }
    }
  });
});

it('an age that no band covers is refused, never read as zero', () => {
  const adultsOnly = datedTable('test', [
    { from: '2021-07-01', value: [{ fromAge: 16, times: multiplier('1') }], basis: basis('Điều 6') },
  ]);
  const read = (birth: string) => coefficientOn(adultsOnly, day(birth), day('2024-01-01'));
  expect(read('2008-01-01').times).toBe(multiplier('1'));
  expect(() => read('2008-01-02')).toThrow(expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE' }));
});
