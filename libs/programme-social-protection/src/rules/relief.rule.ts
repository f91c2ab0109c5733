import {
  addDays,
  addMonths,
  addMonthsToDay,
  type Basis,
  daysBetween,
  firstDay,
  type LegalDay,
  type LegalMonth,
  monthOf,
  multiplier,
  type Multiplier,
  range,
  type Range,
} from '#kernel';
import { type LevelKey } from './levels.table.js';
import { type LocalKey } from './overlay.js';
import {
  fixedAmounts,
  type FixedKey,
  type Giver,
  type Occasion,
  type Relief,
  reliefAmounts,
  riceTerms,
  seriousInjuryDays,
  temporaryCareMonths,
  type Visited,
} from './relief.table.js';

/** Something given once, or for some days: so many times a key of the rate table, in one month. */
export interface Gift {
  readonly month: LegalMonth;
  readonly key: LevelKey | FixedKey | LocalKey;
  readonly times: Multiplier;
  readonly basis: Basis;
}

/** What is said of an event that help is asked for. */
export interface Event {
  readonly relief: Relief;
  readonly happenedOn: LegalDay;
  /** Days of emergency care and treatment, of an injury. */
  readonly treatedDays?: number | undefined;
}

/** Why nothing is given after an event that somebody reports on a day; undefined where the law helps. */
export function faultOfEvent(
  { relief, happenedOn, treatedDays = 0 }: Event,
  on: LegalDay,
): 'IN_FUTURE' | 'NOT_BY_THIS_LAW' | 'TREATED_TOO_SHORT' | undefined {
  if (happenedOn > on) return 'IN_FUTURE';
  if (!reliefAmounts[relief].find(happenedOn)) return 'NOT_BY_THIS_LAW';
  const isTooShort = relief === 'injury' && treatedDays < seriousInjuryDays.at(happenedOn).value;
  return isTooShort ? 'TREATED_TOO_SHORT' : undefined;
}

/** Help after an event, at the level of its day. @throws KERNEL.NONE_IN_FORCE before 01/07/2021 */
export function reliefFor({ relief, happenedOn }: Event): Gift {
  const { value, basis } = reliefAmounts[relief].at(happenedOn);
  return { month: monthOf(happenedOn), ...value, basis };
}

/** The money of a visit. @throws KERNEL.NONE_IN_FORCE before Decree 335/2026 */
export function visitOf(giver: Giver, visited: Visited, on: LegalDay): Gift {
  const key = `visit.${giver}.${visited}` as const;
  return { month: monthOf(on), key, times: multiplier('1'), basis: fixedAmounts[key].at(on).basis };
}

/**
 * Rice for a household, in kilograms; undefined where the law gives none on this occasion, or not for so many months.
 * @param months of one round.
 */
export function riceFor(occasion: Occasion, people: number, months: number, on: LegalDay): number | undefined {
  const { kilosPerMonth, months: most } = riceTerms.at(on).value;
  return months <= (most[occasion] ?? 0) ? people * months * kilosPerMonth : undefined;
}

/** The first day on which temporary care that began on a day is over. */
export const endOfTemporaryCare = (from: LegalDay): LegalDay =>
  addMonthsToDay(from, temporaryCareMonths.at(from).value);

/** The days cared for, month by month, at so much a day. */
export function careDays({ from, until }: Range<LegalDay> & { readonly until: LegalDay }): readonly Gift[] {
  const gifts: Gift[] = [];
  for (let month = monthOf(from); firstDay(month) < until; month = addMonths(month, 1)) {
    const first = firstDay(month) > from ? firstDay(month) : from;
    const next = firstDay(addMonths(month, 1));
    const days = daysBetween(first, next < until ? next : until);
    const { basis } = fixedAmounts['relief.care-day'].at(first);
    gifts.push({ month, key: 'relief.care-day', times: multiplier(String(days)), basis });
  }
  return gifts;
}

/** The day before which the end has to be prepared. */
export const noticeOfEnd = (until: LegalDay): LegalDay => addDays(until, -14);

/** One month as a range. */
export const only = (month: LegalMonth): Range<LegalMonth> => range(month, addMonths(month, 1));
