const T0=performance.now();const D=(...a:unknown[])=>process.stderr.write(((performance.now()-T0)/1000).toFixed(2)+' '+a.join(' ')+'\n');
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { generator, monthOfIndex } from '../properties/money-history.js';
import { brokenInvariants } from '../support/invariants.js';
import { RunningHouse, type Victim } from '../support/processes.js';
import { PayCourse, type Phase, phases } from './pay-course.js';
import { fillProvince, type PayProvince } from './pay-province.js';

/** `FAULT_SEED=7 FAULT_KILLS=200 npm test -- test/faults/kill` for a chosen or a longer series. */
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const kills = Number(process.env['FAULT_KILLS'] ?? 50);
const killsInRun = 2;

/** How long after the beginning of a phase something may be killed: about as long as the phase takes, in milliseconds. */
const phaseLength: Readonly<Record<Phase, number>> = {
  open: 30,
  preview: 900,
  freeze: 30,
  approve: 30,
  post: 1_000,
  order: 900,
};
const victims: readonly Victim[] = ['worker', 'api', 'postgres'];

const random = generator(seed);
let house: RunningHouse;
let province: PayProvince;
beforeAll(async () => {
  house = await RunningHouse.open(async (db) => {
    province = await fillProvince(db, 3_000, seed);
    // Fifty times the patience of production would be the whole time of this test.
    await db.admin.query(`UPDATE pgboss.queue SET heartbeat_seconds = 2`);
  });
}, 120_000);
afterAll(() => house?.close(), 60_000);

/** Kills something in one phase of the next run, and starts it again at once. */
class Strike {
  readonly phase = random.pick(phases);
  readonly victim = random.pick(victims);
  readonly after = random.below(phaseLength[this.phase]);
  private done: Promise<void> = Promise.resolve();

  begin(phase: Phase): void {
    if (phase === this.phase) this.done = this.strike();
  }

  over(): Promise<void> {
    return this.done;
  }

  private async strike(): Promise<void> {
    await pause(this.after);
    D('kill',this.victim);await house.kill(this.victim);D('killed');
    await house.start(this.victim);D('started',this.victim);
  }
}

it('pays every month to the đồng, whatever is killed at whatever point (seed printed on failure)', async () => {
  const told: string[] = [];
  try {
    for (let month = 0; month * killsInRun < kills; month += 1) {
      D('happen');await province.happen(12, month);
      const strikes = Array.from({ length: killsInRun }, () => new Strike());
      told.push(`month ${month}: ${strikes.map((each) => `${each.victim} in ${each.phase} +${each.after} ms`).join(', ')}`);
      const course = new PayCourse(house, province, (phase) => {D(phase);strikes.forEach((strike) => strike.begin(phase))});
      const run = await course.run(monthOfIndex(month));
      await Promise.all(strikes.map((strike) => strike.over()));
      expect(run).toMatchObject({ state: 'ordered', version: 6 });
      D('inv');expect(await brokenInvariants(house.db)).toEqual([]);D('inv done');
    }
  } catch (error) {
    throw new Error(`seed ${seed}; ${told.slice(-2).join('; ')}`, { cause: error });
  }
  expect(house.deaths).toEqual([]);
}, 420_000);
