/**
 * Opens a task for each row of `rows`: kind, unit_id, person_id, case_id, due_on, cause, cause_key. What asked for one before opens
 * nothing. Tasks go to the officer of the commune: who decides is said by the procedure that follows.
 */
export const openTasks = (rows: string): string => `
  INSERT INTO casework.task (kind, programme, unit_id, role, person_id, case_id, due_on, cause, cause_key)
  SELECT kind, 'social-protection', unit_id, 'commune-officer', person_id, case_id, due_on, cause, cause_key FROM (${rows}) wanted
  ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING`;

/** Chains of this programme with a live line in a month. */
export const paidIn = (month: string): string => `
  SELECT c.id AS chain_id, c.person_id, c.benefit, c.unit_id, c.case_id, c.payee_id, c.relation, l.months, l.id AS line_id, b.article
    FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL AND l.months @> (${month})
    JOIN benefit.basis b ON b.id = l.basis_id
   WHERE c.programme = 'social-protection'`;

/** The case by which somebody's right of a kind stands, the latest. */
export const standingCases = `
  SELECT DISTINCT ON (c.person_id) c.person_id, c.id AS case_id, c.unit_id
    FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
   WHERE a.granted_on IS NOT NULL AND a.ended_by IS NULL AND a.asks_for <> 'funeral'
   ORDER BY c.person_id, a.granted_on DESC, c.id`;
