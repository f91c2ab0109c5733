import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from './actor.js';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`CREATE TABLE public.counter (name text PRIMARY KEY, value int NOT NULL);
    GRANT SELECT, INSERT, UPDATE ON public.counter TO an_sinh_app, an_sinh_system; GRANT USAGE ON SCHEMA public TO an_sinh_app;
    INSERT INTO public.counter VALUES ('a', 0), ('b', 0)`);
});
afterAll(() => db.close());

const count = async (sql: string) => Number((await db.admin.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n);

describe('unit of work', () => {
  it('commits change, audit entry, event and job together', async () => {
    await db.uow.run(testActor(), async (tx) => {
      await tx.sql(`UPDATE public.counter SET value = 1 WHERE name = 'a'`);
      await tx.audit('counter.set', { kind: 'counter', id: 'a' }, { value: 1 });
      await tx.emit({ type: 'counter.changed', payload: { name: 'a' } });
      await tx.enqueue('test.job', { name: 'a' });
    });
    expect(await count(`public.counter WHERE value = 1`)).toBe(1);
    expect(await count(`platform.audit_entry WHERE act = 'counter.set'`)).toBe(1);
    expect(await count(`platform.outbox WHERE type = 'counter.changed'`)).toBe(1);
    expect(await count(`pgboss.job WHERE name = 'test.job'`)).toBe(1);
  });

  it('leaves nothing of any of the four when the work fails', async () => {
    const before = [await count('platform.audit_entry'), await count('platform.outbox'), await count('pgboss.job')];
    const work = db.uow.run(testActor(), async (tx) => {
      await tx.sql(`UPDATE public.counter SET value = 99 WHERE name = 'a'`);
      await tx.audit('counter.set', { kind: 'counter', id: 'a' });
      await tx.emit({ type: 'counter.changed', payload: {} });
      await tx.enqueue('test.job', {});
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect([await count('platform.audit_entry'), await count('platform.outbox'), await count('pgboss.job')]).toEqual(
      before,
    );
    expect(await count(`public.counter WHERE value = 99`)).toBe(0);
  });

  it('runs the whole work again after a deadlock, and both finish', async () => {
    let runs = 0;
    const cross = (first: string, second: string) =>
      db.uow.run(testActor(), async (tx) => {
        runs += 1;
        await tx.sql(`UPDATE public.counter SET value = value + 10 WHERE name = $1`, [first]);
        await new Promise((wake) => setTimeout(wake, 150));
        await tx.sql(`UPDATE public.counter SET value = value + 10 WHERE name = $1`, [second]);
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    expect(runs).toBeGreaterThan(2);
    expect((await db.admin.query(`SELECT value % 20 AS left FROM public.counter WHERE name = 'b'`)).rows[0].left).toBe(
      0,
    );
  });

  it('does a command sent a hundred times at once a single time, with one answer', async () => {
    const who = testActor();
    const send = () =>
      db.uow.command(who, { requestId: 'request-0001', name: 'count', body: { by: 1 } }, async (tx) => {
        const row = await tx.one<{ value: number }>(
          `INSERT INTO public.counter VALUES ('once', 1) ON CONFLICT (name) DO UPDATE SET value = public.counter.value + 1 RETURNING value`,
        );
        return row.value;
      });
    expect(new Set(await Promise.all(Array.from({ length: 100 }, send)))).toEqual(new Set([1]));
    await expect(
      db.uow.command(who, { requestId: 'request-0001', name: 'count', body: { by: 2 } }, async () => 0),
    ).rejects.toMatchObject({ code: 'PLATFORM.REQUEST_REUSED' });
  });

  it('records what was read before the answer is given, and cannot write otherwise', async () => {
    const who = testActor();
    await db.uow.read(who, async (tx) => tx.noteRead({ kind: 'person', id: 'p1' }));
    expect(
      await count(`platform.audit_entry WHERE act = 'read' AND actor_id = '${who.id}' AND subject_id = 'p1'`),
    ).toBe(1);
    await expect(db.uow.read(who, (tx) => tx.sql(`UPDATE public.counter SET value = 5`))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it("gives a login no rights of its own, and an actor nobody else's scope", async () => {
    const own = testActor({ units: [1, 2] });
    const [seen, none] = await Promise.all([
      db.uow.read(own, (tx) => tx.one<{ units: number[] }>(`SELECT platform.units() AS units`)),
      db.uow.read(testActor(), (tx) => tx.one<{ units: number[] }>(`SELECT platform.units() AS units`)),
    ]);
    expect([seen.units, none.units]).toEqual([[1, 2], []]);
    await expect(db.uow.run(own, (tx) => tx.sql(`RESET ROLE; SELECT * FROM platform.request`))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('refuses a statement that comes after the end of its transaction, where it would have no role', async () => {
    const glance = db.uow.glance(testActor(), async (tx) => {
      const [first] = await tx.sql<{ role: string }>(`SELECT current_user AS role`);
      await tx.sql(`SELECT 1`);
      return first;
    });
    await expect(glance).rejects.toMatchObject({ code: 'PLATFORM.INTERNAL' });
    const asked = await db.uow.glance(testActor(), (tx) =>
      Promise.all([tx.one(`SELECT current_user AS role`), tx.one(`SELECT 1 AS one`)]),
    );
    expect(asked).toEqual([{ role: 'an_sinh_sign_in' }, { one: 1 }]);
  });

  it('tells the system actor apart: it sees every area', async () => {
    const row = await db.uow.read(systemActor('test'), (tx) => tx.one<{ role: string }>(`SELECT current_user AS role`));
    expect(row.role).toBe('an_sinh_system');
  });
});
