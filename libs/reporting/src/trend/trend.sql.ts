import { monthIndexOf } from '../month-index.sql.js';

/*
 * Months in a row, under the asker's row-level security. $1 and $2 are the numbers of the first month and of the last, both included.
 */

/** Cases by month, each counted by the day on which it was received or decided; late is what was decided after its limit. */
export const casesByMonth = `
  WITH span AS (SELECT make_date($1::int / 12, $1::int % 12 + 1, 1) AS first,
                       (make_date($2::int / 12, $2::int % 12 + 1, 1) + interval '1 month')::date AS until),
  received AS (
    SELECT ${monthIndexOf('c.received_on')} AS month, count(*)::int AS count
      FROM casework.case_file c CROSS JOIN span WHERE c.received_on >= span.first AND c.received_on < span.until GROUP BY 1),
  decided AS (
    SELECT ${monthIndexOf('c.closed_on')} AS month, count(*)::int AS count,
           count(*) FILTER (WHERE EXISTS (SELECT FROM casework.task t WHERE t.case_id = c.id AND t.kind = 'overdue'))::int AS late
      FROM casework.case_file c CROSS JOIN span WHERE c.closed_on >= span.first AND c.closed_on < span.until GROUP BY 1)
  SELECT m.month, coalesce(r.count, 0) AS received, coalesce(d.count, 0) AS decided, coalesce(d.late, 0) AS late
    FROM generate_series($1::int, $2::int) AS m (month)
    LEFT JOIN received r ON r.month = m.month LEFT JOIN decided d ON d.month = m.month
   ORDER BY m.month`;

/** đồng posted for each month, by the units of the map of the day $3; what cannot be placed on it has none. */
export const moneyByMonth = `
  WITH place AS MATERIALIZED (SELECT unit_id, mapped_id FROM territory.map_to($3::date) WHERE is_exact),
  posted AS (
    SELECT for_month AS month, unit_id, sum(plus - minus) AS amount
      FROM payment.run_total WHERE for_month BETWEEN $1::int AND $2::int GROUP BY 1, 2)
  SELECT p.month, place.mapped_id AS "unitId", sum(p.amount)::bigint AS amount
    FROM posted p LEFT JOIN place USING (unit_id) GROUP BY 1, 2 ORDER BY 1, 2`;

/** Open cases by who has them, those that nobody has taken yet in a row without a name; the most overdue first. */
export const workByOfficer = `
  SELECT c.assigned_to AS "officerId", a.full_name AS name, count(*)::int AS open,
         count(*) FILTER (WHERE c.clock_due < platform.clock())::int AS overdue
    FROM casework.case_file c LEFT JOIN platform.account a ON a.id = c.assigned_to
   WHERE c.outcome IS NULL GROUP BY 1, 2 ORDER BY overdue DESC, open DESC, name, "officerId"`;
