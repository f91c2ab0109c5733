import { basis } from '#kernel';
import { type Tx } from '#platform';
import { areaClass } from './area-class.table.js';
import { succeedAgencies } from './agency.store.js';
import { type Reorganisation } from './moves-with-units.js';
import { territoryErrors } from './territory.errors.js';
import { levelOf, type UnitKind } from './unit.js';
import { recordUnits } from './unit.store.js';

const endedUnits = `SELECT old_id FROM territory.reorganisation_link WHERE reorganisation_id = $1`;
/** What stands open is ended on the day; the change remembers that it was its doing. */
const endOn = `SET in_force = daterange(lower(in_force), $2::date), ended_by = $1`;
const isOpen = `upper_inf(in_force) AND lower(in_force) < $2::date`;

/**
 * Waits for whoever is writing to an ending unit, and keeps others from beginning to, until the transaction ends.
 */
export async function lockEndingUnits(tx: Tx, { id }: Reorganisation): Promise<void> {
  await tx.sql(`SELECT FROM territory.unit WHERE id IN (${endedUnits}) ORDER BY id FOR UPDATE`, [id]);
}

/**
 * Draws the new map: ends the old units and makes the targets that are not there yet, with their agencies and duties.
 * @throws TERRITORY.PLAN_OUTDATED when the map is no longer the one the plan was made on.
 */
export async function drawMap(tx: Tx, reorganisation: Reorganisation): Promise<void> {
  const { id, effectiveOn } = reorganisation;
  await tx.sql(`UPDATE territory.unit ${endOn} WHERE id IN (${endedUnits}) AND ${isOpen}`, [id, effectiveOn]);
  const { others } = await tx.one<{ others: number }>(
    `SELECT count(*) AS others FROM territory.unit
     WHERE id IN (${endedUnits}) AND upper(in_force) IS DISTINCT FROM $2::date`,
    [id, effectiveOn],
  );
  if (others > 0) throw territoryErrors.PLAN_OUTDATED({ reorganisationId: id });
  await makeTargets(tx, reorganisation);
  await tx.sql(
    `INSERT INTO territory.unit_succession (old_id, new_id, extent, effective_on, basis, certainty, made_by)
     SELECT l.old_id, t.unit_id, l.extent, $2, $3, 'verified', $1
     FROM territory.reorganisation_link l JOIN territory.reorganisation_target t ON t.id = l.target_id
     WHERE l.reorganisation_id = $1
     ON CONFLICT DO NOTHING`,
    [id, effectiveOn, reorganisation.basis],
  );
  await handOverAgencies(tx, reorganisation);
}

async function makeTargets(tx: Tx, { id, effectiveOn, basis: article }: Reorganisation): Promise<void> {
  const targets = await tx.sql<{ code: string; kind: UnitKind; name: string; parentCode: string }>(
    `SELECT code, kind, name, parent_code AS "parentCode" FROM territory.reorganisation_target
     WHERE reorganisation_id = $1 AND unit_id IS NULL`,
    [id],
  );
  const classes = areaClass.at(effectiveOn).value;
  const units = targets.map((target) => ({
    ...target,
    level: levelOf(target.kind),
    areaClass: classes[target.kind],
    basis: basis(article),
    from: effectiveOn,
  }));
  await recordUnits(tx, units, id);
  await tx.sql(
    `UPDATE territory.reorganisation_target t SET unit_id = u.id FROM territory.unit u
     WHERE t.reorganisation_id = $1 AND t.unit_id IS NULL AND u.code = t.code AND lower(u.in_force) = $2::date`,
    [id, effectiveOn],
  );
}

/** Written small, as inside the name of an agency. */
const small = (name: string) => `lower(left(${name}, 1)) || substr(${name}, 2)`;

/** A unit that was made gets the like of its seat's agencies, and whoever served the seat serves it. */
async function handOverAgencies(tx: Tx, { id, effectiveOn, basis: article }: Reorganisation): Promise<void> {
  const values = [id, effectiveOn];
  await tx.sql(`UPDATE territory.agency ${endOn} WHERE unit_id IN (${endedUnits}) AND ${isOpen}`, values);
  await tx.sql(
    `UPDATE territory.agency_duty ${endOn} WHERE ${isOpen} AND (unit_id IN (${endedUnits})
       OR agency_id IN (SELECT a.id FROM territory.agency a WHERE a.ended_by = $1))`,
    values,
  );
  const made = `territory.reorganisation_target t
     JOIN territory.unit u ON u.id = t.unit_id AND u.made_by = $1
     JOIN territory.unit seat ON seat.id = t.seat_id`;
  await tx.sql(
    `INSERT INTO territory.agency (code, kind, name, unit_id, in_force, basis, certainty, made_by)
     SELECT replace(a.code, seat.code, u.code), a.kind, replace(a.name, ${small('seat.name')}, ${small('u.name')}), u.id,
       daterange($2, NULL), $3, 'interpretation', $1
     FROM ${made} JOIN territory.agency a ON a.unit_id = seat.id AND a.ended_by = $1
     WHERE t.reorganisation_id = $1`,
    [...values, article],
  );
  await succeedAgencies(tx, effectiveOn, basis(article, 'interpretation'), id);
  await tx.sql(
    `INSERT INTO territory.agency_duty (agency_id, field, unit_id, in_force, basis, certainty, made_by)
     SELECT a.id, d.field, u.id, daterange($2, NULL), $3, 'interpretation', $1
     FROM ${made}
     JOIN territory.agency_duty d ON d.unit_id = seat.id AND d.ended_by = $1
     LEFT JOIN territory.agency_succession s ON s.old_id = d.agency_id AND s.made_by = $1
       AND EXISTS (SELECT FROM territory.agency heir WHERE heir.id = s.new_id AND heir.unit_id = u.id)
     JOIN territory.agency a ON a.id = coalesce(s.new_id, d.agency_id) AND a.in_force @> $2::date
     WHERE t.reorganisation_id = $1`,
    [...values, article],
  );
}

/**
 * Restores the map as it was before, to the row.
 * @throws TERRITORY.TAKE_BACK_REFUSED when something recorded since stands on a unit or agency that would cease.
 */
export async function restoreMap(tx: Tx, { id }: Reorganisation): Promise<void> {
  await tx.sql(`UPDATE territory.reorganisation_target SET unit_id = NULL WHERE reorganisation_id = $1`, [id]);
  try {
    for (const table of ['agency_duty', 'agency_succession', 'agency', 'unit_succession', 'unit'])
      await tx.sql(`DELETE FROM territory.${table} WHERE made_by = $1`, [id]);
  } catch (error) {
    const what = referringTable(error);
    if (what === undefined) throw error;
    throw territoryErrors.TAKE_BACK_REFUSED({ reorganisationId: id, what });
  }
  for (const table of ['unit', 'agency', 'agency_duty'])
    await tx.sql(
      `UPDATE territory.${table} SET in_force = daterange(lower(in_force), NULL), ended_by = NULL WHERE ended_by = $1`,
      [id],
    );
}

/** The table whose rows still refer to what was to be deleted (SQLSTATE 23503). */
const referringTable = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && error.code === '23503' && 'table' in error
    ? String(error.table)
    : undefined;
