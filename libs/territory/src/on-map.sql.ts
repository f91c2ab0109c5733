/**
 * Where records lay on the map of a day, as two parts of a WITH: `exact_map (unit_id, mapped_id)` for units that went over whole,
 * `moved_map (record, unit_id, mapped_id)` for records that a reorganisation moved from or to a unit. For the system only.
 * @param on the parameter that holds the day: `$1`.
 * @param movedAs codes of the movers of these records.
 */
export const onMap = (on: string, movedAs: readonly string[]): string => `
  exact_map AS MATERIALIZED (SELECT unit_id, mapped_id FROM territory.map_to(${on}) WHERE is_exact),
  moved_map AS MATERIALIZED (
    SELECT DISTINCT ON (m.record, way.unit_id) m.record, way.unit_id, e.mapped_id
    FROM territory.reorganisation_moved m
    CROSS JOIN LATERAL (VALUES (m.old_id, m.new_id), (m.new_id, m.old_id)) AS way (unit_id, other_id)
    JOIN exact_map e ON e.unit_id = way.other_id
    WHERE m.what IN (${movedAs.map((code) => `'${code}'`).join(', ')})
    ORDER BY m.record, way.unit_id, m.reorganisation_id)`;
