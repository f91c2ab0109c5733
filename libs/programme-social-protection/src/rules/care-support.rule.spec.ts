import { addDays, day, printMultiplier } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { carerSupportOn, parentSupportOn } from './care-support.rule.js';
import { type Child, factsOf, type Histories, type Placement } from './facts.js';
import { type Outcome } from './outcome.js';

const since = { from: day('1930-01-01') };

const shown = (outcome: Outcome): string | undefined =>
  outcome.entitled
    ? `${outcome.taken.map(({ group }) => group).join()} ${printMultiplier(outcome.multiplier)}`
    : undefined;

const orphan: Partial<Histories> = { orphanCases: [{ ...since, letter: 'a' }] };
const disabled = (degree: 'severe' | 'extremely-severe'): Partial<Histories> => ({
  disabilities: [{ ...since, degree }],
});
const fosteredElderly: Partial<Histories> = {
  poverty: [{ ...since, status: 'poor' }],
  supporters: [{ ...since, supporter: 'none' }],
  facilityEligibility: [since],
};

describe('whoever cares for a person at home', () => {
  const carer = (by: 'close-kin' | 'others', carerMeetsConditions: boolean): Placement => ({
    ...since,
    by,
    carerMeetsConditions,
  });
  const home: Placement = { ...since, by: 'own-household' };
  const stranger = carer('others', true);

  it.each<[string, string, Partial<Histories>, Placement | undefined, string | undefined]>([
    ['takes in an orphan under 4', '2021-08-16', orphan, stranger, 'foster-child-under-4 2.5'],
    ['takes in an orphan of 4', '2020-08-15', orphan, stranger, 'foster-child-or-elderly 1.5'],
    ['takes in an orphan of 16', '2008-08-15', orphan, stranger, undefined],
    ['is a stranger who fails the conditions', '2021-08-16', orphan, carer('others', false), undefined],
    [
      'is close kin who fails the conditions',
      '2021-08-16',
      orphan,
      carer('close-kin', false),
      'foster-child-under-4 2.5',
    ],
    [
      'takes in an elderly person fit for a facility',
      '1950-01-01',
      fosteredElderly,
      stranger,
      'foster-child-or-elderly 1.5',
    ],
    ['is kin of an elderly person and fails', '1950-01-01', fosteredElderly, carer('close-kin', false), undefined],
    ['cares for an extremely disabled member', '1990-01-01', disabled('extremely-severe'), home, 'family-care 1'],
    ['cares for a severely disabled member', '1990-01-01', disabled('severe'), home, undefined],
    [
      'takes in an extremely disabled adult',
      '1990-01-01',
      disabled('extremely-severe'),
      stranger,
      'foster-disabled-adult 1.5',
    ],
    [
      'takes in an extremely disabled child',
      '2010-01-01',
      disabled('extremely-severe'),
      stranger,
      'foster-disabled-child 2.5',
    ],
    ['takes in a severely disabled child', '2010-01-01', disabled('severe'), stranger, undefined],
    [
      'takes in a disabled orphan: one portion, the higher',
      '2010-01-01',
      { ...orphan, ...disabled('extremely-severe') },
      stranger,
      'foster-disabled-child 2.5',
    ],
    ['is nobody', '2021-08-16', { ...orphan, ...disabled('extremely-severe') }, undefined, undefined],
  ])('%s', (_, birth, known, placement, expected) => {
    const facts = factsOf(day(birth), { ...known, placements: placement ? [placement] : [] });
    expect(shown(carerSupportOn(facts, day('2024-08-15')))).toBe(expected);
  });

  it.each([
    [
      'foster-child-under-4',
      'the 4th birthday',
      '2020-08-15',
      orphan,
      'foster-child-under-4 2.5',
      'foster-child-or-elderly 1.5',
    ],
    [
      'foster-disabled-child',
      'the 16th birthday',
      '2008-08-15',
      disabled('extremely-severe'),
      'foster-disabled-child 2.5',
      'foster-disabled-adult 1.5',
    ],
  ] as const)('%s ends on %s', (_, __, birth, known, before, after) => {
    const facts = factsOf(day(birth), { ...known, placements: [stranger] });
    const on = day('2024-08-15');
    expect([addDays(on, -1), on, addDays(on, 1)].map((each) => shown(carerSupportOn(facts, each)))).toEqual([
      before,
      after,
      after,
    ]);
  });

  it.each([
    ['2021-06-30', undefined],
    ['2021-07-01', 'Nghị định 20/2021/NĐ-CP, Điều 20 khoản 2'],
    ['2026-06-30', 'Nghị định 20/2021/NĐ-CP, Điều 20 khoản 2'],
    ['2026-07-01', 'Nghị định 335/2026/NĐ-CP, Điều 17 khoản 2; Điều 32 khoản 3–5'],
  ])('is paid on %s by %s', (on, article) => {
    const facts = factsOf(day('1990-01-01'), { ...disabled('extremely-severe'), placements: [home] });
    expect(carerSupportOn(facts, day(on)).basis.at(-1)?.article).toBe(article);
  });
});

describe('a disabled parent', () => {
  const bornOn = (birth: string): Child => ({ from: day(birth), birth: day(birth), studies: [] });
  const pregnant = { pregnancies: [since] };
  const one = { children: [bornOn('2022-01-01')] };
  const two = { children: [bornOn('2022-01-01'), bornOn('2024-01-01')] };

  it.each<[string, Partial<Histories>, string | undefined]>([
    ['pregnant', { ...disabled('severe'), ...pregnant }, 'disabled-parent-of-one 1.5'],
    ['raising one', { ...disabled('extremely-severe'), ...one }, 'disabled-parent-of-one 1.5'],
    ['pregnant and raising one', { ...disabled('severe'), ...pregnant, ...one }, 'disabled-parent-of-more 2'],
    ['raising two', { ...disabled('severe'), ...two }, 'disabled-parent-of-more 2'],
    ['whose spouse draws the portion', { ...disabled('severe'), ...two, parentSupportOfSpouse: [since] }, undefined],
    ['without child or pregnancy', disabled('severe'), undefined],
    ['not disabled', { ...pregnant, ...two }, undefined],
  ])('%s', (_, known, expected) => {
    expect(shown(parentSupportOn(factsOf(day('1995-01-01'), known), day('2024-08-15')))).toBe(expected);
  });

  it('counts a child until the day before 36 months', () => {
    const facts = factsOf(day('1995-01-01'), { ...disabled('severe'), children: [bornOn('2021-08-16')] });
    expect(shown(parentSupportOn(facts, day('2024-08-15')))).toBe('disabled-parent-of-one 1.5');
    expect(shown(parentSupportOn(facts, day('2024-08-16')))).toBeUndefined();
  });
});
