import { type Basis, type LegalMonth, type Multiplier, type Range } from '#kernel';
import { type LevelKey } from './levels.table.js';
import { type LocalKey } from './overlay.js';
import { type Part } from './outcome.js';

/** What a province pays by its own resolutions: beyond the law's coefficient, or a sum beside it. */
export type LocalBenefit = 'local-allowance' | `local-allowance.L-${string}` | `local-top-up.${number}`;

export type Benefit =
  'monthly-allowance' | 'social-pension' | 'carer-support' | 'parent-support' | 'funeral-support' | LocalBenefit;

/** What is paid each month of a range: so many times the value that the key has in the rate table. No amount is stored. */
export interface Line extends Range<LegalMonth> {
  readonly benefit: Benefit;
  /** The carer, or whoever arranges the funeral, is named by the case. */
  readonly payee: 'person' | 'carer' | 'funeral-organiser';
  readonly table: string;
  readonly key: LevelKey | LocalKey;
  readonly multiplier: Multiplier;
  readonly groups: readonly Part['group'][];
  readonly basis: readonly Basis[];
}

/** Months in which nothing is paid whatever the lines say; lifting a hold makes its months due again. */
export interface Hold extends Range<LegalMonth> {
  readonly reason: 'death' | 'suspension';
  readonly basis: Basis;
}
