import { type Basis } from '#kernel';
import { type PeriodKind } from './period.js';

export type Sex = 'male' | 'female';

/** What is counted or summed; a share is numerator over denominator. */
export type Measure = 'people' | 'households' | 'cases' | 'đồng' | 'share';

/**
 * A figure that a programme vouches for.
 *
 * Numerator and denominator are each the text of one SELECT that yields a row for every thing counted over the days `[$1, $2)`:
 * `unit_id int, sex text, subject uuid, case_id uuid, amount bigint`. The unit is the one that answered for the thing then, on any map;
 * sex is `male`, `female` or null; the subject is a person or a household; the case may be null; the amount is 1 for what is counted
 * and đồng for money. The figure is the sum of the amounts, by unit and sex.
 *
 * The text runs under the asker's row-level security and nothing else bounds it, so it reads scoped tables only. It is written in code,
 * never made of anything from outside.
 */
export interface Indicator {
  /** Begins with its programme: `social-protection.receiving`. */
  readonly code: string;
  readonly title: string;
  readonly basis: Basis;
  readonly measure: Measure;
  /** The shortest period it says something about. */
  readonly period: PeriodKind;
  readonly numerator: string;
  /** Of a share, and of nothing else. */
  readonly denominator?: string;
  /** Opens onto the rows behind it; left out for a figure whose rows say more than its reader may know. */
  readonly openable?: boolean;
  /** The target of the plan that it measures. */
  readonly target?: string;
  /** Reads records under seal: whoever lacks the clearance is not told that there is such a figure. */
  readonly sealed?: true;
}
