import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { IsNull } from 'typeorm';
import { citizenErrors } from './citizen.errors.js';
import { HouseholdEntity, HouseholdMemberEntity, type HouseholdRole } from './household.entity.js';
import { type PersonEntity } from './person.entity.js';
import { lockPerson, type PersonVersion, subjectOf, touch } from './person.lock.js';

/** @throws CITIZEN.UNIT_OUT_OF_AREA, CITIZEN.HOUSEHOLD_CODE_TAKEN within the same commune. */
export async function createHousehold(
  tx: Tx,
  { unitId, code }: { readonly unitId: number; readonly code: string },
): Promise<{ readonly householdId: string }> {
  if (tx.who.kind !== 'system' && !tx.who.units.includes(unitId)) throw citizenErrors.UNIT_OUT_OF_AREA({ unitId });
  const created = await tx.maybeOne<{ id: string }>(
    `INSERT INTO citizen.household (unit_id, coded_by, code) VALUES ($1, $1, $2)
     ON CONFLICT (coded_by, code) DO NOTHING RETURNING id`,
    [unitId, code.trim()],
  );
  if (!created) throw citizenErrors.HOUSEHOLD_CODE_TAKEN({ code });
  await tx.audit('citizen.household-created', { kind: 'household', id: created.id }, { unitId, code });
  return { householdId: created.id };
}

export interface Joining {
  readonly householdId: string;
  readonly role: HouseholdRole;
  /** First day as a member. */
  readonly from: LegalDay;
}

/**
 * @throws CITIZEN.HOUSEHOLD_NOT_FOUND, ALREADY_IN_HOUSEHOLD and HOUSEHOLD_HAS_HEAD (on that day or later), DAY_IMPOSSIBLE
 * for a day to come, and what `lockPerson` throws.
 */
export async function joinHousehold(tx: Tx, target: PersonVersion, joining: Joining): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  const { householdId, role, from } = joining;
  if (from > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: from, rule: 'future' });
  if (!(await tx.entities.existsBy(HouseholdEntity, { id: householdId }))) throw citizenErrors.HOUSEHOLD_NOT_FOUND({});
  await insertMember(tx, person, joining);
  await tx.audit('citizen.household-joined', subjectOf(person), { householdId, role, from });
  await tx.emit({ type: 'citizen.household-changed', payload: { householdId, personId: person.id } });
  return touch(tx, person);
}

/** The exclusion constraints decide, so that two clerks at once cannot both be right. */
async function insertMember(tx: Tx, person: PersonEntity, { householdId, role, from }: Joining): Promise<void> {
  try {
    await tx.sql(
      `INSERT INTO citizen.household_member (household_id, person_id, role, valid_from) VALUES ($1, $2, $3, $4)`,
      [householdId, person.id, role, from],
    );
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined;
    if (constraint === 'household_member_one_household') throw citizenErrors.ALREADY_IN_HOUSEHOLD({});
    if (constraint === 'household_member_one_head') throw citizenErrors.HOUSEHOLD_HAS_HEAD({});
    throw error;
  }
}

/** Keeps households together until `holder` releases them. */
export async function holdHouseholds(tx: Tx, householdIds: readonly string[], holder: string): Promise<void> {
  await tx.sql(
    `INSERT INTO citizen.household_hold (household_id, holder) SELECT id, $2 FROM unnest($1::uuid[]) AS held (id) ON CONFLICT DO NOTHING`,
    [householdIds, holder],
  );
}

export async function releaseHouseholds(tx: Tx, householdIds: readonly string[], holder: string): Promise<void> {
  await tx.sql(`DELETE FROM citizen.household_hold WHERE household_id = ANY ($1::uuid[]) AND holder = $2`, [
    householdIds,
    holder,
  ]);
}

/** @throws CITIZEN.HOUSEHOLD_HELD while something keeps the household together. */
async function requireNotHeld(tx: Tx, personId: string): Promise<void> {
  const [hold] = await tx.sql<{ holder: string }>(
    `SELECT h.holder FROM citizen.household_hold h JOIN citizen.household_member m ON m.household_id = h.household_id
      WHERE m.person_id = $1 AND m.valid_until IS NULL LIMIT 1`,
    [personId],
  );
  if (hold) throw citizenErrors.HOUSEHOLD_HELD(hold);
}

/** @throws CITIZEN.NOT_IN_HOUSEHOLD, HOUSEHOLD_HELD, DAY_IMPOSSIBLE and what `lockPerson` throws. */
export async function leaveHousehold(
  tx: Tx,
  target: PersonVersion,
  { on, reason }: { readonly on: LegalDay; readonly reason: string },
): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  if (on > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'future' });
  await requireNotHeld(tx, person.id);
  const householdId = await endMembership(tx, person, on);
  if (householdId === undefined) throw citizenErrors.NOT_IN_HOUSEHOLD({});
  await tx.audit('citizen.household-left', subjectOf(person), { householdId, on, reason });
  return touch(tx, person);
}

/** Ends the open membership before `on`; returns the household left, if there was one. */
export async function endMembership(tx: Tx, person: PersonEntity, on: LegalDay): Promise<string | undefined> {
  const member = await tx.entities.findOneBy(HouseholdMemberEntity, { personId: person.id, validUntil: IsNull() });
  if (!member) return undefined;
  if (on <= member.validFrom) throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'before-current' });
  member.validUntil = on;
  await tx.entities.save(member);
  await tx.emit({
    type: 'citizen.household-changed',
    payload: { householdId: member.householdId, personId: person.id },
  });
  return member.householdId;
}
