import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getBatch, ImportService, listCellFaults, writeTemplate, type WrittenCell } from '#import';
import { type LegalDay } from '#kernel';
import { type Actor, type Tx } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { unitOn, workdayOn } from '../../../../test/support/province.js';
import { addHouseholds, openCampaign } from '../review/campaign.store.js';
import { postHamlets, recordMeeting } from '../review/hamlet.store.js';
import { freezeList, signList } from '../review/list.store.js';
import { publishInvented } from '../review.fixture.js';
import { askedIndicators } from '../rules/indicators.table.js';
import { householdReview } from './household-review.js';
import { reviewColumns } from './review.columns.js';

const code = '32248';
const households = 300;
let db: TestDatabase;
let unitId: number;
let campaignId: string;
let officer: Actor;
let imports: ImportService;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, code, '2026-09-01');
  officer = testActor({ name: 'Cán bộ giảm nghèo', units: [unitId], programmes: ['poor-households'] });
  await publishInvented(db.uow, 'rural');
  await db.admin.query(
    `WITH home AS (INSERT INTO citizen.household (unit_id, coded_by, code) SELECT $1, $1, 'HN-' || n FROM generate_series(1, $2::int) AS n RETURNING id, code),
       head AS (INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
         SELECT $1, 'Trần Thị Hộ', '1980-01-01', 'year', 'female', 'unverified' FROM home RETURNING id)
     INSERT INTO citizen.household_member (household_id, person_id, role, valid_from)
     SELECT home.id, head.id, 'head', '2020-01-01' FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM home) AS home
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM head) AS head USING (n)`,
    [unitId, households],
  );
  const ids = (await db.admin.query<{ id: string }>(`SELECT id FROM citizen.household WHERE unit_id = $1`, [unitId]))
    .rows;
  campaignId = await on('2026-09-01', officer, (tx) => openCampaign(tx, { unitId, year: 2026 }));
  await on('2026-09-01', officer, (tx) =>
    addHouseholds(
      tx,
      campaignId,
      ids.map(({ id }) => id),
    ),
  );
  imports = new ImportService(workdayOn(db, '2026-09-10'), [householdReview]);
});
afterAll(() => db.close());

const on = <T>(day: string, who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => workdayOn(db, day).run(who, work);

const right: Readonly<Record<string, WrittenCell>> = {
  unitCode: code,
  year: '2026',
  head: 'Trần Thị Hộ',
  ticks: '0',
  income: '1f; 2c',
  members: '4',
  under16: '1',
  allowanceHolders: '0',
  flimsyParts: '0',
  floorArea: '60,5',
  ...Object.fromEntries(askedIndicators.map((each, index) => [each, index < 3 ? 'Có' : 'Không'])),
  causes: 'Không có đất sản xuất; Nguyên nhân khác',
  farming: 'Không',
  surveyedOn: { day: '2026-09-08' },
};

const rowOf = (household: string, changed: Readonly<Record<string, WrittenCell>> = {}): readonly WrittenCell[] => {
  const cells = { ...right, householdCode: household, ...changed };
  return Object.keys(reviewColumns).map((field) => (cells as Record<string, WrittenCell>)[field]);
};

const check = async (rows: readonly (readonly WrittenCell[])[], who = officer) => {
  const batchId = await imports.dryRun(who, await writeTemplate(householdReview, rows));
  const faults = await db.uow.read(who, (tx) => listCellFaults(tx, batchId, { first: 100, after: 0 }));
  return { batchId, faults: faults.map(({ row, field, code: found }) => `${row} ${field} ${found}`) };
};

const count = async (condition: string): Promise<number> =>
  (await db.admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM prog_poor_households.entry WHERE ${condition}`))
    .rows[0]?.n ?? 0;

describe('the forms of a review in a workbook', () => {
  it('name every wrong cell, and nothing is written', async () => {
    const { batchId, faults } = await check([
      rowOf('HN-1', { income: '1f 2c' }),
      rowOf('HN-2', { income: '1f; 1g' }),
      rowOf('HN-3', { income: '1f; 7a' }),
      rowOf('HN-4', { floorArea: '60,55' }),
      rowOf('HN-5', { members: '2', under16: '2', allowanceHolders: '1' }),
      rowOf('HN-6', { surveyedOn: { day: '2026-08-31' } }),
      rowOf('HN-7', { causes: 'Xui xẻo' }),
      rowOf('HN-8', { head: 'Người Khác' }),
      rowOf('HN-9'),
      rowOf('HN-9'),
      rowOf('KHONG-CO'),
      rowOf('HN-10', { year: '2025' }),
      rowOf('HN-11', { unitCode: '32244' }),
      rowOf('HN-12', { water: 'có' }),
      rowOf('HN-13', { members: 'bốn' }),
    ]);
    expect(faults).toEqual([
      '3 income REVIEW_CELL.INCOME_UNREADABLE',
      '4 income REVIEW_CELL.INCOME_TWICE',
      '5 income REVIEW.ANSWER',
      '6 floorArea REVIEW_CELL.AREA_UNREADABLE',
      '7 members REVIEW.ANSWER',
      '8 surveyedOn REVIEW.ANSWER',
      '9 causes CELL.CHOICES_UNKNOWN',
      '10 head REVIEW.HEAD_DIFFERS',
      '12 householdCode REVIEW.TWICE',
      '13 householdCode REVIEW.HOUSEHOLD_MISSING',
      '14 unitCode REVIEW.CAMPAIGN_MISSING',
      '15 unitCode REVIEW.CAMPAIGN_MISSING',
      '16 water CELL.CHOICE_UNKNOWN',
      '17 members REVIEW_CELL.NOT_A_COUNT',
    ]);
    await expect(imports.commit(officer, { batchId, requestId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'IMPORT.HAS_FAULTS',
    });
    expect(await count(`state <> 'screening'`)).toBe(0);
  });

  it('are taken over and taken back, unless a household went on since', async () => {
    const { batchId, faults } = await check([rowOf('HN-1'), rowOf('HN-2')]);
    expect(faults).toEqual([]);
    await imports.commit(officer, { batchId, requestId: crypto.randomUUID() });
    expect(await count(`state = 'scored' AND class = 'poor' AND b1 = 140 AND b2 = 30`)).toBe(2);
    expect((await check([rowOf('HN-1', { ethnicity: 'Khmer' })])).faults).toEqual(['3 householdCode REVIEW.FILLED']);
    await imports.takeBack(officer, { batchId, requestId: crypto.randomUUID(), reason: 'Nhầm tệp' });
    expect(await count(`state = 'screening' AND sheet = '{}'`)).toBe(2);

    const again = await check([rowOf('HN-1', { surveyor: 'Lê Văn Rà' })]);
    await imports.commit(officer, { batchId: again.batchId, requestId: crypto.randomUUID() });
    await db.admin.query(
      `UPDATE prog_poor_households.entry e SET version = version + 1 FROM citizen.household h WHERE h.id = e.household_id AND h.code = 'HN-1'`,
    );
    await expect(
      imports.takeBack(officer, { batchId: again.batchId, requestId: crypto.randomUUID(), reason: 'Nhầm' }),
    ).rejects.toMatchObject({ code: 'IMPORT.CANNOT_TAKE_BACK' });
    expect((await db.uow.read(officer, (tx) => getBatch(tx, again.batchId))).state).toBe('committed');
  });

  it('bring a commune’s three hundred households to recognition', async () => {
    const options = [
      ['1f; 2c', 3],
      ['1f; 2a', 2],
      ['1g; 2a', 9],
      ['1i; 2a', 0],
    ] as const;
    const rows = Array.from({ length: households - 1 }, (_, index) => {
      const [income, deprived] = options[index % options.length] ?? options[0];
      return rowOf(`HN-${index + 2}`, {
        income,
        ...Object.fromEntries(askedIndicators.map((each, place) => [each, place < deprived ? 'Có' : 'Không'])),
      });
    });
    const { batchId, faults } = await check(rows);
    expect(faults).toEqual([]);
    await imports.commit(officer, { batchId, requestId: crypto.randomUUID() });
    expect(await count(`state = 'scored'`)).toBe(households);
    const meeting = { campaignId, hamlet: '', heldOn: '2026-09-15' as LegalDay, present: 90, agreed: 80 };
    expect(await on('2026-09-15', officer, (tx) => recordMeeting(tx, meeting))).toBe(households);
    expect(await on('2026-09-16', officer, (tx) => postHamlets(tx, { campaignId, on: '2026-09-16' as LegalDay }))).toBe(
      households,
    );
    const listId = await on('2026-09-22', officer, (tx) => freezeList(tx, campaignId));
    const chair = testActor({ name: 'Chủ tịch', units: [unitId], programmes: ['poor-households'] });
    await on('2026-09-23', chair, (tx) => signList(tx, { listId, version: 1 }));
    const { rows: found } = await db.admin.query(
      `SELECT e.class, e.state, count(*)::int AS households, count(c.id)::int AS certificates, count(p.id)::int AS classes
         FROM prog_poor_households.entry e
         LEFT JOIN prog_poor_households.certificate c ON c.entry_id = e.id AND c.ended_on IS NULL
         LEFT JOIN prog_poor_households.household_poverty p ON p.entry_id = e.id AND p.class = e.class
        GROUP BY e.class, e.state ORDER BY households DESC, e.class`,
    );
    expect(found).toEqual(
      [
        { class: 'average', state: 'refused', households: 75, certificates: 0, classes: 0 },
        { class: 'near-poor', state: 'recognised', households: 75, certificates: 75, classes: 75 },
        { class: 'poor', state: 'recognised', households: 76, certificates: 76, classes: 76 },
        { class: 'none', state: 'refused', households: 74, certificates: 0, classes: 0 },
      ].sort((a, b) => b.households - a.households || (a.class < b.class ? -1 : 1)),
    );
    const { rows: told } = await db.admin.query(
      `SELECT count(*)::int AS told, count(DISTINCT payload ->> 'householdId')::int AS households FROM platform.outbox WHERE type = 'poverty.class-changed'`,
    );
    expect(told).toEqual([{ told: 151, households: 151 }]);
    const { rows: numbers } = await db.admin.query(
      `SELECT count(DISTINCT number)::int AS numbers, max(number) - min(number) + 1 AS span FROM prog_poor_households.decision`,
    );
    expect(numbers).toEqual([{ numbers: 150, span: 150 }]);
  });
});
