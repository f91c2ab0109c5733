import { type LegalDay } from '#kernel';
import { defineLoader, type ReadTx } from '#platform';
import { type HouseholdRole } from './household.entity.js';
import { type IdentifierSource, type IdentifierStatus } from './identifier.entity.js';
import { type IdentifierKind } from './identifier-format.table.js';
import {
  identifiersOfPeopleSql,
  membersOfHouseholdsSql,
  membershipsOfPeopleSql,
  residencesOfPeopleSql,
} from './person.sql.js';
import { findPeople } from './person.reader.js';

export interface Identifier {
  readonly id: string;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly validFrom: LegalDay | null;
  readonly validUntil: LegalDay | null;
  readonly status: IdentifierStatus;
  readonly source: IdentifierSource;
  readonly decision: string | null;
}

export interface Residence {
  readonly unitId: number;
  readonly address: string;
  readonly hamlet: string | null;
  readonly validFrom: LegalDay;
  readonly validUntil: LegalDay | null;
}

export interface Membership {
  readonly householdId: string;
  readonly householdCode: string;
  readonly role: HouseholdRole;
  readonly validFrom: LegalDay;
  readonly validUntil: LegalDay | null;
}

/** Somebody's time in a household. */
export interface HouseholdMember {
  readonly personId: string;
  readonly role: HouseholdRole;
  readonly validFrom: LegalDay;
  readonly validUntil: LegalDay | null;
}

/** One statement for all people of a page; an empty list where there are none. */
const manyOf = <R extends object>(statement: string) =>
  defineLoader(async (tx: ReadTx, ids: readonly string[]) => {
    const groups = Map.groupBy(await tx.sql<R & { personId: string }>(statement, [ids]), (row) => row.personId);
    return ids.map((id): readonly R[] => groups.get(id) ?? []);
  });

/** Undefined for a person out of the area, as for none. */
export const personById = defineLoader(findPeople);
/** Also those recorded on people merged into this one. */
export const identifiersOfPerson = manyOf<Identifier>(identifiersOfPeopleSql);
export const residencesOfPerson = manyOf<Residence>(residencesOfPeopleSql);
export const membershipsOfPerson = manyOf<Membership>(membershipsOfPeopleSql);

/** All who ever lived in a household, those out of the area left out. */
export const membersOfHousehold = defineLoader(async (tx: ReadTx, ids: readonly string[]) => {
  const rows = await tx.sql<HouseholdMember & { householdId: string }>(membersOfHouseholdsSql, [ids]);
  const groups = Map.groupBy(rows, ({ householdId }) => householdId);
  return ids.map((id): readonly HouseholdMember[] => groups.get(id) ?? []);
});
