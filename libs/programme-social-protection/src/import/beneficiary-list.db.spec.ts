import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueOf } from '#benefits';
import { mergePeople, searchPeople } from '#citizen';
import { getBatch, ImportService, listCellFaults, writeTemplate } from '#import';
import { month } from '#kernel';
import { type Actor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { renewAwards } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { beneficiaryList } from './beneficiary-list.js';
import { cellsOf, inventRows, type SampleRow } from './sample.js';

let db: TestDatabase;
let imports: ImportService;
let who: Actor;
let home: { id: number; code: string }[];
let foreign: { id: number; code: string };

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  imports = new ImportService(db.uow, [beneficiaryList]);
  const { rows } = await db.admin.query<{ id: number; code: string }>(
    `SELECT id, code FROM territory.unit WHERE level = 'commune' AND in_force @> current_date ORDER BY code LIMIT 3`,
  );
  [foreign, ...home] = rows as [typeof foreign, ...typeof home];
  who = officer();
}, 60_000);
afterAll(() => db.close());

const officer = (given: Partial<Actor> = {}) =>
  testActor({ units: home.map(({ id }) => id), programmes: [programmeCode], ...given });

let invented = 0;
/** People whom no list before has named. */
function people(size: number): SampleRow[] {
  invented += size;
  return inventRows({ size, communes: home.map(({ code }) => code), after: invented - size });
}

const file = (rows: readonly SampleRow[]) => writeTemplate(beneficiaryList, rows.map(cellsOf));
const check = async (rows: readonly SampleRow[], by = who) => imports.dryRun(by, await file(rows));
const request = () => crypto.randomUUID();
const commit = (batchId: string, by = who) => imports.commit(by, { batchId, requestId: request() });
const takeBack = (batchId: string, by = who) =>
  imports.takeBack(by, { batchId, requestId: request(), reason: 'Nhầm danh sách' });
const faultsOf = (batchId: string, by = who) =>
  db.uow.read(by, (tx) => listCellFaults(tx, batchId, { first: 10_000, after: 0 }));
const count = async (table: string): Promise<number> =>
  Number((await db.admin.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);
const faultsIn = async (rows: readonly SampleRow[], by = who) =>
  (await faultsOf(await check(rows, by), by)).map(({ row, column, code, reason, repair }) => ({
    row,
    column,
    code,
    reason,
    repair,
  }));

/** What is due in a month to whoever has this number. */
async function dueTo(row: SampleRow | undefined, at = '2026-11'): Promise<number> {
  const { rows } = await db.admin.query<{ id: string }>(
    `SELECT person_id AS id FROM citizen.identifier WHERE value = $1`,
    [row?.personalNumber],
  );
  const until = `${at.slice(0, 5)}${String(Number(at.slice(5)) + 1).padStart(2, '0')}`;
  const dues = await db.uow.read(who, (tx) => dueOf(tx, rows[0]?.id ?? '', { from: month(at), until: month(until) }));
  return dues.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

describe('the dry run', () => {
  it('finds sixty mistakes of fifteen kinds among 2,000 people, and invents none', async () => {
    const { title, rows, seeded } = beneficiaryList.sample({
      size: 2_000,
      communes: home.map(({ code }) => code),
      after: 100_000,
      faults: { ofEachKind: 4, foreignCommune: foreign.code },
    });
    expect(title).toContain('không phải người thật');
    const found = await faultsOf(await imports.dryRun(who, await writeTemplate(beneficiaryList, rows, title)));
    expect(new Set(seeded.map(({ field, code }) => `${field} ${code}`)).size).toBe(15);
    expect(seeded).toHaveLength(60);
    expect(found.map(({ row, field, code }) => ({ row, field, code }))).toEqual(seeded);
  }, 120_000);

  it('touches no record', async () => {
    const tables = [
      'citizen.person',
      'benefit.chain',
      'casework.case_file',
      'prog_social_protection.fact',
      'platform.outbox',
    ];
    const before = await Promise.all(tables.map(count));
    await check(people(30));
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('says why, in Vietnamese, and offers what is certain', async () => {
    const [first, second, third, fourth, fifth] = people(400).filter(
      (row) => row.group === 'Người khuyết tật nặng' && row.coefficient === 1.5,
    );
    const found = await faultsIn([
      { ...first, personalNumber: Number(first?.personalNumber) },
      { ...second, birth: '30/02/1951' },
      { ...third, amount: 750_000 },
      { ...fourth, group: 'nguoi khuyet tat nang' },
      { ...fifth, certificate: undefined },
    ]);
    expect(found).toEqual([
      {
        row: 3,
        column: 'D',
        code: 'CELL.LEADING_ZERO_LOST',
        reason: 'Thiếu số 0 đầu, cần đủ 12 số.',
        repair: first?.personalNumber,
      },
      {
        row: 4,
        column: 'B',
        code: 'CELL.DATE_IMPOSSIBLE',
        reason: 'Tháng 2 không có ngày 30. Chỉ biết năm thì ghi 1951.',
        repair: null,
      },
      {
        row: 5,
        column: 'U',
        code: 'BENEFICIARY.AMOUNT_DIFFERS',
        reason: 'Mức hưởng không khớp hệ số 1,5 × 540.000 = 810.000.',
        repair: '810.000',
      },
      expect.objectContaining({ row: 6, column: 'K', code: 'CELL.CHOICE_UNKNOWN', repair: 'Người khuyết tật nặng' }),
      {
        row: 7,
        column: 'O',
        code: 'BENEFICIARY.NEEDED',
        reason: 'Hãy điền “Số giấy xác nhận” cho nhóm này.',
        repair: null,
      },
    ]);
  });

  it('knows a person of the records by number, and says no word of one out of the area', async () => {
    const [known] = people(1);
    await commit(await check([known ?? {}]));
    expect(await faultsIn([{ ...known, name: 'Người Khác', holder: 'Người Khác' }])).toEqual([
      expect.objectContaining({
        code: 'PERSON.NUMBER_OF_ANOTHER',
        reason: expect.stringContaining(String(known?.name)),
      }),
    ]);
    expect(await faultsIn([{ ...known, decisionNumber: '999/QĐ-UBND' }])).toEqual([
      expect.objectContaining({ code: 'BENEFICIARY.ALREADY_RECEIVES' }),
    ]);
    const elsewhere = officer({ units: [foreign.id] });
    expect(await faultsIn([{ ...known, unitCode: foreign.code }], elsewhere)).toEqual([
      expect.objectContaining({
        code: 'PERSON.NUMBER_TAKEN',
        reason: expect.not.stringContaining(String(known?.name)),
      }),
    ]);
  });

  it('reads the template only', async () => {
    const other = { ...beneficiaryList, columns: { name: beneficiaryList.columns['name']! } };
    await expect(imports.dryRun(who, Buffer.from('Họ và tên;Ngày sinh'))).rejects.toMatchObject({
      code: 'IMPORT.NOT_A_WORKBOOK',
    });
    await expect(imports.dryRun(who, await writeTemplate(other, [['Nguyễn Văn A']]))).rejects.toMatchObject({
      code: 'IMPORT.NOT_THE_TEMPLATE',
      params: { missing: expect.arrayContaining(['Ngày sinh']), unknown: [] },
    });
    await expect(check([])).rejects.toMatchObject({ code: 'IMPORT.NO_ROWS' });
    await expect(imports.dryRun(officer({ programmes: [] }), await file(people(1)))).rejects.toMatchObject({
      code: 'PLATFORM.FORBIDDEN',
    });
  });

  it('is seen by nobody who does not answer for its communes', async () => {
    const batchId = await check(people(1));
    await expect(db.uow.read(officer({ units: [foreign.id] }), (tx) => getBatch(tx, batchId))).rejects.toMatchObject({
      code: 'IMPORT.BATCH_NOT_FOUND',
    });
    expect(await db.uow.read(officer(), (tx) => getBatch(tx, batchId))).toMatchObject({
      state: 'checked',
      rowCount: 1,
    });
  });
});

describe('taking over', () => {
  it('registers people and grants what the old decisions gave, from the month on that was not paid elsewhere', async () => {
    const rows = people(200);
    await commit(await check(rows));
    for (const row of rows.slice(0, 20)) {
      expect(await dueTo(row)).toBe(row.amount);
      expect(await dueTo(row, '2026-10')).toBe(0);
    }
    const [first] = rows;
    const found = await db.uow.read(who, (tx) => searchPeople(tx, { words: String(first?.name), limit: 100 }));
    expect(found.map(({ person }) => person.personalNumber)).toContain(first?.personalNumber);
  });

  it('leaves facts behind that later changes compute with', async () => {
    const row = people(300).find((each) => each.group === 'Người khuyết tật nặng' && each.coefficient === 1.5);
    await commit(await check([row ?? {}]));
    const { rows } = await db.admin.query<{ personId: string; caseId: string; unitId: number }>(
      `UPDATE prog_social_protection.fact f SET degree = 'extremely-severe' FROM citizen.identifier i, casework.case_file c
        WHERE i.value = $1 AND f.person_id = i.person_id AND f.kind = 'disability' AND c.id = f.case_id
        RETURNING f.person_id AS "personId", c.id AS "caseId", c.unit_id AS "unitId"`,
      [row?.personalNumber],
    );
    const award = { ...rows[0]!, decisionId: undefined, reason: 'thử nghiệm' };
    await db.uow.run(who, (tx) => renewAwards(tx, award, month('2026-12')));
    expect([await dueTo(row, '2026-11'), await dueTo(row, '2027-01')]).toEqual([810_000, 1_080_000]);
  });

  it('writes an audit entry for each person and case, in the same transaction', async () => {
    const rows = people(10);
    const batchId = await commit(await check(rows));
    const { rows: entries } = await db.admin.query(
      `SELECT act, count(*)::int AS count, count(DISTINCT subject_id)::int AS subjects FROM platform.audit_entry
        WHERE body ->> 'batchId' = $1 AND act IN ('citizen.person-registered', 'case.step') GROUP BY act ORDER BY act`,
      [batchId],
    );
    const payees = rows.filter(({ payeeNumber }) => payeeNumber !== undefined).length;
    expect(entries).toEqual([
      { act: 'case.step', count: 10, subjects: 10 },
      { act: 'citizen.person-registered', count: 10 + payees, subjects: 10 + payees },
    ]);
  });

  it('takes nothing of a list with a fault, or of one that is no longer right', async () => {
    const [row, other] = people(2);
    await expect(commit(await check([{ ...row, amount: 1 }, other ?? {}]))).rejects.toMatchObject({
      code: 'IMPORT.HAS_FAULTS',
      params: { faults: 1 },
    });
    const first = await check([row ?? {}]);
    const second = await check([row ?? {}, other ?? {}]);
    await commit(first);
    const before = await count('citizen.person');
    await expect(commit(second)).rejects.toMatchObject({ code: 'IMPORT.NO_LONGER_CORRECT' });
    expect(await count('citizen.person')).toBe(before);
  });

  it('knows a file it has taken over', async () => {
    const bytes = await file(people(3));
    const [first, again] = [await imports.dryRun(who, bytes), await imports.dryRun(who, bytes)];
    await commit(first);
    await expect(imports.dryRun(who, bytes)).rejects.toMatchObject({
      code: 'IMPORT.ALREADY_IMPORTED',
      params: { batchId: first },
    });
    await expect(commit(again)).rejects.toMatchObject({ code: 'IMPORT.ALREADY_IMPORTED' });
  });

  it('has one effect though it is sent a hundred times, under one id or under many', async () => {
    const batchId = await check(people(20));
    const before = await count('benefit.chain');
    const requestId = request();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, copy) =>
        imports.commit(who, { batchId, requestId: copy % 2 === 0 ? requestId : request() }),
      ),
    );
    expect(new Set(answers)).toEqual(new Set([batchId]));
    const { rows } = await db.admin.query(
      `SELECT count(*)::int AS chains FROM benefit.chain c JOIN import.made m ON m.kind = 'case' AND m.key = c.case_id::text WHERE m.batch_id = $1`,
      [batchId],
    );
    expect(rows).toEqual([{ chains: (await count('benefit.chain')) - before }]);
    expect(await count(`platform.audit_entry WHERE act = 'import.committed' AND subject_id = '${batchId}'`)).toBe(1);
  }, 60_000);

  it('is refused to whoever does not answer for the communes', async () => {
    const batchId = await check(people(1));
    await expect(commit(batchId, officer({ units: [foreign.id] }))).rejects.toMatchObject({
      code: 'IMPORT.BATCH_NOT_FOUND',
    });
  });
});

describe('taking back', () => {
  it('undoes what was granted; the same people come again by a corrected list, in the same chains', async () => {
    const rows = people(20);
    const batchId = await commit(await check(rows));
    await takeBack(batchId);
    await takeBack(batchId);
    expect(await dueTo(rows[0])).toBe(0);
    expect(await db.uow.read(who, (tx) => getBatch(tx, batchId))).toMatchObject({ state: 'taken-back' });
    const [chains, registered] = [await count('benefit.chain'), await count('citizen.person')];
    await commit(await check(rows));
    expect(await dueTo(rows[0])).toBe(rows[0]?.amount);
    expect([await count('benefit.chain'), await count('citizen.person')]).toEqual([chains, registered]);
  });

  it('is refused whole, with reasons, once something was built on it', async () => {
    const rows = people(3);
    const batchId = await commit(await check(rows));
    const { rows: found } = await db.admin.query<{ id: string; version: number }>(
      `SELECT p.id, p.version FROM citizen.person p JOIN citizen.identifier i ON i.person_id = p.id WHERE i.value = ANY ($1) ORDER BY array_position($1, i.value)`,
      [rows.slice(0, 2).map(({ personalNumber }) => personalNumber)],
    );
    const [survivor, merged] = found.map(({ id: personId, version }) => ({ personId, version }));
    await db.uow.run(who, (tx) => mergePeople(tx, { survivor: survivor!, merged: merged!, reason: 'một người' }));
    await expect(takeBack(batchId)).rejects.toMatchObject({
      code: 'IMPORT.CANNOT_TAKE_BACK',
      params: { obstacles: [expect.objectContaining({ row: 3, code: 'MERGED' }), expect.objectContaining({ row: 4 })] },
    });
    expect(await dueTo(rows[2])).toBe(rows[2]?.amount);
  });

  it('is refused for a list that was never taken over', async () => {
    await expect(takeBack(await check(people(1)))).rejects.toMatchObject({ code: 'IMPORT.NOT_COMMITTED' });
  });
});

it('takes 5,000 rows over and back', async () => {
  const rows = people(5_000);
  const batchId = await check(rows);
  expect(await faultsOf(batchId)).toEqual([]);
  await commit(batchId);
  expect(await dueTo(rows[4_999])).toBe(rows[4_999]?.amount);
  await takeBack(batchId);
  expect(await dueTo(rows[4_999])).toBe(0);
}, 120_000);
