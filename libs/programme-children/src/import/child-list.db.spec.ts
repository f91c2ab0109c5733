import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getBatch, ImportService, listCellFaults, writeTemplate, type WrittenCell } from '#import';
import { type Actor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { recordGrowth } from '../child.store.js';
import { childList } from './child-list.js';
import { type ChildField, childColumns, placeTitles, riskTitles } from './child.columns.js';
import { inventRows } from './sample.js';
import { cellsOf, type ChildCells } from './standing.reader.js';

let db: TestDatabase;
let imports: ImportService;
let who: Actor;
let home: { id: number; code: string }[];
let foreign: { id: number; code: string };

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  imports = new ImportService(db.uow, [childList]);
  const { rows } = await db.admin.query<{ id: number; code: string }>(
    `SELECT id, code FROM territory.unit WHERE level = 'commune' AND in_force @> current_date ORDER BY code LIMIT 3`,
  );
  [foreign, ...home] = rows as [typeof foreign, ...typeof home];
  who = officer(home);
}, 60_000);
afterAll(() => db.close());

const officer = (units: readonly { id: number }[]) =>
  testActor({ units: units.map(({ id }) => id), programmes: ['children'] });

let invented = 0;
/** Children whom no list before has named. */
function children(size: number): ChildCells[] {
  invented += size;
  return inventRows({ size, communes: home.map(({ code }) => code), after: invented - size });
}

const request = () => crypto.randomUUID();
const check = async (rows: readonly ChildCells[]) =>
  imports.dryRun(who, await writeTemplate(childList, rows.map(cellsOf)));
const commit = (batchId: string) => imports.commit(who, { batchId, requestId: request() });
const takeOver = async (rows: readonly ChildCells[]) => commit(await check(rows));
const takeBack = (batchId: string) =>
  imports.takeBack(who, { batchId, requestId: request(), reason: 'Nhầm danh sách' });
const faultsOf = async (batchId: string) =>
  (await db.uow.read(who, (tx) => listCellFaults(tx, batchId, { first: 10_000, after: 0 }))).map(
    ({ row, field, code }) => ({ row, field, code }),
  );
const faultsIn = async (rows: readonly ChildCells[]) => faultsOf(await check(rows));

/** What a workbook holds, as a hand that changes it finds it. */
async function opened(file: Buffer): Promise<ChildCells[]> {
  const [, , ...rows] = (await readSheet(file, 1)) as (string | Date | number | null)[][];
  return rows.map((row) => {
    const cells = row.map((cell): WrittenCell => {
      if (cell instanceof Date) return { day: cell.toISOString().slice(0, 10) };
      return cell ?? undefined;
    });
    return Object.fromEntries(Object.keys(childColumns).map((field, index) => [field, cells[index]]));
  });
}

const standing = (hamlet?: string, by = who) =>
  db.uow.read(by, (tx) => imports.standing(tx, 'children.register', { hamlet }));

/** The list as it stands of some children, in their order. */
async function standingOf(rows: readonly ChildCells[]): Promise<ChildCells[]> {
  const there = new Map((await opened(await standing())).map((row) => [row.personalNumber, row]));
  return rows.flatMap(({ personalNumber }) => there.get(personalNumber) ?? []);
}

const without = (row: ChildCells, ...fields: ChildField[]): ChildCells =>
  Object.fromEntries(
    Object.entries(row).filter(([field, cell]) => cell !== undefined && !fields.includes(field as ChildField)),
  );

const count = async (table: string): Promise<number> =>
  Number((await db.admin.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

describe('the dry run', () => {
  it('finds sixty mistakes of fifteen kinds among 1,000 children, invents none and touches no record', async () => {
    const before = await count('prog_children.child');
    const { title, rows, seeded } = childList.sample({
      size: 1_000,
      communes: home.map(({ code }) => code),
      after: 100_000,
      faults: { ofEachKind: 4, foreignCommune: foreign.code },
    });
    const found = await faultsOf(await imports.dryRun(who, await writeTemplate(childList, rows, title)));
    expect(new Set(seeded.map(({ field, code }) => `${field} ${code}`)).size).toBe(15);
    expect(found).toEqual(seeded);
    expect(await count('prog_children.child')).toBe(before);
  }, 60_000);

  it('takes no secret of a child: the sealed groups are no choice of the list', async () => {
    const [row] = children(1);
    expect(Object.values(placeTitles).join()).not.toMatch(/xâm hại|ma túy|HIV|mua bán|bóc lột/u);
    const sealed = { place: 'Trẻ em bị xâm hại tình dục', placeSince: { day: '2026-01-01' }, placeEvidence: 'x' };
    expect(await faultsIn([{ ...row, ...sealed }])).toEqual([{ row: 3, field: 'place', code: 'CELL.CHOICE_UNKNOWN' }]);
  });
});

describe('taking over', () => {
  it('puts children on the register with groups and risks, whom the list then gives back as they were told', async () => {
    const rows = children(300);
    await takeOver(rows);
    const back = await standingOf(rows);
    expect(back.map((row) => without(row, 'version', 'risksSince'))).toEqual(
      rows.map((row) => without(row, 'risksSince')),
    );
    expect(new Set(back.map(({ version }) => version))).toEqual(new Set(['1']));
  });

  it('takes nothing of a list with a fault', async () => {
    const [row, other] = children(2);
    const batchId = await check([{ ...row, birthRegistered: undefined }, other ?? {}]);
    await expect(commit(batchId)).rejects.toMatchObject({ code: 'IMPORT.HAS_FAULTS', params: { faults: 1 } });
  });

  it('leaves an audit entry for each child, in the same transaction', async () => {
    const batchId = await takeOver(children(5));
    const { rows } = await db.admin.query(
      `SELECT count(*)::int AS told FROM platform.audit_entry WHERE act = 'child.recorded' AND body ->> 'batchId' = $1`,
      [batchId],
    );
    expect(rows).toEqual([{ told: 5 }]);
  });
});

describe('a list that stands', () => {
  it('can be changed and handed in again; what the hand left alone is not written', async () => {
    const rows = children(3);
    await takeOver(rows);
    const [first, second, third] = await standingOf(rows);
    const changed = { ...first, school: 'Trường Trung học cơ sở Đất Mũi', parentsAbsentBecause: 'Đi làm ăn xa' };
    await takeOver([changed, second ?? {}, third ?? {}]);
    expect(await standingOf(rows)).toEqual([{ ...changed, version: '2' }, second, third]);
  });

  it('is refused where another hand was quicker, and where nobody has looked at what stands', async () => {
    const rows = children(2);
    await takeOver(rows);
    const [first, second] = await standingOf(rows);
    await takeOver([{ ...first, school: 'Trường Tiểu học 2', atSchool: 'Có' }]);
    const late = { ...first, school: 'Trường Tiểu học 3' };
    expect(await faultsIn([late, { ...second, version: undefined }])).toEqual([
      { row: 3, field: 'version', code: 'CHILD.CHANGED_SINCE' },
      { row: 4, field: 'personalNumber', code: 'CHILD.LISTED' },
    ]);
  });

  it('does not move the first day of a group, nor end it', async () => {
    const [row] = children(1);
    const [title] = Object.values(placeTitles);
    const place = { place: title, placeSince: { day: '2026-05-01' }, placeEvidence: 'Xác nhận' };
    await takeOver([{ ...row, ...place }]);
    const [now] = await standingOf([row ?? {}]);
    expect(await faultsIn([{ ...now, placeSince: { day: '2026-04-01' } }])).toEqual([
      { row: 3, field: 'place', code: 'CHILD.PLACE_HELD' },
    ]);
    await takeOver([{ ...now, place: undefined, placeSince: undefined, placeEvidence: undefined }]);
    expect((await standingOf([row ?? {}]))[0]).toMatchObject(place);
  });

  it('keeps leading zeros, dates and what looks like a formula as they were typed', async () => {
    const [row] = children(1);
    const typed = {
      insuranceCard: '0012345678',
      school: '=1+1',
      className: '05/11',
      parentsAbsentBecause: '+84',
      seriouslyIllSince: { day: '2026-02-28' },
    };
    await takeOver([{ ...row, ...typed }]);
    const [once] = await standingOf([row ?? {}]);
    await takeOver([{ ...once, carerRelation: 'Cô' }]);
    const [twice] = await standingOf([row ?? {}]);
    expect(twice).toMatchObject({ ...typed, personalNumber: row?.personalNumber, birth: row?.birth });
    expect(String(twice?.personalNumber)).toMatch(/^0/);
  });

  it('is of one hamlet where one is named, and of the asker’s communes alone', async () => {
    const [row] = children(1);
    await takeOver([
      { ...row, hamlet: 'Ấp Mũi Tàu', risks: Object.values(riskTitles)[0], risksSince: { day: '2026-06-01' } },
    ]);
    const hamlet = await opened(await standing('ấp mũi tàu'));
    expect(hamlet.map(({ personalNumber }) => personalNumber)).toEqual([row?.personalNumber]);
    expect(await opened(await standing(undefined, officer([foreign])))).toEqual([]);
  });
});

describe('taking back', () => {
  it('takes new children off, lets changed ones say what they said, and the same list can come again', async () => {
    const [old, ...fresh] = children(4);
    await takeOver([old ?? {}]);
    const [before] = await standingOf([old ?? {}]);
    const both = [{ ...before, school: 'Trường khác' }, ...fresh];
    const batchId = await takeOver(both);
    await takeBack(batchId);
    expect(await standingOf([old ?? {}, ...fresh])).toEqual([{ ...before, version: '3' }]);
    await takeOver(fresh);
    expect(await standingOf(fresh)).toHaveLength(fresh.length);
    expect(await db.uow.read(who, (tx) => getBatch(tx, batchId))).toMatchObject({ state: 'taken-back' });
  });

  it('is refused whole, with reasons, once more was told of a child', async () => {
    const rows = children(2);
    const batchId = await takeOver(rows);
    const { rows: found } = await db.admin.query<{ personId: string }>(
      `SELECT person_id AS "personId" FROM citizen.identifier WHERE value = $1`,
      [rows[1]?.personalNumber],
    );
    const personId = found[0]?.personId ?? '';
    const { rows: today } = await db.admin.query(`SELECT current_date::text AS on`);
    await db.uow.run(who, (tx) =>
      recordGrowth(tx, { personId, on: today[0].on, weightGrams: 20_000, heightMm: 1_100 }),
    );
    await expect(takeBack(batchId)).rejects.toMatchObject({
      code: 'IMPORT.CANNOT_TAKE_BACK',
      params: { obstacles: [{ row: 4, code: 'MORE_TOLD', reason: 'Đã ghi thêm thông tin khác về trẻ sau khi nhập.' }] },
    });
    expect(await standingOf(rows)).toHaveLength(2);
  });
});

it('takes 3,000 children over and back', async () => {
  const rows = children(3_000);
  const batchId = await takeOver(rows);
  await takeBack(batchId);
  expect(await standingOf(rows)).toEqual([]);
}, 60_000);
