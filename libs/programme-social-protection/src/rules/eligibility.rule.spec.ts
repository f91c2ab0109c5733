import { day, vnd } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { groundFor } from './eligibility.rule.js';
import { type Child, factsOf, type Histories, type OrphanCase } from './facts.js';
import { type Group } from './groups.table.js';

const since = { from: day('1930-01-01') };
const held = (from: string, until?: string) => ({ from: day(from), ...(until && { until: day(until) }) });

const isIn = (group: Group, birth: string, known: Partial<Histories>, on: string): boolean =>
  groundFor(group, factsOf(day(birth), known), day(on)) !== undefined;

describe('each condition of a group, left out in turn', () => {
  const poor: Partial<Histories> = { poverty: [{ ...since, status: 'poor' }] };
  const nearPoor: Partial<Histories> = { poverty: [{ ...since, status: 'near-poor' }] };
  const hiv = { hiv: [since] };
  const listedArea = { listedArea: [since] };
  const supportedBy = (supporter: 'none' | 'on-allowance' | 'able'): Partial<Histories> => ({
    supporters: [{ ...since, supporter }],
  });
  const disabled = (degree: 'light' | 'severe' | 'extremely-severe'): Partial<Histories> => ({
    disabilities: [{ ...since, degree }],
  });
  const income = (kind: 'wage' | 'pension' | 'social-insurance' | 'social-allowance'): Partial<Histories> => ({
    incomes: [{ ...since, kind, monthly: vnd(2_000_000) }],
  });
  const takenIn = {
    facilityEligibility: [since],
    placements: [{ ...since, by: 'others', carerMeetsConditions: false } as const],
  };
  const [child, infant, adult, of65, of77, of82] = [
    '2018-01-01',
    '2023-01-01',
    '1990-01-01',
    '1959-01-01',
    '1947-01-01',
    '1942-01-01',
  ] as const;

  it.each<[Group, string, Partial<Histories>, boolean]>([
    ['hiv-child', child, { ...hiv, ...poor }, true],
    ['hiv-child', child, { ...hiv, ...nearPoor }, false],
    ['hiv-child', child, poor, false],
    ['hiv-child', adult, { ...hiv, ...poor }, false],
    ['elderly-without-support', of65, { ...poor, ...supportedBy('none') }, true],
    ['elderly-without-support', of65, { ...poor, ...supportedBy('on-allowance') }, true],
    ['elderly-without-support', of65, { ...poor, ...supportedBy('able') }, false],
    ['elderly-without-support', of65, poor, false],
    ['elderly-without-support', of65, { ...nearPoor, ...supportedBy('none') }, false],
    ['elderly-without-support', adult, { ...poor, ...supportedBy('none') }, false],
    ['elderly-in-listed-area', of77, { ...nearPoor, ...listedArea }, true],
    ['elderly-in-listed-area', of77, nearPoor, false],
    ['elderly-in-listed-area', of77, listedArea, false],
    ['elderly-in-listed-area', of77, { ...poor, ...listedArea, ...supportedBy('none') }, false],
    ['elderly-in-listed-area', of65, { ...nearPoor, ...listedArea }, false],
    ['elderly-without-income', of82, {}, true],
    ['elderly-without-income', of82, income('wage'), true],
    ['elderly-without-income', of82, income('pension'), false],
    ['elderly-without-income', of82, income('social-insurance'), false],
    ['elderly-without-income', of82, income('social-allowance'), false],
    ['elderly-without-income', of82, { ...poor, ...supportedBy('none') }, false],
    ['elderly-fostered', of65, { ...poor, ...supportedBy('none'), ...takenIn }, true],
    ['elderly-fostered', of65, { ...poor, ...supportedBy('on-allowance'), ...takenIn }, false],
    ['elderly-fostered', of65, { ...poor, ...supportedBy('none'), facilityEligibility: [since] }, false],
    ['elderly-fostered', of65, { ...poor, ...supportedBy('none'), placements: takenIn.placements }, false],
    [
      'elderly-fostered',
      of65,
      { ...poor, ...supportedBy('none'), ...takenIn, placements: [{ ...since, by: 'own-household' }] },
      false,
    ],
    ['severe-disability', adult, disabled('severe'), true],
    ['severe-disability', adult, disabled('light'), false],
    ['severe-disability', adult, disabled('extremely-severe'), false],
    ['extremely-severe-disability', adult, disabled('severe'), false],
    ['child-in-listed-area', infant, { ...poor, ...listedArea }, true],
    ['child-in-listed-area', infant, { ...nearPoor, ...listedArea }, true],
    ['child-in-listed-area', infant, listedArea, false],
    ['child-in-listed-area', infant, poor, false],
    ['child-in-listed-area', infant, { ...poor, ...listedArea, ...disabled('light') }, true],
    ['child-in-listed-area', infant, { ...poor, ...listedArea, ...disabled('severe') }, false],
    ['child-in-listed-area', infant, { ...poor, ...listedArea, ...disabled('extremely-severe') }, false],
    ['child-in-listed-area', infant, { ...poor, ...listedArea, ...hiv }, false],
    ['child-in-listed-area', infant, { ...poor, ...listedArea, orphanCases: [{ ...since, letter: 'g' }] }, false],
    ['hiv-without-income', adult, { ...hiv, ...poor }, true],
    ['hiv-without-income', adult, { ...hiv, ...nearPoor }, false],
    ['hiv-without-income', adult, { ...hiv, ...poor, ...income('wage') }, false],
    ['hiv-without-income', adult, { ...hiv, ...poor, ...income('social-allowance') }, false],
  ])('%s, born %s, %j: %s', (group, birth, known, expected) => {
    expect(isIn(group, birth, known, '2024-08-15')).toBe(expected);
  });

  it('counts a social allowance as income of a person with HIV only until 04/10/2026', () => {
    const known = { ...hiv, ...poor, ...income('social-allowance') };
    expect(isIn('hiv-without-income', adult, known, '2026-10-04')).toBe(false);
    expect(isIn('hiv-without-income', adult, known, '2026-10-05')).toBe(true);
  });
});

describe('an orphan', () => {
  const orphan = (fact: Partial<OrphanCase>) => ({ orphanCases: [{ ...since, ...fact } as OrphanCase] });

  it.each(['b', 'c', 'd', 'đ'] as const)(
    'of letter %s with a parent never identified counts from 05/10/2026',
    (letter) => {
      const known = orphan({ letter, oneParentUnidentified: true });
      expect(isIn('orphan-child', '2018-01-01', known, '2026-10-04')).toBe(false);
      expect(isIn('orphan-child', '2018-01-01', known, '2026-10-05')).toBe(true);
    },
  );

  it.each(['a', 'e', 'g', 'h', 'i', 'k', 'l'] as const)('of letter %s counts under both decrees', (letter) => {
    expect(isIn('orphan-child', '2018-01-01', orphan({ letter }), '2021-07-01')).toBe(true);
    expect(isIn('orphan-child', '2018-01-01', orphan({ letter }), '2026-10-05')).toBe(true);
  });
});

describe('an orphan who studies after 16', () => {
  const birth = '2008-03-10';
  const eve = '2024-03-10';
  const student: Partial<Histories> = {
    orphanCases: [{ ...held('2015-01-01', eve), letter: 'b', oneParentUnidentified: false }],
    receipts: [held('2015-02-01')],
    studies: [held('2014-09-05')],
  };

  it.each<[string, Partial<Histories>, boolean]>([
    ['was an orphan in receipt to the eve of 16', student, true],
    [
      'was no longer an orphan on that eve',
      { ...student, orphanCases: [{ ...held('2015-01-01', '2024-03-09'), letter: 'a' }] },
      false,
    ],
    ['began to receive on the birthday', { ...student, receipts: [held(eve)] }, false],
    ['does not study', { ...student, studies: [held('2014-09-05', '2024-06-01')] }, false],
  ])('%s', (_, known, expected) => {
    expect(isIn('orphan-student', birth, known, '2024-09-15')).toBe(expected);
  });

  it('who took a year off is paid again under Decree 20, and never again under Decree 335', () => {
    const gap = (first: string, second: string): Partial<Histories> => ({
      ...student,
      studies: [held('2014-09-05', first), held(second)],
    });
    expect(isIn('orphan-student', birth, gap('2024-06-01', '2025-09-05'), '2025-06-15')).toBe(false);
    expect(isIn('orphan-student', birth, gap('2024-06-01', '2025-09-05'), '2025-09-15')).toBe(true);
    expect(isIn('orphan-student', birth, gap('2024-06-01', '2025-09-05'), '2026-10-05')).toBe(true);
    expect(isIn('orphan-student', birth, gap('2027-06-01', '2027-06-02'), '2027-09-15')).toBe(false);
    expect(isIn('orphan-student', birth, gap('2027-06-01', '2027-06-01'), '2027-09-15')).toBe(true);
  });
});

describe('the children of a poor single parent', () => {
  const parent = (child: Child, receipts: Histories['receipts'] = []): Partial<Histories> => ({
    poverty: [{ ...since, status: 'near-poor' }],
    singleParenthood: [{ ...since, ground: 'spouse-missing' }],
    children: [child],
    receipts,
  });
  const bornOn = (birth: string, studies: Child['studies'] = []): Child => ({
    ...held(birth),
    birth: day(birth),
    studies,
  });

  it.each<[string, Partial<Histories>, string, boolean]>([
    ['15 years old', parent(bornOn('2008-08-16')), '2024-08-15', true],
    ['16 today', parent(bornOn('2008-08-15')), '2024-08-15', false],
    ['17 in study, Decree 20', parent(bornOn('2007-01-01', [since])), '2024-08-15', true],
    ['22 in study, Decree 20', parent(bornOn('2002-08-15', [since])), '2024-08-15', false],
    ['17 in study, Decree 335', parent(bornOn('2009-01-01', [since])), '2026-10-05', false],
    [
      '17 in study, Decree 335, counted on the eve of 16',
      parent(bornOn('2009-01-01', [since]), [held('2024-12-31')]),
      '2026-10-05',
      true,
    ],
    [
      '17 in study, Decree 335, support granted on the 16th birthday',
      parent(bornOn('2009-01-01', [since]), [held('2025-01-01')]),
      '2026-10-05',
      false,
    ],
    ['no longer raised', parent({ ...bornOn('2015-01-01'), until: day('2024-08-15') }), '2024-08-15', false],
    ['of a parent not alone', { ...parent(bornOn('2015-01-01')), singleParenthood: [] }, '2024-08-15', false],
    ['of a parent not poor', { ...parent(bornOn('2015-01-01')), poverty: [] }, '2024-08-15', false],
  ])('%s', (_, known, on, expected) => {
    expect(isIn('poor-single-parent', '1985-01-01', known, on)).toBe(expected);
  });
});
