import { day, type LegalDay } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { factsOf, type Histories } from './facts.js';
import { firstMonth, regimeOn } from './first-month.rule.js';
import { type Regime } from './regimes.table.js';

const held = (from: string, until?: string) => ({ from: day(from), ...(until && { until: day(until) }) });

const severeSince = (certified: string): Partial<Histories> => ({
  disabilities: [{ ...held(certified), degree: 'severe' }],
});
const listed: Partial<Histories> = {
  poverty: [{ ...held('2015-01-01'), status: 'near-poor' }],
  listedArea: [held('2015-01-01')],
};
const orphan: Partial<Histories> = { orphanCases: [{ ...held('2024-01-01'), letter: 'a' }] };

describe('the first month', () => {
  it.each<[string, Regime, string, Partial<Histories>, string, string]>([
    ['certificate, R1', 'R1', '1980-01-01', severeSince('2024-03-31'), '2024-05-10', '2024-03'],
    ['certificate, R2', 'R2', '1980-01-01', severeSince('2025-08-01'), '2026-11-10', '2025-08'],
    ['certificate, R3', 'R3', '1980-01-01', severeSince('2026-10-18'), '2026-12-12', '2026-12'],
    ['full 80, R1', 'R1', '1944-05-31', {}, '2024-09-05', '2024-05'],
    ['full 75 in a listed area, R1', 'R1', '1949-02-01', listed, '2024-09-05', '2024-02'],
    ['any other group, R1', 'R1', '2020-01-01', orphan, '2024-05-31', '2024-05'],
    ['any other group, R3', 'R3', '2020-01-01', orphan, '2026-12-01', '2026-12'],
    [
      'the earlier of two groups',
      'R1',
      '2020-01-01',
      { ...orphan, ...severeSince('2024-02-10') },
      '2024-05-31',
      '2024-02',
    ],
    ['no group yet', 'R1', '1980-01-01', {}, '2024-05-31', '2024-05'],
    [
      'of two certificates, the one the grant rests on',
      'R1',
      '1980-01-01',
      {
        disabilities: [
          { ...held('2021-08-01', '2022-08-01'), degree: 'severe' },
          { ...held('2024-04-04'), degree: 'severe' },
        ],
      },
      '2024-05-31',
      '2024-04',
    ],
  ])('%s', (_, regime, birth, known, signedOn, expected) => {
    expect(firstMonth(factsOf(day(birth), known), { regime, signedOn: day(signedOn) })).toBe(expected);
  });
});

it.each<[string, Regime]>([
  ['2021-07-01', 'R1'],
  ['2025-06-30', 'R1'],
  ['2025-07-01', 'R2'],
  ['2026-10-04', 'R2'],
  ['2026-10-05', 'R3'],
])('a file received on %s follows %s', (received, regime) => {
  expect(regimeOn(day(received))).toBe(regime);
});

it('a file from before the decrees has no regime', () => {
  const before: LegalDay = day('2021-06-30');
  expect(() => regimeOn(before)).toThrow(expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE' }));
});
