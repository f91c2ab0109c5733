import { type LegalMonth, range } from '#kernel';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { type Hold } from './line.js';
import { type Regime, suspendedMonthsAreOwed, type SuspensionGround, suspensionGrounds } from './regimes.table.js';

/**
 * Payment suspended from a month on.
 * @throws SOCIAL_PROTECTION.SUSPENSION_GROUND_UNKNOWN when the regime does not know the ground.
 */
export function suspend(regime: Regime, ground: SuspensionGround, from: LegalMonth): Hold {
  const { value: allowed, basis } = suspensionGrounds[regime];
  if (!allowed.includes(ground)) throw socialProtectionErrors.SUSPENSION_GROUND_UNKNOWN({ regime, ground, allowed });
  return { from, reason: 'suspension', basis };
}

/** What the review of a suspended person finds. */
export type Finding =
  | { readonly found: 'unchanged'; readonly resumedFrom: LegalMonth }
  | { readonly found: 'changed'; readonly changedFrom: LegalMonth }
  | { readonly found: 'not-eligible' };

/** What is left of a suspension after the review: nothing, its months up to a change, or all of it for good. */
export function review(hold: Hold, regime: Regime, finding: Finding): Hold | undefined {
  switch (finding.found) {
    case 'not-eligible':
      return hold;
    case 'changed':
      return heldUntil(hold, finding.changedFrom);
    case 'unchanged':
      return suspendedMonthsAreOwed[regime].value ? undefined : heldUntil(hold, finding.resumedFrom);
  }
}

const heldUntil = (hold: Hold, until: LegalMonth): Hold | undefined =>
  hold.from < until ? { ...hold, ...range(hold.from, until) } : undefined;
