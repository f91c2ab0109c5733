import { type Tx, platformErrors } from '#platform';
import { citizenErrors } from './citizen.errors.js';
import { PersonEntity } from './person.entity.js';

/** A person as the caller saw it: a change is refused when it has changed since. */
export interface PersonVersion {
  readonly personId: string;
  readonly version: number;
}

/** Locks a person until the transaction ends, merged or not. */
export async function lockEvenMerged(tx: Tx, seen: PersonVersion): Promise<PersonEntity> {
  const person = await tx.entities.findOne(PersonEntity, {
    where: { id: seen.personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!person) throw citizenErrors.PERSON_NOT_FOUND({});
  if (person.version !== seen.version) throw platformErrors.STALE({ seen: seen.version, current: person.version });
  return person;
}

/**
 * Locks a person for a change.
 * @throws CITIZEN.PERSON_NOT_FOUND, PLATFORM.STALE, CITIZEN.PERSON_MERGED (the survivor is the one to change).
 */
export async function lockPerson(tx: Tx, seen: PersonVersion): Promise<PersonEntity> {
  const person = await lockEvenMerged(tx, seen);
  if (person.mergedInto !== null) throw citizenErrors.PERSON_MERGED({ into: person.mergedInto });
  return person;
}

/** Counts a change in rows that belong to the person, and what it makes of the identity, as a change of the person. */
export async function touch(tx: Tx, person: PersonEntity): Promise<PersonVersion> {
  const { version } = await tx.one<{ version: number }>(
    `UPDATE citizen.person SET version = version + 1, identity_state = $2 WHERE id = $1 RETURNING version`,
    [person.id, person.identityState],
  );
  return { personId: person.id, version };
}

export async function save(tx: Tx, person: PersonEntity): Promise<PersonVersion> {
  const { id, version } = await tx.entities.save(person);
  return { personId: id, version };
}

export const subjectOf = (person: { readonly id: string }) => ({ kind: 'person', id: person.id });
