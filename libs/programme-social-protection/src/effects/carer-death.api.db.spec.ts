import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getPerson, recordDeath, undoDeath } from '#citizen';
import { day } from '#kernel';
import { ApiWalk, type WalkedCase } from '../../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { takeEvents } from '../../../../test/support/events.js';
import { desksOf, dueTo, somebody, workdayOn } from '../../../../test/support/province.js';
import { effects } from './effects.js';

let db: TestDatabase;
let walk: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  walk = await ApiWalk.open(db, '32248', '2026-10-05');
}, 60_000);
afterAll(async () => {
  await walk.close();
  await db.close();
});

const desk = () => desksOf([walk.unitId]).commune;
const born = (birth: string) => somebody(db, desk(), { unitId: walk.unitId, birth, on: '2025-08-01' });
const orphan = { kind: 'orphan', letter: 'b', from: '2024-01-02' };

/** A file of somebody who takes a child in. */
const ask = async (childId: string, carerId: string, on: string): Promise<WalkedCase> =>
  walk.start('intake', {
    procedure: 'care-support.grant',
    personId: childId,
    on,
    form: {
      care: 'foster',
      from: on,
      carerIs: 'others',
      carerMeets: ['capacity', 'willing', 'housing', 'means', 'health'],
      carerIsMarried: false,
      facts: [orphan],
      payment: { channel: 'cash', holder: 'LE THI BON', relation: 'carer', payeeId: carerId },
    },
  });

async function fostered() {
  const [childId, carerId] = [await born('2021-08-20'), await born('1980-04-04')];
  await walk.walk(await ask(childId, carerId, '2026-10-05'), [
    ['2026-10-06', 'officer', 'propose'],
    ['2026-10-07', 'chair', 'decide'],
  ]);
  return { childId, carerId };
}

async function dies(personId: string, diedOn: string, recordedOn: string): Promise<void> {
  await workdayOn(db, recordedOn).run(desk(), async (tx) => {
    const { version } = await getPerson(tx, personId);
    await recordDeath(tx, { personId, version }, { on: day(diedOn), reason: 'Trích lục khai tử' });
  });
  await takeEvents(db, recordedOn, effects);
}

const months = async (childId: string) =>
  Object.entries(await dueTo(db, childId, '2026-10', '2027-03')).filter(([key]) => key.startsWith('carer-support'));

const held = 810_000;

it('a carer who dies is paid to the month of the death, and the officer is asked for another carer', async () => {
  const { childId, carerId } = await fostered();
  await dies(carerId, '2026-11-30', '2026-12-02');
  expect(await months(childId)).toEqual([
    ['carer-support 2026-10', held],
    ['carer-support 2026-11', held],
  ]);
  const { rows } = await db.admin.query(
    `SELECT kind, role FROM casework.task WHERE person_id = $1 AND kind = 'replace-carer'`,
    [childId],
  );
  expect(rows).toEqual([{ kind: 'replace-carer', role: 'commune-officer' }]);
});

it('another carer is supported from the month of the decision; nobody for the months between', async () => {
  const { childId, carerId } = await fostered();
  await dies(carerId, '2026-11-10', '2026-11-12');
  const second = await born('1982-05-05');
  await walk.walk(await ask(childId, second, '2027-01-04'), [
    ['2027-01-05', 'officer', 'propose'],
    ['2027-01-06', 'chair', 'decide'],
  ]);
  expect(await months(childId)).toEqual([
    ['carer-support 2026-10', held],
    ['carer-support 2026-11', held],
    ['carer-support 2027-01', held],
    ['carer-support 2027-02', held],
  ]);
  const { rows } = await db.admin.query(
    `SELECT p.person_id AS payee FROM benefit.chain c JOIN benefit.payee p ON p.id = c.payee_id
      WHERE c.person_id = $1 AND c.benefit = 'carer-support'`,
    [childId],
  );
  expect(rows).toEqual([{ payee: second }]);
});

it('a death that was recorded wrongly leaves no month unpaid', async () => {
  const { childId, carerId } = await fostered();
  await dies(carerId, '2026-10-20', '2026-10-22');
  await workdayOn(db, '2026-12-01').run(desk(), async (tx) => {
    const { version } = await getPerson(tx, carerId);
    await undoDeath(tx, { personId: carerId, version }, { reason: 'Ghi nhầm người' });
  });
  await takeEvents(db, '2026-12-01', effects);
  expect((await months(childId)).map(([, amount]) => amount)).toEqual([held, held, held, held, held]);
});

it('a carer who lives stands in the way of another', async () => {
  const { childId } = await fostered();
  const asked = await walk.walk(await ask(childId, await born('1982-05-05'), '2026-11-02'), [
    ['2026-11-03', 'officer', 'propose'],
  ]);
  expect(await walk.tryStep(asked.file, ['2026-11-04', 'chair', 'decide'])).toBe('SOCIAL_PROTECTION.CARED_FOR_ALREADY');
});
