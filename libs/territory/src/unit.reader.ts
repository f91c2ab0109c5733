import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { territoryErrors } from './territory.errors.js';
import { type Unit } from './unit.js';

/** Columns of a unit `u`, as `Unit`. */
const unitColumns = `u.id, u.code, u.level, u.kind, u.name, u.parent_id AS "parentId", lower(u.in_force) AS "from",
  upper(u.in_force) AS until, u.area_class AS "areaClass"`;

/** Every unit in force on a day, parents before children; empty for a day before the map is known. */
export const unitTree = (tx: ReadTx, on: LegalDay): Promise<Unit[]> =>
  tx.sql<Unit>(
    `SELECT ${unitColumns} FROM territory.unit u JOIN territory.unit_up up ON up.unit_id = u.id AND up.ancestor_id = u.id
     WHERE u.in_force @> $1::date ORDER BY up.depth, u.code`,
    [on],
  );

/**
 * The unit that bore a code on a day.
 * @throws TERRITORY.UNIT_NOT_IN_FORCE
 */
export async function getUnit(tx: ReadTx, code: string, on: LegalDay): Promise<Unit> {
  const unit = await tx.maybeOne<Unit>(
    `SELECT ${unitColumns} FROM territory.unit u WHERE u.code = $1 AND u.in_force @> $2::date`,
    [code, on],
  );
  if (!unit) throw territoryErrors.UNIT_NOT_IN_FORCE({ code, on });
  return unit;
}

/** Units by their keys, whatever their time, in no order; unknown keys are left out. */
export const findUnits = (tx: ReadTx, ids: readonly number[]): Promise<Unit[]> =>
  tx.sql<Unit>(`SELECT ${unitColumns} FROM territory.unit u WHERE u.id = ANY ($1::int[])`, [ids]);

/**
 * A unit and all that contained it, up to its province: what a paper of its time prints after a place.
 * @throws TERRITORY.UNIT_NOT_FOUND
 */
export async function unitPath(tx: ReadTx, unitId: number): Promise<readonly Unit[]> {
  const path = await tx.sql<Unit>(
    `SELECT ${unitColumns} FROM territory.unit_up up JOIN territory.unit u ON u.id = up.ancestor_id
     WHERE up.unit_id = $1 AND up.depth > 0 ORDER BY up.depth DESC`,
    [unitId],
  );
  if (path.length === 0) throw territoryErrors.UNIT_NOT_FOUND({ unitId });
  return path;
}

/** These units and everything below them that is in force on a day, parents before children. */
export const unitsOf = (tx: ReadTx, unitIds: readonly number[], on: LegalDay): Promise<Unit[]> =>
  tx.sql<Unit>(
    `SELECT ${unitColumns} FROM territory.unit u JOIN territory.unit_up own ON own.unit_id = u.id AND own.ancestor_id = u.id
     WHERE u.in_force @> $2::date
       AND EXISTS (SELECT FROM territory.unit_up up WHERE up.unit_id = u.id AND up.ancestor_id = ANY ($1::int[]))
     ORDER BY own.depth, u.code`,
    [unitIds, on],
  );

/** A neighbour in succession. */
export interface Successor {
  readonly unit: Unit;
  readonly extent: 'whole' | 'part';
  readonly effectiveOn: LegalDay;
  /** The instrument, as cited. */
  readonly basis: string;
}

type SuccessorRow = Unit & Omit<Successor, 'unit'>;

const successorOf = ({ extent, effectiveOn, basis, ...unit }: SuccessorRow): Successor => ({
  unit,
  extent,
  effectiveOn,
  basis,
});

/** The units that an ended unit went into; none for one in force or abolished. */
export async function successors(tx: ReadTx, unitId: number): Promise<Successor[]> {
  const rows = await tx.sql<SuccessorRow>(
    `SELECT ${unitColumns}, s.extent, s.effective_on AS "effectiveOn", s.basis
     FROM territory.unit_succession s JOIN territory.unit u ON u.id = s.new_id WHERE s.old_id = $1 ORDER BY u.code`,
    [unitId],
  );
  return rows.map(successorOf);
}

/** The units that went into this one, wholly or in part. */
export async function predecessors(tx: ReadTx, unitId: number): Promise<Successor[]> {
  const rows = await tx.sql<SuccessorRow>(
    `SELECT ${unitColumns}, s.extent, s.effective_on AS "effectiveOn", s.basis
     FROM territory.unit_succession s JOIN territory.unit u ON u.id = s.old_id WHERE s.new_id = $1 ORDER BY u.code`,
    [unitId],
  );
  return rows.map(successorOf);
}

/** Where a unit of any time lies on the map of a day. */
export interface Resolved {
  /** One unit when `isExact`; else those it may lie in, or none when it was abolished. */
  readonly units: readonly Unit[];
  readonly isExact: boolean;
}

/**
 * Finds a unit on an earlier or later map. Sets of rows join the SQL function `territory.map_to(day)` instead.
 * Forward it is exact unless the unit was split; backward, only for a unit that had one predecessor.
 */
export async function resolve(tx: ReadTx, unitId: number, on: LegalDay): Promise<Resolved> {
  const found = await tx.sql<{ id: number; isExact: boolean }>(
    `SELECT mapped_id AS id, is_exact AS "isExact" FROM territory.map_to($2) WHERE unit_id = $1`,
    [unitId, on],
  );
  const units = await findUnits(
    tx,
    found.map((row) => row.id),
  );
  return { units: units.toSorted((a, b) => a.code.localeCompare(b.code)), isExact: found[0]?.isExact ?? false };
}
