import { earliestDay, type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { citizenErrors } from './citizen.errors.js';
import { birthOf } from './birth.rule.js';
import { type PersonEntity } from './person.entity.js';
import { lockPerson, type PersonVersion, save, subjectOf } from './person.lock.js';

/** A day in a person's life and the paper it rests on. */
export interface LifeFact {
  readonly on: LegalDay;
  readonly reason: string;
}

function refuseImpossible(tx: Tx, person: PersonEntity, on: LegalDay): void {
  if (on > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'future' });
  const birth = birthOf(person);
  if (birth !== undefined && on < earliestDay(birth))
    throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'before-birth' });
}

/**
 * Records a death; someone missing may be found or declared dead.
 * @throws CITIZEN.ALREADY_DEAD, DAY_IMPOSSIBLE and what `lockPerson` throws.
 */
export async function recordDeath(tx: Tx, target: PersonVersion, { on, reason }: LifeFact): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  if (person.diedOn !== null) throw citizenErrors.ALREADY_DEAD({ diedOn: person.diedOn });
  refuseImpossible(tx, person, on);
  person.diedOn = on;
  await tx.audit('citizen.death-recorded', subjectOf(person), { on, reason });
  await tx.emit({ type: 'citizen.person-died', payload: { personId: person.id, diedOn: on } });
  return save(tx, person);
}

/** Takes a recorded death back, as if it had never been: who was missing before is missing again. @throws CITIZEN.NOT_DEAD */
export async function undoDeath(
  tx: Tx,
  target: PersonVersion,
  { reason }: { readonly reason: string },
): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  const { diedOn } = person;
  if (diedOn === null) throw citizenErrors.NOT_DEAD({});
  person.diedOn = null;
  await tx.audit('citizen.death-undone', subjectOf(person), { diedOn, reason });
  await tx.emit({ type: 'citizen.death-undone', payload: { personId: person.id, diedOn } });
  return save(tx, person);
}

/** @throws CITIZEN.ALREADY_DEAD, ALREADY_MISSING, DAY_IMPOSSIBLE and what `lockPerson` throws. */
export async function recordMissing(tx: Tx, target: PersonVersion, { on, reason }: LifeFact): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  if (person.diedOn !== null) throw citizenErrors.ALREADY_DEAD({ diedOn: person.diedOn });
  if (person.missingSince !== null) throw citizenErrors.ALREADY_MISSING({ since: person.missingSince });
  refuseImpossible(tx, person, on);
  person.missingSince = on;
  await tx.audit('citizen.missing-recorded', subjectOf(person), { on, reason });
  await tx.emit({ type: 'citizen.person-missing', payload: { personId: person.id, since: on } });
  return save(tx, person);
}

/** @throws CITIZEN.NOT_MISSING, ALREADY_DEAD and what `lockPerson` throws. */
export async function recordFound(tx: Tx, target: PersonVersion, { on, reason }: LifeFact): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  if (person.diedOn !== null) throw citizenErrors.ALREADY_DEAD({ diedOn: person.diedOn });
  const { missingSince } = person;
  if (missingSince === null) throw citizenErrors.NOT_MISSING({});
  refuseImpossible(tx, person, on);
  person.missingSince = null;
  await tx.audit('citizen.found-recorded', subjectOf(person), { missingSince, on, reason });
  await tx.emit({ type: 'citizen.person-found', payload: { personId: person.id, missingSince, on } });
  return save(tx, person);
}
