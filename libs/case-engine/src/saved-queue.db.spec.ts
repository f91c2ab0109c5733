import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor } from '#platform';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { dropQueue, listQueues, saveQueue } from './saved-queue.store.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const queues = (who: Actor) => db.uow.read(who, listQueues);
const save = (who: Actor, name: string, filter = {}) => db.uow.run(who, (tx) => saveQueue(tx, { name, filter }));

it('a filter is kept under its name, replaced by another of the same name, and let go', async () => {
  const who = testActor();
  await save(who, 'Việc gấp', { mine: true });
  await save(who, 'Ấp Mũi', { hamlet: 'Ấp Mũi' });
  await save(who, 'Việc gấp', { mine: false });
  expect(await queues(who)).toEqual([
    { name: 'Việc gấp', filter: { mine: false } },
    { name: 'Ấp Mũi', filter: { hamlet: 'Ấp Mũi' } },
  ]);
  await db.uow.run(who, (tx) => dropQueue(tx, 'Việc gấp'));
  await db.uow.run(who, (tx) => dropQueue(tx, 'Việc gấp'));
  expect(await queues(who)).toHaveLength(1);
});

it('filters are their owner’s alone, and what was typed under a clearance shows under it only', async () => {
  const who = testActor();
  const cleared: Actor = { ...who, clearances: ['child-protection'] };
  await save(who, 'Việc gấp');
  await save(cleared, 'Việc gấp', { words: 'Bé Na' });
  expect(await queues(testActor())).toEqual([]);
  expect(await queues(who)).toEqual([{ name: 'Việc gấp', filter: {} }]);
  expect(await queues(cleared)).toEqual([{ name: 'Việc gấp', filter: { words: 'Bé Na' } }]);
});

it('nobody keeps more than twenty', async () => {
  const who = testActor();
  for (let at = 1; at <= 20; at += 1) await save(who, `Hàng ${at}`);
  await expect(save(who, 'Hàng 21')).rejects.toMatchObject({ code: 'CASE.QUEUES_FULL', params: { limit: 20 } });
  await save(who, 'Hàng 20', { mine: true });
  expect(await queues(who)).toHaveLength(20);
});
