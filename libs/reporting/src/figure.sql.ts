import { type Indicator } from './indicator.js';

/*
 * $1 and $2 are the days of the period, $3 the day whose map places are told on. A unit that was split has no place on a later map
 * by itself: its figures come without one. `asked` gives the days their type where an indicator reads only one of them.
 */
const asked = `asked AS (SELECT $1::date AS first, $2::date AS until)`;
const place = `place AS MATERIALIZED (SELECT unit_id, mapped_id FROM territory.map_to($3::date) WHERE is_exact)`;

/** Figures by unit and sex, those of the denominator beside them. $4 the units that are counted, or null for all in sight. */
export const figuresOf = ({ numerator, denominator }: Indicator): string => `
  WITH ${asked}, ${place}, counted AS (
    SELECT unit_id, sex, amount, true AS is_part FROM (${numerator}) n
    ${denominator === undefined ? '' : `UNION ALL SELECT unit_id, sex, amount, false FROM (${denominator}) d`})
  SELECT p.mapped_id AS "unitId", c.sex,
         count(*) FILTER (WHERE c.is_part) AS things, count(*) FILTER (WHERE NOT c.is_part) AS "wholeThings",
         coalesce(sum(c.amount) FILTER (WHERE c.is_part), 0)::bigint AS value,
         coalesce(sum(c.amount) FILTER (WHERE NOT c.is_part), 0)::bigint AS whole
    FROM counted c LEFT JOIN place p USING (unit_id)
   WHERE $4::int[] IS NULL OR c.unit_id = ANY ($4) GROUP BY 1, 2 ORDER BY 1, 2`;

/**
 * The rows behind a figure, one for each subject, case and unit. $4 unit on that map or null, $5 sex or null; $6, $7, $8 the last row's
 * subject, case and unit or null; $9 rows.
 */
export const rowsOf = ({ numerator }: Indicator): string => `
  WITH ${asked}, ${place}, counted AS (
    SELECT n.subject, n.case_id AS "caseId", n.unit_id, min(p.mapped_id) AS "unitId", min(n.sex) AS sex, sum(n.amount)::bigint AS amount
      FROM (${numerator}) n LEFT JOIN place p USING (unit_id)
     WHERE ($4::int IS NULL OR p.mapped_id = $4) AND ($5::text IS NULL OR n.sex = $5)
     GROUP BY n.subject, n.case_id, n.unit_id)
  SELECT * FROM (SELECT *, coalesce("caseId", '00000000-0000-0000-0000-000000000000') AS "caseKey" FROM counted) keyed
   WHERE $6::uuid IS NULL OR (subject, "caseKey", unit_id) > ($6::uuid, $7::uuid, $8::int)
   ORDER BY subject, "caseKey", unit_id LIMIT $9`;
