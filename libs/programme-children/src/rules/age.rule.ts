import { ageOn, earliestDay, latestDay, type LegalDay, type PartialDay } from '#kernel';

/** Luật Trẻ em 102/2016/QH13, Điều 1. */
export const childUnder = 16;

/** A child while he may still be under 16: an unclear birth counts for the child. */
export const isChildOn = (birth: PartialDay, on: LegalDay): boolean => ageOn(latestDay(birth), on) < childUnder;

/** Whether a day can lie in the life of somebody. */
export const isInLife = (birth: PartialDay, on: LegalDay, today: LegalDay): boolean =>
  earliestDay(birth) <= on && on <= today;
