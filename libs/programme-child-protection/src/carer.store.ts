import { getPerson } from '#citizen';
import { type LegalDay } from '#kernel';
import { type Page, type PageArgs, pageOf, platformErrors, readCursor, type ReadTx, type Tx } from '#platform';
import { childProtectionErrors } from './child-protection.errors.js';
import { type CarerFacts } from './rules/carer.rule.js';

/** A row of the register (form 09). */
export interface Carer extends CarerFacts {
  readonly id: string;
  readonly personId: string;
  readonly unitId: number;
  readonly registeredOn: LegalDay;
  /** The day of the last quarterly list it stands on. */
  readonly confirmedOn: LegalDay;
  readonly wishes: string | null;
  readonly children: number;
  readonly version: number;
}

export type NewCarer = Omit<Carer, 'id' | 'confirmedOn' | 'endedOn' | 'children' | 'version'>;

const columns = `c.id, c.person_id AS "personId", c.unit_id AS "unitId", c.kind, c.registered_on AS "registeredOn",
  c.confirmed_on AS "confirmedOn", c.health_certified_on AS "healthCertifiedOn", c.foreigner, c.resident_since AS "residentSince",
  c.may_stay_until AS "mayStayUntil", c.record_cleared_on AS "recordClearedOn", c.wishes, c.ended_on AS "endedOn", c.version,
  (SELECT count(*) FROM prog_child_protection.placement p WHERE p.carer_id = c.id AND p.ended_on IS NULL)::int AS children`;

/** @returns the carer's id. @throws CITIZEN.PERSON_NOT_FOUND, CHILD_PROTECTION.CARER_REGISTERED */
export async function registerCarer(tx: Tx, given: NewCarer): Promise<string> {
  await getPerson(tx, given.personId);
  const made = await tx.maybeOne<{ id: string }>(
    `INSERT INTO prog_child_protection.carer (person_id, unit_id, kind, registered_on, confirmed_on, health_certified_on, foreigner,
       resident_since, may_stay_until, record_cleared_on, wishes)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (unit_id, person_id) WHERE ended_on IS NULL DO NOTHING RETURNING id`,
    [
      given.personId,
      given.unitId,
      given.kind,
      given.registeredOn,
      given.healthCertifiedOn,
      given.foreigner,
      given.residentSince,
      given.mayStayUntil,
      given.recordClearedOn,
      given.wishes,
    ],
  );
  if (!made) throw childProtectionErrors.CARER_REGISTERED({ personId: given.personId });
  await tx.audit('carer.registered', { kind: 'carer', id: made.id }, { kind: given.kind });
  return made.id;
}

/** @throws CHILD_PROTECTION.CARER_NOT_FOUND, also for one out of the area. */
export async function getCarer(tx: ReadTx, carerId: string): Promise<Carer> {
  const found = await tx.maybeOne<Carer>(`SELECT ${columns} FROM prog_child_protection.carer c WHERE c.id = $1`, [
    carerId,
  ]);
  if (!found) throw childProtectionErrors.CARER_NOT_FOUND({ carerId });
  tx.noteRead({ kind: 'carer', id: carerId });
  return found;
}

/** Carers in force, the longest unconfirmed first. */
export async function listCarers(tx: ReadTx, page: PageArgs): Promise<Page<Carer>> {
  const [confirmed, id] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<Carer>(
    `SELECT ${columns} FROM prog_child_protection.carer c
      WHERE c.ended_on IS NULL AND ($2::uuid IS NULL OR (c.confirmed_on, c.id) > ($3::date, $2::uuid))
      ORDER BY c.confirmed_on, c.id LIMIT $1`,
    [page.first + 1, id, confirmed],
  );
  for (const row of rows.slice(0, page.first)) tx.noteRead({ kind: 'carer', id: row.id });
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.confirmedOn, row.id],
  );
}

/**
 * Puts a carer on this quarter's list, with a health certificate of today's date when there is a new one.
 * @throws CHILD_PROTECTION.CARER_NOT_FOUND, PLATFORM.STALE
 */
export async function confirmCarer(
  tx: Tx,
  {
    id,
    version,
    healthCertifiedOn,
  }: { readonly id: string; readonly version: number; readonly healthCertifiedOn?: LegalDay | undefined },
): Promise<void> {
  await change(
    tx,
    id,
    version,
    `confirmed_on = platform.today(), health_certified_on = coalesce($3::date, health_certified_on)`,
    [healthCertifiedOn ?? null],
  );
  await tx.audit('carer.confirmed', { kind: 'carer', id });
}

/** @throws CHILD_PROTECTION.CARER_NOT_FOUND, CHILD_PROTECTION.CARER_HAS_CHILDREN, PLATFORM.STALE */
export async function endCarer(
  tx: Tx,
  {
    id,
    version,
    on,
    reason,
  }: { readonly id: string; readonly version: number; readonly on: LegalDay; readonly reason: string },
): Promise<void> {
  const { children } = await getCarer(tx, id);
  if (children > 0) throw childProtectionErrors.CARER_HAS_CHILDREN({ carerId: id, children });
  await change(tx, id, version, `ended_on = $3::date, end_reason = $4`, [on, reason]);
  await tx.audit('carer.ended', { kind: 'carer', id }, { on, reason });
}

async function change(tx: Tx, id: string, seen: number, set: string, values: readonly unknown[]): Promise<void> {
  const changed = await tx.sql(
    `UPDATE prog_child_protection.carer SET ${set}, version = version + 1 WHERE id = $1 AND version = $2 AND ended_on IS NULL RETURNING 1`,
    [id, seen, ...values],
  );
  if (changed.length > 0) return;
  const { version: current, endedOn } = await getCarer(tx, id);
  if (endedOn !== null) throw childProtectionErrors.CARER_UNFIT({ carerId: id, because: 'ended' });
  throw platformErrors.STALE({ seen, current });
}
