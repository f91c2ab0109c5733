import { basis, datedTable, day, multiplier, printMultiplier, vnd } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { assessOn } from './assessment.rule.js';
import { type CoefficientBand } from './coefficients.table.js';
import { factsOf } from './facts.js';
import { type GroupTerms } from './groups.table.js';
import { type LocalGroup, national, raisedLevel } from './overlay.js';

const resolution = basis('Nghị quyết của Hội đồng nhân dân tỉnh');
const local = datedTable('local', [
  { from: '2023-01-01', until: '2024-09-01', value: vnd(450_000), basis: resolution },
  { from: '2025-01-01', value: vnd(520_000), basis: resolution },
]);
const raised = raisedLevel(national.levels.standard, local);

it.each([
  ['2022-12-31', 360_000],
  ['2023-01-01', 450_000],
  ['2024-06-30', 450_000],
  ['2024-07-01', 500_000],
  ['2024-12-31', 500_000],
  ['2025-01-01', 520_000],
  ['2026-06-30', 520_000],
  ['2026-07-01', 540_000],
  ['2040-01-01', 540_000],
])('a raised level is on %s the higher of both: %d', (on, amount) => {
  expect(raised.at(day(on)).value).toBe(amount);
});

it('covers no day that neither covers', () => {
  expect(raised.find(day('2021-06-30'))).toBeUndefined();
});

describe('a group the province adds', () => {
  const nearPoorElderly: LocalGroup = {
    code: 'L-01',
    terms: datedTable<GroupTerms>('local.terms', [
      { from: '2025-01-01', value: { fromAge: 60, poverty: ['near-poor'], supporter: ['none'] }, basis: resolution },
    ]),
    coefficients: datedTable<readonly CoefficientBand[]>('local.coefficients', [
      {
        from: '2025-01-01',
        value: [
          { untilAge: 75, times: multiplier('1.5') },
          { fromAge: 75, times: multiplier('2.5') },
        ],
        basis: resolution,
      },
    ]),
  };
  const listedByName: LocalGroup = {
    ...nearPoorElderly,
    code: 'L-02',
    terms: datedTable<GroupTerms>('local.listed', [
      { from: '2025-01-01', value: { member: 'L-02' }, basis: resolution },
    ]),
  };
  const overlay = { ...national, groups: [nearPoorElderly, listedByName] };
  const since = { from: day('2010-01-01') };
  const person = factsOf(day('1950-06-01'), {
    poverty: [{ ...since, status: 'near-poor' }],
    supporters: [{ ...since, supporter: 'none' }],
    disabilities: [{ ...since, degree: 'severe' }],
  });

  it.each([
    ['2024-12-31', 'severe-disability 2'],
    ['2025-01-01', 'severe-disability 2'],
    ['2025-05-31', 'severe-disability 2'],
    ['2025-06-01', 'L-01 2.5'],
  ])('takes part in "highest only": on %s %s', (on, expected) => {
    const outcome = assessOn(person, day(on), overlay);
    const taken = outcome.entitled && `${outcome.taken[0]?.group} ${printMultiplier(outcome.multiplier)}`;
    expect(taken).toBe(expected);
  });

  it('may rest on a list of its own', () => {
    const member = factsOf(day('1990-01-01'), { localMemberships: [{ ...since, group: 'L-02' }] });
    expect(assessOn(member, day('2025-01-01'), overlay)).toMatchObject({ taken: [{ group: 'L-02' }] });
    expect(assessOn(factsOf(day('1990-01-01')), day('2025-01-01'), overlay).entitled).toBe(false);
  });
});
