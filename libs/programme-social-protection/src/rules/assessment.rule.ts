import { addMultipliers, type Basis, firstDay, type LegalDay, monthOf, type Multiplier, scaleVnd } from '#kernel';
import { coefficientOn, coefficients, type CoefficientTable } from './coefficients.table.js';
import { childrenCounted, groundFor, meetsTerms } from './eligibility.rule.js';
import { type Facts, isHeldOn } from './facts.js';
import { facilityExcludes, groups, severalGroups } from './groups.table.js';
import { type LevelKey } from './levels.table.js';
import { type Levels, national, type Overlay } from './overlay.js';
import { type Choice, entitledTo, highestOf, type Outcome, type Part, totalOf } from './outcome.js';
import { socialPensionOn } from './social-pension.rule.js';
import { pensionOrAllowance } from './social-pension.table.js';

/**
 * What a person draws for himself on a day: the monthly allowance or the social pension, whichever is higher.
 * `admits` leaves out rights that have not begun yet.
 */
export function assessOn(
  facts: Facts,
  on: LegalDay,
  overlay: Overlay = national,
  admits: (group: Part['group']) => boolean = () => true,
): Outcome {
  const exclusion = isHeldOn(facts.facilityStays, on) ? facilityExcludes.find(on) : undefined;
  const own = exclusion ? [] : allowancePartsOn(facts, on, overlay).filter(({ group }) => admits(group));
  const pension = admits('social-pension') ? socialPensionOn(facts, on, overlay.levels) : undefined;
  const parts = pension ? [...own, pension] : own;
  const allowance = chooseAmong(own, on);
  if (allowance && pension) return entitledTo(higherOf(allowance, pension, on, overlay.levels), parts);
  if (allowance) return entitledTo(allowance, parts);
  if (pension) return entitledTo({ reason: 'ONE_GROUP', taken: [pension], rules: [] }, parts);
  return exclusion
    ? { entitled: false, reason: 'IN_FACILITY', basis: [exclusion.basis] }
    : { entitled: false, reason: 'NO_GROUP', basis: [] };
}

function allowancePartsOn(facts: Facts, on: LegalDay, overlay: Overlay): readonly Part[] {
  const part = (group: Part['group'], ground: Basis, table: CoefficientTable, times = 1): Part => {
    const coefficient = coefficientOn(table, facts.birth, on);
    const multiplier = addMultipliers(...Array<Multiplier>(times).fill(coefficient.times));
    return { group, level: 'standard', multiplier, basis: [ground, coefficient.basis] };
  };
  const ofLaw = groups.flatMap((group) => {
    const ground = groundFor(group, facts, on);
    if (!ground) return [];
    const times = group === 'poor-single-parent' ? childrenCounted(facts, on).length : 1;
    return [part(group, ground.basis, overlay.raised[group] ?? coefficients[group], times)];
  });
  const ofProvince = overlay.groups.flatMap(({ code, terms, coefficients: table, isBeside = false }) => {
    if (isBeside) return [];
    const ground = terms.find(on);
    return ground && meetsTerms(ground.value, facts, on) ? [part(code, ground.basis, table)] : [];
  });
  return [...ofLaw, ...ofProvince];
}

/** Art. 6.2: the highest only, but a poor single parent draws his own group beside; undefined when there is no part. */
function chooseAmong(parts: readonly Part[], on: LegalDay): Choice | undefined {
  const best = highestOf(parts);
  if (!best) return undefined;
  if (parts.length === 1) return { reason: 'ONE_GROUP', taken: [best], rules: [] };

  const { value, basis } = severalGroups.at(on);
  const parent = parts.find(({ group }) => group === 'poor-single-parent');
  const beside = highestOf(parts.filter(({ group }) => value.besideSingleParent.some((named) => named === group)));
  if (!parent || !beside) return { reason: 'HIGHEST_OF_SEVERAL', taken: [best], rules: [basis] };

  const rules = [parts.length > 2 ? value.bestSum : basis];
  return totalOf([parent, beside]) >= best.multiplier
    ? { reason: 'SINGLE_PARENT_AND_OWN_GROUP', taken: [parent, beside], rules }
    : { reason: 'HIGHEST_OF_SEVERAL', taken: [best], rules };
}

function higherOf(allowance: Choice, pension: Part, on: LegalDay, levels: Levels): Choice {
  const rules = [...allowance.rules, pensionOrAllowance.at(on).basis];
  const levelOf = (key: LevelKey) => levels[key].at(firstDay(monthOf(on))).value;
  const ofPension = scaleVnd(levelOf('social-pension'), pension.multiplier);
  const ofAllowance = scaleVnd(levelOf('standard'), totalOf(allowance.taken));
  return ofPension > ofAllowance
    ? { reason: 'PENSION_ABOVE_ALLOWANCE', taken: [pension], rules }
    : { reason: 'ALLOWANCE_NOT_BELOW_PENSION', taken: allowance.taken, rules };
}
