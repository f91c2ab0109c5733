import { type LegalDay, type LegalMonth, monthAt, monthIndex } from '#kernel';
import { type ReadTx } from '#platform';
import { programmeCode } from '../programme-code.js';
import { type Ward } from '../rules/facility.table.js';

export interface WardPlaces {
  readonly ward: Ward;
  readonly places: number;
  readonly taken: number;
  readonly free: number;
}

export interface FacilityWithPlaces {
  readonly id: string;
  readonly unitId: number;
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly openedOn: LegalDay;
  readonly wards: readonly WardPlaces[];
  /** Applicants who wait for it, and emergency stays whose limit is near, of those the reader may see. */
  readonly waiting: number;
  readonly ending: number;
}

/** Days before its limit from which a stay is near its end; the officer's task opens then, too. */
const nearDays = 14;

/** Open applications for a place, each with the facility and ward asked for; who was taken in at once waits no more. */
const applicants = `
  SELECT c.id, c.code, c.person_id, c.received_on, c.clock_due, e.form ->> 'facilityId' AS facility_id, e.form ->> 'ward' AS ward
    FROM casework.case_file c JOIN casework.case_event e ON e.case_id = c.id AND e.seq = 1
   WHERE c.programme = '${programmeCode}' AND c.procedure LIKE 'facility-admission.%' AND c.outcome IS NULL
     AND NOT EXISTS (SELECT FROM prog_social_protection.facility_stay s WHERE s.case_id = c.id)`;

/** The register, with the places of a day: whoever looks for one sees where it is. */
export const listFacilities = (tx: ReadTx, on: LegalDay): Promise<FacilityWithPlaces[]> =>
  tx.sql<FacilityWithPlaces>(
    `WITH waiting AS (SELECT facility_id, count(*)::int AS count FROM (${applicants}) a GROUP BY facility_id),
          ending AS (SELECT facility_id, count(*)::int AS count FROM prog_social_protection.facility_stay
                      WHERE held @> $1::date AND upper_inf(held) AND limit_on BETWEEN $1::date AND $1::date + ${nearDays} GROUP BY facility_id)
     SELECT f.id, f.unit_id AS "unitId", f.name, f.kind, f.owner, f.opened_on AS "openedOn",
            coalesce(w.wards, '[]') AS wards, coalesce(a.count, 0) AS waiting, coalesce(n.count, 0) AS ending
       FROM prog_social_protection.facility f
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('ward', c.ward, 'places', c.places, 'taken', coalesce(t.taken, 0),
                  'free', greatest(c.places - coalesce(t.taken, 0), 0)) ORDER BY c.ward) AS wards
           FROM prog_social_protection.facility_capacity c
           LEFT JOIN prog_social_protection.places_taken($1) t ON t.facility_id = c.facility_id AND t.ward = c.ward
          WHERE c.facility_id = f.id AND c.held @> $1::date) w ON true
       LEFT JOIN waiting a ON a.facility_id = f.id::text
       LEFT JOIN ending n ON n.facility_id = f.id
      ORDER BY f.name, f.id`,
    [on],
  );

export interface Applicant {
  readonly caseId: string;
  readonly code: string;
  readonly personId: string;
  readonly name: string;
  readonly ward: Ward;
  readonly receivedOn: LegalDay;
  /** Day on which the step that waits is due; null while its clock rests. */
  readonly dueOn: LegalDay | null;
}

/** Who waits for a place in a facility, the most urgent first, as far as the reader may see; each is put on record as read. */
export async function listApplicants(tx: ReadTx, facilityId: string): Promise<Applicant[]> {
  const waiting = await tx.sql<Applicant>(
    `SELECT a.id AS "caseId", a.code, a.person_id AS "personId", p.full_name AS name, a.ward, a.received_on AS "receivedOn",
            (a.clock_due AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "dueOn"
       FROM (${applicants}) a JOIN citizen.person p ON p.id = a.person_id
      WHERE a.facility_id = $1 ORDER BY a.clock_due, a.received_on, a.id`,
    [facilityId],
  );
  for (const { personId, caseId } of waiting) {
    tx.noteRead({ kind: 'person', id: personId });
    tx.noteRead({ kind: 'case', id: caseId });
  }
  return waiting;
}

export interface Resident {
  readonly stayId: string;
  /** That brought him in. */
  readonly caseId: string;
  readonly personId: string;
  readonly name: string;
  readonly ward: Ward;
  readonly place: number;
  readonly ground: string;
  readonly from: LegalDay;
  /** Last day before which the head has to decide on an emergency stay. */
  readonly limitOn: LegalDay | null;
  readonly isAway: boolean;
}

/** Who lives in a facility on a day, as far as the reader may see; each is put on record as read. */
export async function listResidents(tx: ReadTx, facilityId: string, on: LegalDay): Promise<Resident[]> {
  const residents = await tx.sql<Resident>(
    `SELECT s.id AS "stayId", s.case_id AS "caseId", s.person_id AS "personId", p.full_name AS name, s.ward, s.place, s.ground, lower(s.held) AS "from",
            s.limit_on AS "limitOn",
            EXISTS (SELECT FROM prog_social_protection.facility_leave l WHERE l.stay_id = s.id AND l.held @> $2::date) AS "isAway"
       FROM prog_social_protection.facility_stay s JOIN citizen.person p ON p.id = s.person_id
      WHERE s.facility_id = $1 AND s.held @> $2::date ORDER BY s.ward, s.place`,
    [facilityId, on],
  );
  for (const { personId } of residents) tx.noteRead({ kind: 'person', id: personId });
  return residents;
}

export interface OccupancyOfMonth {
  readonly month: LegalMonth;
  readonly people: number;
  /** Days in the facility, leave not counted. */
  readonly days: number;
  readonly admitted: number;
  readonly left: number;
}

/** Twelve months from one on, of the stays the reader may see. */
export async function occupancyOf(tx: ReadTx, facilityId: string, from: LegalMonth): Promise<OccupancyOfMonth[]> {
  const first = monthIndex(from);
  const rows = await tx.sql<Omit<OccupancyOfMonth, 'month'> & { month: number }>(
    `SELECT at.month, count(s.id)::int AS people, coalesce(sum(d.days), 0)::int AS days,
            count(s.id) FILTER (WHERE lower(s.held) <@ m.days)::int AS admitted,
            count(s.id) FILTER (WHERE upper(s.held) - 1 <@ m.days)::int AS "left"
       FROM generate_series($2::int, $2::int + 11) AS at (month)
       CROSS JOIN LATERAL (SELECT daterange(make_date(at.month / 12, at.month % 12 + 1, 1),
                             (make_date(at.month / 12, at.month % 12 + 1, 1) + interval '1 month')::date) AS days) m
       LEFT JOIN prog_social_protection.facility_stay s ON s.facility_id = $1 AND s.held && m.days
       LEFT JOIN LATERAL (
         SELECT upper(s.held * m.days) - lower(s.held * m.days)
                - coalesce((SELECT sum(upper(l.held * s.held * m.days) - lower(l.held * s.held * m.days))
                     FROM prog_social_protection.facility_leave l WHERE l.stay_id = s.id AND l.held && m.days), 0) AS days) d ON true
      GROUP BY at.month ORDER BY at.month`,
    [facilityId, first],
  );
  return rows.map(({ month, ...figures }) => ({ month: monthAt(month), ...figures }));
}
