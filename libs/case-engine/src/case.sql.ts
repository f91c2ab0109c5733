/** What a list shows of a case; `clock_*` columns as stored. */
const columns = `c.id, c.code, c.programme, c.procedure, c.procedure_version AS "procedureVersion", c.person_id AS "personId",
  c.unit_id AS "unitId", c.state, c.returns_to AS "returnsTo", c.outcome, c.received_on AS "receivedOn", c.received_at AS "receivedAt", c.closed_on AS "closedOn",
  c.about_decision_id AS "aboutDecisionId", c.clock_kind AS "clockKind", c.clock_amount AS "clockAmount",
  c.clock_started AS "clockStarted", c.clock_due AS "clockDue", c.clock_paused AS "clockPaused",
  c.clock_remaining AS "clockRemaining", c.overdue_since AS "overdueSince", c.responsible_role AS "responsibleRole",
  c.assigned_to AS "assignedTo", c.touched_at AS "touchedAt", c.version`;

/**
 * What a worklist may be narrowed to: $1 role, $2 whether the actor's own, $3 the actor's roles, $4 programme, $5 state, $6 hamlet,
 * $7 words of the name or the beginning of a code; null where anything will do. One's own is what was given to oneself and what
 * waits for one of one's roles and was given to nobody.
 */
const narrowed = `c.outcome IS NULL
  AND ($1::text IS NULL OR c.responsible_role = $1)
  AND (NOT $2::boolean OR c.assigned_to = platform.actor() OR (c.assigned_to IS NULL AND c.responsible_role = ANY ($3::text[])))
  AND ($4::text IS NULL OR c.programme = $4)
  AND ($5::text IS NULL OR c.state = $5)
  AND ($6::text IS NULL OR EXISTS (SELECT FROM citizen.residence r
         WHERE r.person_id = c.person_id AND r.valid_until IS NULL AND r.hamlet = $6))
  AND ($7::text IS NULL OR c.code LIKE upper($7) || '%' OR EXISTS (SELECT FROM citizen.person p
         WHERE p.id = c.person_id AND p.fold LIKE '%' || platform.fold($7) || '%'))`;

/** A case in a workbook: with the words of people and places. */
const exported = `c.id, c.code, c.procedure, c.procedure_version AS "procedureVersion", c.state, c.received_on AS "receivedOn",
    c.closed_on AS "closedOn", c.clock_due AS "clockDue", c.overdue_since AS "overdueSince", c.person_id AS "personId",
    p.full_name AS "fullName",
    (SELECT i.value FROM citizen.identifier i WHERE i.person_id = p.id AND i.kind = 'pin' AND i.status = 'valid' LIMIT 1) AS "personalNumber",
    u.name AS unit, a.full_name AS "assignedTo"`;
const exportedFrom = `casework.case_file c JOIN territory.unit u ON u.id = c.unit_id
    LEFT JOIN citizen.person p ON p.id = c.person_id LEFT JOIN platform.account a ON a.id = c.assigned_to`;

/** Whether a clock stands where it is asked for: 'overdue' | 'soon' | 'on-time' | 'paused', or null for anywhere. */
const isDue = (due: string, endOfSoon: string) => `CASE ${due}::text
    WHEN 'overdue' THEN c.clock_due < platform.clock()
    WHEN 'soon' THEN c.clock_due >= platform.clock() AND c.clock_due <= ${endOfSoon}::timestamptz
    WHEN 'on-time' THEN c.clock_due > ${endOfSoon}::timestamptz
    WHEN 'paused' THEN c.clock_due IS NULL
    ELSE true END`;

/**
 * When a stopped clock would run out if it went on today; where none runs, never. The parameter: the end of so many working days
 * from today on, from 0 to the most that are told apart.
 */
const dueIfResumed = (ends: string) => `CASE
    WHEN c.clock_paused IS NULL THEN c.sort_due
    WHEN c.clock_kind = 'working-days' THEN (${ends}::timestamptz[])[least(c.clock_remaining::int + 1, array_length(${ends}::timestamptz[], 1))]
    WHEN c.clock_kind = 'hours' THEN date_trunc('hour', platform.clock()) + c.clock_remaining * interval '1 millisecond'
    ELSE (${ends}::timestamptz[])[1] + c.clock_remaining * interval '1 day' END`;

/**
 * Open cases by what remains of their clock; a stopped clock stands where it would stand if it went on today. One index range for
 * each unit in scope: walking one index over the whole province and throwing most of it away costs twenty times as much for a single
 * commune. The stopped ones of a unit, few, are put in order as they are read.
 * $8 rows; $9 unit or null; $10, $11 the last row's due and id or null; $12 where the clock stands or null;
 * $13 the last instant of "soon"; $14 ends of working days from today on.
 */
export const worklistPage = `
  SELECT page.*, page."sortDue"::text AS "sortKey"
    FROM unnest(CASE WHEN $9::int IS NULL THEN platform.units() ELSE ARRAY[$9::int] END) AS unit (id)
    CROSS JOIN LATERAL (
      (SELECT ${columns}, c.sort_due AS "sortDue" FROM casework.case_file c
        WHERE c.unit_id = unit.id AND ${narrowed} AND c.clock_paused IS NULL
          AND ($11::uuid IS NULL OR (c.sort_due, c.id) > ($10::timestamptz, $11::uuid))
          AND ${isDue('$12', '$13')}
        ORDER BY c.sort_due, c.id LIMIT $8)
      UNION ALL
      (SELECT ${columns}, ${dueIfResumed('$14')} AS "sortDue" FROM casework.case_file c
        WHERE c.unit_id = unit.id AND ${narrowed} AND c.sort_due = 'infinity' AND c.clock_paused IS NOT NULL
          AND ($11::uuid IS NULL OR (${dueIfResumed('$14')}, c.id) > ($10::timestamptz, $11::uuid))
          AND ${isDue('$12', '$13')}
        ORDER BY "sortDue", c.id LIMIT $8)) AS page
   ORDER BY page."sortDue", page.id LIMIT $8`;

/**
 * The worklist with the words of people and places. $8 unit or null; $9 what is due, as above; $10 the last instant of "soon";
 * $11 ends of working days from today on.
 */
export const worklistForExport = `
  SELECT ${exported} FROM ${exportedFrom}
  WHERE ${narrowed} AND ($8::int IS NULL OR c.unit_id = $8) AND ${isDue('$9', '$10')}
  ORDER BY ${dueIfResumed('$11')}, c.id`;

/** How many open cases stand where. $8 unit or null; $9 the last instant of "soon". */
export const worklistCounters = `
  SELECT count(*) FILTER (WHERE clock_due < platform.clock())::int AS overdue,
         count(*) FILTER (WHERE clock_due >= platform.clock() AND clock_due <= $9)::int AS soon,
         count(*) FILTER (WHERE clock_due > $9)::int AS "onTime",
         count(*) FILTER (WHERE clock_due IS NULL)::int AS paused
    FROM casework.case_file c WHERE ${narrowed} AND ($8::int IS NULL OR c.unit_id = $8)`;

/** What the open cases in scope can be narrowed to. */
export const worklistChoices = `
  SELECT programme, procedure, procedure_version AS "procedureVersion", state
    FROM casework.case_file WHERE outcome IS NULL GROUP BY 1, 2, 3, 4`;

/** Hamlets of those whom the open cases in scope are about. */
export const worklistHamlets = `
  SELECT DISTINCT r.hamlet FROM citizen.residence r
   WHERE r.valid_until IS NULL AND r.hamlet IS NOT NULL
     AND r.person_id = ANY (ARRAY(SELECT person_id FROM casework.case_file WHERE outcome IS NULL))
   ORDER BY 1 LIMIT 500`;

/** Cases in scope, open or not, the latest received first. $1 rows; $2 beginning of a code, $3 programme, $4 whether open, or null; $5, $6 the last row's day and id. */
export const casesPage = `
  SELECT page.*, page."receivedOn"::text AS "sortKey" FROM unnest(platform.units()) AS unit (id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM casework.case_file c
       WHERE c.unit_id = unit.id
         AND ($2::text IS NULL OR c.code LIKE upper($2) || '%')
         AND ($3::text IS NULL OR c.programme = $3)
         AND ($4::boolean IS NULL OR (c.outcome IS NULL) = $4)
         AND ($6::uuid IS NULL OR (c.received_on, c.id) < ($5::date, $6::uuid))
       ORDER BY c.received_on DESC, c.id DESC LIMIT $1) AS page
   ORDER BY page."receivedOn" DESC, page.id DESC LIMIT $1`;

/** The same with the words of people and places, for a workbook. $1 beginning of a code, $2 programme, $3 whether open, or null. */
export const casesForExport = `
  SELECT ${exported} FROM ${exportedFrom}
  WHERE ($1::text IS NULL OR c.code LIKE upper($1) || '%') AND ($2::text IS NULL OR c.programme = $2)
    AND ($3::boolean IS NULL OR (c.outcome IS NULL) = $3)
  ORDER BY c.received_on DESC, c.id DESC`;

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
  SELECT d.id, d.case_id AS "caseId", d.item, d.file_id AS "fileId", d.received_on AS "receivedOn", d.note, d.origin, f.code AS "fromCode"
    FROM casework.dossier_item d LEFT JOIN casework.case_file f ON f.id = d.from_case
   WHERE d.case_id = ANY ($1::uuid[]) ORDER BY d.case_id, d.received_on, d.id`;

/** Open tasks in scope, the nearest first. $1 rows; $2, $3 the last row's due and id or null. */
export const openTasks = `
  SELECT id, kind, programme, unit_id AS "unitId", person_id AS "personId", case_id AS "caseId", role, due_on AS "dueOn", cause,
         coalesce(due_on, 'infinity')::text AS "sortKey"
    FROM casework.task
   WHERE done_at IS NULL AND ($3::uuid IS NULL OR (coalesce(due_on, 'infinity'), id) > ($2::date, $3::uuid))
   ORDER BY coalesce(due_on, 'infinity'), id LIMIT $1`;

/** $1 account ids. */
export const accountNames = `SELECT id, full_name AS name FROM platform.account WHERE id = ANY ($1::uuid[])`;

/** Who last took a step. $1 case ids. */
export const lastActors = `
  SELECT DISTINCT ON (case_id) case_id AS "caseId", actor_id AS id, actor_name AS name
    FROM casework.case_event WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq DESC`;
