import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day, startOfDay, vietnamCalendar } from '#kernel';
import { shiftedClock, type UnitOfWork } from '#platform';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { lanternProgramme } from '../../../test/engine/lantern.programme.js';
import { CaseEngine } from './case.engine.js';
import { listWorklist } from './case.reader.js';
import { ProcedureBook } from './programme.js';

const engine = new CaseEngine(new ProcedureBook([lanternProgramme]), vietnamCalendar, () =>
  Promise.reject(new Error('nothing is signed here')),
);
const clerk = testActor({ roles: ['lamp-clerk'], units: [1], programmes: ['lantern'] });

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const at = (on: string): UnitOfWork =>
  db.uowOn(shiftedClock(startOfDay(day(on)).getTime() + 9 * 3_600_000 - Date.now()));

/** A case received on a day, with five working days, and paused on another. */
async function lent(on: string, pausedOn?: string): Promise<string> {
  const given = { procedure: 'lantern.lend', unitId: 1, receivedOn: day(on), form: { nights: 3 } };
  const file = await at(on).run(clerk, (tx) => engine.start(tx, { ...given, personId: crypto.randomUUID() }));
  if (pausedOn !== undefined)
    await at(pausedOn).run(clerk, (tx) =>
      engine.perform(tx, { caseId: file.id, step: 'askMore', form: { note: 'Thiếu' }, version: file.version }),
    );
  return file.id;
}

it('a stopped clock stands in the worklist where it would stand if it went on today, page by page', async () => {
  // Monday 12 January 2026: what runs has one and four working days left, what was stopped two and five.
  const almost = await lent('2026-01-06');
  const later = await lent('2026-01-09');
  const stopped = await lent('2026-01-05', '2026-01-08');
  const stoppedAtOnce = await lent('2026-01-08', '2026-01-08');
  const page = (first: number, after?: string) =>
    at('2026-01-12').read(clerk, (tx) =>
      listWorklist(tx, vietnamCalendar, {}, { first, ...(after !== undefined && { after }) }),
    );
  const expected = [almost, stopped, later, stoppedAtOnce];
  expect((await page(25)).nodes.map(({ id }) => id)).toEqual(expected);
  const seen: string[] = [];
  for (let after: string | undefined; seen.length < expected.length;) {
    const { nodes, pageInfo } = await page(1, after);
    seen.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor ?? undefined;
  }
  expect(seen).toEqual(expected);
});
