import { type Basis, type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { type ListedAgencies, type ListedHeir } from './agency-lists.js';
import { flat } from './unit.store.js';

/**
 * Records agencies and duties that are not there yet and the last day of those that had none; what is there stays as it is.
 * @returns how many agencies were added.
 */
export async function recordAgencies(tx: Tx, { agencies, duties }: ListedAgencies): Promise<number> {
  const recorded = await tx.sql<{ isNew: boolean }>(
    `INSERT INTO territory.agency AS there (code, kind, name, unit_id, in_force, basis, certainty)
     SELECT r.code, r.kind, r.name, u.id, daterange(r."from", r.until), r.basis, r.certainty
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, kind text, name text, "unitCode" text, "from" date, until date,
       basis text, certainty text)
     LEFT JOIN territory.unit u ON u.code = r."unitCode" AND u.in_force @> r."from"
     ORDER BY r."from"
     ON CONFLICT (code, lower(in_force)) DO UPDATE SET in_force = excluded.in_force
       WHERE upper_inf(there.in_force) AND NOT upper_inf(excluded.in_force)
     RETURNING xmax = 0 AS "isNew"`,
    [JSON.stringify(agencies.map(flat))],
  );
  await tx.sql(
    `INSERT INTO territory.agency_duty AS there (agency_id, field, unit_id, in_force, basis, certainty)
     SELECT a.id, r.field, u.id, daterange(r."from", r.until), r.basis, r.certainty
     FROM jsonb_to_recordset($1::jsonb) AS r ("agencyCode" text, field text, "unitCode" text, "from" date, until date,
       basis text, certainty text)
     LEFT JOIN territory.agency a ON a.code = r."agencyCode" AND a.in_force @> r."from"
     LEFT JOIN territory.unit u ON u.code = r."unitCode" AND u.in_force @> r."from"
     ORDER BY r."from"
     ON CONFLICT (agency_id, field, unit_id, lower(in_force)) DO UPDATE SET in_force = excluded.in_force
       WHERE upper_inf(there.in_force) AND NOT upper_inf(excluded.in_force)`,
    [JSON.stringify(duties.map(flat))],
  );
  return recorded.filter((row) => row.isNew).length;
}

/** An agency's code without the code of its unit: what stays when another unit has the like of it. */
const stem = (agency: string, unit: string) => `replace(${agency}.code, ${unit}.code, '')`;

/**
 * Records that agencies which began on a day took over from those of the same kind and code whose units went into theirs,
 * wholly or in part as the units did.
 */
export async function succeedAgencies(tx: Tx, on: LegalDay, basis: Basis, madeBy?: number): Promise<void> {
  await tx.sql(
    `INSERT INTO territory.agency_succession (old_id, new_id, extent, effective_on, basis, certainty, made_by)
     SELECT o.id, n.id, s.extent, s.effective_on, $2, $3, $4
     FROM territory.unit_succession s
     JOIN territory.unit old_unit ON old_unit.id = s.old_id
     JOIN territory.unit new_unit ON new_unit.id = s.new_id
     JOIN territory.agency o ON o.unit_id = s.old_id AND upper(o.in_force) = s.effective_on
     JOIN territory.agency n ON n.unit_id = s.new_id AND lower(n.in_force) = s.effective_on
       AND n.kind = o.kind AND ${stem('n', 'new_unit')} = ${stem('o', 'old_unit')}
     WHERE s.effective_on = $1
     ON CONFLICT DO NOTHING`,
    [on, basis.article, basis.certainty, madeBy ?? null],
  );
}

export async function recordHeirs(tx: Tx, heirs: readonly ListedHeir[], on: LegalDay): Promise<void> {
  await tx.sql(
    `INSERT INTO territory.agency_succession (old_id, new_id, extent, effective_on, basis, certainty)
     SELECT o.id, n.id, r.extent, $2::date, r.basis, r.certainty
     FROM jsonb_to_recordset($1::jsonb) AS r ("oldCode" text, "newCode" text, extent text, basis text, certainty text)
     JOIN territory.agency o ON o.code = r."oldCode" AND upper(o.in_force) = $2::date
     JOIN territory.agency n ON n.code = r."newCode" AND n.in_force @> $2::date
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(heirs.map(flat)), on],
  );
}
