import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { basis, datedTable, day } from '#kernel';
import { systemActor } from '#platform';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { buildProvince, communes, province } from '../../../test/properties/small-province.js';
import { workdayOn } from '../../../test/support/province.js';
import { ReportBook } from './report-book.js';
import { hashOf } from './return.body.js';
import { makeReturn } from './return.maker.js';
import { fileReturn, getReturn, listFilings, listOwed, openTasksOfReturns } from './return.store.js';
import { writeReturn } from './return.workbook.js';
import { owedFor } from './return-calendar.js';
import { type ReturnDeadline, type StatutoryReturn } from './statutory-return.js';

const [first, second] = communes;
const people = (sex?: string) =>
  `SELECT unit_id, sex, id AS subject, NULL::uuid AS case_id, 1::bigint AS amount FROM citizen.person WHERE birth_on < $2 ${sex ? `AND sex = '${sex}'` : ''}`;
const law = basis('Thử');
const halves = (level: 'commune' | 'province', one: string, two: string): ReturnDeadline[] => [
  { level, role: 'lamp-clerk', part: 'H1', before: one },
  { level, role: 'lamp-clerk', part: 'H2', before: two, ...(two < one && { nextYear: true }) },
];
const form: StatutoryReturn = {
  code: 'lights.people',
  title: 'Báo cáo người dân',
  layouts: [
    {
      version: '1',
      form: 'Mẫu số 1',
      from: day('2020-01-01'),
      until: day('2026-07-01'),
      basis: law,
      columns: ['Tổng số', 'Trong đó: nữ'],
      rows: [
        { number: 'I', title: 'Dân số', cells: [undefined, undefined] },
        {
          number: '1',
          title: 'Người dân',
          cells: [{ indicator: 'lights.all' }, { indicator: 'lights.all', sex: 'female' }],
        },
      ],
    },
    {
      version: '2',
      form: 'Mẫu số 2',
      from: day('2026-07-01'),
      basis: law,
      columns: ['Tỷ lệ nữ'],
      rows: [{ number: '1', title: 'Người dân', cells: [{ indicator: 'lights.women' }] }],
    },
  ],
  deadlines: datedTable('lights.days', [
    {
      from: '2020-01-01',
      value: [...halves('commune', '06-15', '12-15'), ...halves('province', '07-15', '01-15')],
      basis: law,
    },
  ]),
};
const lights = {
  code: 'lights',
  indicators: [
    { code: 'lights.all', title: 'Người dân', basis: law, measure: 'people', period: 'month', numerator: people() },
    {
      code: 'lights.women',
      title: 'Tỷ lệ nữ',
      basis: law,
      measure: 'share',
      period: 'month',
      numerator: people('female'),
      denominator: people(),
    },
  ],
  returns: [form],
} as const;
const book = new ReportBook([lights]);
const clerk = testActor({ units: [first], programmes: ['lights'] });
const lead = testActor({ units: [province, ...communes], programmes: ['lights'] });
const ofFirst = { code: form.code, unitId: first, period: '2026-H1' };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await settle(first, 'female', 3);
  await settle(first, 'male', 2);
  await settle(second, 'male', 5);
});
afterAll(() => db.close());

const settle = (unit: number, sex: string, count: number) =>
  db.admin.query(
    `INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
     SELECT $1, 'Người ' || n, '1980-01-01', 'day', $2, 'unverified' FROM generate_series(1, $3::int) AS n`,
    [unit, sex, count],
  );
const june = () => workdayOn(db, '2026-06-10');

describe('what is owed', () => {
  it('is due on the day before the one that law names, in its year or the next', () => {
    expect(owedFor(2026, book.returnsFor(lead)).map(({ level, period, dueOn }) => [level, period, dueOn])).toEqual([
      ['commune', '2026-H1', '2026-06-14'],
      ['province', '2026-H1', '2026-07-14'],
      ['commune', '2026-H2', '2026-12-14'],
      ['province', '2026-H2', '2027-01-14'],
    ]);
  });

  it('is told of the units in sight, page by page', async () => {
    const asked = (who = lead, after?: string) =>
      june().read(who, (tx) => listOwed(tx, book, { year: 2026, first: 3, ...(after && { after }) }));
    const page = await asked();
    expect(page.nodes.map(({ unitId, period }) => [unitId, period])).toEqual(communes.map((id) => [id, '2026-H1']));
    const next = await asked(lead, page.pageInfo.endCursor ?? '');
    expect(next.nodes[0]).toMatchObject({ unitId: province, period: '2026-H1', filedId: null });
    expect((await asked(clerk)).nodes.map(({ unitId, dueOn }) => [unitId, dueOn])).toEqual([
      [first, '2026-06-14'],
      [first, '2026-12-14'],
    ]);
    expect((await asked(testActor({ units: [first], programmes: ['other'] }))).nodes).toEqual([]);
  });
});

describe('a return', () => {
  it('gives a task before it is due, which filing it finishes', async () => {
    const tasks = async () =>
      (
        await db.admin.query(
          `SELECT unit_id, due_on::text, role, done_at IS NOT NULL AS done FROM casework.task WHERE kind = 'file-return' ORDER BY unit_id`,
        )
      ).rows;
    const sweep = (on: string) => workdayOn(db, on).run(systemActor('test'), (tx) => openTasksOfReturns(tx, book));
    await sweep('2026-05-20');
    expect(await tasks()).toEqual([]);
    await sweep('2026-06-01');
    await sweep('2026-06-02');
    expect(await tasks()).toEqual(
      communes.map((id) => ({ unit_id: id, due_on: '2026-06-14', role: 'lamp-clerk', done: false })),
    );
    await june().run(clerk, (tx) => fileReturn(tx, book, ofFirst));
    expect((await tasks()).map(({ done }) => done)).toEqual([true, false, false]);
  });

  it('stays as it was frozen; a correction is a further filing with its reason', async () => {
    await settle(first, 'female', 1);
    await expect(june().run(clerk, (tx) => fileReturn(tx, book, ofFirst))).rejects.toMatchObject({
      code: 'REPORTING.CORRECTION_UNREASONED',
      params: { filed: 1 },
    });
    await june().run(clerk, (tx) => fileReturn(tx, book, { ...ofFirst, reason: 'Sót một người' }));
    const filings = await june().read(clerk, (tx) => listFilings(tx, ofFirst));
    expect(
      filings.map(({ seq, reason, body }) => [seq, reason, body.rows[1]?.cells.map((cell) => cell?.value)]),
    ).toEqual([
      [1, null, [5, 3]],
      [2, 'Sót một người', [6, 4]],
    ]);
    for (const { hash, body } of filings) expect(hashOf(body)).toBe(hash);
    await expect(db.uow.run(clerk, (tx) => tx.sql(`UPDATE report.filed_return SET hash = ''`))).rejects.toThrow(
      'permission denied',
    );
  });

  it('follows the form in force at the end of its period', async () => {
    const { body } = await june().read(clerk, (tx) => makeReturn(tx, book, { ...ofFirst, period: '2026-H2' }));
    expect(body).toMatchObject({ version: '2', rows: [{ cells: [{ value: 4, whole: 6 }] }] });
  });

  it('of a province counts all its communes, and only for whoever sees all of them', async () => {
    const ofProvince = { ...ofFirst, unitId: province };
    const { body } = await june().read(lead, (tx) => makeReturn(tx, book, ofProvince));
    expect(body.rows[1]?.cells.map((cell) => cell?.value)).toEqual([11, 4]);
    const half = testActor({ units: [province, first], programmes: ['lights'] });
    await expect(june().run(half, (tx) => fileReturn(tx, book, ofProvince))).rejects.toMatchObject({
      code: 'REPORTING.RETURN_OUT_OF_AREA',
    });
  });

  it('does not exist out of area and programme, nor for what nobody owes', async () => {
    const [filed] = await june().read(clerk, (tx) => listFilings(tx, ofFirst));
    for (const who of [testActor({ units: [second], programmes: ['lights'] }), testActor({ units: [first] })])
      await expect(june().read(who, (tx) => getReturn(tx, filed?.id ?? ''))).rejects.toMatchObject({
        code: 'REPORTING.RETURN_NOT_FOUND',
      });
    for (const key of [
      { ...ofFirst, period: '2026-Q1' },
      { ...ofFirst, code: 'lights.no' },
    ])
      await expect(june().read(clerk, (tx) => makeReturn(tx, book, key))).rejects.toMatchObject({
        code: 'REPORTING.RETURN_UNKNOWN',
      });
  });

  it('is written as a workbook, the same bytes each time', async () => {
    const filed = (await june().read(clerk, (tx) => listFilings(tx, ofFirst)))[1];
    if (!filed) throw new Error('nothing was filed');
    const written = await writeReturn(filed);
    expect(written.equals(await writeReturn(filed))).toBe(true);
    const [sheet] = await readWorkbook(written);
    expect(sheet?.data.slice(4)).toEqual([
      ['STT', 'Chỉ tiêu', 'Tổng số', 'Trong đó: nữ'],
      ['I', 'Dân số', null, null],
      ['1', 'Người dân', 6, 4],
      ['MÃ KIỂM SOÁT', filed.hash, null, null],
    ]);
  });
});
