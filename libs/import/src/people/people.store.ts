import { type HouseholdRole, type Sex } from '#citizen';
import { earliestDay, type PartialDay, precisionOf } from '#kernel';
import { type Tx } from '#platform';
import { auditAll, emitAll, noteMade } from '../set-writes.js';
import {
  insertHouseholdsSql,
  insertMembersSql,
  insertNumbersSql,
  insertPeopleSql,
  insertResidencesSql,
  touchPeopleSql,
} from './people.sql.js';

/** A person to register; checked before to be nobody known. */
export interface PersonEntry {
  readonly row: number;
  readonly personalNumber: string;
  readonly unitId: number;
  readonly name: string;
  readonly birth: PartialDay;
  readonly sex: Sex;
  readonly address?: string | undefined;
  readonly hamlet?: string | undefined;
}

/**
 * Registers people as `registerPerson` does one: the same rows, audit entries and events, by set statements.
 * @returns their ids by personal number.
 */
export async function registerPeople(
  tx: Tx,
  batchId: string,
  entries: readonly PersonEntry[],
): Promise<ReadonlyMap<string, string>> {
  const people = entries.map(({ birth, ...entry }) => ({
    ...entry,
    id: crypto.randomUUID(),
    birthOn: earliestDay(birth),
    birthPrecision: precisionOf(birth),
  }));
  const rows = JSON.stringify(people);
  await tx.sql(insertPeopleSql, [rows]);
  await tx.sql(insertNumbersSql, [rows]);
  await tx.sql(insertResidencesSql, [rows, tx.today]);
  await auditAll(
    tx,
    'citizen.person-registered',
    'person',
    people.map(({ id, unitId }) => ({ id, body: { unitId, findings: [], batchId } })),
  );
  await emitAll(
    tx,
    'citizen.person-registered',
    people.map(({ id: personId, unitId }) => ({ personId, unitId })),
  );
  await noteMade(
    tx,
    batchId,
    people.map(({ row, id }) => ({ row, kind: 'person', key: id })),
  );
  return new Map(people.map(({ personalNumber, id }) => [personalNumber, id]));
}

/** Someone to enter into a household of the commune's own code, who is in none. */
export interface MemberEntry {
  readonly unitId: number;
  readonly code: string;
  readonly personId: string;
  readonly role: HouseholdRole;
}

/** Enters people into households, which are made as needed; membership begins today, when it was first told. */
export async function joinHouseholds(tx: Tx, batchId: string, members: readonly MemberEntry[]): Promise<void> {
  const rows = JSON.stringify(members);
  const made = await tx.sql<{ id: string; unitId: number; code: string }>(insertHouseholdsSql, [rows]);
  await auditAll(
    tx,
    'citizen.household-created',
    'household',
    made.map(({ id, unitId, code }) => ({ id, body: { unitId, code, batchId } })),
  );
  const joined = await tx.sql<{ householdId: string; personId: string; role: string }>(insertMembersSql, [
    rows,
    tx.today,
  ]);
  await auditAll(
    tx,
    'citizen.household-joined',
    'person',
    joined.map(({ personId, householdId, role }) => ({
      id: personId,
      body: { householdId, role, from: tx.today, batchId },
    })),
  );
  await emitAll(
    tx,
    'citizen.household-changed',
    joined.map(({ householdId, personId }) => ({ householdId, personId })),
  );
  await tx.sql(touchPeopleSql, [joined.map(({ personId }) => personId)]);
}
