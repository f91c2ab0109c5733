import { type OwedReturn } from './return-calendar.js';

/** What `owed` reads: one row for each form, level and period. */
export const owedRows = (owed: readonly OwedReturn[]): string =>
  JSON.stringify(
    owed.map(({ programme, code, level, role, period, dueOn }) => ({ programme, code, level, role, period, dueOn })),
  );

/** Each unit of the level in force on the last day, with what it filed last. $1 what is owed. */
const owed = `
  jsonb_to_recordset($1::jsonb) AS o (programme text, code text, level text, role text, period text, "dueOn" date)
  JOIN territory.unit u ON u.level = o.level AND u.in_force @> o."dueOn"
  LEFT JOIN LATERAL (
    SELECT f.id, f.seq, f.filed_at FROM report.filed_return f
     WHERE f.unit_id = u.id AND f.code = o.code AND f.period = o.period ORDER BY f.seq DESC LIMIT 1) last ON true`;

/** $2 units in sight or null for all; $3 one unit or null; $4 the last row's due day, code, unit and period as one text or null; $5 rows. */
export const owedPage = `
  SELECT * FROM (
    SELECT o.programme, o.code, o.level, o.period, o."dueOn", u.id AS "unitId", last.id AS "filedId", last.seq, last.filed_at AS "filedAt",
           concat_ws(' ', o."dueOn", o.code, lpad(u.id::text, 10, '0'), o.period) AS key
      FROM ${owed}
     WHERE ($2::int[] IS NULL OR u.id = ANY ($2)) AND ($3::int IS NULL OR u.id = $3)) listed
   WHERE $4::text IS NULL OR key COLLATE "C" > $4 ORDER BY key COLLATE "C" LIMIT $5`;

/** A task for whoever must file what is owed and not filed yet; run again it opens nothing. */
export const openReturnTasks = `
  INSERT INTO casework.task (kind, programme, unit_id, role, due_on, cause, cause_key)
  SELECT 'file-return', o.programme, u.id, o.role, o."dueOn", jsonb_build_object('code', o.code, 'period', o.period), o.code || ' ' || o.period
    FROM ${owed} WHERE last.id IS NULL
  ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING`;

/** $1 unit, $2 code, $3 period, $4 who filed it. */
export const finishReturnTask = `
  UPDATE casework.task SET done_at = platform.clock(), done_by = $4
   WHERE unit_id = $1 AND kind = 'file-return' AND cause_key = $2 || ' ' || $3 AND done_at IS NULL`;
