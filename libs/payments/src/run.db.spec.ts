import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { grantLines, listHolds, listOperations, recordDeath, resume, stopChain, suspend } from '#benefits';
import { day, month, monthIndex, range } from '#kernel';
import { january, lineOf, PayOffice, programme } from '../../../test/properties/pay-office.js';
import { communes, officer, publishStandard, reason, system } from '../../../test/properties/small-province.js';
import {
  approveRun,
  bridgeOf,
  closeRun,
  freezeRun,
  getRun,
  listPreview,
  listRunChanges,
  listUnpriced,
  makeOrders,
  openRun,
  postRun,
  postRunOrReopen,
  previewRun,
  reconcileLedger,
  reconcileRun,
  sendRun,
} from './index.js';

let office: PayOffice;
beforeAll(async () => {
  office = await PayOffice.open();
});
beforeEach(() => office.empty());
afterAll(() => office.db.close());

const february = month('2026-02');

describe('a pay run', () => {
  it('is prepared by one, approved by another, posted, ordered, sent, settled and closed; the books close', async () => {
    const { db, clerk, head } = office;
    await office.grant('1.5');
    await office.grant('2', '2025-11');
    const run = await office.preview(january);
    expect(run.control).toMatchObject({ lines: 4, total: 750_000 + 3 * 1_000_000 });

    const frozen = await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: run.id, version: run.version }));
    const act = { runId: run.id, version: frozen.version };
    await expect(db.uow.run(clerk, (tx) => approveRun(tx, act))).rejects.toMatchObject({
      code: 'PAYMENT.RUN_SAME_PERSON',
    });
    await expect(db.uow.run(head, (tx) => approveRun(tx, { ...act, version: 1 }))).rejects.toMatchObject({
      code: 'PLATFORM.STALE',
    });
    await expect(db.uow.run(system, (tx) => postRun(tx, run.id))).rejects.toMatchObject({ code: 'PAYMENT.RUN_STATE' });
    await db.uow.run(head, (tx) => approveRun(tx, act));
    const posted = await postRunOrReopen(db.uow, system, run.id);
    expect(posted).toMatchObject({ state: 'posted', control: run.control });
    expect(await office.count(`pgboss.job WHERE name = 'payments.make-orders'`)).toBe(1);

    const ordered = await db.uow.run(system, (tx) => makeOrders(tx, run.id));
    expect(await db.uow.run(system, (tx) => makeOrders(tx, run.id))).toEqual(ordered);
    expect(await office.amounts(run.id)).toEqual([750_000, 3_000_000]);
    const { version } = await db.uow.run(clerk, (tx) => sendRun(tx, { runId: run.id, version: ordered.version }));
    await expect(db.uow.run(clerk, (tx) => reconcileRun(tx, { runId: run.id, version }))).rejects.toMatchObject({
      code: 'PAYMENT.ORDERS_PENDING',
      params: { orders: 2 },
    });
    await office.settle(run.id);
    const done = await db.uow.run(clerk, (tx) => reconcileRun(tx, { runId: run.id, version }));
    await db.uow.run(clerk, (tx) => closeRun(tx, { runId: run.id, version: done.version }));
    expect(await office.balances()).toEqual({ expense: 3_750_000, cash: -3_750_000 });
  });

  it('comes one at a time, month after month; a month again only as a supplement, which adds nothing by itself', async () => {
    const { db, clerk } = office;
    await office.grant('1');
    await office.post(february);
    const open = (at: string) => db.uow.run(clerk, (tx) => openRun(tx, programme, month(at)));
    await expect(open('2026-01')).rejects.toMatchObject({
      code: 'PAYMENT.RUN_MONTH_PASSED',
      params: { covered: '2026-02' },
    });
    const again = await office.preview(february);
    await expect(open('2026-02')).rejects.toMatchObject({ code: 'PAYMENT.RUN_UNFINISHED' });
    expect(again.control).toEqual({ lines: 0, total: 0, hash: '0' });
  });

  it('opens again when something changed since its approval, and is right the second time', async () => {
    const { db, clerk } = office;
    await office.grant('1');
    const { chainId } = await office.grant('1');
    const id = await office.approve(await office.preview(january));
    await db.uow.run(clerk, (tx) => stopChain(tx, chainId, january, reason));
    await expect(db.uow.run(system, (tx) => postRun(tx, id))).rejects.toMatchObject({
      code: 'PAYMENT.RUN_MOVED',
      params: { approved: { lines: 2 }, found: { lines: 1 } },
    });
    const opened = await postRunOrReopen(db.uow, system, id);
    expect(opened).toMatchObject({ state: 'open', preparedBy: undefined, approvedBy: undefined });
    expect(await db.uow.run(system, (tx) => previewRun(tx, id))).toMatchObject({ control: { lines: 1 } });
  });

  it('leaves nothing half done when it is killed, and posts once when it comes again, twice at once', async () => {
    const { db } = office;
    await office.grant('1', '2025-12');
    const id = await office.approve(await office.preview(january));
    const state = () =>
      Promise.all(['payment.posting', 'payment.run_total', 'benefit.dirty'].map((table) => office.count(table)));
    const before = await state();

    const blocker = await db.admin.connect();
    await blocker.query(`BEGIN; LOCK TABLE payment.journal_entry`);
    const failed = expect(db.uow.run(system, (tx) => postRun(tx, id))).rejects.toThrow();
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%payment.journal_entry%'`;
    while ((await db.admin.query(kill)).rowCount === 0);
    await failed;
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(await state()).toEqual(before);

    const twice = await Promise.all([1, 2].map(() => postRunOrReopen(db.uow, system, id)));
    expect(twice.map((run) => run.state)).toEqual(['posted', 'posted']);
    expect(await state()).toEqual([2, 2, 0]);
  });

  it('is not frozen while a line has no value in the rate book, and never reads it as zero', async () => {
    const { db, clerk } = office;
    await office.grant('1', '2026-03');
    const run = await office.preview(month('2026-03'));
    expect(run).toMatchObject({ unpriced: 1, control: { lines: 0 } });
    await expect(
      db.uow.run(clerk, (tx) => freezeRun(tx, { runId: run.id, version: run.version })),
    ).rejects.toMatchObject({ code: 'PAYMENT.RUN_UNPRICED', params: { lines: 1 } });
    const lines = await db.uow.read(clerk, (tx) => listUnpriced(tx, programme, month('2026-03')));
    expect(lines).toMatchObject([{ table: 'standard', key: 'base', unitId: communes[0] }]);

    await publishStandard(db, { from: '2026-03', value: 600_000 });
    const priced = await db.uow.run(system, (tx) => previewRun(tx, run.id));
    expect(priced).toMatchObject({ unpriced: 0, control: { lines: 1, total: 600_000 } });
    const id = await office.approve(priced);
    await db.admin.query(`DELETE FROM benefit.rate_row WHERE value = 600000`);
    await expect(db.uow.run(system, (tx) => postRun(tx, id))).rejects.toMatchObject({
      code: 'PAYMENT.RATE_MISSING',
      params: { month: '2026-03' },
    });
  });
});

describe('the preview', () => {
  it('goes from last month to this one cause by cause, to the đồng', async () => {
    const { db, clerk } = office;
    const same = await office.grant('1', '2025-06');
    const dies = await office.grant('1.5');
    const stops = await office.grant('2');
    const suspended = await office.grant('2.5');
    const changes = await office.grant('1');
    const never = await office.grant('1');
    const returns = await office.grant('4');
    await db.uow.run(clerk, (tx) => suspend(tx, returns.chainId, { months: range(january), code: 'custody' }, reason));
    await office.post(january);

    const [hold] = await db.uow.read(clerk, (tx) => listHolds(tx, returns.chainId));
    await db.uow.run(clerk, async (tx) => {
      await resume(tx, hold?.id ?? 0, february, reason);
      await recordDeath(tx, { personId: dies.personId, diedOn: day('2026-01-20') }, reason);
      await stopChain(tx, stops.chainId, february, reason);
      await suspend(tx, suspended.chainId, { months: range(february), code: 'custody' }, reason);
      await grantLines(tx, changes.chainId, [lineOf('3', '2026-02')], reason);
      await grantLines(tx, same.chainId, [lineOf('2', '2025-12', '2026-01')], reason);
      await stopChain(tx, never.chainId, january, reason);
    });
    await office.grant('1', '2026-02');
    await publishStandard(db, { from: '2026-02', until: '2026-03', value: 520_000 });

    const run = await office.preview(february);
    const bridge = await db.uow.read(clerk, (tx) => bridgeOf(tx, run.id));
    expect(bridge.before).toBe(500_000 * (1 + 1.5 + 2 + 2.5 + 1 + 1));
    expect(Object.fromEntries(bridge.steps.map((step) => [step.cause, step.change]))).toEqual({
      rate: 20_000,
      death: -750_000,
      stopped: -1_500_000,
      suspended: -1_250_000,
      resumed: 4 * 520_000,
      changed: 3 * 520_000 - 500_000,
      new: 520_000,
      arrears: 500_000,
      recovery: -500_000,
    });
    expect(bridge.total).toBe(run.control?.total);
    for (const { cause, chains, change } of bridge.steps) {
      const wanted = { cause, after: 0, first: 100 };
      const found = await db.uow.read(clerk, (tx) => listRunChanges(tx, run.id, wanted));
      const sum = found.reduce((total, each) => total + each.change, 0);
      expect([cause, found.length, sum]).toEqual([cause, chains, change]);
    }
  });

  it('is seen by area; who sees a part of a run cannot act on the whole', async () => {
    const { db } = office;
    await office.grant('1');
    await office.grant('1', '2026-01', communes[1]);
    const run = await office.preview(january);
    const neighbour = officer({ units: [communes[1]] });
    expect(await db.uow.read(neighbour, (tx) => listPreview(tx, run.id))).toMatchObject([
      { unitId: communes[1], cause: 'new', chains: 1 },
    ]);
    await expect(
      db.uow.run(neighbour, (tx) => freezeRun(tx, { runId: run.id, version: run.version })),
    ).rejects.toMatchObject({ code: 'PAYMENT.RUN_OUT_OF_AREA' });
  });
});

describe('the ledger', () => {
  it('is found out of step when a line is changed past the functions', async () => {
    const { db, clerk } = office;
    const { chainId } = await office.grant('1');
    await office.post(january);
    await office.post(february);
    const check = () => db.uow.read(system, (tx) => reconcileLedger(tx, programme, month('2025-06')));
    expect(await check()).toEqual([]);
    await db.admin.query(`UPDATE benefit.line SET multiplier = 3 WHERE chain_id = ${chainId}`);
    expect((await check()).map((found) => [found.chainId, found.month])).toEqual([
      [chainId, january],
      [chainId, february],
    ]);
    expect(await db.uow.read(clerk, (tx) => listOperations(tx, chainId))).toHaveLength(1);
  });

  it('is written by the system alone, changed by nobody, and seen within area and programme', async () => {
    const { db, clerk } = office;
    await office.grant('1');
    const { id } = await office.post(january);
    for (const other of [officer({ units: [communes[1]] }), officer({ programmes: ['children'] })]) {
      const seen = await db.uow.read(other, (tx) =>
        tx.one(`SELECT (SELECT count(*) FROM payment.posting) AS postings, (SELECT count(*) FROM payment.run_total) AS totals,
                       (SELECT count(*) FROM payment.journal_line) AS lines, (SELECT count(*) FROM payment.run_preview) AS preview`),
      );
      expect(seen).toEqual({ postings: 0, totals: 0, lines: 0, preview: 0 });
    }
    await expect(db.uow.read(officer({ programmes: ['children'] }), (tx) => getRun(tx, id))).rejects.toMatchObject({
      code: 'PAYMENT.RUN_NOT_FOUND',
    });
    const posting = `INSERT INTO payment.posting VALUES (1, 1, 1, ${monthIndex(january)}, ${id}, ${communes[0]}, 'm')`;
    for (const statement of [
      posting,
      `UPDATE payment.payment_order SET amount = 1`,
      `DELETE FROM payment.journal_line`,
    ])
      await expect(db.uow.run(clerk, (tx) => tx.sql(statement))).rejects.toMatchObject({ code: '42501' });
    for (const statement of [`UPDATE payment.posting SET amount = 1`, `DELETE FROM payment.posting`])
      await expect(db.uow.run(system, (tx) => tx.sql(statement))).rejects.toMatchObject({ code: '42501' });
  });

  it('takes no entry whose two sides differ', async () => {
    const { db } = office;
    const lopsided = db.uow.run(system, async (tx) => {
      const { id } = await tx.one<{ id: number }>(
        `INSERT INTO payment.journal_entry (programme, kind) VALUES ($1, 'posted') RETURNING id`,
        [programme],
      );
      await tx.sql(
        `INSERT INTO payment.journal_line (entry_id, unit_id, account, debit, credit) VALUES ($1, 1, 'expense', 5, 0), ($1, 1, 'payable', 0, 4)`,
        [id],
      );
    });
    await expect(lopsided).rejects.toMatchObject({ code: '23514' });
  });
});
