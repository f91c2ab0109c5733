import { type Certainty, type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { territoryErrors } from './territory.errors.js';

/** A committee, department, office or police station, during the period `[from, until)` in which it existed. */
export interface Agency {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  /** As papers print it: `Ủy ban nhân dân phường An Xuyên`. */
  readonly name: string;
  /** The unit whose agency it is; what it serves is its duties. */
  readonly unitId: number;
  readonly from: LegalDay;
  readonly until: LegalDay | null;
}

const agencyColumns = `a.id, a.code, a.kind, a.name, a.unit_id AS "unitId", lower(a.in_force) AS "from", upper(a.in_force) AS until`;

/** Agencies by their keys, whatever their time, in no order; unknown keys are left out. */
export const findAgencies = (tx: ReadTx, ids: readonly number[]): Promise<Agency[]> =>
  tx.sql<Agency>(`SELECT ${agencyColumns} FROM territory.agency a WHERE a.id = ANY ($1::int[])`, [ids]);

/** Every agency in force on a day, by its code. */
export const listAgencies = (tx: ReadTx, on: LegalDay): Promise<Agency[]> =>
  tx.sql<Agency>(`SELECT ${agencyColumns} FROM territory.agency a WHERE a.in_force @> $1::date ORDER BY a.code`, [on]);

export interface AgencyQuestion {
  readonly kind: string;
  /** Field of work; a dotted field falls back on the one before the dot. */
  readonly field: string;
  readonly unitId: number;
  readonly on: LegalDay;
}

/** `social-allowance.grant`, then `social-allowance`: the most particular first. */
const withWider = (dotted: string): string[] => {
  const parts = dotted.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
};

/**
 * The agency of a kind that serves a unit in a field on a day: the nearest above it, in the most particular field.
 * @throws TERRITORY.AGENCY_NOT_FOUND
 */
export async function agencyOn(tx: ReadTx, { kind, field, unitId, on }: AgencyQuestion): Promise<Agency> {
  const [agency] = await tx.sql<Agency>(
    `SELECT ${agencyColumns}
     FROM territory.unit_up up
     JOIN territory.unit u ON u.id = up.unit_id AND u.in_force @> $4::date
     JOIN territory.agency_duty d ON d.unit_id = up.ancestor_id AND d.in_force @> $4::date AND d.field = ANY ($2::text[])
     JOIN territory.agency a ON a.id = d.agency_id AND a.in_force @> $4::date AND a.kind = $1
     WHERE up.unit_id = $3
     ORDER BY length(d.field) DESC, up.depth DESC, a.id LIMIT 1`,
    [kind, withWider(field), unitId, on],
  );
  if (!agency) throw territoryErrors.AGENCY_NOT_FOUND({ kind, field, unitId, on });
  return agency;
}

/** Who signs an act, and the words of the signature block. */
export interface Signer {
  readonly agency: Agency;
  /** `Chủ tịch`; the deputy signs `KT. CHỦ TỊCH` as `Phó Chủ tịch`. */
  readonly title: string;
  readonly form: string;
  readonly deputyTitle: string;
  readonly deputyForm: string;
  /** The article, as cited. */
  readonly basis: string;
  readonly certainty: Certainty;
}

type SignerRow = Omit<Signer, 'agency'> & {
  readonly agencyKind: string;
  readonly agencyId: number | null;
  readonly field: string;
};

/**
 * Who signs an act about a place on a day: a row for `social-allowance` holds for `social-allowance.grant` too, unless that has its own.
 * @throws TERRITORY.SIGNER_UNKNOWN when no law is recorded for that day; TERRITORY.AGENCY_NOT_FOUND
 */
export async function whoSigns(
  tx: ReadTx,
  { act, unitId, on }: { readonly act: string; readonly unitId: number; readonly on: LegalDay },
): Promise<Signer> {
  const rows = await tx.sql<SignerRow>(
    `SELECT s.agency_kind AS "agencyKind", s.agency_id AS "agencyId", s.field, s.title, s.form,
       s.deputy_title AS "deputyTitle", s.deputy_form AS "deputyForm", s.basis, s.certainty
     FROM territory.signing_authority s
     WHERE s.act = ANY ($1::text[]) AND s.in_force @> $2::date
     ORDER BY length(s.act) DESC, s.agency_id NULLS LAST`,
    [withWider(act), on],
  );
  for (const { agencyKind, agencyId, field, ...signature } of rows) {
    const agency = await agencyOn(tx, { kind: agencyKind, field, unitId, on });
    if (agencyId === null || agencyId === agency.id) return { agency, ...signature };
  }
  throw territoryErrors.SIGNER_UNKNOWN({ act, unitId, on });
}

/**
 * The words under which whoever acts signs: the head's, or those of a deputy in the head's place where the duty in the agency is a
 * deputy's (Nghị định 30/2020/NĐ-CP, Điều 13).
 */
export async function signsAs(
  tx: ReadTx,
  { agency, title, form, deputyTitle, deputyForm }: Signer,
): Promise<Pick<Signer, 'title' | 'form'>> {
  const deputies = await tx.sql(
    `SELECT FROM platform.duty WHERE id = $1 AND agency_id = $2 AND $3 <> '' AND starts_with(lower(title), lower($3))`,
    [tx.who.dutyId ?? null, agency.id, deputyTitle],
  );
  return deputies.length > 0 ? { title: deputyTitle, form: deputyForm } : { title, form };
}

/**
 * Keys of all units in an agency's area of duty for some programmes on a day, sorted: everything below included, and the former
 * units that went wholly into it, so that their closed cases stay within sight. A split unit's past is seen from above alone.
 */
export async function areaOfDuty(
  tx: ReadTx,
  {
    agencyId,
    programmes,
    on,
  }: { readonly agencyId: number; readonly programmes: readonly string[]; readonly on: LegalDay },
): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(`SELECT id FROM territory.area_of($1, $2, $3) AS id ORDER BY id`, [
    agencyId,
    programmes,
    on,
  ]);
  return rows.map((row) => row.id);
}

/** Keys of the agencies that serve nobody outside these units in these programmes: whoever has the units for his area is above them. */
export async function listAgenciesWithin(
  tx: ReadTx,
  {
    units,
    programmes,
    on,
  }: { readonly units: readonly number[]; readonly programmes: readonly string[]; readonly on: LegalDay },
): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(`SELECT id FROM territory.agencies_within($1, $2, $3) AS id`, [
    units,
    programmes,
    on,
  ]);
  return rows.map((row) => row.id);
}
