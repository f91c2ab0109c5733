import { type Basis, datedTable, type DatedTable } from '#kernel';
import { type Disability, type Income, type LocalGroupCode, type Poverty, type Supporter } from './facts.js';
import { type AgeBand, decree20, decree335, inForce } from './law.js';

/** The groups of art. 5 of both decrees. */
export type Group =
  | 'orphan-child'
  | 'orphan-student'
  | 'hiv-child'
  | 'poor-single-parent'
  | 'elderly-without-support'
  | 'elderly-in-listed-area'
  | 'elderly-without-income'
  | 'elderly-fostered'
  | 'severe-disability'
  | 'extremely-severe-disability'
  | 'child-in-listed-area'
  | 'hiv-without-income';

/** What a group asks of a person; everything named must hold. What cannot be said here is said in eligibility.rule.ts. */
export interface GroupTerms extends AgeBand {
  readonly poverty?: readonly Poverty['status'][];
  readonly degree?: Disability['degree'];
  readonly hiv?: true;
  readonly listedArea?: true;
  readonly supporter?: readonly Supporter['supporter'][];
  /** Has no income of these kinds. */
  readonly without?: readonly Income['kind'][];
  /** Is in none of these groups. */
  readonly outside?: readonly Group[];
  readonly member?: LocalGroupCode;
}

/** A group that both decrees know under the same terms. */
const kept = (group: Group, terms: GroupTerms, in20: string, in335 = in20) =>
  datedTable<GroupTerms>(`social-protection.group.${group}`, [
    { from: inForce.decree20, until: inForce.decree335, value: terms, basis: decree20(in20) },
    { from: inForce.decree335, value: terms, basis: decree335(in335) },
  ]);

/** A group of the elderly that became the social pension on 01/07/2025; that Decree 176/2025 ends it is second-hand. */
const becamePension = (group: Group, terms: GroupTerms, in20: string) =>
  datedTable<GroupTerms>(`social-protection.group.${group}`, [
    { from: inForce.decree20, until: inForce.decree176, value: terms, basis: decree20(in20) },
  ]);

/**
 * Who belongs to a group, by the day: the axis of conditions.
 * A child is under 16 (Law on Children art. 1), an elderly person is full 60 (Law on the Elderly art. 2).
 */
export const groupTerms: Readonly<Record<Group, DatedTable<GroupTerms>>> = {
  'orphan-child': kept('orphan-child', { untilAge: 16 }, 'Điều 5 khoản 1'),
  'orphan-student': kept('orphan-student', { fromAge: 16 }, 'Điều 5 khoản 2'),
  'hiv-child': kept('hiv-child', { untilAge: 16, hiv: true, poverty: ['poor'] }, 'Điều 5 khoản 3'),
  'poor-single-parent': kept('poor-single-parent', { poverty: ['poor', 'near-poor'] }, 'Điều 5 khoản 4'),
  'elderly-without-support': kept(
    'elderly-without-support',
    { fromAge: 60, poverty: ['poor'], supporter: ['none', 'on-allowance'] },
    'Điều 5 khoản 5 điểm a',
  ),
  'elderly-in-listed-area': becamePension(
    'elderly-in-listed-area',
    {
      fromAge: 75,
      untilAge: 80,
      poverty: ['poor', 'near-poor'],
      listedArea: true,
      outside: ['elderly-without-support'],
    },
    'Điều 5 khoản 5 điểm b',
  ),
  'elderly-without-income': becamePension(
    'elderly-without-income',
    { fromAge: 80, without: ['pension', 'social-insurance', 'social-allowance'], outside: ['elderly-without-support'] },
    'Điều 5 khoản 5 điểm c',
  ),
  'elderly-fostered': kept(
    'elderly-fostered',
    { fromAge: 60, poverty: ['poor'], supporter: ['none'] },
    'Điều 5 khoản 5 điểm d',
    'Điều 5 khoản 5 điểm b',
  ),
  'severe-disability': kept('severe-disability', { degree: 'severe' }, 'Điều 5 khoản 6'),
  'extremely-severe-disability': kept('extremely-severe-disability', { degree: 'extremely-severe' }, 'Điều 5 khoản 6'),
  'child-in-listed-area': kept(
    'child-in-listed-area',
    {
      untilAge: 3,
      poverty: ['poor', 'near-poor'],
      listedArea: true,
      outside: ['orphan-child', 'hiv-child', 'severe-disability', 'extremely-severe-disability'],
    },
    'Điều 5 khoản 7',
  ),
  'hiv-without-income': datedTable<GroupTerms>('social-protection.group.hiv-without-income', [
    {
      from: inForce.decree20,
      until: inForce.decree335,
      value: { hiv: true, poverty: ['poor'], without: ['wage', 'pension', 'social-insurance', 'social-allowance'] },
      basis: decree20('Điều 5 khoản 8'),
    },
    {
      from: inForce.decree335,
      value: { hiv: true, poverty: ['poor'], without: ['wage', 'pension', 'social-insurance'] },
      basis: decree335('Điều 5 khoản 8'),
    },
  ]),
};

export const groups = Object.keys(groupTerms) as readonly Group[];

/** Whether letters b to đ of art. 5.1 also hold when one parent was never identified. */
export const unidentifiedParentCounts = datedTable<boolean>('social-protection.unidentified-parent', [
  { from: inForce.decree20, until: inForce.decree335, value: false, basis: decree20('Điều 5 khoản 1') },
  { from: inForce.decree335, value: true, basis: decree335('Điều 5 khoản 1') },
]);

export interface StudyTerms {
  /** Age at which the right ends even in the middle of study. */
  readonly untilAge?: number;
  /** Whether a gap between two courses ends the right for good. */
  readonly unbroken: boolean;
}

/** How long study after 16 carries the right on, for an orphan and for a child of a single parent. */
export const studyTerms = datedTable<StudyTerms>('social-protection.study', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: { untilAge: 22, unbroken: false },
    basis: decree20('Điều 5 khoản 2'),
  },
  { from: inForce.decree335, value: { unbroken: true }, basis: decree335('Điều 5 khoản 2') },
]);

export interface SingleParentChildTerms {
  readonly untilAge: number;
  /** Whether an older child in study counts always, or only if it was counted up to that age. */
  readonly students: 'always' | 'if-already-counted';
}

/** Which children of a poor single parent count. */
export const singleParentChildren = datedTable<SingleParentChildTerms>('social-protection.single-parent-child', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: { untilAge: 16, students: 'always' },
    basis: decree20('Điều 5 khoản 4'),
  },
  {
    from: inForce.decree335,
    value: { untilAge: 16, students: 'if-already-counted' },
    basis: decree335('Điều 5 khoản 4'),
  },
]);

export interface SeveralGroups {
  /** The groups that a poor single parent draws beside his own. */
  readonly besideSingleParent: readonly Group[];
  /** Of several such groups, or of a higher group outside the list, the texts say nothing: the best sum is our reading. */
  readonly bestSum: Basis;
}

/** Whoever is in several groups draws the highest coefficient only, but the poor single parent draws his own beside. */
export const severalGroups = datedTable<SeveralGroups>('social-protection.several-groups', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: {
      besideSingleParent: [
        'elderly-without-support',
        'elderly-in-listed-area',
        'elderly-without-income',
        'elderly-fostered',
        'severe-disability',
        'extremely-severe-disability',
        'hiv-without-income',
      ],
      bestSum: decree20('Điều 6 khoản 2', 'interpretation'),
    },
    basis: decree20('Điều 6 khoản 2'),
  },
  {
    from: inForce.decree335,
    value: {
      besideSingleParent: [
        'elderly-without-support',
        'elderly-fostered',
        'severe-disability',
        'extremely-severe-disability',
        'hiv-without-income',
      ],
      bestSum: decree335('Điều 6 khoản 2', 'interpretation'),
    },
    basis: decree335('Điều 6 khoản 2'),
  },
]);

/** Whoever lives in a facility draws no monthly allowance; the text of the later decree was not read on this point. */
export const facilityExcludes = datedTable<true>('social-protection.facility-excludes', [
  { from: inForce.decree20, until: inForce.decree335, value: true, basis: decree20('Điều 25 khoản 5') },
  { from: inForce.decree335, value: true, basis: decree335('Điều 25', 'interpretation') },
]);
