import { basis, datedTable, day, multiplier, type Multiplier } from '#kernel';
import { type Income, type Poverty } from './facts.js';
import { decree176, inForce } from './law.js';

export interface PensionTerms {
  readonly fromAge: number;
  /** From this age without regard to poverty; before it, only a household of these statuses. */
  readonly fromAgeForAll: number;
  readonly poverty: readonly Poverty['status'][];
  /** Incomes of these kinds exclude the pension, unless they are lower than it. */
  readonly without: readonly Income['kind'][];
}

export const pensionTerms = datedTable<PensionTerms>('social-protection.pension-terms', [
  {
    from: inForce.decree176,
    value: {
      fromAge: 70,
      fromAgeForAll: 75,
      poverty: ['poor', 'near-poor'],
      without: ['pension', 'social-insurance'],
    },
    basis: basis('Luật Bảo hiểm xã hội 41/2024/QH15, Điều 21'),
  },
]);

/** The share of the level drawn beside a lower insurance benefit: in full or only the difference is not settled. */
export const pensionBesideInsurance = datedTable<Multiplier>('social-protection.pension-beside-insurance', [
  { from: inForce.decree176, value: multiplier('1'), basis: decree176('Điều 2', 'interpretation') },
]);

/** Of the pension and the monthly allowance the higher is drawn, never both. */
export const pensionOrAllowance = datedTable<'higher'>('social-protection.pension-or-allowance', [
  { from: inForce.decree176, value: 'higher', basis: decree176('Điều 3 khoản 1') },
]);

/** From when those of the former groups of age (art. 5.5.b, 5.5.c of Decree 20/2021) draw the pension once their conversion is decided. */
export const pensionConversion = {
  value: day(inForce.decree176),
  basis: decree176('chuyển tiếp từ Điều 5 khoản 5 điểm b, c Nghị định 20/2021/NĐ-CP', 'memory'),
};
