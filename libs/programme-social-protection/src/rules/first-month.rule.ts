import { birthday, type LegalDay, type LegalMonth, monthOf } from '#kernel';
import { assessOn } from './assessment.rule.js';
import { type Facts } from './facts.js';
import { type Part } from './outcome.js';
import { national, type Overlay } from './overlay.js';
import { firstMonthRules, type Regime, regimes } from './regimes.table.js';

/** The decision that grants monthly support: the regime its file follows and the day it was signed. */
export interface Grant {
  readonly regime: Regime;
  readonly signedOn: LegalDay;
}

/** The decisions a person lives under: the allowance and the pension are each granted by one of their own. */
export interface Granted {
  readonly allowance?: Grant | undefined;
  readonly pension?: Grant | undefined;
}

/** The grant that a right rests on; undefined while it has none. */
export const grantFor = (group: Part['group'], { allowance, pension }: Granted): Grant | undefined =>
  group === 'social-pension' ? pension : allowance;

/**
 * The regime a file received on the day follows, to its decision, however late.
 * @throws KERNEL.NONE_IN_FORCE before 01/07/2021
 */
export const regimeOn = (receivedOn: LegalDay): Regime => regimes.at(receivedOn).value;

/** The first month that may be paid for one group: the month of the signature but for the exceptions of the regime. */
export function firstMonthOf(group: Part['group'], facts: Facts, { regime, signedOn }: Grant): LegalMonth {
  const rule = firstMonthRules[regime].value[group];
  if (rule?.monthOf === 'birthday') return monthOf(birthday(facts.birth, rule.age));
  if (rule?.monthOf !== 'certificate') return monthOf(signedOn);
  const certified = facts.disabilities
    .filter(({ degree, until }) => degree === rule.degree && (until === undefined || signedOn < until))
    .map(({ from }) => from)
    .sort()[0];
  return monthOf(certified ?? signedOn);
}

/** The first month a grant pays: the earliest of the groups the person is in on the day of the signature. */
export function firstMonth(facts: Facts, grant: Grant, overlay: Overlay = national): LegalMonth {
  const outcome = assessOn(facts, grant.signedOn, overlay);
  const groups = outcome.entitled ? outcome.parts : [];
  const months = groups.map(({ group }) => firstMonthOf(group, facts, grant));
  return months.sort()[0] ?? monthOf(grant.signedOn);
}
