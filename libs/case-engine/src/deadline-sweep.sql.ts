/**
 * Marks every case whose clock has run out and opens a task for whoever should have acted: all cases in one statement.
 * An unmet limit changes no state by itself. Run again it finds nothing; the index on `clock_due` makes it cheap.
 */
export const deadlineSweep = `
  WITH late AS (
    UPDATE casework.case_file SET overdue_since = clock_due
     WHERE outcome IS NULL AND overdue_since IS NULL AND clock_due < platform.clock()
    RETURNING id, programme, unit_id, person_id, state, responsible_role, clock_due)
  INSERT INTO casework.task (kind, programme, unit_id, person_id, case_id, role, due_on, cause, cause_key)
  SELECT 'overdue', programme, unit_id, person_id, id, coalesce(responsible_role, 'department-lead'),
         (clock_due AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, jsonb_build_object('state', state), id || ' ' || state || ' ' || clock_due
    FROM late
  ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING
  RETURNING case_id AS "caseId"`;
