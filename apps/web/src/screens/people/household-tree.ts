import { type Member } from './people.operations.ts';

export interface Branch {
  readonly member: Member;
  readonly under: readonly Branch[];
}

const idOf = ({ person }: Member): string | undefined => person?.id;

/**
 * Members of a household on a day, and those who left it before, last: the head on top, children under the mother where she is a
 * member too, everybody else under the head. Where nobody is the head, all who have no mother there stand on top.
 */
export function treeOf(members: readonly Member[], on: string): readonly Branch[] {
  const hasLeft = ({ validUntil }: Member): boolean => validUntil !== null && validUntil <= on;
  const known = lastTimes(members.filter(({ person, validFrom }) => person && validFrom <= on)).toSorted(
    (a, b) => Number(hasLeft(a)) - Number(hasLeft(b)),
  );
  const head = known.find((member) => member.role === 'head' && !hasLeft(member));
  const parentOf = (member: Member): string | undefined => {
    if (member === head) return undefined;
    const mother = known.find((each) => each !== member && idOf(each) === member.person?.motherId);
    return mother ? idOf(mother) : head && idOf(head);
  };
  const branchOf = (member: Member): Branch => ({
    member,
    under: known.filter((each) => parentOf(each) === idOf(member)).map(branchOf),
  });
  return known.filter((each) => parentOf(each) === undefined).map(branchOf);
}

/** Who came back after leaving is shown once, as of the last time. */
function lastTimes(members: readonly Member[]): readonly Member[] {
  const last = new Map(members.map((member) => [idOf(member), member]));
  return [...last.values()];
}
