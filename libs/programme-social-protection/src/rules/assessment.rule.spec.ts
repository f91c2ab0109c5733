import { addDays, basis, birthday, datedTable, day, type LegalDay, multiplier, printMultiplier, vnd } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { assessOn } from './assessment.rule.js';
import { type Facts, factsOf, type Histories } from './facts.js';
import { type groups } from './groups.table.js';
import { type Part } from './outcome.js';
import { national } from './overlay.js';

const since = { from: day('1930-01-01') };
const poor = { ...since, status: 'poor' } as const;
const nearPoor = { poverty: [{ ...since, status: 'near-poor' } as const] };
const alone = { ...since, supporter: 'none' } as const;

/** The facts that put a person of the right age into each group, and only into it. */
const only: Record<(typeof groups)[number], Partial<Histories>> = {
  'orphan-child': { orphanCases: [{ ...since, letter: 'a' }] },
  'orphan-student': { orphanCases: [{ ...since, letter: 'a' }], receipts: [since], studies: [since] },
  'hiv-child': { hiv: [since], poverty: [poor], incomes: [{ ...since, kind: 'wage', monthly: vnd(1) }] },
  'poor-single-parent': {
    poverty: [{ ...since, status: 'near-poor' }],
    singleParenthood: [{ ...since, ground: 'unmarried' }],
    children: [{ from: day('2020-01-01'), birth: day('2020-01-01'), studies: [] }],
  },
  'elderly-without-support': { poverty: [poor], supporters: [alone] },
  'elderly-in-listed-area': { poverty: [poor], listedArea: [since] },
  'elderly-without-income': {},
  'elderly-fostered': {
    poverty: [poor],
    supporters: [alone],
    facilityEligibility: [since],
    placements: [{ ...since, by: 'others', carerMeetsConditions: true }],
  },
  'severe-disability': { disabilities: [{ ...since, degree: 'severe' }] },
  'extremely-severe-disability': { disabilities: [{ ...since, degree: 'extremely-severe' }] },
  'child-in-listed-area': { poverty: [poor], listedArea: [since] },
  'hiv-without-income': { hiv: [since], poverty: [poor] },
};

function partOf(facts: Facts, on: LegalDay, group: string): Part | undefined {
  const outcome = assessOn(facts, on);
  return outcome.entitled ? outcome.parts.find((part) => part.group === group) : undefined;
}

/** The coefficient of one group on a day, or nothing. */
function drawn(facts: Facts, on: LegalDay, group: string): string | undefined {
  const part = partOf(facts, on, group);
  return part && printMultiplier(part.multiplier);
}

/** The decrees that the condition and the coefficient of one group rest on. */
const articles = (facts: Facts, on: LegalDay, group: string): readonly string[] =>
  (partOf(facts, on, group)?.basis ?? []).map(({ article }) => article.split('/')[0] ?? '');

describe('every age band: the day before a birthday, the day, the day after', () => {
  it.each([
    // group, age, day the birthday falls on, coefficient before, coefficient from then on
    ['orphan-child', 4, '2024-05-20', '2.5', '1.5'],
    ['orphan-child', 4, '2026-11-20', '2.5', '1.5'],
    ['orphan-child', 16, '2024-05-20', '1.5', undefined],
    ['orphan-student', 16, '2024-05-20', undefined, '1.5'],
    ['orphan-student', 22, '2024-05-20', '1.5', undefined],
    ['orphan-student', 22, '2026-10-04', '1.5', undefined],
    ['orphan-student', 22, '2026-10-05', '1.5', '1.5'],
    ['hiv-child', 4, '2024-05-20', '2.5', '2'],
    ['hiv-child', 4, '2026-11-20', '2.5', '2'],
    ['hiv-child', 16, '2024-05-20', '2', undefined],
    ['elderly-without-support', 60, '2024-05-20', undefined, '1.5'],
    ['elderly-without-support', 75, '2024-05-20', '1.5', '1.5'],
    ['elderly-without-support', 80, '2024-05-20', '1.5', '2'],
    ['elderly-without-support', 75, '2026-11-20', '1.5', '2'],
    ['elderly-without-support', 80, '2026-11-20', '2', '2'],
    ['elderly-in-listed-area', 75, '2024-05-20', undefined, '1'],
    ['elderly-in-listed-area', 80, '2024-05-20', '1', undefined],
    ['elderly-without-income', 80, '2024-05-20', undefined, '1'],
    ['elderly-fostered', 60, '2024-05-20', undefined, '3'],
    ['severe-disability', 16, '2024-05-20', '2', '1.5'],
    ['severe-disability', 60, '2024-05-20', '1.5', '2'],
    ['severe-disability', 16, '2026-11-20', '2', '1.5'],
    ['severe-disability', 60, '2026-11-20', '1.5', '2'],
    ['extremely-severe-disability', 16, '2024-05-20', '2.5', '2'],
    ['extremely-severe-disability', 60, '2024-05-20', '2', '2.5'],
    ['extremely-severe-disability', 16, '2026-11-20', '2.5', '2'],
    ['extremely-severe-disability', 60, '2026-11-20', '2', '2.5'],
    ['child-in-listed-area', 3, '2024-05-20', '1.5', undefined],
  ] as const)('%s at %d on %s: %s, then %s', (group, age, date, before, after) => {
    const on = day(date);
    const birth = day(`${Number(date.slice(0, 4)) - age}${date.slice(4)}`);
    const facts = factsOf(birth, only[group]);
    expect(birthday(birth, age)).toBe(on);
    expect(drawn(facts, addDays(on, -1), group)).toBe(before);
    expect(drawn(facts, on, group)).toBe(after);
    expect(drawn(facts, addDays(on, 1), group)).toBe(after);
  });
});

describe('every date of law: the day before, the day, the day after', () => {
  it.each([
    // group, birth, first day of the row, coefficient before, coefficient from then on, its two articles from then on
    ['orphan-child', '2019-01-01', '2021-07-01', undefined, '2.5', 'Nghị định 20', 'Nghị định 20'],
    ['orphan-child', '2019-01-01', '2026-07-01', '1.5', '1.5', 'Nghị định 20', 'Nghị định 335'],
    ['orphan-child', '2019-01-01', '2026-10-05', '1.5', '1.5', 'Nghị định 335', 'Nghị định 335'],
    ['orphan-student', '2004-01-01', '2021-07-01', undefined, '1.5', 'Nghị định 20', 'Nghị định 20'],
    ['hiv-child', '2019-01-01', '2026-07-01', '2', '2', 'Nghị định 20', 'Nghị định 335'],
    ['poor-single-parent', '1990-01-01', '2021-07-01', undefined, '1', 'Nghị định 20', 'Nghị định 20'],
    ['poor-single-parent', '1990-01-01', '2026-07-01', '1', '1', 'Nghị định 20', 'Nghị định 335'],
    ['poor-single-parent', '1990-01-01', '2026-10-05', '1', '1', 'Nghị định 335', 'Nghị định 335'],
    ['elderly-without-support', '1949-01-01', '2026-07-01', '1.5', '1.5', 'Nghị định 20', 'Nghị định 20'],
    ['elderly-without-support', '1949-01-01', '2026-10-05', '1.5', '2', 'Nghị định 335', 'Nghị định 335'],
    ['elderly-in-listed-area', '1948-01-01', '2021-07-01', undefined, undefined, '', ''],
    ['elderly-in-listed-area', '1946-06-01', '2021-07-01', undefined, '1', 'Nghị định 20', 'Nghị định 20'],
    ['elderly-in-listed-area', '1948-01-01', '2025-07-01', '1', undefined, '', ''],
    ['elderly-without-income', '1940-01-01', '2025-07-01', '1', undefined, '', ''],
    ['elderly-fostered', '1949-01-01', '2026-07-01', '3', '3', 'Nghị định 20', 'Nghị định 335'],
    ['elderly-fostered', '1949-01-01', '2026-10-05', '3', '3', 'Nghị định 335', 'Nghị định 335'],
    ['severe-disability', '1990-01-01', '2026-07-01', '1.5', '1.5', 'Nghị định 20', 'Nghị định 335'],
    ['extremely-severe-disability', '1990-01-01', '2026-07-01', '2', '2', 'Nghị định 20', 'Nghị định 335'],
    ['child-in-listed-area', '2025-01-01', '2026-07-01', '1.5', '1.5', 'Nghị định 20', 'Nghị định 335'],
    ['hiv-without-income', '1990-01-01', '2026-07-01', '1.5', '1.5', 'Nghị định 20', 'Nghị định 335'],
    ['hiv-without-income', '1990-01-01', '2026-10-05', '1.5', '1.5', 'Nghị định 335', 'Nghị định 335'],
  ] as const)('%s, born %s, on %s: %s, then %s', (group, birth, date, before, after, condition, coefficient) => {
    const on = day(date);
    const facts = factsOf(day(birth), only[group]);
    expect(drawn(facts, addDays(on, -1), group)).toBe(before);
    expect(drawn(facts, on, group)).toBe(after);
    expect(drawn(facts, addDays(on, 1), group)).toBe(after);
    expect(articles(facts, on, group)).toEqual(after ? [condition, coefficient] : []);
  });

  it('cites the letter of the decree of the day', () => {
    const facts = factsOf(day('1949-01-01'), only['elderly-fostered']);
    const cited = (on: string) => partOf(facts, day(on), 'elderly-fostered')?.basis[0]?.article;
    expect(cited('2026-10-04')).toBe('Nghị định 20/2021/NĐ-CP, Điều 5 khoản 5 điểm d');
    expect(cited('2026-10-05')).toBe('Nghị định 335/2026/NĐ-CP, Điều 5 khoản 5 điểm b');
  });
});

describe('several groups', () => {
  const on = day('2024-08-15');
  const parentOf = (count: number): Partial<Histories> => ({
    ...only['poor-single-parent'],
    children: Array.from({ length: count }, () => ({ from: day('2015-05-05'), birth: day('2015-05-05'), studies: [] })),
  });

  it.each<[string, string, Partial<Histories>, string, string | undefined, readonly string[]]>([
    ['nobody', '1984-01-01', {}, 'NO_GROUP', undefined, []],
    ['one group', '1984-01-01', only['severe-disability'], 'ONE_GROUP', '1.5', ['severe-disability']],
    [
      'the highest only',
      '1942-02-02',
      { ...only['elderly-without-support'], ...only['extremely-severe-disability'] },
      'HIGHEST_OF_SEVERAL',
      '2.5',
      ['extremely-severe-disability'],
    ],
    [
      'the first of equals',
      '2019-06-30',
      { ...only['hiv-child'], ...only['severe-disability'] },
      'HIGHEST_OF_SEVERAL',
      '2',
      ['hiv-child'],
    ],
    ['a single parent alone', '1984-01-01', parentOf(3), 'ONE_GROUP', '3', ['poor-single-parent']],
    [
      'a single parent with an own group',
      '1984-01-01',
      { ...parentOf(2), ...only['severe-disability'] },
      'SINGLE_PARENT_AND_OWN_GROUP',
      '3.5',
      ['poor-single-parent', 'severe-disability'],
    ],
    [
      'a single parent with two own groups: the higher',
      '1960-01-01',
      { ...parentOf(1), ...only['elderly-without-support'], ...only['extremely-severe-disability'] },
      'SINGLE_PARENT_AND_OWN_GROUP',
      '3.5',
      ['poor-single-parent', 'extremely-severe-disability'],
    ],
    [
      'a single parent in a group that is not paid beside',
      '2004-01-01',
      { ...parentOf(1), ...only['orphan-student'] },
      'HIGHEST_OF_SEVERAL',
      '1.5',
      ['orphan-student'],
    ],
  ])('%s', (_, birth, known, reason, times, taken) => {
    const outcome = assessOn(factsOf(day(birth), known), on);
    expect(outcome.reason).toBe(reason);
    expect(outcome.entitled ? printMultiplier(outcome.multiplier) : undefined).toBe(times);
    expect(outcome.entitled ? outcome.taken.map(({ group }) => group) : []).toEqual(taken);
  });

  it('rests on the article alone beside one own group, and on a reading beside two', () => {
    const own = { ...parentOf(1), ...only['severe-disability'] };
    const certainty = (known: Partial<Histories>) =>
      assessOn(factsOf(day('1960-01-01'), known), on).basis.at(-1)?.certainty;
    expect(certainty(own)).toBe('verified');
    expect(certainty({ ...own, ...only['hiv-without-income'] })).toBe('interpretation');
  });
});

describe('the social pension beside the allowance', () => {
  const asked = { pensionRequests: [since] };
  const insured = (monthly: number) => ({ incomes: [{ ...since, kind: 'pension', monthly: vnd(monthly) } as const] });

  it.each<[string, string, string, Partial<Histories>, string, string | undefined]>([
    ['before it was law', '1940-01-01', '2025-06-30', asked, 'ONE_GROUP', 'elderly-without-income'],
    ['from its first day', '1940-01-01', '2025-07-01', asked, 'ONE_GROUP', 'social-pension'],
    ['without a request', '1940-01-01', '2025-07-01', {}, 'NO_GROUP', undefined],
    ['the day before 75', '1950-09-10', '2025-09-09', asked, 'NO_GROUP', undefined],
    ['at 75', '1950-09-10', '2025-09-10', asked, 'ONE_GROUP', 'social-pension'],
    ['near-poor, the day before 70', '1955-09-10', '2025-09-09', { ...asked, ...nearPoor }, 'NO_GROUP', undefined],
    ['near-poor, at 70', '1955-09-10', '2025-09-10', { ...asked, ...nearPoor }, 'ONE_GROUP', 'social-pension'],
    ['an equal pension', '1945-01-01', '2026-06-30', { ...asked, ...insured(500_000) }, 'NO_GROUP', undefined],
    [
      'a pension overtaken',
      '1945-01-01',
      '2026-07-01',
      { ...asked, ...insured(500_000) },
      'ONE_GROUP',
      'social-pension',
    ],
    [
      'a higher allowance',
      '1948-01-01',
      '2025-09-01',
      { ...asked, ...only['severe-disability'] },
      'ALLOWANCE_NOT_BELOW_PENSION',
      'severe-disability',
    ],
    [
      'an equal allowance',
      '1948-01-01',
      '2025-09-01',
      { ...asked, ...only['poor-single-parent'] },
      'ALLOWANCE_NOT_BELOW_PENSION',
      'poor-single-parent',
    ],
  ])('%s', (_, birth, date, known, reason, group) => {
    const outcome = assessOn(factsOf(day(birth), known), day(date));
    expect(outcome.reason).toBe(reason);
    expect(outcome.entitled ? outcome.taken.map((part) => part.group) : []).toEqual(group ? [group] : []);
  });

  it('takes a pension the province has raised above the allowance', () => {
    const raised = datedTable('local', [{ from: '2025-07-01', value: vnd(1_000_001), basis: basis('Nghị quyết') }]);
    const local = { ...national, levels: { ...national.levels, 'social-pension': raised } };
    const facts = factsOf(day('1948-01-01'), { ...asked, ...only['severe-disability'] });
    expect(assessOn(facts, day('2025-09-01'), local)).toMatchObject({
      reason: 'PENSION_ABOVE_ALLOWANCE',
      level: 'social-pension',
      multiplier: multiplier('1'),
    });
  });
});

it('a stay in a facility excludes the allowance, from its first day to its last', () => {
  const facilityStays = [{ from: day('2024-03-05'), until: day('2024-09-01') }];
  const facts = factsOf(day('1990-01-01'), { ...only['severe-disability'], facilityStays });
  const reasonOn = (on: string) => assessOn(facts, day(on)).reason;
  expect(['2024-03-04', '2024-03-05', '2024-08-31', '2024-09-01'].map(reasonOn)).toEqual([
    'ONE_GROUP',
    'IN_FACILITY',
    'IN_FACILITY',
    'ONE_GROUP',
  ]);
});
