import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type AreaClass, type PovertyClass } from '../rules/law.js';

/** A class of a household on the days `[from, until)`, and what it rests on. */
export interface HeldClass {
  readonly id: string;
  readonly class: Exclude<PovertyClass, 'none'>;
  readonly standard: string;
  readonly from: LegalDay;
  readonly until: LegalDay | null;
  readonly decision: string;
  readonly b1: number;
  readonly b2: number;
  readonly deprived: readonly string[];
  readonly causes: readonly string[];
  readonly areaClass: AreaClass;
  readonly entryId: string;
}

/** Classes of a household, the latest first. */
export const listClasses = (tx: ReadTx, householdId: string): Promise<HeldClass[]> =>
  tx.sql<HeldClass>(
    `SELECT id, class, standard, lower(held) AS "from", upper(held) AS until, decision, b1, b2, deprived, causes,
            area_class AS "areaClass", entry_id AS "entryId"
       FROM prog_poor_households.household_poverty WHERE household_id = $1 AND retired_at IS NULL ORDER BY lower(held) DESC`,
    [householdId],
  );

export interface Certificate {
  readonly id: string;
  readonly householdId: string;
  readonly number: string;
  readonly class: Exclude<PovertyClass, 'none'>;
  readonly issuedOn: LegalDay;
  readonly endedOn: LegalDay | null;
  readonly endedBecause: 'left' | 'moved' | 'dissolved' | 'replaced' | 'taken-back' | null;
}

const certificateColumns = `id, household_id AS "householdId", number, class, issued_on AS "issuedOn", ended_on AS "endedOn",
  ended_because AS "endedBecause"`;

/** Certificates of a household, the latest first. */
export const listCertificates = (tx: ReadTx, householdId: string): Promise<Certificate[]> =>
  tx.sql<Certificate>(
    `SELECT ${certificateColumns} FROM prog_poor_households.certificate WHERE household_id = $1 ORDER BY issued_on DESC, number DESC, id`,
    [householdId],
  );

export const findCertificate = (tx: ReadTx, id: string, lock = ''): Promise<Certificate | undefined> =>
  tx.maybeOne<Certificate>(`SELECT ${certificateColumns} FROM prog_poor_households.certificate WHERE id = $1 ${lock}`, [
    id,
  ]);

/** The class each person has by the household he belonged to on a day; who is left out has none. */
export const povertyOn = (
  tx: ReadTx,
  personIds: readonly string[],
  on: LegalDay,
): Promise<{ readonly personId: string; readonly householdId: string; readonly class: PovertyClass }[]> =>
  tx.sql(
    `SELECT m.person_id AS "personId", p.household_id AS "householdId", p.class
       FROM citizen.household_member m
       JOIN prog_poor_households.household_poverty p
         ON p.household_id = m.household_id AND p.retired_at IS NULL AND p.held @> $2::date
      WHERE m.person_id = ANY ($1::uuid[]) AND daterange(m.valid_from, m.valid_until) @> $2::date ORDER BY m.person_id`,
    [personIds, on],
  );
