import { type Vnd, vnd } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { writeEntry } from './journal.store.js';
import {
  carryReturned,
  insertOrders,
  moveRestored,
  ordersAsEntry,
  oweMore,
  restore,
  settle,
  withhold,
} from './order.sql.js';
import { paymentErrors } from './payment.errors.js';
import { type Run, type RunId } from './run.js';
import { checkTransition, getRun, lockRun, lockWholeRun, moveRun } from './run.store.js';

/** Name of the job that makes the orders of a posted run: `{ runId }`. */
export const makeOrdersJob = 'payments.make-orders';

export type OrderId = number;
export type OrderState = 'pending' | 'paid' | 'returned';

/** Money to one payee from one run, with the account as it was when the order was made. */
export interface PaymentOrder {
  readonly id: OrderId;
  readonly runId: RunId;
  /** The payee. */
  readonly personId: string;
  readonly unitId: number;
  readonly amount: Vnd;
  readonly channel: 'bank' | 'post' | 'cash';
  readonly bank: string | undefined;
  readonly account: string | undefined;
  readonly holder: string;
  /** 1, and one more each time returned money is sent again within its run. */
  readonly attempt: number;
  readonly state: OrderState;
  readonly returnReason: string | undefined;
  /** The later order in which returned money went on. */
  readonly carriedInto: OrderId | undefined;
}

/**
 * Makes the orders of a posted run, one for each payee: its postings and what came back earlier, less what is withheld for
 * a debt. Never negative: a negative sum becomes a debt. Needs the system's role; a run already ordered stays as it is.
 * @throws PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND
 */
export async function makeOrders(tx: Tx, runId: RunId): Promise<Run> {
  const run = await lockRun(tx, runId);
  if (['ordered', 'sent', 'reconciled', 'closed'].includes(run.state)) return run;
  checkTransition(run, 'ordered');
  const { months, own } = await tx.one<{ months: number[] | null; own: number }>(
    `SELECT (SELECT array_agg(DISTINCT for_month) FROM payment.run_total WHERE run_id = r.id) AS months, r.month AS own
       FROM payment.run r WHERE r.id = $1`,
    [runId],
  );
  await tx.sql(restore, [runId, run.programme]);
  await tx.sql(settle, [runId, run.programme, months ?? [], own]);
  await tx.sql(`ANALYZE settlement`);
  await tx.sql(insertOrders, [runId, run.programme]);
  await tx.sql(carryReturned, [runId, run.programme]);
  await tx.sql(moveRestored, [runId]);
  await tx.sql(withhold, [runId]);
  await tx.sql(oweMore, [runId, run.programme]);
  await writeEntry(tx, { kind: 'ordered', programme: run.programme, runId }, ordersAsEntry, [runId]);
  return moveRun(tx, run, 'ordered');
}

/** The money leaves: payable to clearing, for every order. @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE */
export async function sendRun(tx: Tx, { runId, version }: { runId: RunId; version: number }): Promise<Run> {
  const run = await lockWholeRun(tx, runId, version);
  if (run.state !== 'ordered') throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'sent' });
  await writeEntry(
    tx,
    { kind: 'sent', programme: run.programme, runId },
    `SELECT unit_id, 'payable' AS debit, 'clearing' AS credit, amount FROM payment.payment_order WHERE run_id = $1`,
    [runId],
  );
  return moveRun(tx, run, 'sent');
}

/** What the bank, post office or cashier answered for one order. */
export type OrderResult =
  | { readonly orderId: OrderId; readonly outcome: 'paid' }
  | { readonly orderId: OrderId; readonly outcome: 'returned'; readonly reason: string };

/**
 * Takes in the answers for orders of a run that was sent. The same answer again changes nothing.
 * @returns how many orders changed.
 * @throws PAYMENT.ORDER_NOT_FOUND for orders of another run, PAYMENT.ORDER_SETTLED when an order has another answer already.
 */
export async function applyResults(tx: Tx, runId: RunId, results: readonly OrderResult[]): Promise<number> {
  const run = await lockRun(tx, runId);
  if (run.state !== 'sent') throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'reconciled' });
  const given = [
    results.map((each) => each.orderId),
    results.map((each) => each.outcome),
    results.map((each) => (each.outcome === 'returned' ? each.reason : null)),
  ];
  await refuseStrangers(tx, runId, results);
  await refuseOtherAnswers(tx, given);
  const changed = await tx.sql<{ id: number }>(
    `UPDATE payment.payment_order o SET state = given.outcome, return_reason = given.reason, settled_at = platform.clock()
       FROM unnest($1::bigint[], $2::text[], $3::text[]) AS given (id, outcome, reason)
      WHERE o.id = given.id AND o.state = 'pending' RETURNING o.id`,
    given,
  );
  await writeEntry(
    tx,
    { kind: 'settled', programme: run.programme, runId },
    `SELECT unit_id, 'clearing' AS debit, CASE state WHEN 'paid' THEN 'cash' ELSE 'payable' END AS credit, amount
       FROM payment.payment_order WHERE id = ANY ($1::bigint[])`,
    [changed.map((each) => each.id)],
  );
  await tx.audit(
    'pay-run.results',
    { kind: 'pay-run', id: String(runId) },
    { given: results.length, changed: changed.length },
  );
  return changed.length;
}

async function refuseStrangers(tx: Tx, runId: RunId, results: readonly OrderResult[]): Promise<void> {
  const unknown = await tx.sql<{ id: number }>(
    `SELECT id FROM unnest($2::bigint[]) AS given (id)
      WHERE NOT EXISTS (SELECT FROM payment.payment_order o WHERE o.id = given.id AND o.run_id = $1) ORDER BY id`,
    [runId, results.map((each) => each.orderId)],
  );
  if (unknown.length > 0) throw paymentErrors.ORDER_NOT_FOUND({ orderIds: unknown.map((each) => each.id) });
}

async function refuseOtherAnswers(tx: Tx, given: readonly (readonly unknown[])[]): Promise<void> {
  const other = await tx.sql<{ id: number }>(
    `SELECT o.id FROM unnest($1::bigint[], $2::text[], $3::text[]) AS given (id, outcome, reason)
       JOIN payment.payment_order o USING (id)
      WHERE o.state <> 'pending' AND (o.state, o.return_reason) IS DISTINCT FROM (given.outcome, given.reason) ORDER BY o.id`,
    given,
  );
  if (other.length > 0) throw paymentErrors.ORDER_SETTLED({ orderIds: other.map((each) => each.id) });
}

/**
 * Sends returned orders of a sent run again, to the account each payee has now. What is not retried goes into the next run.
 * @returns the new orders.
 * @throws PAYMENT.ORDER_NOT_FOUND for orders that are not returned orders of this run, or were sent again already.
 */
export async function retryOrders(tx: Tx, runId: RunId, orderIds: readonly OrderId[]): Promise<OrderId[]> {
  const run = await lockRun(tx, runId);
  if (run.state !== 'sent') throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'sent' });
  const retried = await tx.sql<{ id: number; carried: number }>(
    `WITH old AS (
       SELECT o.* FROM payment.payment_order o
        WHERE o.id = ANY ($2::bigint[]) AND o.run_id = $1 AND o.state = 'returned' AND o.carried_into IS NULL
     ), fresh AS (
       INSERT INTO payment.payment_order (run_id, programme, person_id, payee_id, unit_id, amount, channel, bank, account, holder, attempt)
       SELECT old.run_id, old.programme, old.person_id, p.id, p.unit_id, old.amount, p.channel, p.bank, p.account, p.holder, old.attempt + 1
         FROM old JOIN LATERAL (
           SELECT p.* FROM benefit.payee p JOIN benefit.chain c ON c.payee_id = p.id
            WHERE p.person_id = old.person_id AND c.programme = old.programme ORDER BY p.id DESC LIMIT 1) p ON true
       RETURNING id, person_id)
     SELECT fresh.id, old.id AS carried FROM fresh JOIN old USING (person_id)`,
    [runId, orderIds],
  );
  const missing = orderIds.filter((id) => !retried.some((each) => each.carried === id));
  if (missing.length > 0) throw paymentErrors.ORDER_NOT_FOUND({ orderIds: missing });
  const fresh = retried.map((each) => each.id);
  await tx.sql(
    `UPDATE payment.payment_order o SET carried_into = given.id
       FROM unnest($1::bigint[], $2::bigint[]) AS given (carried, id) WHERE o.id = given.carried`,
    [retried.map((each) => each.carried), fresh],
  );
  await writeEntry(
    tx,
    { kind: 'retried', programme: run.programme, runId },
    `SELECT unit_id, 'payable' AS debit, 'clearing' AS credit, amount FROM payment.payment_order WHERE id = ANY ($1::bigint[])`,
    [fresh],
  );
  await tx.audit('pay-run.retried', { kind: 'pay-run', id: String(runId) }, { orders: fresh.length });
  return fresh;
}

/**
 * All answers are in. @throws PAYMENT.ORDERS_PENDING while an order has none, PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_STATE, PLATFORM.STALE
 */
export async function reconcileRun(tx: Tx, { runId, version }: { runId: RunId; version: number }): Promise<Run> {
  const run = await lockWholeRun(tx, runId, version);
  checkTransition(run, 'reconciled');
  const { orders } = await tx.one<{ orders: number }>(
    `SELECT count(*) AS orders FROM payment.payment_order WHERE run_id = $1 AND state = 'pending'`,
    [runId],
  );
  if (orders > 0) throw paymentErrors.ORDERS_PENDING({ runId, orders });
  return moveRun(tx, run, 'reconciled');
}

/** Ends a reconciled run. @throws PAYMENT.RUN_OUT_OF_AREA, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND, PLATFORM.STALE */
export async function closeRun(tx: Tx, { runId, version }: { runId: RunId; version: number }): Promise<Run> {
  return moveRun(tx, await lockWholeRun(tx, runId, version), 'closed');
}

type OrderRow = Omit<PaymentOrder, 'amount' | 'bank' | 'account' | 'returnReason' | 'carriedInto'> & {
  amount: number;
  bank: string | null;
  account: string | null;
  returnReason: string | null;
  carriedInto: number | null;
};

/** Orders of a run by id, after `after`; at most `first`. Files and result screens page through them. */
export async function listOrders(
  tx: ReadTx,
  runId: RunId,
  page: { readonly state?: OrderState | undefined; readonly after?: OrderId | undefined; readonly first: number },
): Promise<PaymentOrder[]> {
  await getRun(tx, runId);
  const rows = await tx.sql<OrderRow>(
    `SELECT id, run_id AS "runId", person_id AS "personId", unit_id AS "unitId", amount, channel, bank, account, holder,
            attempt, state, return_reason AS "returnReason", carried_into AS "carriedInto"
       FROM payment.payment_order
      WHERE run_id = $1 AND id > $2 AND state = coalesce($3, state) ORDER BY id LIMIT $4`,
    [runId, page.after ?? 0, page.state ?? null, page.first],
  );
  return rows.map((row) => ({
    ...row,
    amount: vnd(row.amount),
    bank: row.bank ?? undefined,
    account: row.account ?? undefined,
    returnReason: row.returnReason ?? undefined,
    carriedInto: row.carriedInto ?? undefined,
  }));
}
