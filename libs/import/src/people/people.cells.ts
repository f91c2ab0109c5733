import { type HouseholdRole, type Sex } from '#citizen';
import { type LegalDay, type PartialDay, type Precision, printPartialDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type WrittenCell } from '../written-cell.js';
import { standingPeopleSql } from './people.sql.js';
import { lengthOf } from './people.reader.js';
import { householdRoles, type personColumns, sexes } from './person.columns.js';

/** The first columns of a list of people, as they stand in the records. */
export type PersonCells = Readonly<Record<keyof typeof personColumns, WrittenCell>>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly birthOn: LegalDay | null;
  readonly birthPrecision: Precision | null;
  readonly sex: Sex;
  readonly personalNumber: string | null;
  readonly unitCode: string;
  readonly hamlet: string | null;
  readonly address: string | null;
  readonly householdCode: string | null;
  readonly householdRole: HouseholdRole | null;
}

/** What the records say of people, for a list that is to be changed and handed in again. Whoever is seen is recorded as read. */
export async function cellsOfPeople(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonCells>> {
  const rows = await tx.sql<Row>(standingPeopleSql, [ids]);
  for (const { id } of rows) tx.noteRead({ kind: 'person', id });
  return new Map(rows.map((row) => [row.id, cellsOf(row)]));
}

const cellsOf = (row: Row): PersonCells => ({
  name: row.name,
  birth: birthOf(row),
  sex: sexes[row.sex],
  personalNumber: row.personalNumber ?? undefined,
  unitCode: row.unitCode,
  hamlet: row.hamlet ?? undefined,
  address: row.address ?? undefined,
  householdCode: row.householdCode ?? undefined,
  householdRole: row.householdRole === null ? undefined : householdRoles[row.householdRole],
});

function birthOf({ birthOn, birthPrecision }: Row): WrittenCell {
  if (birthOn === null || birthPrecision === null) return undefined;
  if (birthPrecision === 'day') return { day: birthOn };
  return printPartialDay(birthOn.slice(0, lengthOf[birthPrecision]) as PartialDay);
}
