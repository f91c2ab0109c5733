/*
 * Figures over classes of households. They run under the asker's row-level security: a commune counts its own, the department all.
 */

/**
 * $1, $2 the days `[from, until)`, $3 one commune or null. How poor and near-poor households moved between the eve of the first day
 * and the last: opening + newly + relapsed + from the other class − left − to the other class = closing.
 */
export const movementSql = `
  WITH ends AS (
    SELECT p.household_id, h.unit_id,
           max(p.class) FILTER (WHERE p.held @> ($1::date - 1)) AS opening,
           max(p.class) FILTER (WHERE p.held @> ($2::date - 1)) AS closing,
           coalesce(bool_or(p.class <> 'average' AND upper(p.held) < $1::date), false) AS was_before
      FROM prog_poor_households.household_poverty p JOIN citizen.household h ON h.id = p.household_id
     WHERE p.retired_at IS NULL AND lower(p.held) < $2::date AND ($3::int IS NULL OR h.unit_id = $3)
     GROUP BY p.household_id, h.unit_id)
  SELECT unit_id AS "unitId", c.class,
         count(*) FILTER (WHERE opening = c.class)::int AS opening,
         count(*) FILTER (WHERE closing = c.class AND opening IS DISTINCT FROM c.class AND opening IS DISTINCT FROM c.other
           AND NOT was_before)::int AS newly,
         count(*) FILTER (WHERE closing = c.class AND opening IS DISTINCT FROM c.class AND opening IS DISTINCT FROM c.other
           AND was_before)::int AS relapsed,
         count(*) FILTER (WHERE closing = c.class AND opening = c.other)::int AS "fromOther",
         count(*) FILTER (WHERE opening = c.class AND closing IS DISTINCT FROM c.class AND closing IS DISTINCT FROM c.other)::int AS "left",
         count(*) FILTER (WHERE opening = c.class AND closing = c.other)::int AS "toOther",
         count(*) FILTER (WHERE closing = c.class)::int AS closing
    FROM ends CROSS JOIN (VALUES ('poor', 'near-poor'), ('near-poor', 'poor')) AS c (class, other)
   GROUP BY unit_id, c.class ORDER BY unit_id, c.class DESC`;

/** $1 day, $2 one commune or null, $3 `indicator`, `cause`, `group` or `ethnicity`; a household with several keys counts under each. */
export const breakdownSql = `
  SELECT h.unit_id AS "unitId", p.class, k.key, count(*)::int AS households
    FROM prog_poor_households.household_poverty p JOIN citizen.household h ON h.id = p.household_id
    CROSS JOIN LATERAL unnest(CASE $3 WHEN 'indicator' THEN p.deprived WHEN 'cause' THEN p.causes WHEN 'group' THEN p.groups
      ELSE array_remove(ARRAY[p.ethnicity], NULL) END) AS k (key)
   WHERE p.retired_at IS NULL AND p.held @> $1::date AND ($2::int IS NULL OR h.unit_id = $2)
   GROUP BY h.unit_id, p.class, k.key ORDER BY h.unit_id, p.class DESC, k.key`;

/** $1 year, $2 one commune or null; how far the periodic review of each commune is and what it found. */
export const resultsSql = `
  SELECT c.id AS "campaignId", c.unit_id AS "unitId", count(e.id)::int AS households,
         count(e.id) FILTER (WHERE e.state = 'passed-by')::int AS "passedBy",
         count(e.id) FILTER (WHERE e.state IN ('screening', 'listed', 'surveyed', 'redo'))::int AS "toSurvey",
         count(e.id) FILTER (WHERE e.state IN ('scored', 'agreed', 'posted', 'rechecking', 'posted-again', 'on-list'))::int AS "underWay",
         count(e.id) FILTER (WHERE e.state = 'recognised' AND e.class = 'poor')::int AS poor,
         count(e.id) FILTER (WHERE e.state = 'recognised' AND e.class = 'near-poor')::int AS "nearPoor",
         count(e.id) FILTER (WHERE e.state = 'recognised' AND e.class = 'average' AND e.sheet -> 'farming' = 'true')::int AS "averageFarming",
         count(e.id) FILTER (WHERE e.state = 'recognised' AND e.was IN ('poor', 'near-poor') AND e.class IN ('average', 'none'))::int AS "left",
         count(e.id) FILTER (WHERE e.state = 'refused')::int AS refused,
         count(e.id) FILTER (WHERE e.state = 'withdrawn')::int AS withdrawn
    FROM prog_poor_households.campaign c LEFT JOIN prog_poor_households.entry e ON e.campaign_id = c.id
   WHERE c.year = $1 AND ($2::int IS NULL OR c.unit_id = $2)
   GROUP BY c.id ORDER BY c.unit_id, c.id`;
