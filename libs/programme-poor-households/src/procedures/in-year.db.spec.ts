import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseFile } from '#case-engine';
import { type Actor } from '#platform';
import { engineOver } from '#programme-registry';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { begin, unitOn, walk, workdayOn } from '../../../../test/support/province.js';
import { lockEntryOfCase } from '../review/entry.store.js';
import { saveSheet } from '../review/sheet.store.js';
import { type House, household, publishInvented, sheetWith } from '../review.fixture.js';
import { type Sheet } from '../rules/sheet.js';

const engine = engineOver();
let db: TestDatabase;
let unitId: number;
let formerId: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', '2026-10-01');
  formerId = await unitOn(db, '32248', '2025-05-01');
  await publishInvented(db.uow, 'rural');
});
afterAll(() => db.close());

const desksOf = (unit: number): Record<'officer' | 'chair' | 'district', Actor> => {
  const at = (name: string, ...roles: string[]) =>
    testActor({ name, roles, units: [unit], programmes: ['poor-households'] });
  return {
    officer: at('Cán bộ', 'one-stop-officer', 'commune-officer'),
    chair: at('Chủ tịch xã', 'commune-chair'),
    district: at('Cán bộ huyện', 'district-officer'),
  };
};

let made = 0;
interface Asked {
  readonly file: CaseFile;
  readonly house: House;
  readonly desks: ReturnType<typeof desksOf>;
}

async function ask(procedure: string, given: { readonly on: string; readonly unit?: number }): Promise<Asked> {
  const unit = given.unit ?? unitId;
  const desks = desksOf(unit);
  const house = await household(workdayOn(db, '2025-04-01'), desks.officer, {
    unitId: unit,
    code: `IN-${(made += 1)}`,
    hamlet: 'Ấp Mũi',
  });
  return { house, desks, file: await askAgain(procedure, house, desks, given.on) };
}

const askAgain = (procedure: string, house: House, desks: ReturnType<typeof desksOf>, on: string): Promise<CaseFile> =>
  begin(db, engine, {
    procedure,
    on,
    who: desks.officer,
    personId: house.headId,
    unitId: desks.officer.units[0] ?? 0,
    form: { circumstances: 'Mất mùa tôm, con nhỏ' },
  });

const survey = (on: string, who: Actor, file: CaseFile, sheet: Sheet): Promise<void> =>
  workdayOn(db, on).run(who, async (tx) => {
    const { id: entryId, version } = await lockEntryOfCase(tx, file.id);
    await saveSheet(tx, { entryId, version, sheet });
  });

const dueOn = ({ clockDue }: CaseFile): string | undefined => clockDue?.toISOString().slice(0, 10);

const classesOf = async ({ householdId }: House): Promise<string[]> =>
  (
    await db.admin.query<{ text: string }>(
      `SELECT class || ' ' || held::text AS text FROM prog_poor_households.household_poverty WHERE household_id = $1 AND retired_at IS NULL ORDER BY held`,
      [householdId],
    )
  ).rows.map(({ text }) => text);

const meeting = (heldOn: string, present: number, agreed: number) => ({ heldOn, present, agreed });

describe('a household that asks within the year', () => {
  it('is recognised: begun on the 15th, agreed by half, posted, signed by another, with a certificate', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2026-10-05' });
    expect(dueOn(file)).toBeUndefined();
    await expect(walk(db, engine, file, [['2026-10-14', desks.officer, 'begin']])).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.DAY_IMPOSSIBLE',
    });
    const begun = await walk(db, engine, file, [['2026-10-15', desks.officer, 'begin']]);
    expect(dueOn(begun)).toBe('2026-10-30');
    await expect(
      walk(db, engine, begun, [['2026-10-16', desks.officer, 'agree', meeting('2026-10-16', 10, 5)]]),
    ).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.STATE_FORBIDS' });
    await survey('2026-10-16', desks.officer, file, { ...sheetWith({ b1: 140, deprived: 3 }), ticks: [1] });
    await expect(
      walk(db, engine, begun, [['2026-10-16', desks.officer, 'agree', meeting('2026-10-16', 11, 5)]]),
    ).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.MEETING_BELOW_HALF' });
    const posted = await walk(db, engine, begun, [
      ['2026-10-16', desks.officer, 'agree', meeting('2026-10-16', 10, 5)],
    ]);
    await expect(walk(db, engine, posted, [['2026-10-21', desks.officer, 'endPosting']])).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.POSTING_NOT_OVER',
      params: { until: '2026-10-21' },
    });
    const done = await walk(db, engine, posted, [
      ['2026-10-22', desks.officer, 'endPosting'],
      ['2026-10-23', desks.chair, 'recognise'],
    ]);
    expect(done).toMatchObject({ state: 'recognised', outcome: 'granted' });
    expect(await classesOf(house)).toEqual(['poor [2026-10-23,)']);
    const { rows } = await db.admin.query(
      `SELECT d.paper ->> 'number' AS number, d.paper -> 'articles' ->> 0 AS article, c.number AS certificate
         FROM casework.decision d JOIN prog_poor_households.entry e ON e.case_id = d.case_id
         JOIN prog_poor_households.certificate c ON c.entry_id = e.id WHERE d.case_id = $1`,
      [file.id],
    );
    expect(rows).toEqual([
      { number: '1/QĐ-UBND', article: expect.stringContaining('hộ nghèo'), certificate: '1/2026/GCN' },
    ]);
  });

  it('is surveyed again when fewer than half agree, checked again on a complaint, and ends near-poor', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2026-09-01' });
    const begun = await walk(db, engine, file, [['2026-09-15', desks.officer, 'begin']]);
    await survey('2026-09-15', desks.officer, file, { ...sheetWith({ b1: 125, deprived: 3 }), ticks: [] });
    const redo = await walk(db, engine, begun, [['2026-09-16', desks.officer, 'redo', meeting('2026-09-16', 21, 10)]]);
    expect(dueOn(redo)).toBe(dueOn(begun));
    await survey('2026-09-17', desks.officer, file, { ...sheetWith({ b1: 125, deprived: 3 }), ticks: [] });
    const checked = await walk(db, engine, redo, [
      ['2026-09-18', desks.officer, 'agree', meeting('2026-09-18', 21, 11)],
      ['2026-09-21', desks.officer, 'complain', { text: 'Hộ có internet' }],
    ]);
    expect(checked).toMatchObject({ state: 'rechecking', clockDue: null });
    const { rows: tasks } = await db.admin.query(`SELECT kind, due_on AS due FROM casework.task WHERE case_id = $1`, [
      file.id,
    ]);
    expect(tasks).toEqual([{ kind: 'recheck-household', due: '2026-09-30' }]);
    await survey('2026-09-24', desks.officer, file, { ...sheetWith({ b1: 125, deprived: 2 }), ticks: [] });
    const again = await walk(db, engine, checked, [['2026-09-25', desks.officer, 'concludeRecheck', { text: 'Đúng' }]]);
    expect(again.state).toBe('posted');
    await walk(db, engine, again, [
      ['2026-10-01', desks.officer, 'endPosting'],
      ['2026-10-02', desks.chair, 'recognise'],
    ]);
    expect(await classesOf(house)).toEqual(['near-poor [2026-10-02,)']);
  });

  it('is passed by where form A says so, and refused in writing', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2026-10-01' });
    const begun = await walk(db, engine, file, [['2026-10-15', desks.officer, 'begin']]);
    await survey('2026-10-15', desks.officer, file, { ticks: [1, 2, 3, 4] });
    const refused = await walk(db, engine, begun, [
      ['2026-10-15', desks.officer, 'passBy'],
      ['2026-10-16', desks.chair, 'refuse', { text: 'Phiếu A có 4 cột đánh dấu' }],
    ]);
    expect(refused).toMatchObject({ state: 'refused', outcome: 'refused' });
    expect(await classesOf(house)).toEqual([]);
  });

  it('is not recognised by a class it did not ask for, and may withdraw', async () => {
    const { file, desks } = await ask('household-review.recognise', { on: '2026-10-01' });
    const begun = await walk(db, engine, file, [['2026-10-15', desks.officer, 'begin']]);
    await survey('2026-10-15', desks.officer, file, { ...sheetWith({ b1: 200, deprived: 9 }), ticks: [] });
    const deciding = await walk(db, engine, begun, [
      ['2026-10-16', desks.officer, 'agree', meeting('2026-10-16', 10, 10)],
      ['2026-10-22', desks.officer, 'endPosting'],
    ]);
    await expect(walk(db, engine, deciding, [['2026-10-23', desks.chair, 'recognise']])).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.CLASS_NOT_ASKED_FOR',
    });
    const withdrawn = await walk(db, engine, deciding, [['2026-10-23', desks.officer, 'withdraw', { text: 'Thôi' }]]);
    expect(withdrawn.outcome).toBe('withdrawn');
  });

  it('has one review at a time, and no review without a household', async () => {
    const { house, desks } = await ask('household-review.recognise', { on: '2026-10-01' });
    await expect(askAgain('household-review.farming', house, desks, '2026-10-02')).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.HOUSEHOLD_UNDER_REVIEW',
    });
    await expect(
      askAgain('household-review.farming', { ...house, headId: crypto.randomUUID() }, desks, '2026-10-02'),
    ).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.NOT_IN_HOUSEHOLD' });
  });

  it('begins no more in 2027', async () => {
    const desks = desksOf(unitId);
    await expect(
      askAgain('household-review.recognise', { householdId: '', headId: crypto.randomUUID() }, desks, '2027-01-04'),
    ).rejects.toMatchObject({ code: 'CASE.PROCEDURE_NOT_IN_FORCE' });
  });
});

/** Takes a household through its review to the signature, on the days of a month of 2026. */
async function decide(
  procedure: string,
  { house, desks }: Pick<Asked, 'house' | 'desks'>,
  month: string,
  sheet: Sheet,
): Promise<CaseFile> {
  const file = await askAgain(procedure, house, desks, `${month}-02`);
  const begun = await walk(db, engine, file, [[`${month}-15`, desks.officer, 'begin']]);
  await survey(`${month}-16`, desks.officer, file, sheet);
  return walk(db, engine, begun, [
    [`${month}-16`, desks.officer, 'agree', meeting(`${month}-16`, 10, 10)],
    [`${month}-24`, desks.officer, 'endPosting'],
    [`${month}-25`, desks.chair, 'recognise'],
  ]);
}

describe('the years of a household', () => {
  it('lead into poverty and out of it, each class until the day before the next', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2026-01-02' });
    await walk(db, engine, file, [['2026-01-03', desks.officer, 'withdraw', { text: 'Nộp lại' }]]);
    const asked = { house, desks };
    await decide('household-review.recognise', asked, '2026-03', { ...sheetWith({ b1: 100, deprived: 5 }), ticks: [] });
    await decide('household-review.leave', asked, '2026-05', { ...sheetWith({ b1: 100, deprived: 0 }), ticks: [] });
    await decide('household-review.farming', asked, '2026-07', {
      ...sheetWith({ b1: 175, deprived: 0 }),
      ticks: [],
      farming: true,
    });
    await decide('household-review.leave', asked, '2026-08', { ...sheetWith({ b1: 176, deprived: 0 }), ticks: [] });
    expect(await classesOf(house)).toEqual([
      'poor [2026-03-25,2026-05-25)',
      'near-poor [2026-05-25,2026-07-25)',
      'average [2026-07-25,2026-08-25)',
    ]);
    const { rows } = await db.admin.query(
      `SELECT class, ended_because AS ended FROM prog_poor_households.certificate WHERE household_id = $1 ORDER BY issued_on`,
      [house.householdId],
    );
    expect(rows).toEqual([
      { class: 'poor', ended: 'replaced' },
      { class: 'near-poor', ended: 'replaced' },
      { class: 'average', ended: 'left' },
    ]);
  });

  it('are undone by an appeal that is upheld, and stand when it is dismissed', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2026-01-02' });
    await walk(db, engine, file, [['2026-01-03', desks.officer, 'withdraw', { text: 'Nộp lại' }]]);
    const poor = { ...sheetWith({ b1: 100, deprived: 5 }), ticks: [] };
    const decided = await decide('household-review.recognise', { house, desks }, '2026-09', poor);
    const { rows } = await db.admin.query<{ id: string }>(`SELECT id FROM casework.decision WHERE case_id = $1`, [
      decided.id,
    ]);
    const appeal = (on: string) =>
      begin(db, engine, {
        procedure: 'household-review.appeal',
        on,
        who: desks.officer,
        personId: house.headId,
        unitId,
        form: { text: 'Hộ có ghe lớn' },
        aboutDecisionId: rows[0]?.id ?? '',
      });
    await walk(db, engine, await appeal('2026-10-01'), [
      ['2026-10-02', desks.officer, 'accept'],
      ['2026-10-05', desks.chair, 'dismiss', { text: 'Ghe thuê' }],
    ]);
    expect(await classesOf(house)).toEqual(['poor [2026-09-25,)']);
    await walk(db, engine, await appeal('2026-10-06'), [
      ['2026-10-07', desks.officer, 'accept'],
      ['2026-10-08', desks.chair, 'uphold', { text: 'Ghe của hộ' }],
    ]);
    expect(await classesOf(house)).toEqual([]);
  });

  it('before July 2025 hear the district, and count fifteen working days from the request', async () => {
    const { file, house, desks } = await ask('household-review.recognise', { on: '2025-05-05', unit: formerId });
    expect(dueOn(file)).toBe('2025-05-26');
    const begun = await walk(db, engine, file, [['2025-05-15', desks.officer, 'begin']]);
    expect(dueOn(begun)).toBe('2025-05-26');
    await survey('2025-05-15', desks.officer, file, { ...sheetWith({ b1: 100, deprived: 3 }), ticks: [] });
    await walk(db, engine, begun, [
      ['2025-05-16', desks.officer, 'agree', meeting('2025-05-16', 10, 10)],
      ['2025-05-22', desks.officer, 'endPosting'],
      ['2025-05-23', desks.district, 'advise', { agrees: true, opinion: 'Nhất trí' }],
      ['2025-05-26', desks.chair, 'recognise'],
    ]);
    expect(await classesOf(house)).toEqual(['poor [2025-05-26,)']);
  });
});
