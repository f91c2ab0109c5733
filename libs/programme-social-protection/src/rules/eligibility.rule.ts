import { addDays, birthday, type DatedRow, type LegalDay } from '#kernel';
import { type Child, type Facts, type Held, heldOn, isHeldOn } from './facts.js';
import {
  type Group,
  groupTerms,
  type GroupTerms,
  singleParentChildren,
  studyTerms,
  unidentifiedParentCounts,
} from './groups.table.js';
import { isOfAge } from './law.js';

/** The terms of the group in force on the day, if the person meets them; undefined otherwise. */
export function groundFor(group: Group, facts: Facts, on: LegalDay): DatedRow<GroupTerms> | undefined {
  const row = groupTerms[group].find(on);
  return row && meetsTerms(row.value, facts, on) && particulars[group]?.(facts, on) !== false ? row : undefined;
}

/** Whether every condition that terms can name holds. */
export function meetsTerms(terms: GroupTerms, facts: Facts, on: LegalDay): boolean {
  const { poverty, degree, hiv, listedArea, supporter, without, outside, member } = terms;
  return (
    isOfAge(terms, facts.birth, on) &&
    (!poverty || heldOn(facts.poverty, on).some(({ status }) => poverty.includes(status))) &&
    (!degree || heldOn(facts.disabilities, on).some((disability) => disability.degree === degree)) &&
    (!hiv || isHeldOn(facts.hiv, on)) &&
    (!listedArea || isHeldOn(facts.listedArea, on)) &&
    (!supporter || heldOn(facts.supporters, on).some((known) => supporter.includes(known.supporter))) &&
    (!without || !heldOn(facts.incomes, on).some(({ kind }) => without.includes(kind))) &&
    (!outside || !outside.some((group) => groundFor(group, facts, on))) &&
    (!member || heldOn(facts.localMemberships, on).some(({ group }) => group === member))
  );
}

/** The children for whom a single parent is supported. */
export function childrenCounted(facts: Facts, on: LegalDay): readonly Child[] {
  const { untilAge, students } = singleParentChildren.at(on).value;
  return heldOn(facts.children, on).filter((child) => {
    if (isOfAge({ untilAge }, child.birth, on)) return true;
    if (!studiesOn(child, on)) return false;
    const eve = addDays(birthday(child.birth, untilAge), -1);
    return students === 'always' || (isHeldOn([child], eve) && isHeldOn(facts.receipts, eve));
  });
}

/** Whether the person is taken in by a carer from outside the household. */
const isTakenIn = (facts: Facts, on: LegalDay): boolean =>
  heldOn(facts.placements, on).some(({ by }) => by !== 'own-household');

/** What a group asks beyond its terms. */
const particulars: Partial<Record<Group, (facts: Facts, on: LegalDay) => boolean>> = {
  'orphan-child': isOrphan,
  'orphan-student': (facts, on) => {
    const eve = addDays(birthday(facts.birth, 16), -1);
    return isOrphan(facts, eve) && isHeldOn(facts.receipts, eve) && studiesOn(facts, on);
  },
  'poor-single-parent': (facts, on) => isHeldOn(facts.singleParenthood, on) && childrenCounted(facts, on).length > 0,
  'elderly-fostered': (facts, on) => isHeldOn(facts.facilityEligibility, on) && isTakenIn(facts, on),
};

function isOrphan(facts: Facts, on: LegalDay): boolean {
  const unidentifiedCounts = unidentifiedParentCounts.find(on)?.value ?? false;
  return heldOn(facts.orphanCases, on).some(
    (known) => unidentifiedCounts || !('oneParentUnidentified' in known && known.oneParentUnidentified),
  );
}

interface Student {
  readonly birth: LegalDay;
  readonly studies: readonly Held[];
}

function studiesOn({ birth, studies }: Student, on: LegalDay): boolean {
  const { from, value } = studyTerms.at(on);
  if (hasOutgrownStudy(birth, on)) return false;
  if (!value.unbroken) return isHeldOn(studies, on);
  const turned16 = birthday(birth, 16);
  return isUnbroken(studies, turned16 > from ? turned16 : from, on);
}

/** An age limit reached while it was law ends the right for good; one repealed before it was reached ends nothing. */
const hasOutgrownStudy = (birth: LegalDay, on: LegalDay): boolean =>
  studyTerms.rows.some(({ value: { untilAge }, until }) => {
    if (untilAge === undefined) return false;
    const reached = birthday(birth, untilAge);
    return reached <= on && (until === undefined || reached < until);
  });

/** Whether courses follow one another without a gap from one day up to and including another. */
function isUnbroken(courses: readonly Held[], from: LegalDay, on: LegalDay): boolean {
  const course = heldOn(courses, from)[0];
  if (!course) return false;
  return course.until === undefined || course.until > on || isUnbroken(courses, course.until, on);
}
