import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeOrdersJob, postRunJob, previewRunJob } from '#payments';
import { generator, monthOfIndex } from '../properties/money-history.js';
import { brokenInvariants } from '../support/invariants.js';
import { eventually, RunningHouse, type Victim } from '../support/processes.js';
import { PayCourse, type Phase, phases } from './pay-course.js';
import { fillProvince, type PayProvince } from './pay-province.js';

/** `FAULT_SEED=7 FAULT_KILLS=200 npm test -- test/faults/kill` for a chosen or a longer series. */
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const kills = Number(process.env['FAULT_KILLS'] ?? 50);
const killsInRun = 2;

/** The job at work in a phase, when it is not people who act. */
const jobOf: Readonly<Partial<Record<Phase, string>>> = {
  preview: previewRunJob,
  post: postRunJob,
  order: makeOrdersJob,
};
/** About as long as a command or a job takes, in milliseconds: killed before, within and after its transaction. */
const length = { command: 30, job: 200 };
const victims: readonly Victim[] = ['worker', 'api', 'postgres'];

const random = generator(seed);
let house: RunningHouse;
let province: PayProvince;
beforeAll(async () => {
  house = await RunningHouse.open(async (db) => {
    province = await fillProvince(db, 3_000, seed);
    // Fifty times the patience of production would be the whole time of this test.
    await db.admin.query(`UPDATE pgboss.queue SET heartbeat_seconds = 1`);
  });
}, 120_000);
afterAll(() => house?.close(), 60_000);

/** Of all strikes so far: what one killed is there again before the next kills. */
let before: Promise<void> = Promise.resolve();

/** Kills something in one phase of the next run, and starts it again at once. */
class Strike {
  readonly phase = random.pick(phases);
  readonly victim = random.pick(victims);
  readonly after = random.below(jobOf[this.phase] ? length.job : length.command);

  begin(phase: Phase): void {
    if (phase === this.phase) before = before.then(() => this.strike());
  }

  private async strike(): Promise<void> {
    const job = jobOf[this.phase];
    if (job) await taken(job);
    await pause(this.after);
    await house.kill(this.victim);
    await house.start(this.victim);
  }
}

/** Waits until the worker has a job in hand; no longer than that takes when something else was killed before. */
async function taken(job: string): Promise<void> {
  const inHand = async () =>
    (await house.db.admin.query(`SELECT FROM pgboss.job WHERE name = $1 AND state = 'active'`, [job])).rowCount !== 0;
  await eventually(`${job} is in hand`, () => inHand().catch(() => false), 2_000).catch(() => undefined);
}

it('pays every month to the đồng, whatever is killed at whatever point (seed printed on failure)', async () => {
  const told: string[] = [];
  try {
    for (let month = 0; month * killsInRun < kills; month += 1) {
      await province.happen(12, month);
      const strikes = Array.from({ length: killsInRun }, () => new Strike());
      told.push(
        `month ${month}: ${strikes.map((each) => `${each.victim} in ${each.phase} +${each.after} ms`).join(', ')}`,
      );
      const course = new PayCourse(house, province, (phase) => strikes.forEach((strike) => strike.begin(phase)));
      const run = await course.run(monthOfIndex(month));
      await before;
      expect(run).toMatchObject({ state: 'ordered', version: 6 });
      expect(await brokenInvariants(house.db)).toEqual([]);
    }
  } catch (error) {
    throw new Error(`seed ${seed}; ${told.slice(-2).join('; ')}`, { cause: error });
  }
  expect(house.deaths).toEqual([]);
  // Otherwise nothing was ever killed with its work in hand, and the months were quiet ones.
  const takenAgain = await house.db.admin.query(`SELECT FROM pgboss.job WHERE retry_count > 0`);
  if (kills >= 50) expect(takenAgain.rowCount).toBeGreaterThan(0);
}, 420_000);

it('would have noticed one đồng', async () => {
  await house.db.admin.query(
    `UPDATE payment.posting SET amount = amount + 1 WHERE (chain_id, for_month, run_id) IN (SELECT chain_id, for_month, run_id FROM payment.posting LIMIT 1)`,
  );
  const noticed = (await brokenInvariants(house.db)).map((each) => each.split(' ')[0]);
  expect(new Set(noticed)).toEqual(new Set(['I1', 'I3', 'I4', 'I6', 'I11']));
});
