import { auditAll, joinHouseholds, type Made, noteMade, type Obstacle, registerPeople } from '#import';
import { type ReadTx, type Tx } from '#platform';
import { type Child, type ChildEntry } from '../child.store.js';
import { type CheckedRegister, type ListedChild } from './child.check.js';
import {
  changeEntriesSql,
  entriesBeforeSql,
  insertEntriesSql,
  insertPlacesSql,
  insertRisksSql,
  obstaclesSql,
  removeEntriesSql,
  removePlacesSql,
  removeRisksSql,
} from './child.sql.js';

/** A row with the id of its child. */
type Placed = ListedChild & { readonly personId: string };

/** Writes a list in which nothing was found: people who are not known yet, households, entries, groups and risks. */
export async function writeChildren(tx: Tx, batchId: string, { listed, people }: CheckedRegister): Promise<void> {
  const unknown = listed.filter(({ values }) => !people.known.has(values.personalNumber));
  const registered = await registerPeople(
    tx,
    batchId,
    unknown.map(({ row, unitId, values }) => ({ ...values, row, unitId })),
  );
  const placed = listed.map((each): Placed => {
    const personId = people.known.get(each.values.personalNumber)?.id ?? registered.get(each.values.personalNumber);
    if (personId === undefined) throw new Error('a number of the list is neither known nor registered');
    return { ...each, personId };
  });
  await joinHouseholds(
    tx,
    batchId,
    placed.flatMap(({ values: { householdCode: code, householdRole: role, personalNumber }, unitId, personId }) =>
      code && role && (people.known.get(personalNumber)?.householdCode ?? null) === null
        ? [{ unitId, code, role, personId }]
        : [],
    ),
  );
  await writeEntries(tx, batchId, placed);
  await writePlaces(tx, batchId, placed);
  await writeRisks(tx, batchId, placed);
}

function entryOf({ personId, values }: Placed): ChildEntry {
  const { insuranceCard = null, carerName = null, carerRelation = null, parentsAbsentBecause = null } = values;
  const { school = null, className = null, seriouslyIllSince = null, takesPartIn = [], atSchool } = values;
  return {
    personId,
    birthRegistered: values.birthRegistered === 'yes',
    insuranceCard,
    carerName,
    carerRelation,
    parentsAbsentBecause,
    school,
    className,
    atSchool: atSchool === undefined ? null : atSchool === 'yes',
    seriouslyIllSince,
    takesPartIn,
  };
}

const saysTheSame = (before: Child, entry: ChildEntry): boolean =>
  (Object.keys(entry) as (keyof ChildEntry)[]).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(entry[field]),
  );

/** An entry that the list leaves as it is, is not written: whoever keeps it by hand meanwhile is not told that it changed. */
async function writeEntries(tx: Tx, batchId: string, placed: readonly Placed[]): Promise<void> {
  const entries = placed
    .map((each) => ({ row: each.row, unitId: each.unitId, before: each.before, entry: entryOf(each) }))
    .filter(({ before, entry }) => before === undefined || !saysTheSame(before, entry));
  const fresh = entries.filter(({ before }) => before === undefined);
  const changed = entries.flatMap(({ before, entry }) => (before ? [{ ...entry, version: before.version }] : []));
  await tx.sql(insertEntriesSql, [JSON.stringify(fresh.map(({ entry, unitId }) => ({ ...entry, unitId })))]);
  const written = await tx.sql(changeEntriesSql, [JSON.stringify(changed)]);
  if (written.length < changed.length) throw new Error('an entry changed between its examination and its writing');
  await auditAll(
    tx,
    'child.recorded',
    'person',
    entries.map(({ entry: { personId } }) => ({ id: personId, body: { batchId } })),
  );
  await noteMade(
    tx,
    batchId,
    entries.map(({ row, entry, before }): Made => ({ row, kind: 'child', key: entry.personId, before })),
  );
}

async function writePlaces(tx: Tx, batchId: string, placed: readonly Placed[]): Promise<void> {
  const places = placed.flatMap(({ row, personId, places: made }) =>
    made.map((place) => ({ ...place, row, personId, id: crypto.randomUUID() })),
  );
  await tx.sql(insertPlacesSql, [JSON.stringify(places)]);
  await auditAll(
    tx,
    'child.joined-group',
    'person',
    places.map(({ personId, group, part, from }) => ({ id: personId, body: { group, part, from, batchId } })),
  );
  await noteMade(
    tx,
    batchId,
    places.map(({ row, id }) => ({ row, kind: 'membership', key: id })),
  );
}

async function writeRisks(tx: Tx, batchId: string, placed: readonly Placed[]): Promise<void> {
  const risks = placed.flatMap(({ row, personId, risks: made }) => made.map((risk) => ({ ...risk, row, personId })));
  await tx.sql(insertRisksSql, [JSON.stringify(risks)]);
  await auditAll(
    tx,
    'child.at-risk',
    'person',
    risks.map(({ personId, kind, from }) => ({ id: personId, body: { kind, from, batchId } })),
  );
  await noteMade(
    tx,
    batchId,
    risks.map(({ row, personId, kind }) => ({ row, kind: 'risk', key: `${personId} ${kind}` })),
  );
}

const reasons = {
  MOVED: 'Trẻ đã chuyển sang đơn vị khác.',
  CHANGED: 'Hồ sơ của trẻ đã được sửa sau khi nhập.',
  MORE_TOLD: 'Đã ghi thêm thông tin khác về trẻ sau khi nhập.',
  GROUP_ENDED: 'Nhóm hoàn cảnh đã nhập đã được kết thúc.',
} as const;

export async function obstaclesTo(tx: ReadTx, batchId: string): Promise<readonly Obstacle[]> {
  const rows = await tx.sql<{ row: number; code: keyof typeof reasons }>(obstaclesSql, [batchId]);
  return rows.map(({ row, code }) => ({ row, code, reason: reasons[code] }));
}

/**
 * Takes back what a list put on the register: new entries go, changed ones say again what they said. People and households stay
 * registered: that somebody exists does not end with a list.
 */
export async function takeBackChildren(tx: Tx, batchId: string, reason: string): Promise<void> {
  await tx.sql(removePlacesSql, [batchId]);
  await tx.sql(removeRisksSql, [batchId]);
  const removed = await tx.sql<{ personId: string }>(removeEntriesSql, [batchId]);
  const before = await tx.sql<{ entry: Child }>(entriesBeforeSql, [batchId]);
  const restored = await tx.sql<{ personId: string }>(changeEntriesSql, [
    JSON.stringify(before.map(({ entry }) => entry)),
  ]);
  if (restored.length < before.length) throw new Error('an entry changed while its list was taken back');
  const body = { batchId, reason };
  const told = (rows: readonly { personId: string }[]) => rows.map(({ personId }) => ({ id: personId, body }));
  await auditAll(tx, 'child.taken-off', 'person', told(removed));
  await auditAll(tx, 'child.recorded', 'person', told(restored));
}
