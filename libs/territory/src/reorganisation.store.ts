import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type Reorganisation } from './moves-with-units.js';
import { type SuccessionPlan } from './succession-plan.rule.js';
import { territoryErrors } from './territory.errors.js';

const columns = `id, name, effective_on AS "effectiveOn", basis, state`;

/** @throws TERRITORY.REORGANISATION_NOT_FOUND */
export async function getReorganisation(tx: ReadTx, reorganisationId: number): Promise<Reorganisation> {
  const found = await tx.maybeOne<Reorganisation>(`SELECT ${columns} FROM territory.reorganisation WHERE id = $1`, [
    reorganisationId,
  ]);
  if (!found) throw territoryErrors.REORGANISATION_NOT_FOUND({ reorganisationId });
  return found;
}

/** Every reorganisation, the latest planned first. */
export const listReorganisations = (tx: ReadTx): Promise<Reorganisation[]> =>
  tx.sql<Reorganisation>(`SELECT ${columns} FROM territory.reorganisation ORDER BY id DESC`);

/** Holds the reorganisation until the transaction ends, so that it goes one step at a time. @throws as `getReorganisation` */
export async function lockReorganisation(tx: Tx, reorganisationId: number): Promise<Reorganisation> {
  await tx.sql(`SELECT FROM territory.reorganisation WHERE id = $1 FOR UPDATE`, [reorganisationId]);
  return getReorganisation(tx, reorganisationId);
}

export interface NewReorganisation {
  readonly name: string;
  readonly effectiveOn: LegalDay;
  /** The instrument, as cited. */
  readonly basis: string;
}

/** @returns the key of the recorded plan. */
export async function recordPlan(tx: Tx, about: NewReorganisation, plan: SuccessionPlan): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `INSERT INTO territory.reorganisation (name, effective_on, basis) VALUES ($1, $2, $3) RETURNING id`,
    [about.name, about.effectiveOn, about.basis],
  );
  await tx.sql(
    `INSERT INTO territory.reorganisation_target (reorganisation_id, code, kind, name, parent_code, seat_id, unit_id)
     SELECT $1, t.code, t.kind, t.name, t."parentCode", t."seatId", t."unitId"
     FROM jsonb_to_recordset($2::jsonb) AS t (code text, kind text, name text, "parentCode" text, "seatId" int, "unitId" int)`,
    [id, JSON.stringify(plan.targets)],
  );
  await tx.sql(
    `INSERT INTO territory.reorganisation_link (reorganisation_id, old_id, extent, target_id)
     SELECT $1, l."oldId", l.extent, t.id
     FROM jsonb_to_recordset($2::jsonb) AS l ("oldId" int, extent text, "newCode" text)
     LEFT JOIN territory.reorganisation_target t ON t.reorganisation_id = $1 AND t.code = l."newCode"`,
    [id, JSON.stringify(plan.links)],
  );
  return id;
}

export async function deletePlan(tx: Tx, reorganisationId: number): Promise<void> {
  for (const table of ['reorganisation_decision', 'reorganisation_link', 'reorganisation_target'])
    await tx.sql(`DELETE FROM territory.${table} WHERE reorganisation_id = $1`, [reorganisationId]);
  await tx.sql(`DELETE FROM territory.reorganisation WHERE id = $1`, [reorganisationId]);
}

/** A line of the succession list, as read: what becomes of an old unit. */
export interface PreviewedLink {
  readonly oldCode: string;
  readonly oldName: string;
  readonly extent: 'whole' | 'part' | 'abolished';
  readonly newCode: string | null;
  readonly newName: string | null;
}

export const listLinks = (tx: ReadTx, reorganisationId: number): Promise<PreviewedLink[]> =>
  tx.sql<PreviewedLink>(
    `SELECT o.code AS "oldCode", o.name AS "oldName", l.extent, t.code AS "newCode", t.name AS "newName"
     FROM territory.reorganisation_link l
     JOIN territory.unit o ON o.id = l.old_id
     LEFT JOIN territory.reorganisation_target t ON t.id = l.target_id
     WHERE l.reorganisation_id = $1 ORDER BY o.code, t.code`,
    [reorganisationId],
  );

/** Code and name of the ending units and of the targets, by key. */
export async function namesIn(tx: ReadTx, reorganisationId: number): Promise<Names> {
  const named = (text: string) => tx.sql<Named & { id: number }>(text, [reorganisationId]);
  const olds = await named(
    `SELECT DISTINCT u.id, u.code, u.name FROM territory.reorganisation_link l JOIN territory.unit u ON u.id = l.old_id
     WHERE l.reorganisation_id = $1`,
  );
  const targets = await named(
    `SELECT id, code, name FROM territory.reorganisation_target WHERE reorganisation_id = $1`,
  );
  return { olds: new Map(olds.map((row) => [row.id, row])), targets: new Map(targets.map((row) => [row.id, row])) };
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

export interface Names {
  readonly olds: ReadonlyMap<number, Named>;
  readonly targets: ReadonlyMap<number, Named>;
}
