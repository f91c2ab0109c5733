import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { systemActor } from '#platform';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { areaOfDuty, listAgencies } from './agency.reader.js';
import { KnownAreas } from './known-areas.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
});
afterAll(() => db.close());

const on = day('2026-10-05');
const programmes = ['social-protection'];

it('gives for every agency what the map gives, and follows the map when it changes', async () => {
  const areas = new KnownAreas();
  const check = () =>
    db.uow.read(systemActor('test'), async (tx) => {
      const sizes: number[] = [];
      for (const { id: agencyId } of await listAgencies(tx, on)) {
        const known = await areas.units((work) => work(tx), { agencyId, programmes, on });
        expect(known.toSorted()).toEqual((await areaOfDuty(tx, { agencyId, programmes, on })).toSorted());
        sizes.push(known.length);
      }
      return Math.max(...sizes);
    });
  const before = await check();
  expect(await check()).toBe(before);
  await db.admin.query(`DELETE FROM territory.agency_duty WHERE field LIKE 'social-protection%'`);
  expect(await check()).toBeLessThan(before);
});
