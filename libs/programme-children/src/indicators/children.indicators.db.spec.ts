import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { countFigures, listCounted, makeReturn, periodOf, ReportBook, tableOf } from '#reporting';
import { systemActor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { somebody, unitOn, workdayOn } from '../../../../test/support/province.js';
import { recordAccident, recordChild, recordGrowth, recordSwimming } from '../child.store.js';
import { children } from '../children.programme.js';
import { joinGroup, noteRisk } from '../membership.store.js';
import { friendlyCommune } from '../rules/friendly-commune.table.js';
import { scoreCommune } from '../score.store.js';

const today = '2026-11-20';
const book = new ReportBook([children]);
let db: TestDatabase;
let unitId: number;
let officer: ReturnType<typeof testActor>;

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', today);
  officer = testActor({ units: [unitId], programmes: ['children'] });
  const small = await child('2023-03-03');
  const pupil = await child('2016-02-02', { atSchool: true, carerName: 'Bà Tư' });
  const other = await child('2015-05-05', { atSchool: false, birthRegistered: false });
  await workdayOn(db, today).run(officer, async (tx) => {
    const evidence = 'Xác nhận của xã';
    await joinGroup(tx, { personId: pupil, group: 'a', part: 'relatives', from: day('2026-10-10'), evidence });
    await joinGroup(tx, { personId: pupil, group: 'h', part: 'with-carer', from: day('2026-11-10'), evidence });
    await joinGroup(tx, { personId: other, group: 'c', part: 'both-missing', from: day('2026-11-01'), evidence });
    await noteRisk(tx, { personId: other, kind: 'parents-away', from: day('2026-11-01') });
    await recordGrowth(tx, { personId: small, on: day('2026-11-02'), weightGrams: 12_000, heightMm: 900 });
    await recordSwimming(tx, { personId: pupil, on: day('2026-10-01'), organiser: 'Đoàn xã', canSwim: true });
    for (const [on, kind] of [
      ['2026-10-20', 'drowning'],
      ['2026-11-03', 'drowning'],
      ['2026-11-04', 'fall'],
    ] as const)
      await recordAccident(tx, { personId: other, on: day(on), kind, fatal: false, place: 'Kênh' });
    for (const [criterion, { points }] of Object.entries(friendlyCommune.at(tx.today).value.criteria))
      await scoreCommune(tx, { unitId, year: 2026, criterion, points });
  });
}, 60_000);
afterAll(() => db.close());

async function child(birth: string, given: object = {}): Promise<string> {
  const personId = await somebody(db, officer, { unitId, birth, name: 'Trần Bé Tư', on: '2024-01-02' });
  const empty = { insuranceCard: null, carerName: null, carerRelation: null, parentsAbsentBecause: null };
  await workdayOn(db, today).run(officer, (tx) =>
    recordChild(
      tx,
      {
        ...{ personId, birthRegistered: true, ...empty, school: null, className: null, atSchool: null },
        ...{ seriouslyIllSince: null, takesPartIn: [], ...given },
      },
      undefined,
    ),
  );
  return personId;
}

const valueOf = (code: string, period: string) =>
  workdayOn(db, today).read(officer, async (tx) => {
    const indicator = book.indicator(officer, `children.${code}`);
    const counted = await countFigures(tx, indicator, periodOf(period));
    const { total } = tableOf(indicator, counted, { byUnit: false, bySex: false, forPublication: false });
    return total.whole === undefined ? total.value : [total.value, total.whole];
  });

it.each([
  ['registered', '2026-11', 3],
  ['special', '2026-11', 2],
  ['special', '2026-10', 1],
  ['special.a', '2026-11', 1],
  ['special.h', '2026-10', 0],
  ['special.d', '2026-11', 0],
  ['special.cared-for', '2026-11', [1, 2]],
  ['at-risk', '2026-11', 1],
  ['birth-registered', '2026-11', [2, 3]],
  ['at-school', '2026-11', [1, 2]],
  ['accidents', '2026-11', 2],
  ['drowning', '2026', 2],
  ['drowning.fatal', '2026', 0],
  ['swimming', '2026-Q4', 1],
  ['swimming.able', '2026-11', [1, 2]],
  ['measured', '2026-11', [1, 1]],
  ['friendly-communes', '2026', [1, 1]],
  ['friendly-communes', '2025', [0, 0]],
])('%s in %s', async (code, period, expected) => {
  expect(await valueOf(code, period)).toEqual(expected);
});

it('opens onto the children behind a figure', async () => {
  const page = await workdayOn(db, today).read(officer, (tx) =>
    listCounted(tx, book.indicator(officer, 'children.special'), periodOf('2026-11'), { first: 10 }),
  );
  expect(page.nodes).toHaveLength(2);
});

it('tells the plan of its field every year before 30 October', async () => {
  const { body } = await workdayOn(db, today).read(systemActor('test'), (tx) =>
    makeReturn(tx, book, { code: 'children.plan-113', unitId, period: '2026' }),
  );
  expect(Object.fromEntries(body.rows.map(({ number, cells: [first] }) => [number, first?.value]))).toMatchObject({
    '1': 3,
    '2': 2,
    '2.1': 1,
    '6.2': 2,
    '9': 1,
  });
});
