import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { IsNull } from 'typeorm';
import { citizenErrors } from './citizen.errors.js';
import { endMembership } from './household.store.js';
import { type PersonEntity } from './person.entity.js';
import { lockPerson, type PersonVersion, subjectOf } from './person.lock.js';
import { ResidenceEntity } from './residence.entity.js';

export interface ResidenceDraft {
  readonly address: string;
  /** Ấp, khóm. */
  readonly hamlet?: string | undefined;
  /** First day there. */
  readonly from: LegalDay;
}

/** Writes that a person lives somewhere in the unit responsible. */
export async function insertResidence(
  tx: Tx,
  person: { readonly id: string; readonly unitId: number },
  { address, hamlet, from }: ResidenceDraft,
): Promise<void> {
  if (from > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: from, rule: 'future' });
  await tx.entities.insert(ResidenceEntity, {
    personId: person.id,
    unitId: person.unitId,
    address: address.normalize('NFC').trim(),
    hamlet: hamlet?.normalize('NFC').trim() || null,
    validFrom: from,
  });
}

export interface Move extends ResidenceDraft {
  readonly toUnitId: number;
  readonly reason: string;
}

/**
 * Moves a person. To another commune it takes the person along with everything that belongs to them, out of the caller's
 * area if need be, and ends membership of the household left behind.
 * @throws CITIZEN.DAY_IMPOSSIBLE for a day to come or not after the residence began, and what `lockPerson` throws.
 */
export async function movePerson(tx: Tx, target: PersonVersion, move: Move): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  const { from: on, toUnitId, reason } = move;
  const fromUnitId = person.unitId;
  await endResidence(tx, person, on);
  await insertResidence(tx, { id: person.id, unitId: toUnitId }, move);
  if (toUnitId !== fromUnitId) await endMembership(tx, person, on);
  const moved = { fromUnitId, toUnitId, on };
  await tx.audit('citizen.person-moved', subjectOf(person), { ...moved, reason });
  await tx.emit({ type: 'citizen.person-moved', payload: { personId: person.id, ...moved } });
  const { version } = await tx.one<{ version: number }>(`SELECT citizen.hand_over($1, $2) AS version`, [
    person.id,
    toUnitId,
  ]);
  return { personId: person.id, version };
}

async function endResidence(tx: Tx, person: PersonEntity, on: LegalDay): Promise<void> {
  const current = await tx.entities.findOneBy(ResidenceEntity, { personId: person.id, validUntil: IsNull() });
  if (!current) return;
  if (on <= current.validFrom) throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'before-current' });
  current.validUntil = on;
  await tx.entities.save(current);
}
