import { getPerson, type Person } from '#citizen';
import { type CaseFile, listEvents } from '#case-engine';
import { type LegalDay, printPartialDay } from '#kernel';
import { type ReadTx } from '#platform';
import { childProtectionErrors } from './child-protection.errors.js';
import { heardFrom, isChildOn, isHeardOn } from './rules/child.rule.js';

/** @throws CHILD_PROTECTION.BIRTH_UNKNOWN, CHILD_PROTECTION.NOT_A_CHILD */
export async function getChild(tx: ReadTx, personId: string, on: LegalDay): Promise<Person> {
  const person = await getPerson(tx, personId);
  if (!person.birth) throw childProtectionErrors.BIRTH_UNKNOWN({ personId });
  if (!isChildOn(person.birth, on)) throw childProtectionErrors.NOT_A_CHILD({ personId, on });
  return person;
}

/**
 * A child of seven and over is heard, and what he said stands in the form.
 * @throws CHILD_PROTECTION.VIEW_MISSING
 */
export async function requireView(tx: ReadTx, file: CaseFile, view: string | undefined, on: LegalDay): Promise<void> {
  const { birth } = await getPerson(tx, file.personId);
  if (view === undefined && (!birth || isHeardOn(birth, on)))
    throw childProtectionErrors.VIEW_MISSING({ fromAge: heardFrom });
}

/** The form of the last time one of these steps was taken. */
export async function lastForm<F extends object>(
  tx: ReadTx,
  caseId: string,
  ...steps: readonly string[]
): Promise<F | undefined> {
  const taken = (await listEvents(tx, caseId)).filter((event) => steps.includes(event.step));
  return taken.at(-1)?.form as F | undefined;
}

/** `cháu Nguyễn Thị Mười, sinh 05/11/2015` */
export async function childPhrase(tx: ReadTx, personId: string): Promise<string> {
  const { fullName, birth } = await getPerson(tx, personId);
  return `cháu ${fullName}${birth ? `, sinh ${printPartialDay(birth)}` : ''}`;
}
