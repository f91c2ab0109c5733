/** What a list shows of a case; `clock_*` columns as stored. */
const columns = `c.id, c.code, c.programme, c.procedure, c.procedure_version AS "procedureVersion", c.person_id AS "personId",
  c.unit_id AS "unitId", c.state, c.returns_to AS "returnsTo", c.outcome, c.received_on AS "receivedOn", c.received_at AS "receivedAt", c.closed_on AS "closedOn",
  c.about_decision_id AS "aboutDecisionId", c.clock_kind AS "clockKind", c.clock_amount AS "clockAmount",
  c.clock_started AS "clockStarted", c.clock_due AS "clockDue", c.clock_paused AS "clockPaused",
  c.clock_remaining AS "clockRemaining", c.overdue_since AS "overdueSince", c.responsible_role AS "responsibleRole",
  c.assigned_to AS "assignedTo", c.touched_at AS "touchedAt", c.version`;

/**
 * Open cases by what remains of their clock, the stopped ones last. One index range for each unit in scope: walking one
 * index over the whole province and throwing most of it away costs twenty times as much for a single commune.
 * $1 rows; $2 unit or null; $3, $4 the last row's due and id or null; $5 'overdue' | 'soon' | 'on-time' | 'paused' or null;
 * $6 the last instant of "soon"; $7 role or null.
 */
export const worklistPage = `
  SELECT page.*, page."sortDue"::text AS "sortKey"
    FROM unnest(CASE WHEN $2::int IS NULL THEN platform.units() ELSE ARRAY[$2::int] END) AS unit (id)
    CROSS JOIN LATERAL (
      SELECT ${columns}, c.sort_due AS "sortDue" FROM casework.case_file c
       WHERE c.unit_id = unit.id AND c.outcome IS NULL
         AND ($4::uuid IS NULL OR (c.sort_due, c.id) > ($3::timestamptz, $4::uuid))
         AND ($7::text IS NULL OR c.responsible_role = $7)
         AND CASE $5::text
               WHEN 'overdue' THEN c.clock_due < platform.clock()
               WHEN 'soon' THEN c.clock_due >= platform.clock() AND c.clock_due <= $6::timestamptz
               WHEN 'on-time' THEN c.clock_due > $6::timestamptz
               WHEN 'paused' THEN c.clock_due IS NULL
               ELSE true END
       ORDER BY c.sort_due, c.id LIMIT $1) AS page
   ORDER BY page."sortDue", page.id LIMIT $1`;

/** How many open cases stand where. $1 the last instant of "soon". */
export const worklistCounters = `
  SELECT count(*) FILTER (WHERE clock_due < platform.clock())::int AS overdue,
         count(*) FILTER (WHERE clock_due >= platform.clock() AND clock_due <= $1)::int AS soon,
         count(*) FILTER (WHERE clock_due > $1)::int AS "onTime",
         count(*) FILTER (WHERE clock_due IS NULL)::int AS paused
    FROM casework.case_file WHERE outcome IS NULL`;

export const caseById = `SELECT ${columns} FROM casework.case_file c WHERE c.id = $1`;

/** $1 person ids: cases of many people with one statement, newest first. */
export const casesOfPeople = `
  SELECT ${columns} FROM casework.case_file c WHERE c.person_id = ANY ($1::uuid[]) ORDER BY c.received_on DESC, c.id`;

/** $1 case ids. */
export const eventsOfCases = `
  SELECT case_id AS "caseId", seq, step, state_from AS "stateFrom", state_to AS "stateTo", outcome, actor_id AS "actorId",
         actor_name AS "actorName", at, held_on AS "heldOn", reason, form
    FROM casework.case_event WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq`;

/** $1 case ids. */
export const decisionsOfCases = `
  SELECT id, case_id AS "caseId", kind, signed_on AS "signedOn", effect_from AS "effectFrom", agency_id AS "agencyId", paper,
         revoked_by AS "revokedBy", replaces
    FROM casework.decision WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, at, number`;

/** $1 case ids. */
export const dossiersOfCases = `
  SELECT id, case_id AS "caseId", item, file_id AS "fileId", received_on AS "receivedOn", note
    FROM casework.dossier_item WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, received_on, id`;

/** Open tasks in scope, the nearest first. $1 rows; $2, $3 the last row's due and id or null. */
export const openTasks = `
  SELECT id, kind, programme, unit_id AS "unitId", person_id AS "personId", case_id AS "caseId", role, due_on AS "dueOn", cause,
         coalesce(due_on, 'infinity')::text AS "sortKey"
    FROM casework.task
   WHERE done_at IS NULL AND ($3::uuid IS NULL OR (coalesce(due_on, 'infinity'), id) > ($2::date, $3::uuid))
   ORDER BY coalesce(due_on, 'infinity'), id LIMIT $1`;
