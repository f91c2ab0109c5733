import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { monthOfIndex } from '../properties/money-history.js';
import { communes } from '../properties/small-province.js';
import { brokenInvariants } from '../support/invariants.js';
import { eventually, RunningHouse } from '../support/processes.js';
import { PayCourse } from './pay-course.js';
import { fillProvince, type PayProvince } from './pay-province.js';

/** Milliseconds within which everything works again after PostgreSQL is back. */
const recovery = 10_000;

let house: RunningHouse;
let province: PayProvince;
beforeAll(async () => {
  house = await RunningHouse.open(async (db) => {
    province = await fillProvince(db, 30, 1);
  });
}, 120_000);
afterAll(() => house?.close(), 60_000);

const register = `mutation ($input: RegisterPersonInput!, $requestId: String!) {
  registerPerson(input: $input, requestId: $requestId) { person { id } } }`;

interface Outcome {
  readonly requestId: string;
  readonly codes: readonly string[];
  readonly at: number;
}

async function registerOne(requestId: string): Promise<Outcome> {
  const input = { unitId: communes[0], fullName: 'Nguyễn Thị Bền', birth: '1981', sex: 'female', source: 'declared' };
  const { codes } = await house.ask(province.officer, register, { input, requestId });
  return { requestId, codes, at: performance.now() };
}

/** Four people at their screens, one registration after the other, until told to stop. */
class Crowd {
  readonly outcomes: Outcome[] = [];
  private goesOn = true;
  private readonly people = Promise.all(Array.from({ length: 4 }, () => this.work()));

  async stop(): Promise<void> {
    this.goesOn = false;
    await this.people;
  }

  private async work(): Promise<void> {
    while (this.goesOn) {
      this.outcomes.push(await registerOne(randomUUID()));
      await pause(20);
    }
  }
}

/** What both say of themselves; fails at once when one has died. */
async function health(): Promise<(number | undefined)[]> {
  expect(house.deaths).toEqual([]);
  return [await house.api.health(), await house.worker.health()];
}
const registered = async () => (await house.db.admin.query(`SELECT FROM citizen.person`)).rowCount;

it.each([
  ...Array.from({length: 25},()=>['restarted', () => house.stopPostgres()] as const),
  ['killed', () => house.kill('postgres')],
] as const)(
  'PostgreSQL %s: nobody dies, every request is answered, all works again by itself',
  async (how, end) => {
    const before = Number(await registered());
    const crowd = new Crowd();
    await pause(400);
    await end();
    await eventually('both say that they are not well', async () => (await health()).every((status) => status === 503));
    await pause(100);
    await house.start('postgres');
    const back = performance.now();
    await eventually('both are well', async () => (await health()).every((status) => status === 200), recovery);
    await eventually(
      'requests succeed',
      () => crowd.outcomes.some(({ at, codes }) => at > back && codes.length === 0),
      recovery,
    );
    await crowd.stop();

    const refused = crowd.outcomes.filter(({ codes }) => codes.length > 0);
    expect(refused.length).toBeGreaterThan(0);
    if (refused.some(r => r.codes[0] !== 'PLATFORM.UNAVAILABLE')) process.stderr.write('LOG ' + house.api.output.split('\n').filter(l=>l.includes('internal')).join('\n')+'\n');
  expect([...new Set(refused.flatMap(({ codes }) => codes))]).toEqual(['PLATFORM.UNAVAILABLE']);
    const again = await Promise.all(refused.map(({ requestId }) => registerOne(requestId)));
    expect(again.flatMap(({ codes }) => codes)).toEqual([]);
    expect(await registered()).toBe(before + crowd.outcomes.length);

    const run = await new PayCourse(house, province, () => undefined).run(monthOfIndex(how === 'restarted' ? 0 : 1));
    expect(run.state).toBe('ordered');
    expect(await brokenInvariants(house.db)).toEqual([]);
    expect(house.deaths).toEqual([]);
  },
  90_000,
);

it('takes the job of a worker that was killed from it as soon as it gives no more signs of life', async () => {
  const course = new PayCourse(house, province, (phase) => {
    if (phase === 'approve') killed = killWhilePosting();
  });
  let killed = Promise.resolve();
  const begun = performance.now();
  const run = await course.run(monthOfIndex(2));
  await killed;
  expect(run.state).toBe('ordered');
  expect(performance.now() - begun).toBeLessThan(40_000);
}, 60_000);

/** With the run held by somebody else, the worker stands in the middle of its job when it is killed. */
async function killWhilePosting(): Promise<void> {
  const holder = await house.db.admin.connect();
  await holder.query(`BEGIN; LOCK TABLE payment.run IN ROW EXCLUSIVE MODE`);
  await eventually('the worker waits for the lock', async () => {
    const waiting = await house.db.admin.query(
      `SELECT FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE payment.run%' AND wait_event_type = 'Lock'`,
    );
    return waiting.rowCount !== 0;
  });
  await house.kill('worker');
  await holder.query('ROLLBACK');
  holder.release();
  await house.start('worker');
}
