import { isDeepStrictEqual } from 'node:util';
import { addDays, addMonths, firstDay, lastDay, type LegalDay, type LegalMonth, monthOf, range } from '#kernel';
import { assessOn } from './assessment.rule.js';
import { carerSupportOn, parentSupportOn } from './care-support.rule.js';
import { coefficientOn } from './coefficients.table.js';
import { meetsTerms } from './eligibility.rule.js';
import { type Facts, isHeldOn } from './facts.js';
import { firstMonth, firstMonthOf, type Grant, type Granted, grantFor } from './first-month.rule.js';
import { levelTable } from './levels.table.js';
import { type Line } from './line.js';
import { entitledTo, type Outcome } from './outcome.js';
import { type LocalGroup, national, type Overlay } from './overlay.js';
import { turningDays } from './turning-days.rule.js';

export interface Horizon {
  /** First month no longer scheduled: facts are not vouched for from there on. Open when left out. */
  readonly until?: LegalMonth;
  readonly overlay?: Overlay;
}

/**
 * The allowance, or pension, that grants give for all facts now known, with every change already certain (birthdays, ends of
 * study, dates of law), merged over months that pay the same for the same reasons. A right without a grant gives nothing.
 */
export function scheduleGranted(
  facts: Facts,
  granted: Granted,
  { until, overlay = national }: Horizon = {},
): readonly Line[] {
  const begun = granted.allowance && firstMonth(facts, granted.allowance, overlay);
  const from = [begun, granted.pension && monthOf(granted.pension.signedOn)]
    .filter((month) => month !== undefined)
    .sort()[0];
  if (from === undefined) return [];
  const drawn = begun ? { ...facts, receipts: [...facts.receipts, { from: firstDay(begun) }] } : facts;
  const signed = [granted.allowance, granted.pension].flatMap((grant) => (grant ? [grant.signedOn] : []));
  return linesOf({
    payee: 'person',
    from,
    until,
    turns: [...turningDays(drawn, overlay), ...signed],
    assess: (on) =>
      assessOn(drawn, on, overlay, (group) => {
        const grant = grantFor(group, granted);
        return grant !== undefined && firstMonthOf(group, drawn, grant) <= monthOf(on);
      }),
  });
}

/** What one decision gives that grants whatever the person has a right to. */
export const schedule = (facts: Facts, grant: Grant, horizon?: Horizon): readonly Line[] =>
  scheduleGranted(facts, { allowance: grant, pension: grant }, horizon);

/** The support of whoever cares for the person at home; it is paid beside the person's own allowance. */
export const scheduleCarerSupport = (facts: Facts, { signedOn }: Grant, { until }: Horizon = {}): readonly Line[] =>
  linesOf({
    benefit: 'carer-support',
    payee: 'carer',
    from: monthOf(signedOn),
    until,
    turns: turningDays(facts),
    assess: (on) => carerSupportOn(facts, on),
  });

/** The support of a disabled person who is pregnant or raises infants, beside his own allowance. */
export const scheduleParentSupport = (facts: Facts, { signedOn }: Grant, { until }: Horizon = {}): readonly Line[] =>
  linesOf({
    benefit: 'parent-support',
    payee: 'person',
    from: monthOf(signedOn),
    until,
    turns: turningDays(facts),
    assess: (on) => parentSupportOn(facts, on),
  });

/** A group of the province that a resolution pays beside whatever else the person draws, outside facilities. */
export function scheduleBeside(facts: Facts, { signedOn }: Grant, group: LocalGroup): readonly Line[] {
  const { code, terms, coefficients: table } = group;
  return linesOf({
    benefit: `local-allowance.${code}`,
    payee: 'person',
    from: monthOf(signedOn),
    until: undefined,
    turns: turningDays(facts, { ...national, groups: [group] }),
    assess: (on) => {
      const ground = isHeldOn(facts.facilityStays, on) ? undefined : terms.find(on);
      if (!ground || !meetsTerms(ground.value, facts, on)) return { entitled: false, reason: 'NO_GROUP', basis: [] };
      const { times, basis } = coefficientOn(table, facts.birth, on);
      const part = { group: code, level: 'standard', multiplier: times, basis: [ground.basis, basis] } as const;
      return entitledTo({ reason: 'ONE_GROUP', taken: [part], rules: [] }, [part]);
    },
  });
}

interface Right {
  /** Left out: named by the level it is paid by. */
  readonly benefit?: Line['benefit'];
  readonly payee: Line['payee'];
  readonly from: LegalMonth;
  readonly until: LegalMonth | undefined;
  readonly turns: readonly LegalDay[];
  readonly assess: (on: LegalDay) => Outcome;
}

/** Nothing changes but in a month with a turning day and, where the right is lost in it, in the month after. */
function linesOf(right: Right): readonly Line[] {
  const { from, until, turns } = right;
  const turnsOf = Map.groupBy(turns, monthOf);
  const before = addMonths(from, -1);
  const turningMonths = [...turnsOf.keys()]
    .filter((month) => before <= month && (until === undefined || month < until))
    .flatMap((month) => [month, addMonths(month, 1)]);
  const steps = [...new Set([from, ...turningMonths])]
    .filter((month) => from <= month && (until === undefined || month < until))
    .sort()
    .map((month) => ({ month, payment: paymentIn(month, right, turnsOf.get(month) ?? []) }));
  const changes = steps.filter(({ payment }, index) => !isDeepStrictEqual(payment, steps[index - 1]?.payment));
  return changes.flatMap(({ month, payment }, index) =>
    payment ? [{ ...range(month, changes[index + 1]?.month ?? until), ...payment }] : [],
  );
}

function paymentIn(
  month: LegalMonth,
  right: Right,
  turns: readonly LegalDay[],
): Omit<Line, 'from' | 'until'> | undefined {
  const outcome = outcomeOfMonth(month, turns, right);
  if (!outcome.entitled) return undefined;
  return {
    benefit: right.benefit ?? (outcome.level === 'standard' ? 'monthly-allowance' : 'social-pension'),
    payee: right.payee,
    table: levelTable,
    key: outcome.level,
    multiplier: outcome.multiplier,
    groups: outcome.taken.map(({ group }) => group),
    basis: outcome.basis,
  };
}

/**
 * A change of level counts from the month in which its condition is met, an end from the month after the loss
 * (Decree 20/2021 art. 8, Decree 335/2026 art. 9): so the month's last day decides, or the last day with a right.
 */
function outcomeOfMonth(month: LegalMonth, turns: readonly LegalDay[], { assess }: Right): Outcome {
  const atEnd = assess(lastDay(month));
  if (atEnd.entitled) return atEnd;
  const eves = turns.filter((turn) => turn > firstDay(month)).map((turn) => addDays(turn, -1));
  const lastRight = eves
    .sort()
    .map(assess)
    .findLast(({ entitled }) => entitled);
  return lastRight ?? atEnd;
}
