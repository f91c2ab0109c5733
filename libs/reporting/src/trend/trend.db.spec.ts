import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { month } from '#kernel';
import { systemActor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { unitOn } from '../../../../test/support/province.js';
import { listCasesByMonth, listMoneyByMonth, listWorkByOfficer } from './trend.reader.js';

let db: TestDatabase;
let here: number;
let there: number;
const officerId = crypto.randomUUID();

/** Cases of a commune: received, closed or not, late or not, and who has them. */
async function addCases(unitId: number): Promise<void> {
  await db.admin.query(
    `WITH made AS (
       INSERT INTO casework.case_file (code, programme, procedure, procedure_version, person_id, unit_id, state, outcome, received_on, closed_on, assigned_to)
       SELECT 'TR-' || $1::int || n, 'social-protection', 'p', '1', gen_random_uuid(), $1, 'reviewing', outcome, received, closed, taken
         FROM (VALUES (1, '2026-08-31'::date, '2026-09-10'::date, 'granted'::text, NULL::uuid), (2, '2026-09-01', '2026-10-02', 'refused', NULL),
                      (3, '2026-10-31', NULL, NULL, $2::uuid), (4, '2026-11-01', NULL, NULL, NULL)) AS v (n, received, closed, outcome, taken)
       RETURNING id, unit_id, closed_on)
     INSERT INTO casework.task (kind, programme, unit_id, role, case_id, due_on, cause, cause_key)
     SELECT 'overdue', 'social-protection', unit_id, 'commune-officer', id, '2026-09-20', '{}', id::text FROM made WHERE closed_on = '2026-10-02'`,
    [unitId, officerId],
  );
}

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  [here, there] = [await unitOn(db, '32248', '2026-10-05'), await unitOn(db, '32244', '2026-10-05')];
  await db.admin.query(
    `INSERT INTO platform.account (id, username, full_name, password_hash) VALUES ($1, 'can-bo', 'Nguyễn Văn Bé', '-')`,
    [officerId],
  );
  for (const unitId of [here, there]) await addCases(unitId);
  await db.admin.query(
    `WITH runs AS (INSERT INTO payment.run (programme, month, seq, state, lines, total, hash, opened_by)
         VALUES ('social-protection', 2026 * 12 + 8, 1, 'closed', 3, 0, 0, gen_random_uuid()) RETURNING id)
     INSERT INTO payment.run_total (run_id, for_month, unit_id, lines, plus, minus, hash)
     SELECT id, for_month, unit_id, 1, plus, minus, 0 FROM runs,
       (VALUES (2026 * 12 + 8, $1::int, 5000000, 0), (2026 * 12 + 7, $1, 700000, 200000), (2026 * 12 + 8, $2, 9000000, 0)) AS v (for_month, unit_id, plus, minus)`,
    [here, there],
  );
});
afterAll(() => db.close());

const officer = () => testActor({ name: 'Cán bộ', units: [here], programmes: ['social-protection'] });
const autumn = { until: month('2026-10'), months: 3 };

describe('trends', () => {
  it('count cases by the month of each act, in every month of the stretch, within the area', async () => {
    const own = await db.uow.read(officer(), (tx) => listCasesByMonth(tx, autumn));
    expect(own).toEqual([
      { month: '2026-08', received: 1, decided: 0, late: 0 },
      { month: '2026-09', received: 1, decided: 1, late: 0 },
      { month: '2026-10', received: 1, decided: 1, late: 1 },
    ]);
    const all = await db.uow.read(systemActor('test'), (tx) => listCasesByMonth(tx, autumn));
    expect(all.map(({ received }) => received)).toEqual([2, 2, 2]);
  });

  it('sum money by the month it is for and by unit, money to come back taken off', async () => {
    const own = await db.uow.read(officer(), (tx) => listMoneyByMonth(tx, autumn));
    expect(own).toEqual([
      { month: '2026-08', unitId: here, amount: 500_000 },
      { month: '2026-09', unitId: here, amount: 5_000_000 },
    ]);
    const all = await db.uow.read(systemActor('test'), (tx) => listMoneyByMonth(tx, autumn));
    expect(all).toContainEqual({ month: '2026-09', unitId: there, amount: 9_000_000 });
    const other = testActor({ name: 'Cán bộ', units: [here], programmes: ['children'] });
    expect(await db.uow.read(other, (tx) => listMoneyByMonth(tx, autumn))).toEqual([]);
  });

  it('tell open cases by who has them, and those that nobody has', async () => {
    expect(await db.uow.read(officer(), listWorkByOfficer)).toEqual([
      { officerId, name: 'Nguyễn Văn Bé', open: 1, overdue: 0 },
      { officerId: null, name: null, open: 1, overdue: 0 },
    ]);
  });
});
