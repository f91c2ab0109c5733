import { ageOn, earliestDay, latestDay, type LegalDay, type PartialDay } from '#kernel';

/** Luật Trẻ em 102/2016/QH13, Điều 1. */
export const childUnder = 16;
/** From this age on the child's own view is heard (Nghị định 56/2017/NĐ-CP; Thông tư 14/2020/TT-BLĐTBXH). */
export const heardFrom = 7;

/** A child while he may still be under 16: an unclear birth counts for the child. */
export const isChildOn = (birth: PartialDay, on: LegalDay): boolean => ageOn(latestDay(birth), on) < childUnder;

/** Heard as soon as he may be seven. */
export const isHeardOn = (birth: PartialDay, on: LegalDay): boolean => ageOn(earliestDay(birth), on) >= heardFrom;
