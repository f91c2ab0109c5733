import { type LegalDay, type PartialDay, type Precision } from '#kernel';
import { inOrder, type ReadTx } from '#platform';
import { birthOf } from './birth.rule.js';
import { type Sex } from './century-digit.table.js';
import { citizenErrors } from './citizen.errors.js';
import { type IdentityState } from './identity-state.rule.js';
import { peopleByIdSql, peopleByNumberSql, searchPeopleSql } from './person.sql.js';

export const lifeStatuses = ['alive', 'missing', 'dead'] as const;
export type LifeStatus = (typeof lifeStatuses)[number];

/** A person as it stands now. */
export interface Person {
  readonly id: string;
  /** The commune now responsible. */
  readonly unitId: number;
  readonly fullName: string;
  readonly birth: PartialDay | undefined;
  readonly sex: Sex;
  /** The personal number in force, also when it was recorded on someone merged into this person. */
  readonly personalNumber: string | undefined;
  readonly motherId: string | undefined;
  readonly motherName: string | undefined;
  readonly lifeStatus: LifeStatus;
  readonly missingSince: LegalDay | undefined;
  readonly diedOn: LegalDay | undefined;
  readonly identityState: IdentityState;
  /** The survivor, when this person was merged into another. */
  readonly mergedInto: string | undefined;
  readonly version: number;
}

type Nullable<T> = { readonly [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };
type PersonRow = Nullable<Omit<Person, 'birth'>> & {
  readonly birthOn: LegalDay | null;
  readonly birthPrecision: Precision | null;
};

const personOf = ({ birthOn, birthPrecision, ...row }: PersonRow): Person => ({
  ...row,
  birth: birthOf({ birthOn, birthPrecision }),
  personalNumber: row.personalNumber ?? undefined,
  motherId: row.motherId ?? undefined,
  motherName: row.motherName ?? undefined,
  missingSince: row.missingSince ?? undefined,
  diedOn: row.diedOn ?? undefined,
  mergedInto: row.mergedInto ?? undefined,
});

function seen(tx: ReadTx, rows: readonly PersonRow[]): Person[] {
  for (const { id } of rows) tx.noteRead({ kind: 'person', id });
  return rows.map(personOf);
}

/** The people of these ids, in their order; undefined for one who does not exist or is out of the area. Recorded as read. */
export async function findPeople(tx: ReadTx, ids: readonly string[]): Promise<(Person | undefined)[]> {
  return inOrder(ids, seen(tx, await tx.sql<PersonRow>(peopleByIdSql, [ids])), ({ id }) => id);
}

/** @throws CITIZEN.PERSON_NOT_FOUND alike for a person who does not exist and for one out of the area. */
export async function getPerson(tx: ReadTx, id: string): Promise<Person> {
  const [person] = await findPeople(tx, [id]);
  if (!person) throw citizenErrors.PERSON_NOT_FOUND({});
  return person;
}

/**
 * People known by exactly this number, now or ever: personal, old nine-digit, cancelled, or our own. Someone merged
 * answers as the survivor. Several when an old number was given twice.
 */
export async function findPeopleByNumber(tx: ReadTx, number: string): Promise<Person[]> {
  return seen(tx, await tx.sql<PersonRow>(peopleByNumberSql, [number.replace(/\s/gu, '')]));
}

/** The place in a search after which to go on. */
export interface SearchPlace {
  readonly exact: boolean;
  readonly id: string;
}

export interface FoundPerson extends SearchPlace {
  readonly person: Person;
}

/**
 * People of the area whose name has all these words, whole, in any order, accents or none. Names spelled as asked come
 * first, otherwise in no order that means anything. Survivors only.
 * @throws CITIZEN.QUERY_EMPTY when no letter is asked for.
 */
export async function searchPeople(
  tx: ReadTx,
  search: { readonly words: string; readonly limit: number; readonly after?: SearchPlace | undefined },
): Promise<FoundPerson[]> {
  const words = search.words.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!words) throw citizenErrors.QUERY_EMPTY({});
  const { after, limit } = search;
  const rows = await tx.sql<PersonRow & { readonly exact: boolean }>(searchPeopleSql, [
    words.join(' '),
    after?.exact ?? null,
    after?.id ?? null,
    limit,
  ]);
  return rows.map(({ exact, ...row }) => {
    tx.noteRead({ kind: 'person', id: row.id });
    return { exact, id: row.id, person: personOf(row) };
  });
}
