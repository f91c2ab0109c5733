import { datedTable } from '#kernel';
import { type Income, type Poverty } from './facts.js';
import { decree176, decree20, decree335, inForce } from './law.js';

/** Why a funeral is supported (art. 11.1 of both decrees). */
export const funeralGrounds = {
  beneficiary: 'Đang hưởng trợ cấp xã hội hoặc trợ cấp hưu trí xã hội hằng tháng',
  applicant: 'Đã nộp hồ sơ, đủ điều kiện, chết khi chưa có quyết định',
  'child-of-single-parent': 'Con của người đơn thân nghèo đang hưởng trợ cấp',
  survivor: 'Người cao tuổi đang hưởng trợ cấp tuất hoặc trợ cấp hằng tháng khác',
} as const;

export type FuneralGround = keyof typeof funeralGrounds;

export interface FuneralTerms {
  /** Rights whose applicants are taken as receiving when they die eligible and undecided. */
  readonly undecided: readonly ('allowance' | 'pension')[];
  readonly survivorFromAge: number;
  /** Incomes that make an elderly person a survivor. */
  readonly survivorIncomes: readonly Income['kind'][];
  /** A survivor of a poor household counts earlier; absent where the law does not say so. */
  readonly poorSurvivor?: {
    readonly fromAge: number;
    readonly statuses: readonly Poverty['status'][];
    readonly incomes: readonly Income['kind'][];
  };
}

const survivors = { survivorIncomes: ['social-insurance', 'social-allowance'] } as const;

/** By the day of death, like the level: no text says that it is the day of the decision. */
export const funeralTerms = datedTable<FuneralTerms>('social-protection.funeral-terms', [
  {
    from: inForce.decree20,
    until: inForce.decree176,
    value: { undecided: [], survivorFromAge: 80, ...survivors },
    basis: decree20('Điều 11'),
  },
  {
    from: inForce.decree176,
    until: inForce.decree335,
    value: { undecided: ['pension'], survivorFromAge: 80, ...survivors },
    basis: decree176('Điều 3; Nghị định 20/2021/NĐ-CP, Điều 11'),
  },
  {
    from: inForce.decree335,
    value: {
      undecided: ['allowance', 'pension'],
      survivorFromAge: 75,
      ...survivors,
      poorSurvivor: { fromAge: 70, statuses: ['poor', 'near-poor'], incomes: ['social-insurance'] },
    },
    basis: decree335('Điều 11'),
  },
]);
