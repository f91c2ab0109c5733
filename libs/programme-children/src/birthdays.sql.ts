/**
 * Opens a task for every child of the register whose sixteenth birthday has come, and for everybody once on it who comes of age, and ends
 * the entry with childhood: all in one statement. Run again it finds nothing. An unclear birth waits for its last possible day.
 * $1 how many days before the birthday the task is opened.
 */
export const openBirthdayTasks = `
  WITH born AS (
    SELECT c.person_id, c.unit_id, c.left_on, p.birth_on,
           CASE p.birth_precision WHEN 'day' THEN p.birth_on
             WHEN 'month' THEN (p.birth_on + interval '1 month - 1 day')::date ELSE (p.birth_on + interval '1 year - 1 day')::date END AS latest
      FROM prog_children.child c JOIN citizen.person p ON p.id = c.person_id
     WHERE p.birth_on IS NOT NULL AND p.died_on IS NULL),
  turning AS (
    SELECT person_id, unit_id, left_on, age,
           CASE WHEN to_char(latest, 'MM-DD') = '02-29' AND to_char(latest + make_interval(years => age), 'MM-DD') = '02-28'
             THEN (latest + make_interval(years => age))::date + 1 ELSE (latest + make_interval(years => age))::date END AS birthday
      FROM born CROSS JOIN (VALUES (16), (18)) AS ages (age)),
  opened AS (
    INSERT INTO casework.task (kind, programme, unit_id, person_id, role, due_on, cause, cause_key)
    SELECT 'turns-' || age, 'children', unit_id, person_id, 'commune-officer', birthday, jsonb_build_object('birthday', birthday),
           person_id || ' ' || birthday
      FROM turning WHERE birthday <= platform.today() + $1::int AND birthday > platform.today() - 31
    ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING RETURNING 1),
  grown AS (
    UPDATE prog_children.child c SET left_on = t.birthday, version = c.version + 1 FROM turning t
     WHERE t.person_id = c.person_id AND t.age = 16 AND t.birthday <= platform.today() AND c.left_on IS NULL
    RETURNING c.person_id, c.left_on)
  UPDATE prog_children.membership m SET held = daterange(lower(m.held), g.left_on) FROM grown g
   WHERE m.person_id = g.person_id AND upper_inf(m.held) AND lower(m.held) < g.left_on`;
