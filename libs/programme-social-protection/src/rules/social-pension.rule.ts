import { firstDay, type LegalDay, monthOf, multiplier } from '#kernel';
import { type Facts, heldOn, isHeldOn } from './facts.js';
import { isOfAge } from './law.js';
import { type Levels } from './overlay.js';
import { type Part } from './outcome.js';
import { pensionBesideInsurance, pensionTerms } from './social-pension.table.js';

/** The social pension a person has asked for and meets the conditions of on the day; undefined when there is none. */
export function socialPensionOn(facts: Facts, on: LegalDay, levels: Levels): Part | undefined {
  const terms = pensionTerms.find(on);
  if (!terms || !isHeldOn(facts.pensionRequests, on)) return undefined;

  const { fromAge, fromAgeForAll, poverty, without } = terms.value;
  const isPoor = heldOn(facts.poverty, on).some(({ status }) => poverty.includes(status));
  if (!isOfAge({ fromAge: isPoor ? fromAge : fromAgeForAll }, facts.birth, on)) return undefined;

  const level = levels['social-pension'].at(firstDay(monthOf(on)));
  const insured = heldOn(facts.incomes, on).filter(({ kind }) => without.includes(kind));
  if (insured.some(({ monthly }) => monthly >= level.value)) return undefined;

  const beside = insured.length > 0 ? pensionBesideInsurance.at(on) : undefined;
  return {
    group: 'social-pension',
    level: 'social-pension',
    multiplier: beside?.value ?? multiplier('1'),
    basis: beside ? [terms.basis, beside.basis] : [terms.basis],
  };
}
