import { type Basis } from '#kernel';
import { type Tx } from '#platform';
import { type ListedUnit } from './unit-lists.js';
import { levels } from './unit.js';

/**
 * Records units that are not there yet and the last day of those that had none; what is there stays as it is.
 * @returns how many were added.
 */
export async function recordUnits(tx: Tx, units: readonly ListedUnit[], madeBy?: number): Promise<number> {
  let added = 0;
  for (const level of levels) {
    const rows = units.filter((unit) => unit.level === level).map(flat);
    const recorded = await tx.sql<{ isNew: boolean }>(
      `INSERT INTO territory.unit AS there
         (code, level, kind, name, parent_id, in_force, area_class, basis, certainty, made_by)
       SELECT r.code, r.level, r.kind, r.name, parent.id, daterange(r."from", r.until), r."areaClass", r.basis, r.certainty, $2
       FROM jsonb_to_recordset($1::jsonb) AS r (code text, level text, kind text, name text, "parentCode" text,
         "from" date, until date, "areaClass" text, basis text, certainty text)
       LEFT JOIN territory.unit parent ON parent.code = r."parentCode" AND parent.in_force @> r."from"
       ORDER BY r."from"
       ON CONFLICT (code, lower(in_force)) DO UPDATE SET in_force = excluded.in_force
         WHERE upper_inf(there.in_force) AND NOT upper_inf(excluded.in_force)
       RETURNING xmax = 0 AS "isNew"`,
      [JSON.stringify(rows), madeBy ?? null],
    );
    added += recorded.filter((row) => row.isNew).length;
  }
  return added;
}

/** A row with its basis as two plain values, as a recordset takes it. */
export const flat = <T extends { readonly basis: Basis }>({ basis, ...rest }: T) => ({
  ...rest,
  basis: basis.article,
  certainty: basis.certainty,
});
