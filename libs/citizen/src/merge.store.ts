import { type Tx } from '#platform';
import { citizenErrors } from './citizen.errors.js';
import { PersonEntity } from './person.entity.js';
import { lockEvenMerged, lockPerson, type PersonVersion, save, subjectOf } from './person.lock.js';

export interface Merge {
  readonly survivor: PersonVersion;
  readonly merged: PersonVersion;
  readonly reason: string;
}

/**
 * Declares two registrations to be one person. It only links: each keeps its own rows, so that it can be taken back whole.
 * Both must be in the caller's area. Others learn of it by `citizen.people-merged` (overlapping payments become a recovery).
 * @returns the merged person's new version; the survivor's row does not change.
 * @throws CITIZEN.MERGE_WITH_SELF, HAS_MERGED, PERSON_MERGED (the survivor too) and what `lockPerson` throws.
 */
export async function mergePeople(tx: Tx, { survivor, merged, reason }: Merge): Promise<PersonVersion> {
  if (survivor.personId === merged.personId) throw citizenErrors.MERGE_WITH_SELF({});
  // Locked in the order of the keys: two merges of one pair wait for each other instead of both failing.
  const isSurvivorFirst = survivor.personId < merged.personId;
  if (isSurvivorFirst) await lockPerson(tx, survivor);
  const person = await lockPerson(tx, merged);
  if (!isSurvivorFirst) await lockPerson(tx, survivor);
  if (await tx.entities.existsBy(PersonEntity, { mergedInto: person.id }))
    throw citizenErrors.HAS_MERGED({ personId: person.id });
  person.mergedInto = survivor.personId;
  const pair = { survivorId: survivor.personId, mergedId: person.id };
  await tx.audit('citizen.people-merged', subjectOf(person), { ...pair, reason });
  await tx.emit({ type: 'citizen.people-merged', payload: pair });
  return save(tx, person);
}

/** Takes a merge back: two people again, with what each had. @throws CITIZEN.NOT_MERGED, PERSON_NOT_FOUND, PLATFORM.STALE */
export async function unmergePerson(
  tx: Tx,
  target: PersonVersion,
  { reason }: { readonly reason: string },
): Promise<PersonVersion> {
  const person = await lockEvenMerged(tx, target);
  if (person.mergedInto === null) throw citizenErrors.NOT_MERGED({});
  const pair = { survivorId: person.mergedInto, mergedId: person.id };
  person.mergedInto = null;
  await tx.audit('citizen.people-unmerged', subjectOf(person), { ...pair, reason });
  await tx.emit({ type: 'citizen.people-unmerged', payload: pair });
  return save(tx, person);
}
