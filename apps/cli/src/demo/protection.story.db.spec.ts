import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import { engineOver } from '#programme-registry';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { testKeyring } from '../../../../test/support/second-factor.js';
import { play } from './agenda.js';
import { demoOf } from './demo.js';
import { Desks } from './desks.js';
import { MovingClock } from './moving-clock.js';
import { Office } from './office.js';
import { readPosts } from './posts.reader.js';
import { protection, protectionPosts } from './protection.story.js';
import { seededRandom } from './random.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
});
afterAll(() => db.close());

it('leaves a sealed case in each of its states, and no account but that of the seal sees one', async () => {
  const demo = demoOf(day('2026-11-23'));
  const clock = new MovingClock();
  clock.moveTo(demo.begins);
  const uow = db.uowOn(clock);
  const random = seededRandom(1);
  const { communes } = await readPosts(uow, 'social-protection', demo.asOf);
  const cape = communes.find(({ unit }) => unit.code === '32248');
  if (!cape) throw new Error('no cape');
  const filling = new Desks(uow, ['social-protection'], demo, await testKeyring());
  const posts = protectionPosts(cape);
  const [officer, chair, ordinary] = [
    await filling.fill(posts.officer, random),
    await filling.fill(posts.chair, random),
    await filling.fill(cape.officer, random),
  ];
  await play(
    protection(new Office(uow, engineOver()), { unitId: cape.unit.id, officer, chair }, demo, random),
    { first: addDays(demo.asOf, -130), last: addDays(demo.asOf, -1) },
    { open: (on) => clock.moveTo(on), close: async () => undefined },
  );
  const statesSeenBy = async ({ actor }: typeof officer) =>
    (await uow.read(actor, (tx) => tx.sql<{ state: string }>(`SELECT state FROM casework.case_file`)))
      .map(({ state }) => state)
      .sort();
  expect(await statesSeenBy(officer)).toEqual(['approving', 'assessing', 'closed', 'emergency', 'implementing']);
  expect(await statesSeenBy(ordinary)).toEqual([]);
});
