import { type Basis, datedTable, type DatedTable, multiplier, type Multiplier } from '#kernel';
import { decree20, decree335, decree335Levels, inForce } from './law.js';

/** Whom a carer, or a disabled parent, is supported for. */
export type CareCase =
  | 'foster-child-under-4'
  | 'foster-child-or-elderly'
  | 'disabled-parent-of-one'
  | 'disabled-parent-of-more'
  | 'family-care'
  | 'foster-disabled-adult'
  | 'foster-disabled-child';

const times = (careCase: CareCase, coefficient: string, clause: string) =>
  datedTable<Multiplier>(`social-protection.care.${careCase}`, [
    {
      from: inForce.decree20,
      until: decree335Levels,
      value: multiplier(coefficient),
      basis: decree20(`Điều 20 ${clause}`),
    },
    {
      from: decree335Levels,
      value: multiplier(coefficient),
      basis: decree335(`Điều 17 ${clause}; Điều 32 khoản 3–5`),
    },
  ]);

/** Times the standard level, for each person cared for. */
export const careCoefficients: Readonly<Record<CareCase, DatedTable<Multiplier>>> = {
  'foster-child-under-4': times('foster-child-under-4', '2.5', 'khoản 1'),
  'foster-child-or-elderly': times('foster-child-or-elderly', '1.5', 'khoản 1'),
  'disabled-parent-of-one': times('disabled-parent-of-one', '1.5', 'khoản 2'),
  'disabled-parent-of-more': times('disabled-parent-of-more', '2', 'khoản 2'),
  'family-care': times('family-care', '1', 'khoản 2'),
  'foster-disabled-adult': times('foster-disabled-adult', '1.5', 'khoản 2'),
  'foster-disabled-child': times('foster-disabled-child', '2.5', 'khoản 2'),
};

export interface CareTerms {
  /** Under this age a child taken in is a young one. */
  readonly youngUntilAge: number;
  readonly childUntilAge: number;
  /** A disabled parent's child counts under this age (36 months). */
  readonly infantUntilAge: number;
  /** One portion for one person cared for: where two cases meet, the texts are silent. */
  readonly onePortion: Basis;
}

export const careTerms = datedTable<CareTerms>('social-protection.care-terms', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: {
      youngUntilAge: 4,
      childUntilAge: 16,
      infantUntilAge: 3,
      onePortion: decree20('Điều 20', 'interpretation'),
    },
    basis: decree20('Điều 20, 22, 23'),
  },
  {
    from: inForce.decree335,
    value: {
      youngUntilAge: 4,
      childUntilAge: 16,
      infantUntilAge: 3,
      onePortion: decree335('Điều 17', 'interpretation'),
    },
    basis: decree335('Điều 17, 19, 20'),
  },
]);

/** Whether close kin who raise a child without parents' care are supported though they fail the conditions of carers. */
export const kinNeedNoConditions = datedTable<boolean>('social-protection.care-by-kin', [
  { from: inForce.decree20, until: inForce.decree335, value: true, basis: decree20('Điều 22', 'memory') },
  { from: inForce.decree335, value: true, basis: decree335('Điều 19 khoản 2') },
]);
