/**
 * Asks every commune with carers who are not on this quarter's list yet to draw it up (form 09), once a quarter and by its last day: all in
 * one statement. Run again it finds nothing.
 */
export const askForQuarterlyLists = `
  WITH quarter AS (SELECT date_trunc('quarter', platform.today())::date AS begins)
  INSERT INTO casework.task (kind, programme, unit_id, role, due_on, cause, cause_key)
  SELECT 'carer-list', 'child-protection', c.unit_id, 'child-officer', (q.begins + interval '3 months - 1 day')::date,
         jsonb_build_object('carers', count(*)), to_char(q.begins, 'YYYY-"Q"Q')
    FROM prog_child_protection.carer c CROSS JOIN quarter q
   WHERE c.ended_on IS NULL AND c.confirmed_on < q.begins GROUP BY c.unit_id, q.begins
  ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING`;
