import {
  type Basis,
  datedTable,
  type DatedTable,
  kernelErrors,
  type LegalDay,
  multiplier,
  type Multiplier,
} from '#kernel';
import { type Group } from './groups.table.js';
import { type AgeBand, decree20, decree335, decree335Levels, inForce, isOfAge } from './law.js';

export interface CoefficientBand extends AgeBand {
  readonly times: Multiplier;
}

export type CoefficientTable = DatedTable<readonly CoefficientBand[]>;

const at = (times: string, ages: AgeBand = {}): CoefficientBand => ({ ...ages, times: multiplier(times) });

/** One coefficient before and after: only the article changes, on the axis of levels. */
const kept = (group: Group, value: readonly CoefficientBand[]) =>
  datedTable<readonly CoefficientBand[]>(`social-protection.coefficient.${group}`, [
    { from: inForce.decree20, until: decree335Levels, value, basis: decree20('Điều 6 khoản 1') },
    { from: decree335Levels, value, basis: decree335('Điều 6 khoản 1; Điều 32 khoản 3–5') },
  ]);

/** Of a group that became the pension: it ended a year before the levels of Decree 335. */
const ended = (group: Group, value: readonly CoefficientBand[]) =>
  datedTable<readonly CoefficientBand[]>(`social-protection.coefficient.${group}`, [
    { from: inForce.decree20, until: inForce.decree176, value, basis: decree20('Điều 6 khoản 1') },
  ]);

const youngAndOlder = (young: string, older: string) => [at(young, { untilAge: 4 }), at(older, { fromAge: 4 })];

const byAgeOfDisability = (childOrElderly: string, adult: string) => [
  at(childOrElderly, { untilAge: 16 }),
  at(adult, { fromAge: 16, untilAge: 60 }),
  at(childOrElderly, { fromAge: 60 }),
];

/**
 * Two readings are switches here. The 80th birthday belongs to the upper band ("đến 80 tuổi" beside "từ đủ 80 tuổi").
 * The band of 75 is taken from the day the decree is in force, not from the earlier day of its levels: if the ministry
 * answers otherwise, arrears are paid, while the other choice would have to be recovered from the poor. Moving it is
 * moving this one date.
 */
const elderlyWithoutSupport = datedTable<readonly CoefficientBand[]>(
  'social-protection.coefficient.elderly-without-support',
  [
    {
      from: inForce.decree20,
      until: inForce.decree335,
      value: [at('1.5', { untilAge: 80 }), at('2', { fromAge: 80 })],
      basis: decree20('Điều 6 khoản 1', 'interpretation'),
    },
    {
      from: inForce.decree335,
      value: [at('1.5', { untilAge: 75 }), at('2', { fromAge: 75 })],
      basis: decree335('Điều 6 khoản 1', 'interpretation'),
    },
  ],
);

/** Coefficients of art. 6.1, times the standard level; for the poor single parent, once for each child that counts. */
export const coefficients: Readonly<Record<Group, CoefficientTable>> = {
  'orphan-child': kept('orphan-child', youngAndOlder('2.5', '1.5')),
  'orphan-student': kept('orphan-student', [at('1.5')]),
  'hiv-child': kept('hiv-child', youngAndOlder('2.5', '2')),
  'poor-single-parent': kept('poor-single-parent', [at('1')]),
  'elderly-without-support': elderlyWithoutSupport,
  'elderly-in-listed-area': ended('elderly-in-listed-area', [at('1')]),
  'elderly-without-income': ended('elderly-without-income', [at('1')]),
  'elderly-fostered': kept('elderly-fostered', [at('3')]),
  'severe-disability': kept('severe-disability', byAgeOfDisability('2', '1.5')),
  'extremely-severe-disability': kept('extremely-severe-disability', byAgeOfDisability('2.5', '2')),
  'child-in-listed-area': kept('child-in-listed-area', [at('1.5')]),
  'hiv-without-income': kept('hiv-without-income', [at('1.5')]),
};

/**
 * The coefficient in force on a day for someone born on `birth`.
 * @throws KERNEL.NONE_IN_FORCE when no row, or no band of it, covers the day: a gap is never read as zero.
 */
export function coefficientOn(
  table: CoefficientTable,
  birth: LegalDay,
  on: LegalDay,
): { readonly times: Multiplier; readonly basis: Basis } {
  const { value, basis } = table.at(on);
  const band = value.find((ages) => isOfAge(ages, birth, on));
  if (!band) throw kernelErrors.NONE_IN_FORCE({ table: table.code, on });
  return { times: band.times, basis };
}
