import { type LegalDay, type PartialDay, type Precision } from '#kernel';
import { type ReadTx } from '#platform';
import { headsSql, peopleByNumberSql, unitsByCodeSql } from './people.sql.js';

/** A person of the records whom a row names by number. */
export interface KnownPerson {
  readonly number: string;
  readonly id: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly name: string;
  readonly birth: PartialDay | undefined;
  readonly diedOn: LegalDay | null;
  readonly isSameName: boolean;
  readonly householdCode: string | null;
}

/** A name and number as a list gives them. */
export interface NamedNumber {
  readonly number: string;
  readonly name: string;
}

export interface Recognised {
  readonly known: ReadonlyMap<string, KnownPerson>;
  /** Numbers of people whom the asker may not see. */
  readonly hidden: ReadonlySet<string>;
}

/** How much of a day is known, in letters of `YYYY-MM-DD`. */
export const lengthOf: Readonly<Record<Precision, number>> = { year: 4, month: 7, day: 10 };

/** Finds who of a list is in the records. Whoever is seen is recorded as read. */
export async function recognisePeople(tx: ReadTx, given: readonly NamedNumber[]): Promise<Recognised> {
  const numbers = given.map(({ number }) => number);
  const rows = await tx.sql<
    Omit<KnownPerson, 'birth'> & { readonly birthOn: LegalDay | null; readonly birthPrecision: Precision | null }
  >(peopleByNumberSql, [numbers, given.map(({ name }) => name)]);
  const known = new Map(
    rows.map(({ birthOn, birthPrecision, ...person }) => {
      tx.noteRead({ kind: 'person', id: person.id });
      const birth = birthPrecision === null ? undefined : (birthOn?.slice(0, lengthOf[birthPrecision]) as PartialDay);
      return [person.number, { ...person, birth }];
    }),
  );
  const taken = await tx.sql<{ number: string }>(`SELECT number FROM citizen.taken_numbers($1) AS number`, [numbers]);
  return { known, hidden: new Set(taken.map(({ number }) => number).filter((number) => !known.has(number))) };
}

export interface CommuneName {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Communes in force today by their codes. */
export async function communesByCode(tx: ReadTx, codes: readonly string[]): Promise<ReadonlyMap<string, CommuneName>> {
  const rows = await tx.sql<CommuneName>(unitsByCodeSql, [[...new Set(codes)], tx.today]);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Heads that households have now, by `unit code`. */
export async function headsOf(
  tx: ReadTx,
  households: readonly { readonly unitId: number; readonly code: string }[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const rows = await tx.sql<{ unitId: number; code: string; id: string; name: string }>(headsSql, [
    households.map(({ unitId }) => unitId),
    households.map(({ code }) => code),
  ]);
  return new Map(rows.map((row) => [householdKey(row.unitId, row.code), row]));
}

export const householdKey = (unitId: number, code: string): string => `${unitId} ${code}`;
