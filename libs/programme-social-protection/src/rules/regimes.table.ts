import { type Basis, datedTable } from '#kernel';
import { type Disability } from './facts.js';
import { decree147, decree20, decree335, inForce } from './law.js';
import { type Part } from './outcome.js';

/**
 * Who decides and by which procedure.
 * R1: chair of the district, Decree 20/2021. R2: chair of the commune after the districts went, forms of Decree 20.
 * R3: chair of the commune, Decree 335/2026.
 */
export type Regime = 'R1' | 'R2' | 'R3';

/** By the day a file is received: what is undecided when a regime ends goes on under it (Decree 335/2026 art. 33). */
export const regimes = datedTable<Regime>('social-protection.regime', [
  { from: inForce.decree20, until: '2025-07-01', value: 'R1', basis: decree20('Điều 8') },
  { from: '2025-07-01', until: inForce.decree335, value: 'R2', basis: decree147('Điều 5–10', 'secondary') },
  { from: inForce.decree335, value: 'R3', basis: decree335('Điều 8, 33') },
]);

interface RegimeRow<V> {
  readonly value: V;
  readonly basis: Basis;
}

type ByRegime<V> = Readonly<Record<Regime, RegimeRow<V>>>;

/** The first month of a group where it is not the month of the signature. */
type FirstMonthRule =
  | { readonly monthOf: 'birthday'; readonly age: number }
  | { readonly monthOf: 'certificate'; readonly degree: Disability['degree'] };

type FirstMonthRules = Readonly<Partial<Record<Part['group'], FirstMonthRule>>>;

const firstMonthsOfDecree20: FirstMonthRules = {
  'elderly-in-listed-area': { monthOf: 'birthday', age: 75 },
  'elderly-without-income': { monthOf: 'birthday', age: 80 },
  'severe-disability': { monthOf: 'certificate', degree: 'severe' },
  'extremely-severe-disability': { monthOf: 'certificate', degree: 'extremely-severe' },
};

export const firstMonthRules: ByRegime<FirstMonthRules> = {
  R1: { value: firstMonthsOfDecree20, basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2') },
  R2: { value: firstMonthsOfDecree20, basis: decree147('Điều 5–10', 'interpretation') },
  R3: { value: {}, basis: decree335('Điều 8') },
};

/** The first month the new place pays, counted from the month the stop decision of the old place writes. */
export const monthsFromStopToNewPlace: ByRegime<0 | 1> = {
  R1: { value: 1, basis: decree20('Điều 8 khoản 4') },
  R2: { value: 0, basis: decree147('Điều 5–10', 'interpretation') },
  R3: { value: 0, basis: decree335('Điều 8 khoản 3') },
};

export type SuspensionGround = 'not-collected-for-3-months' | 'refuses-review' | 'held-in-custody';

/** So many months in a row without collecting are a ground to suspend, in every regime. */
export const uncollectedMonths: RegimeRow<number> = {
  value: 3,
  basis: decree335('Điều 9; Nghị định 20/2021/NĐ-CP, Điều 8'),
};

/** Why payment may be suspended. */
export const suspensionGrounds: ByRegime<readonly SuspensionGround[]> = {
  R1: {
    value: ['not-collected-for-3-months', 'refuses-review', 'held-in-custody'],
    basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2'),
  },
  R2: {
    value: ['not-collected-for-3-months', 'refuses-review', 'held-in-custody'],
    basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2', 'interpretation'),
  },
  R3: { value: ['not-collected-for-3-months', 'refuses-review'], basis: decree335('Điều 9') },
};

/** Whether the suspended months of a person found unchanged are paid; Decree 20 says "arrears, if any". */
export const suspendedMonthsAreOwed: ByRegime<boolean> = {
  R1: { value: true, basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2', 'interpretation') },
  R2: { value: true, basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2', 'interpretation') },
  R3: { value: true, basis: decree335('Điều 9') },
};
