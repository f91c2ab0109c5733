import { entryColumns } from '../review/entry.store.js';

/** $1 numbers of rows, $2 codes of communes, $3 years, $4 household codes, $5 names of heads, $6 day; the open review and the household of each row. */
export const entriesByCodeSql = `
  SELECT g.row, u.id AS "namedUnitId", c.id AS "openCampaign", p.full_name AS "headName", p.fold = platform.fold(g.head) AS "isSameHead",
         CASE WHEN e.id IS NOT NULL THEN to_jsonb(o) END AS entry
    FROM unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::text[]) AS g (row, unit_code, year, code, head)
    LEFT JOIN territory.unit u ON u.code = g.unit_code AND u.level = 'commune' AND u.in_force @> $6::date
    LEFT JOIN prog_poor_households.campaign c ON c.unit_id = u.id AND c.year = g.year AND c.closed_on IS NULL
    LEFT JOIN citizen.household h ON h.unit_id = c.unit_id AND h.code = g.code
    LEFT JOIN prog_poor_households.entry e ON e.campaign_id = c.id AND e.household_id = h.id
    LEFT JOIN citizen.person p ON p.id = e.head_id
    LEFT JOIN LATERAL (SELECT ${entryColumns}, u.id AS "unitId", u.area_class AS "placeClass", c.starts_on AS "reviewFrom") AS o ON true`;

/** $1 batch; where something has been done with a household since its row was written. */
export const changedSinceSql = `
  SELECT m.row FROM import.made m
    LEFT JOIN prog_poor_households.entry e ON e.id = split_part(m.key, ' ', 1)::uuid
   WHERE m.batch_id = $1 AND m.kind = 'review-entry' AND e.version IS DISTINCT FROM split_part(m.key, ' ', 2)::int ORDER BY m.row`;

/** $1 batch; entries with the state each had before. */
export const statesBeforeSql = `
  SELECT v.entry_id AS id, v.state_from AS state FROM import.made m
    JOIN prog_poor_households.entry_event v ON v.entry_id = split_part(m.key, ' ', 1)::uuid AND v.seq = split_part(m.key, ' ', 2)::int
   WHERE m.batch_id = $1 AND m.kind = 'review-entry'`;
