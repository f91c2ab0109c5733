import { emitAll } from '#import';
import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { type PovertyClass } from '../rules/law.js';
import { type ListResult } from '../rules/list-result.rule.js';
import {
  currentClassesSql,
  endCertificatesSql,
  endClassesSql,
  insertCertificatesSql,
  insertClassesSql,
  membersSql,
  reopenCertificatesSql,
  reopenClassesSql,
  retireCertificatesSql,
  retireClassesSql,
} from './poverty.sql.js';

/** What a decision says of one household. */
export interface Recognition {
  readonly entryId: string;
  readonly householdId: string;
  readonly result: Exclude<ListResult, 'refuse'>;
  /** The class from the day of the decision on; `none` ends the one there was. */
  readonly class: PovertyClass;
  readonly standard: string;
  /** `12/QĐ-UBND`, and of the certificate `12-034/GCN`. */
  readonly decision: string;
  readonly certificate: string;
}

interface Changed {
  readonly householdId: string;
  readonly was: PovertyClass;
  readonly is: PovertyClass;
}

/**
 * Gives households their class from a day on: ends what stood, writes what stands now, replaces certificates, and tells the other
 * programmes of every household whose class became another.
 */
export async function recogniseHouseholds(tx: Tx, on: LegalDay, recognitions: readonly Recognition[]): Promise<void> {
  const households = recognitions.map(({ householdId }) => householdId);
  const before = await classesOn(tx, households, on);
  const rows = JSON.stringify(recognitions);
  await tx.sql(endClassesSql, [rows, on]);
  await tx.sql(insertClassesSql, [rows, on]);
  await tx.sql(endCertificatesSql, [rows, on]);
  await tx.sql(insertCertificatesSql, [rows, on]);
  const changed = recognitions.map(({ householdId, class: is }) => ({
    householdId,
    is,
    was: before.get(householdId) ?? 'none',
  }));
  await tellChanges(tx, on, changed);
}

/** Undoes what these entries gave: their classes and certificates fall, what they ended stands again. */
export async function undoRecognitions(
  tx: Tx,
  on: LegalDay,
  entries: readonly { readonly entryId: string; readonly householdId: string }[],
): Promise<void> {
  const households = entries.map(({ householdId }) => householdId);
  const ids = entries.map(({ entryId }) => entryId);
  const before = await classesOn(tx, households, on);
  await tx.sql(retireClassesSql, [ids]);
  await tx.sql(reopenClassesSql, [ids]);
  await tx.sql(retireCertificatesSql, [ids, tx.today]);
  await tx.sql(reopenCertificatesSql, [ids]);
  const after = await classesOn(tx, households, on);
  const changed = households.map((householdId) => ({
    householdId,
    was: before.get(householdId) ?? 'none',
    is: after.get(householdId) ?? 'none',
  }));
  await tellChanges(tx, on, changed);
}

async function classesOn(
  tx: Tx,
  households: readonly string[],
  on: LegalDay,
): Promise<ReadonlyMap<string, PovertyClass>> {
  const rows = await tx.sql<{ householdId: string; class: PovertyClass }>(currentClassesSql, [households, on]);
  return new Map(rows.map((row) => [row.householdId, row.class]));
}

/** `poverty.class-changed` { householdId, personIds, from, was, is }: other programmes end, open or recalculate what depends on it. */
export async function tellChanges(tx: Tx, from: LegalDay, given: readonly Changed[]): Promise<void> {
  const changed = given.filter(({ was, is }) => was !== is);
  const members = await tx.sql<{ householdId: string; personIds: string[] }>(membersSql, [
    changed.map(({ householdId }) => householdId),
    from,
  ]);
  const of = new Map(members.map((row) => [row.householdId, row.personIds]));
  await emitAll(
    tx,
    'poverty.class-changed',
    changed.map((each) => ({ ...each, from, personIds: of.get(each.householdId) ?? [] })),
  );
}
