import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { monthIndex, vnd } from '#kernel';
import {
  applyResults,
  approveRun,
  approveWaiver,
  bridgeOf,
  cancelRun,
  freezeRun,
  listOrders,
  listRecoveries,
  makeOrders,
  openRun,
  type OrderResult,
  postRunOrReopen,
  previewRun,
  proposeWaiver,
  retryOrders,
  type Run,
  sendRun,
} from '#payments';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { generator, MoneyHistory, monthOfIndex } from './money-history.js';
import { type Area, horizon, MoneyOracle } from './money-oracle.js';
import { buildProvince, declareStandard, officer, programmes, province, system } from './small-province.js';

/** `MONEY_SEED=7 MONEY_OPERATIONS=20000 npm test -- test/properties` for a chosen or a longer history. */
const seed = Number(process.env['MONEY_SEED'] ?? Date.now() % 1_000_000);
const operations = Number(process.env['MONEY_OPERATIONS'] ?? 900);

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
});
afterAll(() => db.close());

const clerk = officer();
const head = officer();
const base = monthIndex(monthOfIndex(0));

/** A whole run by the people and the job it takes; `between` happens after approval was prepared and before it is posted. */
async function run(programme: string, at: number, between: () => Promise<void> = async () => undefined): Promise<Run> {
  const opened = await db.uow.run(clerk, (tx) => openRun(tx, programme, monthOfIndex(at)));
  const previewed = await db.uow.run(system, (tx) => previewRun(tx, opened.id));
  if (previewed.unpriced > 0)
    return db.uow.run(clerk, (tx) => cancelRun(tx, { runId: opened.id, version: previewed.version }));
  const frozen = await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: opened.id, version: previewed.version }));
  await db.uow.run(head, (tx) => approveRun(tx, { runId: opened.id, version: frozen.version }));
  await between();
  const posted = await postRunOrReopen(db.uow, system, opened.id);
  if (posted.state === 'posted') return posted;
  return db.uow.run(clerk, (tx) => cancelRun(tx, { runId: opened.id, version: posted.version }));
}

/** Posted per chain and month against the oracle: in every month up to the one run last, and in none after it. */
async function differences(oracle: MoneyOracle, programme: string, covered: number): Promise<string[]> {
  const { rows } = await db.admin.query<{ chain_id: number; for_month: number; amount: string }>(
    `SELECT q.chain_id, q.for_month, sum(q.amount)::text AS amount
       FROM payment.posting q JOIN payment.run r ON r.id = q.run_id WHERE r.programme = $1 GROUP BY 1, 2`,
    [programme],
  );
  const posted = new Map(rows.map((row) => [`${row.chain_id} ${row.for_month - base}`, BigInt(row.amount)]));
  const found: string[] = [];
  for (const chain of oracle.chains.filter((each) => each.programme === programme)) {
    for (let month = 0; month < horizon; month += 1) {
      const due = month <= covered ? oracle.due(chain, month) : 0n;
      const paid = posted.get(`${chain.id} ${month}`) ?? 0n;
      posted.delete(`${chain.id} ${month}`);
      if (due !== paid) found.push(`chain ${chain.id} month ${month}: due ${due}, posted ${paid}`);
    }
  }
  return [...found, ...[...posted.keys()].map((key) => `posted out of nowhere: ${key}`)];
}

/** Rates without a value for some line in a month that is run. */
const gapsOf = (oracle: MoneyOracle, programme: string, covered: number): number[] => {
  const gaps = oracle.chains
    .filter((chain) => chain.programme === programme)
    .flatMap((chain) =>
      chain.cells
        .slice(0, covered + 1)
        .flatMap((cell, month) => (cell && oracle.due(chain, month) === undefined ? [cell.rate] : [])),
    );
  return [...new Set(gaps)];
};

/** I1 and I3: entries balance, and a run's total is the sum of its lines, of its preview and of its bridge. */
async function checkRun(posted: Run): Promise<void> {
  const { rows } = await db.admin.query(
    `SELECT (SELECT coalesce(sum(amount), 0) FROM payment.posting WHERE run_id = $1)::text AS lines,
            (SELECT coalesce(sum(amount), 0) FROM payment.run_preview WHERE run_id = $1)::text AS preview,
            (SELECT coalesce(sum(debit - credit), 0) FROM payment.journal_line l JOIN payment.journal_entry e ON e.id = l.entry_id
              WHERE e.run_id = $1 AND l.account = 'expense')::text AS expense,
            (SELECT count(*) FROM (SELECT entry_id FROM payment.journal_line GROUP BY entry_id HAVING sum(debit) <> sum(credit)) e)::int AS unbalanced`,
    [posted.id],
  );
  const total = String(posted.control?.total);
  expect(rows[0]).toEqual({ lines: total, preview: total, expense: total, unbalanced: 0 });
  const bridge = await db.uow.read(clerk, (tx) => bridgeOf(tx, posted.id));
  expect(bridge.before + bridge.steps.reduce((sum, step) => sum + step.change, 0)).toBe(bridge.total);
  expect(String(bridge.total)).toBe(total);
}

/** Orders go out, and some come back; of these some are sent again at once, the rest with the next run. */
async function payOut(run: Run, random: ReturnType<typeof generator>): Promise<void> {
  const { version } = await db.uow.run(system, (tx) => makeOrders(tx, run.id));
  await db.uow.run(clerk, (tx) => sendRun(tx, { runId: run.id, version }));
  const orders = await db.uow.read(clerk, (tx) => listOrders(tx, run.id, { first: 1_000 }));
  const results = orders.map(({ id }): OrderResult =>
    random.chance(0.2) ? { orderId: id, outcome: 'returned', reason: 'AC04' } : { orderId: id, outcome: 'paid' },
  );
  const retried = results.filter((result) => result.outcome === 'returned' && random.chance(0.3));
  await db.uow.run(clerk, async (tx) => {
    await applyResults(tx, run.id, results);
    await retryOrders(
      tx,
      run.id,
      retried.map((result) => result.orderId),
    );
  });
}

/** Some debts are given up, whole or in part. @returns how many. */
async function waiveSome(programme: string, random: ReturnType<typeof generator>): Promise<number> {
  const debts = await db.uow.read(clerk, (tx) => listRecoveries(tx, programme, { first: 1_000 }));
  const given = debts.filter(() => random.chance(0.3));
  for (const { id: recoveryId, amount: owing, recovered, waived, version } of given) {
    const owed = owing - recovered - waived;
    const amount = vnd(random.chance(0.5) ? owed : 1 + random.below(owed));
    const claim = { recoveryId, amount, version, reason: 'Không còn khả năng trả', article: 'Thử' };
    const { id } = await db.uow.run(clerk, (tx) => proposeWaiver(tx, claim));
    await db.uow.run(head, (tx) => approveWaiver(tx, id));
  }
  return given.length;
}

/**
 * I1 and I4 over all that ever happened: each account is what the orders and debts say, and each payee has got, or is still
 * to get, exactly what was posted for him, apart from what he owes.
 */
async function checkBooks(): Promise<void> {
  const { rows } = await db.admin.query(
    `WITH book AS (SELECT account, sum(debit - credit) AS balance FROM payment.journal_line GROUP BY account),
          orders AS (SELECT sum(amount) FILTER (WHERE state = 'paid') AS paid, sum(amount) FILTER (WHERE state = 'pending') AS pending,
                            sum(amount) FILTER (WHERE state = 'returned' AND carried_into IS NULL) AS returned FROM payment.payment_order)
     SELECT account, balance::text, coalesce(CASE account
              WHEN 'expense' THEN (SELECT sum(amount) FROM payment.posting)
              WHEN 'payable' THEN -returned WHEN 'clearing' THEN -pending WHEN 'cash' THEN -paid
              WHEN 'receivable' THEN (SELECT sum(amount - recovered - waived) FROM payment.recovery)
              WHEN 'written-off' THEN (SELECT sum(waived) FROM payment.recovery) END, 0)::text AS told
       FROM book, orders`,
  );
  for (const row of rows) expect(`${row.account} ${row.balance}`).toBe(`${row.account} ${row.told}`);
  const wrong = await db.admin.query(
    `SELECT person_id, sum(amount) FROM (
       SELECT c.person_id, q.amount FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id UNION ALL
       SELECT person_id, -amount FROM payment.payment_order WHERE carried_into IS NULL UNION ALL
       SELECT person_id, amount - recovered FROM payment.recovery) x GROUP BY person_id HAVING sum(amount) <> 0`,
  );
  expect(wrong.rows).toEqual([]);
}

/** Posted for a month of a programme before a run: where its bridge must begin. */
async function paidFor(programme: string, month: number, before: number): Promise<number> {
  const { rows } = await db.admin.query<{ paid: number }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS paid FROM payment.posting q JOIN payment.run r ON r.id = q.run_id
      WHERE r.programme = $1 AND q.for_month = $2 AND q.run_id < $3`,
    [programme, base + month, before],
  );
  return rows[0]?.paid ?? 0;
}

it('posts what an independent recomputation says, whatever happened (seed printed on failure)', async () => {
  const random = generator(seed);
  // Its own, so that a history is the same with and without it.
  const mercy = generator(seed + 1);
  const oracle = new MoneyOracle((commune): Area[] => ['nation', province, commune]);
  const history = new MoneyHistory(db, oracle, random);
  const covered = new Map<string, number>(programmes.map((programme) => [programme, -1]));
  const seen = { posted: 0, moved: 0, unpriced: 0, empty: 0, waived: 0, restored: 0 };
  // The third rate is known for a few months ahead at most: time and again a run finds lines without a value.
  for (const rate of [0, 1]) await history.publish(rate, 'nation', { from: 0, until: horizon }, 360_000 + rate);
  await history.publish(2, 'nation', { from: 0, until: 1 }, 123_457);
  try {
    for (let done = 0; done < operations; done += 1) {
      const now = Math.floor((done / operations) * 39);
      await history.step(now);
      if (!random.chance(0.1)) continue;
      const programme = random.pick(programmes);
      const last = covered.get(programme) ?? -1;
      const month = last >= now ? last : Math.min(now, last + 1 + random.below(2));
      if (month < 0) continue;
      const interfere = random.chance(0.2);
      const result = await run(programme, month, async () => (interfere ? history.disturb(programme, now) : undefined));
      if (result.state === 'cancelled') {
        seen[result.unpriced > 0 ? 'unpriced' : 'moved'] += 1;
        const gaps = gapsOf(oracle, programme, month);
        if (result.unpriced > 0) expect(gaps).not.toEqual([]);
        for (const rate of gaps)
          await history.publish(rate, 'nation', { from: 0, until: month + 3 }, 100_000 + random.below(99_999));
        continue;
      }
      covered.set(programme, month);
      seen.posted += 1;
      expect(await differences(oracle, programme, month)).toEqual([]);
      await checkRun(result);
      await payOut(result, random);
      seen.waived += await waiveSome(programme, mercy);
      await checkBooks();
      if (last >= 0 && month > last) {
        const bridge = await db.uow.read(clerk, (tx) => bridgeOf(tx, result.id));
        expect(bridge.before).toBe(await paidFor(programme, last, result.id));
      }
      if (random.chance(0.1)) {
        const empty = await run(programme, month);
        expect(empty.control).toEqual({ lines: 0, total: 0, hash: '0' });
        await payOut(empty, random);
        await checkBooks();
        seen.empty += 1;
      }
    }
    seen.restored = Number(
      (await db.admin.query(`SELECT count(*) AS n FROM payment.recovery_movement WHERE kind = 'restored'`)).rows[0].n,
    );
    expect(seen.posted).toBeGreaterThan(operations / 40);
    if (operations >= 900) expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
  } catch (error) {
    throw new Error(`seed ${seed} of ${operations} operations`, { cause: error });
  }
}, 600_000);
