import {
  addMonthsToDay,
  type Basis,
  birthday,
  lastDay,
  type LegalDay,
  type LegalMonth,
  monthOf,
  type Multiplier,
  range,
  type Range,
} from '#kernel';
import { coefficientOn } from './coefficients.table.js';
import { facilityCare, type StayGround, urgentStayMonths } from './facility.table.js';

/** So many times the standard level for these months. */
export interface CareLine extends Range<LegalMonth> {
  readonly multiplier: Multiplier;
  readonly basis: Basis;
}

/** Whether the State pays for the stay; a contract is at one's own cost. */
export const isPaidByState = (ground: StayGround): boolean => ground !== 'contract';

/** The monthly care of somebody born on `birth`, with every change already certain: the fourth birthday, a new decree. */
export function careOf(birth: LegalDay, from: LegalMonth): readonly CareLine[] {
  const ages = facilityCare.rows.flatMap(({ value }) => value.flatMap(({ fromAge }) => fromAge ?? []));
  const turns = [...facilityCare.rows.map((row) => row.from), ...ages.map((age) => birthday(birth, age))].map(monthOf);
  const months = [...new Set([from, ...turns.filter((month) => month > from)])].sort();
  return months.map((month, index) => {
    // As with the allowance, a change counts from the month it happens in.
    const { times, basis } = coefficientOn(facilityCare, birth, lastDay(month));
    return { ...range(month, months[index + 1]), multiplier: times, basis };
  });
}

/** The first day on which an emergency stay needs the head's decision; undefined for another. */
export const limitOf = (ground: StayGround, from: LegalDay): LegalDay | undefined =>
  ground === 'urgent' ? addMonthsToDay(from, urgentStayMonths.at(from).value) : undefined;
