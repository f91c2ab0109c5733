import { addDays, type Basis, type LegalDay } from '#kernel';
import { assessOn } from './assessment.rule.js';
import { childrenCounted, groundFor } from './eligibility.rule.js';
import { type Facts, heldOn } from './facts.js';
import { type FuneralGround, funeralTerms, type FuneralTerms } from './funeral.table.js';
import { isOfAge } from './law.js';
import { type LevelKey } from './levels.table.js';

/** What is known of somebody who died, on the day it happened. */
export interface LastDay {
  readonly diedOn: LegalDay;
  readonly facts: Facts;
  /** The level of what was drawn for the month of the death; absent when nothing was. */
  readonly drawn: LevelKey | undefined;
  /** What had been asked for and was not decided. */
  readonly askedFor: readonly ('allowance' | 'pension')[];
  /** Of the single parent named, who draws an allowance for that month. */
  readonly parent: Facts | undefined;
}

/** The article by which a funeral is supported on a ground, and the level it multiplies; undefined when the ground does not hold. */
export function funeralGroundOf(
  ground: FuneralGround,
  last: LastDay,
): { readonly basis: Basis; readonly key: LevelKey } | undefined {
  const { value: terms, basis } = funeralTerms.at(last.diedOn);
  const key = keyOf[ground](last, terms);
  return key && { basis, key };
}

const keyOf: Readonly<Record<FuneralGround, (last: LastDay, terms: FuneralTerms) => LevelKey | undefined>> = {
  beneficiary: ({ drawn }) => drawn,
  applicant: ({ facts, diedOn, askedFor }, { undecided }) => {
    const outcome = assessOn(facts, diedOn, undefined, (group) => {
      const right = group === 'social-pension' ? 'pension' : 'allowance';
      return undecided.includes(right) && askedFor.includes(right);
    });
    return outcome.entitled ? outcome.level : undefined;
  },
  // On the eve, as the parent's own facts of the child end with its death.
  'child-of-single-parent': ({ facts, diedOn, parent }) => {
    const eve = addDays(diedOn, -1);
    const counts =
      parent &&
      groundFor('poor-single-parent', parent, eve) &&
      childrenCounted(parent, eve).some(({ birth }) => birth === facts.birth);
    return counts ? 'standard' : undefined;
  },
  survivor: ({ facts, diedOn }, { survivorFromAge, survivorIncomes, poorSurvivor }) => {
    const draws = (kinds: FuneralTerms['survivorIncomes']) =>
      heldOn(facts.incomes, diedOn).some(({ kind }) => kinds.includes(kind));
    const isOldEnough = isOfAge({ fromAge: survivorFromAge }, facts.birth, diedOn) && draws(survivorIncomes);
    const isPoorEnough =
      poorSurvivor !== undefined &&
      isOfAge({ fromAge: poorSurvivor.fromAge }, facts.birth, diedOn) &&
      heldOn(facts.poverty, diedOn).some(({ status }) => poorSurvivor.statuses.includes(status)) &&
      draws(poorSurvivor.incomes);
    return isOldEnough || isPoorEnough ? 'standard' : undefined;
  },
};
