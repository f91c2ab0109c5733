import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportService, listCellFaults, writeTemplate, type WrittenCell } from '#import';
import { dueOf } from '#benefits';
import { getCase } from '#case-engine';
import { month } from '#kernel';
import { engineOver } from '#programme-registry';
import { type Actor } from '#platform';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { desksOf, unitOn, workdayOn } from '../../../../test/support/province.js';
import { reliefColumns } from './relief-list.columns.js';
import { reliefList } from './relief-list.js';

const communeCode = '32248';
const today = '2026-11-09';
let db: TestDatabase;
let unitId: number;
let officer: Actor;
let chair: Actor;
let imports: ImportService;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, communeCode, today);
  ({ commune: officer, chair } = desksOf([unitId]));
  imports = new ImportService(workdayOn(db, today), [reliefList]);
});
afterAll(() => db.close());

const household: Readonly<Record<string, WrittenCell>> = {
  name: 'Nguyễn Văn Bão',
  birth: { day: '1980-02-03' },
  sex: 'Nam',
  unitCode: communeCode,
  hamlet: 'Ấp Mũi',
  address: 'Ấp Mũi',
  happenedOn: { day: '2026-11-05' },
  occasion: 'Thiên tai',
  channel: 'Tiền mặt tại xã',
};

let made = 0;
const number = () => `096080${String((made += 1)).padStart(6, '0')}`;
const rowOf = (cells: Readonly<Record<string, WrittenCell>>): readonly WrittenCell[] => {
  const row: Readonly<Record<string, WrittenCell>> = { personalNumber: number(), ...household, ...cells };
  return Object.keys(reliefColumns).map((field) => row[field]);
};
const destroyed = { house: 'Nhà ở bị đổ, sập, trôi, cháy hoàn toàn' };

const check = async (...rows: readonly (readonly WrittenCell[])[]) => {
  const batchId = await imports.dryRun(officer, await writeTemplate(reliefList, rows));
  const faults = await db.uow.read(officer, (tx) => listCellFaults(tx, batchId, { first: 100, after: 0 }));
  return { batchId, faults: faults.map(({ row, field, code }) => `${row} ${field} ${code}`) };
};
const commit = (batchId: string) => imports.commit(officer, { batchId, requestId: crypto.randomUUID() });
const takeBack = (batchId: string) =>
  imports.takeBack(officer, { batchId, requestId: crypto.randomUUID(), reason: 'Nhầm xã' });

interface Made {
  readonly id: string;
  readonly personId: string;
  readonly procedure: string;
  readonly state: string;
}
const casesOf = async (batchId: string): Promise<Made[]> =>
  (
    await db.admin.query<Made>(
      `SELECT c.id, c.person_id AS "personId", c.procedure, c.state FROM import.made m JOIN casework.case_file c ON c.id::text = m.key
        WHERE m.batch_id = $1 AND m.kind = 'case' ORDER BY m.row, c.procedure, c.id`,
      [batchId],
    )
  ).rows;

const sign = (caseId: string, on = '2026-11-10') =>
  workdayOn(db, on).run(chair, async (tx) => {
    const { version } = await getCase(tx, caseId);
    return engineOver().perform(tx, { caseId, step: 'decide', form: {}, version });
  });

/** Đồng of each help given in the month of the event. */
const amountsOf = async (personId: string): Promise<number[]> => {
  const november = { from: month('2026-11'), until: month('2026-12') };
  const due = await db.uow.read(officer, (tx) => dueOf(tx, personId, november));
  return due.map(({ amount }) => amount ?? 0).sort((a, b) => a - b);
};

describe('a list of households after an event', () => {
  it('names what is wrong cell by cell, and writes nothing', async () => {
    const twice = number();
    const { batchId, faults } = await check(
      rowOf({}),
      rowOf({ treatedDays: '2' }),
      rowOf({ treatedDays: 'hai' }),
      rowOf({ ...destroyed, happenedOn: { day: '2026-11-10' } }),
      rowOf({ ...destroyed, happenedOn: { day: '2021-06-30' } }),
      rowOf({ ...destroyed, occasion: 'Sóng to' }),
      rowOf({ ...destroyed, channel: 'Tài khoản ngân hàng', bank: 'agribank' }),
      rowOf({ ...destroyed, unitCode: '32244' }),
      rowOf({ ...destroyed, personalNumber: twice }),
      rowOf({ ...destroyed, personalNumber: twice }),
      rowOf({ house: 'Nhà ở bị hư hỏng nặng', treatedDays: '3', deceased: 'Trần Thị Sóng' }),
    );
    expect(faults).toEqual([
      '3 house RELIEF.NOTHING_ASKED',
      '4 treatedDays RELIEF.TREATED_TOO_SHORT',
      '5 treatedDays RELIEF.NOT_A_COUNT',
      '6 happenedOn RELIEF.IN_FUTURE',
      '7 happenedOn RELIEF.NOT_BY_THIS_LAW',
      '8 occasion CELL.CHOICE_UNKNOWN',
      '9 bank RELIEF.BANK_UNREADABLE',
      '9 account RELIEF.ACCOUNT_NEEDED',
      '10 unitCode PERSON.UNIT_OUT_OF_AREA',
      '12 personalNumber PERSON.NUMBER_TWICE',
    ]);
    await expect(commit(batchId)).rejects.toMatchObject({ code: 'IMPORT.HAS_FAULTS' });
    expect(await casesOf(batchId)).toEqual([]);
  });

  it('brings a file for each help before the chair, who gives by signing what the law gives', async () => {
    const { batchId, faults } = await check(
      rowOf({ ...destroyed, treatedDays: '3', deceased: 'Trần Thị Sóng' }),
      rowOf({ house: 'Phải di dời nhà ở khẩn cấp' }),
    );
    expect(faults).toEqual([]);
    await commit(batchId);
    const files = await casesOf(batchId);
    expect(files.map(({ procedure, state }) => `${procedure} ${state}`)).toEqual([
      'emergency-aid.death proposed',
      'emergency-aid.grant proposed',
      'emergency-aid.grant proposed',
      'emergency-aid.grant proposed',
    ]);
    await expect(
      workdayOn(db, '2026-11-10').run({ ...officer, roles: ['commune-chair'] }, async (tx) => {
        const [file] = files;
        const { version, id } = await getCase(tx, file?.id ?? '');
        return engineOver().perform(tx, { caseId: id, step: 'decide', form: {}, version });
      }),
    ).rejects.toMatchObject({ code: 'CASE.NEEDS_ANOTHER_PERSON' });
    for (const { id } of files) await sign(id);
    const [first, last] = [files[0]?.personId ?? '', files.at(-1)?.personId ?? ''];
    expect(await amountsOf(first)).toEqual([5_400_000, 27_000_000, 40_000_000]);
    expect(await amountsOf(last)).toEqual([30_000_000]);
    const { rows } = await db.admin.query(
      `SELECT (d.paper ->> 'articles') AS text FROM casework.decision d JOIN casework.case_file c ON c.id = d.case_id WHERE c.person_id = $1`,
      [last],
    );
    expect(rows).toEqual([{ text: expect.stringContaining('30.000.000') }]);
  });

  it('does not help the same household twice for the same event, and helps it after another', async () => {
    const own = { ...destroyed, personalNumber: number() };
    await commit((await check(rowOf(own))).batchId);
    expect((await check(rowOf({ ...own, treatedDays: '5' }))).faults).toEqual(['3 house RELIEF.HELPED_ALREADY']);
    expect((await check(rowOf({ ...own, happenedOn: { day: '2026-11-06' } }))).faults).toEqual([]);
  });

  it('is written whole or not at all: what has become wrong since stops it', async () => {
    const own = { ...destroyed, personalNumber: number() };
    const [one, other] = [await check(rowOf(own), rowOf(destroyed)), await check(rowOf(own))];
    await commit(other.batchId);
    await expect(commit(one.batchId)).rejects.toMatchObject({ code: 'IMPORT.NO_LONGER_CORRECT' });
    expect(await casesOf(one.batchId)).toEqual([]);
  });

  it('is taken back with all its files while none is signed; then it can be brought again', async () => {
    const own = { ...destroyed, personalNumber: number() };
    const first = await check(rowOf(own), rowOf(destroyed));
    await commit(first.batchId);
    await takeBack(first.batchId);
    expect((await casesOf(first.batchId)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    const again = await check(rowOf(own));
    expect(again.faults).toEqual([]);
    await commit(again.batchId);
    const [file] = await casesOf(again.batchId);
    await sign(file?.id ?? '');
    await expect(takeBack(again.batchId)).rejects.toMatchObject({
      code: 'IMPORT.CANNOT_TAKE_BACK',
      params: { obstacles: [{ row: 3, code: 'DECIDED' }] },
    });
  });

  it('has an invented list without a fault, and one with mistakes that are all found', async () => {
    const sample = (faults: boolean) =>
      reliefList.sample({
        size: 20,
        communes: [communeCode],
        after: faults ? 100 : 0,
        ...(faults && { faults: { ofEachKind: 2, foreignCommune: '32244' } }),
      });
    expect((await check(...sample(false).rows)).faults).toEqual([]);
    const { rows, seeded } = sample(true);
    expect((await check(...rows)).faults).toEqual(seeded.map(({ row, field, code }) => `${row} ${field} ${code}`));
  });

  it('of a hundred households is checked and written', async () => {
    const { rows } = reliefList.sample({ size: 100, communes: [communeCode], after: 1_000 });
    const { batchId } = await check(...rows);
    await commit(batchId);
    expect(await casesOf(batchId)).toHaveLength(100);
  });
});
