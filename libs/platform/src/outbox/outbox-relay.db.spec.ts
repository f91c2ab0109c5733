import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '../actor.js';
import { beginEra } from '../audit/audit-sealer.js';
import { shiftedClock } from '../clock.js';
import { testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { listParked, OutboxRelay } from './outbox-relay.js';
import { defineSubscriber, type Subscriber } from './subscriber.js';

const system = systemActor('outbox test');
let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
  await db.admin.query(
    `CREATE TABLE public.taken (subscriber text, n int); GRANT ALL ON public.taken TO an_sinh_system`,
  );
});
afterEach(() => db.close());

/** Other tests' databases share the server and its transaction ids: waits until what was emitted is below their horizon. */
async function settled(): Promise<void> {
  const open = `SELECT 1 FROM platform.outbox WHERE era = platform.era() AND tx >= pg_snapshot_xmin(pg_current_snapshot())`;
  while ((await db.admin.query(open)).rowCount !== 0) await new Promise((wake) => setTimeout(wake, 20));
}

async function emit(...numbers: number[]): Promise<void> {
  await db.uow.run(testActor(), async (tx) => {
    for (const n of numbers) await tx.emit({ type: 'thing.happened', payload: { n } });
  });
}
const taken = async (subscriber: string) =>
  (await db.admin.query<{ n: number }>(`SELECT n FROM public.taken WHERE subscriber = $1`, [subscriber])).rows.map(
    (row) => row.n,
  );

/** Writes down what it takes; refuses the numbers in `poison`. */
const noting = (name: string, poison: ReadonlySet<number> = new Set()): Subscriber =>
  defineSubscriber({
    name,
    on: ['thing.happened'],
    async handle(tx, event) {
      const { n } = event.payload as { n: number };
      await tx.sql(`INSERT INTO public.taken VALUES ($1, $2)`, [name, n]);
      if (poison.has(n)) throw new Error(`cannot take ${n}`);
    },
  });

/** Runs a relay at each pause after a failure, as the worker would over the minutes. */
async function runForAnHour(subscribers: readonly Subscriber[]) {
  const deliveries = [];
  for (let minute = 0; minute < 60; minute += 5)
    deliveries.push(...(await new OutboxRelay(db.uowOn(shiftedClock(minute * 60_000)), subscribers).run()));
  return deliveries;
}

describe('outbox relay', () => {
  it('delivers on a clock that stands before that of the last delivery', async () => {
    await emit(1);
    await settled();
    await new OutboxRelay(db.uowOn(shiftedClock(3_600_000)), [noting('lamps')]).run();
    await emit(2);
    await settled();
    await new OutboxRelay(db.uow, [noting('lamps')]).run();
    expect(await taken('lamps')).toEqual([1, 2]);
  });

  it('gives each subscriber the events it asked for, in order, once', async () => {
    await emit(1, 2);
    await db.uow.run(testActor(), (tx) => tx.emit({ type: 'other.happened', payload: { n: 99 } }));
    await emit(3);
    await settled();
    const relay = new OutboxRelay(db.uow, [noting('a'), noting('b')]);
    expect(await relay.run()).toMatchObject([
      { subscriber: 'a', taken: 3 },
      { subscriber: 'b', taken: 3 },
    ]);
    await emit(4);
    await settled();
    await relay.run();
    expect([await taken('a'), await taken('b')]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
  });

  it('waits for what a transaction still running may put in between', async () => {
    const slow = await db.admin.connect();
    await slow.query(`BEGIN; INSERT INTO platform.outbox (type, payload) VALUES ('thing.happened', '{"n":1}')`);
    await emit(2);
    const relay = new OutboxRelay(db.uow, [noting('a')]);
    await relay.run();
    expect(await taken('a')).toEqual([]);
    await slow.query('COMMIT');
    slow.release();
    await settled();
    await relay.run();
    expect(await taken('a')).toEqual([1, 2]);
  });

  it('takes several batches in one run, and each event once while four relays run at once', async () => {
    await emit(...Array.from({ length: 130 }, (_, n) => n));
    await settled();
    const subscribers = ['a', 'b', 'c'].map((name) => noting(name));
    const relays = Array.from({ length: 4 }, () => new OutboxRelay(db.uow, subscribers).run());
    await Promise.all(relays);
    await new OutboxRelay(db.uow, subscribers).run();
    for (const name of ['a', 'b', 'c']) expect(await taken(name)).toEqual(Array.from({ length: 130 }, (_, n) => n));
  });

  it('keeps position and work together: a crash before the commit leaves neither', async () => {
    await emit(1);
    await settled();
    let isFirst = true;
    const crashing = defineSubscriber({
      ...noting('a'),
      async handle(tx, event) {
        await noting('a').handle(tx, event);
        if (isFirst) {
          isFirst = false;
          const { pid } = await tx.one<{ pid: number }>(`SELECT pg_backend_pid() AS pid`);
          await db.admin.query(`SELECT pg_terminate_backend($1)`, [pid]);
        }
      },
    });
    const relay = new OutboxRelay(db.uow, [crashing]);
    await expect(relay.run()).rejects.toThrow();
    expect(await taken('a')).toEqual([]);
    await relay.run();
    expect(await taken('a')).toEqual([1]);
  });

  it('tries a failing event again after a pause, keeps what came before it, and holds back nobody else', async () => {
    await emit(1, 2, 3);
    await settled();
    const relay = new OutboxRelay(db.uow, [noting('a', new Set([2])), noting('b')]);
    expect(await relay.run()).toMatchObject([
      { subscriber: 'a', taken: 1, parked: [], failing: { event: { payload: { n: 2 } }, reason: 'cannot take 2' } },
      { subscriber: 'b', taken: 3 },
    ]);
    expect(await relay.run()).toMatchObject([
      { subscriber: 'a', taken: 0 },
      { subscriber: 'b', taken: 0 },
    ]);
    expect([await taken('a'), await taken('b')]).toEqual([[1], [1, 2, 3]]);
  });

  it('parks an event that fails again and again, reports it, and delivers it when asked to', async () => {
    await emit(1, 2, 3);
    await settled();
    const poison = new Set([2]);
    const deliveries = await runForAnHour([noting('a', poison)]);
    expect(deliveries.flatMap((each) => each.parked)).toMatchObject([{ payload: { n: 2 } }]);
    expect(deliveries.filter((each) => each.failing)).toHaveLength(7);
    expect(await taken('a')).toEqual([1, 3]);
    const [parked] = await db.uow.read(system, listParked);
    expect(parked).toMatchObject({ subscriber: 'a', reason: 'cannot take 2', payload: { n: 2 } });

    const relay = new OutboxRelay(db.uow, [noting('a', poison)]);
    await expect(relay.redeliver('a', parked!.id)).rejects.toThrow('cannot take 2');
    poison.clear();
    await relay.redeliver('a', parked!.id);
    expect(await taken('a')).toEqual([1, 3, 2]);
    await expect(relay.redeliver('a', parked!.id)).rejects.toMatchObject({ code: 'OUTBOX.NOT_PARKED' });
  });

  it('loses nothing when transaction ids start again in a new era', async () => {
    await emit(1);
    const relay = new OutboxRelay(db.uow, [noting('a')]);
    await db.admin.query(`UPDATE platform.outbox SET tx = '9000000000'`);
    await db.uow.run(system, beginEra);
    await emit(2);
    await settled();
    await relay.run();
    expect(await taken('a')).toEqual([1, 2]);
  });

  it('refuses two subscribers of one name', () => {
    expect(() => new OutboxRelay(db.uow, [noting('a'), noting('a')])).toThrow('same name');
  });
});
