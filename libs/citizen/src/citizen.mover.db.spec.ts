import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { systemActor, type Tx } from '#platform';
import { getUnit, loadUnits, Reorganiser } from '#territory';
import { citizenMovers } from './citizen.mover.js';
import { createHousehold, joinHousehold } from './household.store.js';
import { registerPerson } from './person.store.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await write((tx) => loadUnits(tx));
});
afterAll(() => db.close());

const write = <T>(work: (tx: Tx) => Promise<T>) => db.uow.run(systemActor('test'), work);
const reorganiser = new Reorganiser(citizenMovers);
const from = day('2024-01-01');

const settle = (unitId: number, fullName: string) =>
  write(async (tx) => {
    const person = await registerPerson(tx, {
      unitId,
      fullName,
      sex: 'female',
      source: 'declared',
      residence: { address: 'Số 1', hamlet: 'Ấp 1', from },
    });
    const { householdId } = await createHousehold(tx, { unitId, code: 'H1' });
    return joinHousehold(tx, person, { householdId, role: 'head', from });
  });

async function placesOf(): Promise<unknown> {
  const { rows } = await db.admin.query(`
    SELECT p.full_name AS name, p.unit_id AS person, h.unit_id AS household, r.unit_id AS residence
    FROM citizen.person p JOIN citizen.household_member m ON m.person_id = p.id
    JOIN citizen.household h ON h.id = m.household_id JOIN citizen.residence r ON r.person_id = p.id ORDER BY 1`);
  return rows;
}

it('takes people and households along when communes merge, leaves residences as written, and puts all back', async () => {
  const before = day('2026-10-31');
  const [staying, ending] = await write(async (tx) => [
    await getUnit(tx, '32047', before),
    await getUnit(tx, '32059', before),
  ]);
  await settle(staying.id, 'Lê Thị Ba');
  await settle(ending.id, 'Lê Thị Tư');
  const original = await placesOf();

  const about = { name: 'Nhập xã Khánh An', effectiveOn: day('2026-11-01'), basis: 'Nghị quyết giả định' };
  const list = [
    'old_code,old_name,extent,new_code,new_name,new_parent_code',
    '32047,Xã U Minh,whole,32047,Phường U Minh,96',
    '32059,Xã Khánh An,whole,32047,Phường U Minh,96',
  ].join('\n');
  const { id } = await write((tx) => reorganiser.plan(tx, about, list));
  expect(await write((tx) => reorganiser.apply(tx, id))).toMatchObject({ people: 2, households: 2 });
  const made = await write((tx) => getUnit(tx, '32047', about.effectiveOn));
  expect(await placesOf()).toEqual([
    { name: 'Lê Thị Ba', person: made.id, household: made.id, residence: staying.id },
    { name: 'Lê Thị Tư', person: made.id, household: made.id, residence: ending.id },
  ]);

  expect(await write((tx) => reorganiser.takeBack(tx, id))).toMatchObject({ people: 2, households: 2 });
  expect(await placesOf()).toEqual(original);
});
