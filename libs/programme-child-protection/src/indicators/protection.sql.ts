/* `$1` and `$2` are the days of a period; each SELECT yields unit, sex, subject, case and amount. */

const row = (unit: string, subject: string, caseId: string): string =>
  `${unit} AS unit_id, p.sex, ${subject} AS subject, ${caseId} AS case_id, 1::bigint AS amount`;

const inPeriod = (column: string): string => `${column} >= $1 AND ${column} < $2`;
const atEnd = (from: string, until: string): string => `${from} < $2 AND (${until} IS NULL OR ${until} >= $2)`;
const bornBetween = (from: number, until: number): string =>
  `p.birth_on <= c.received_on - interval '${from} years' AND p.birth_on > c.received_on - interval '${until} years'`;

/** Cases of a procedure that came in during the period. */
export const received = (procedure: string, condition = 'true'): string => `
  SELECT ${row('c.unit_id', 'c.person_id', 'c.id')}
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
    LEFT JOIN prog_child_protection.report r ON r.case_id = c.id
   WHERE c.procedure = 'child-protection.${procedure}' AND ${inPeriod('c.received_on')} AND (${condition})`;

/** Cases of a procedure that ended in the period. */
export const ended = (procedure: string, condition: string): string => `
  SELECT ${row('c.unit_id', 'c.person_id', 'c.id')}
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE c.procedure = 'child-protection.${procedure}' AND ${inPeriod('c.closed_on')} AND (${condition})`;

/** Cases of a procedure that were under way at its end. */
export const underWay = (procedure: string, condition = 'true'): string => `
  SELECT ${row('c.unit_id', 'c.person_id', 'c.id')}
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE c.procedure = 'child-protection.${procedure}' AND ${atEnd('c.received_on', 'c.closed_on')} AND (${condition})`;

/** A report that was found to be about a child harmed so: of whatever was not dismissed. */
export const harmed = (condition: string): string => `
  SELECT DISTINCT ON (c.person_id) ${row('c.unit_id', 'c.person_id', 'c.id')}
    FROM casework.case_file c JOIN prog_child_protection.report r ON r.case_id = c.id
    LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE ${inPeriod('c.received_on')} AND c.outcome IS DISTINCT FROM 'refused' AND (${condition})
   ORDER BY c.person_id, c.received_on, c.id`;

export const ofAge = bornBetween;
export const wasLate = `EXISTS (SELECT FROM casework.task t WHERE t.case_id = c.id AND t.kind = 'overdue')`;
export const isSettled = `c.outcome = 'done'`;
export const isUnfounded = `c.outcome = 'refused'`;

/** Children in a sealed group on the last day of the period. */
export const memberOf = (condition: string): string => `
  SELECT DISTINCT ON (m.person_id) ${row('m.unit_id', 'm.person_id', 'NULL::uuid')}
    FROM prog_child_protection.membership m LEFT JOIN citizen.person p ON p.id = m.person_id
   WHERE $1::date < $2::date AND m.held @> ($2::date - 1) AND ${condition}
   ORDER BY m.person_id`;

const placements = `prog_child_protection.placement a JOIN prog_child_protection.carer k ON k.id = a.carer_id
    JOIN casework.case_file c ON c.id = a.case_id LEFT JOIN citizen.person p ON p.id = c.person_id`;

/** Children who live in alternative care at the end of the period. */
export const inCare = (condition = 'true'): string => `
  SELECT ${row('c.unit_id', 'c.person_id', 'c.id')} FROM ${placements}
   WHERE $1::date < $2::date AND ${atEnd('a.decided_on', 'a.ended_on')} AND (${condition})`;

/** Placements decided, or ended, in the period. */
export const placed = (column: 'decided_on' | 'ended_on' | 'handed_over_on', condition = 'true'): string => `
  SELECT ${row('c.unit_id', 'c.person_id', 'c.id')} FROM ${placements}
   WHERE ${inPeriod(`a.${column}`)} AND (${condition})`;

/** Carers on the register at the end of the period. */
export const carers = (condition = 'true'): string => `
  SELECT ${row('k.unit_id', 'k.person_id', 'NULL::uuid')}
    FROM prog_child_protection.carer k LEFT JOIN citizen.person p ON p.id = k.person_id
   WHERE $1::date < $2::date AND ${atEnd('k.registered_on', 'k.ended_on')} AND (${condition})`;

/** Children who need alternative care at the end of the period: those in it, and those for whom it is sought. */
export const needingCare = `
  SELECT DISTINCT ON (c.person_id) ${row('c.unit_id', 'c.person_id', 'c.id')}
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE c.procedure = 'child-protection.care' AND ${atEnd('c.received_on', 'c.closed_on')}
   ORDER BY c.person_id, c.id`;

/** Of them, those who live with a carer. */
export const needingCareAndPlaced = `
  SELECT DISTINCT ON (c.person_id) ${row('c.unit_id', 'c.person_id', 'c.id')} FROM ${placements}
   WHERE ${atEnd('c.received_on', 'c.closed_on')} AND ${atEnd('a.decided_on', 'a.ended_on')}
   ORDER BY c.person_id, c.id`;
