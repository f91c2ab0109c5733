import { type LegalMonth, monthAt, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { type OrderId, type OrderState, type PaymentOrder } from '../order.store.js';
import { type RunId } from '../run.js';
import { type PayChannel } from './pay-list.js';

/** An order with where it stands: the month of its run, and the list on which it went out. */
export interface OrderSeen extends PaymentOrder {
  readonly month: LegalMonth;
  /** Number of the list in its run; absent until it is on one that the caller sees. */
  readonly listNo: number | undefined;
}

export interface OrderFilter {
  readonly runId?: RunId | undefined;
  readonly personId?: string | undefined;
  readonly state?: OrderState | undefined;
  readonly channel?: PayChannel | undefined;
}

type OrderRow = Omit<OrderSeen, 'amount' | 'month' | Nullable> & { readonly amount: number; readonly month: number } & {
  readonly [K in Nullable]: Exclude<OrderSeen[K], undefined> | null;
};
type Nullable = 'bank' | 'account' | 'returnReason' | 'carriedInto' | 'listNo';

/** Orders of a run by id, those of a person the latest first; after `after`, at most `first`. Their payees are put on record as read. */
export async function findOrders(
  tx: ReadTx,
  { runId, personId, state, channel }: OrderFilter,
  page: { readonly after?: OrderId | undefined; readonly first: number },
): Promise<OrderSeen[]> {
  const [beyond, direction] = personId === undefined ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await tx.sql<OrderRow>(
    `SELECT o.id, o.run_id AS "runId", o.person_id AS "personId", o.unit_id AS "unitId", o.amount, o.channel, o.bank, o.account,
            o.holder, o.attempt, o.state, o.return_reason AS "returnReason", o.carried_into AS "carriedInto", r.month,
            (SELECT l.no FROM payment.pay_list_order p JOIN payment.pay_list l ON l.id = p.list_id WHERE p.order_id = o.id) AS "listNo"
       FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id
      WHERE ($1::int IS NULL OR o.run_id = $1) AND ($2::uuid IS NULL OR o.person_id = $2)
        AND ($3::text IS NULL OR o.state = $3) AND ($4::text IS NULL OR o.channel = $4) AND ($5::int IS NULL OR o.id ${beyond} $5)
      ORDER BY o.id ${direction} LIMIT $6`,
    [runId ?? null, personId ?? null, state ?? null, channel ?? null, page.after ?? null, page.first],
  );
  for (const row of rows) tx.noteRead({ kind: 'person', id: row.personId });
  return rows.map((row) => ({
    ...row,
    amount: vnd(row.amount),
    month: monthAt(row.month),
    bank: row.bank ?? undefined,
    account: row.account ?? undefined,
    returnReason: row.returnReason ?? undefined,
    carriedInto: row.carriedInto ?? undefined,
    listNo: row.listNo ?? undefined,
  }));
}
