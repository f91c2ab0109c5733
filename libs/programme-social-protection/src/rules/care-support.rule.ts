import { type Basis, type LegalDay } from '#kernel';
import { type CareCase, careCoefficients, careTerms, kinNeedNoConditions } from './care-support.table.js';
import { groundFor } from './eligibility.rule.js';
import { type Facts, heldOn, isHeldOn } from './facts.js';
import { isOfAge } from './law.js';
import { entitledTo, highestOf, type Outcome, type Part } from './outcome.js';

/** What whoever cares for the person at home is supported with on a day. */
export function carerSupportOn(facts: Facts, on: LegalDay): Outcome {
  const placement = heldOn(facts.placements, on)[0];
  const terms = careTerms.find(on)?.value;
  if (!placement || !terms) return nothing;

  const extremelySevere = groundFor('extremely-severe-disability', facts, on);
  if (placement.by === 'own-household') return highestPortion([['family-care', extremelySevere]], on);

  const isFit = placement.carerMeetsConditions;
  const mayRaiseOrphan = isFit || (placement.by === 'close-kin' && kinNeedNoConditions.at(on).value);
  const isUnder = (untilAge: number) => isOfAge({ untilAge }, facts.birth, on);
  return highestPortion(
    [
      [
        isUnder(terms.youngUntilAge) ? 'foster-child-under-4' : 'foster-child-or-elderly',
        mayRaiseOrphan && groundFor('orphan-child', facts, on),
      ],
      ['foster-child-or-elderly', isFit && groundFor('elderly-fostered', facts, on)],
      [isUnder(terms.childUntilAge) ? 'foster-disabled-child' : 'foster-disabled-adult', isFit && extremelySevere],
    ],
    on,
  );
}

/** What a disabled person who is pregnant or raises infants is supported with on a day, beside his own allowance. */
export function parentSupportOn(facts: Facts, on: LegalDay): Outcome {
  const disability = groundFor('extremely-severe-disability', facts, on) ?? groundFor('severe-disability', facts, on);
  if (!disability || isHeldOn(facts.parentSupportOfSpouse, on)) return nothing;
  const { infantUntilAge } = careTerms.at(on).value;
  const infants = heldOn(facts.children, on).filter(({ birth }) => isOfAge({ untilAge: infantUntilAge }, birth, on));
  const count = infants.length + (isHeldOn(facts.pregnancies, on) ? 1 : 0);
  if (count === 0) return nothing;
  return highestPortion([[count === 1 ? 'disabled-parent-of-one' : 'disabled-parent-of-more', disability]], on);
}

const nothing: Outcome = { entitled: false, reason: 'NO_GROUP', basis: [] };

/** Of the cases that have a ground, the one that pays most. */
function highestPortion(
  cases: readonly (readonly [CareCase, ground: { readonly basis: Basis } | false | undefined])[],
  on: LegalDay,
): Outcome {
  const parts = cases.flatMap(([careCase, ground]) => (ground ? [part(careCase, ground.basis, on)] : []));
  const best = highestOf(parts);
  if (!best) return nothing;
  return parts.length === 1
    ? entitledTo({ reason: 'ONE_GROUP', taken: [best], rules: [] }, parts)
    : entitledTo({ reason: 'HIGHEST_OF_SEVERAL', taken: [best], rules: [careTerms.at(on).value.onePortion] }, parts);
}

function part(group: CareCase, ground: Basis, on: LegalDay): Part {
  const { value, basis } = careCoefficients[group].at(on);
  return { group, level: 'standard', multiplier: value, basis: [ground, basis] };
}
