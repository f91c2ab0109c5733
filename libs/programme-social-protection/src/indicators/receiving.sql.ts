import { monthIndexOf } from '#reporting';

/** Months of a period as numbers of the ledger, `[first, after)`. */
const first = monthIndexOf('$1');
const after = monthIndexOf('$2');

const lines = `
  benefit.line l JOIN benefit.chain c ON c.id = l.chain_id JOIN benefit.basis b ON b.id = l.basis_id
    LEFT JOIN citizen.person p ON p.id = c.person_id`;

const ours = `l.programme = 'social-protection' AND l.superseded_by IS NULL`;

const isHeld = (month: string): string => `EXISTS (
  SELECT FROM benefit.hold h WHERE h.person_id = c.person_id AND coalesce(h.chain_id, c.id) = c.id AND h.retired_by IS NULL
     AND h.months @> ${month})`;

const benefits = (codes: readonly string[]): string => `c.benefit IN (${codes.map((code) => `'${code}'`).join(', ')})`;

/** People who draw one of these benefits in the last month of the period, each once. */
export const drawing = (codes: readonly string[], condition = 'true'): string => `
  SELECT DISTINCT ON (c.person_id) l.unit_id, p.sex, c.person_id AS subject, c.case_id, 1::bigint AS amount
    FROM ${lines}
   WHERE ${ours} AND ${benefits(codes)} AND l.months @> ${after} - 1 AND NOT ${isHeld(`${after} - 1`)} AND (${condition})
   ORDER BY c.person_id, c.id`;

/** People whose first month of one of these benefits lies in the period. */
export const begun = (codes: readonly string[]): string => `
  SELECT DISTINCT ON (c.person_id) l.unit_id, p.sex, c.person_id AS subject, c.case_id, 1::bigint AS amount
    FROM ${lines}
   WHERE ${ours} AND ${benefits(codes)} AND lower(l.months) >= ${first} AND lower(l.months) < ${after}
     AND NOT EXISTS (SELECT FROM benefit.line e WHERE e.chain_id = l.chain_id AND e.superseded_by IS NULL AND lower(e.months) < lower(l.months))
   ORDER BY c.person_id, c.id`;

/** People whose benefit ended in the period: its last line ran out, or a death stops it. */
export const ended = (codes: readonly string[]): string => `
  SELECT DISTINCT ON (c.person_id) l.unit_id, p.sex, c.person_id AS subject, c.case_id, 1::bigint AS amount
    FROM ${lines}
    LEFT JOIN benefit.hold d ON d.person_id = c.person_id AND d.reason = 'death' AND d.retired_by IS NULL
   WHERE ${ours} AND ${benefits(codes)}
     AND least(upper(l.months), lower(d.months)) >= ${first} AND least(upper(l.months), lower(d.months)) < ${after}
     AND l.months && int4range(NULL, least(upper(l.months), lower(d.months)))
     AND NOT EXISTS (SELECT FROM benefit.line n WHERE n.chain_id = l.chain_id AND n.superseded_by IS NULL AND n.months >> l.months
                      AND (d.months IS NULL OR NOT d.months @> n.months))
   ORDER BY c.person_id, c.id`;

/** People with a line of one of these benefits in some month of the period: what is paid once. */
export const drawn = (codes: readonly string[]): string => `
  SELECT DISTINCT ON (c.person_id) l.unit_id, p.sex, c.person_id AS subject, c.case_id, 1::bigint AS amount
    FROM ${lines}
   WHERE ${ours} AND ${benefits(codes)} AND l.months && int4range(${first}, ${after})
   ORDER BY c.person_id, c.id`;

/** Posted for the months of the period. */
export const posted = (codes: readonly string[]): string => `
  SELECT q.unit_id, p.sex, c.person_id AS subject, c.case_id, q.amount
    FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE c.programme = 'social-protection' AND ${benefits(codes)} AND q.for_month >= ${first} AND q.for_month < ${after}`;

/** The article of the line names a clause of article 5: the group that law puts the person in. */
export const inClause = (clause: number): string => String.raw`b.article ~ 'Điều 5 khoản ${clause}(\D|$)'`;

/** Holds a certificate of this degree on the last day of the period. */
export const ofDegree = (degree: 'severe' | 'extremely-severe'): string => `EXISTS (
  SELECT FROM prog_social_protection.fact f WHERE f.person_id = c.person_id AND f.kind = 'disability' AND f.degree = '${degree}'
     AND f.retired_at IS NULL AND f.held @> ($2::date - 1))`;

/** Full years on the last day of the period, `[from, until)`. */
export const ofAge = (from: number, until?: number): string =>
  [
    `p.birth_on <= ($2::date - 1) - interval '${from} years'`,
    ...(until === undefined ? [] : [`p.birth_on > ($2::date - 1) - interval '${until} years'`]),
  ].join(' AND ');

/** Cases of the programme that ended in the period, and those of them that overran no limit. */
export const closedCases = `
  SELECT c.unit_id, p.sex, c.person_id AS subject, c.id AS case_id, 1::bigint AS amount
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE c.programme = 'social-protection' AND c.closed_on >= $1 AND c.closed_on < $2`;
export const closedInTime = `${closedCases}
     AND NOT EXISTS (SELECT FROM casework.task t WHERE t.case_id = c.id AND t.kind = 'overdue')`;

/** People in a facility on the last day of the period. */
export const inFacility = `
  SELECT DISTINCT ON (f.person_id) p.unit_id, p.sex, f.person_id AS subject, f.case_id, 1::bigint AS amount
    FROM prog_social_protection.fact f JOIN citizen.person p ON p.id = f.person_id
   WHERE f.kind = 'facility-stay' AND f.retired_at IS NULL AND f.held @> ($2::date - 1)
   ORDER BY f.person_id, f.id`;
