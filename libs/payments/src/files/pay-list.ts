import { createHash } from 'node:crypto';
import { type LegalDay, type LegalMonth, sumVnd, type Vnd } from '#kernel';
import { type RunControl, type RunId } from '../run.js';

export type PayChannel = 'bank' | 'post' | 'cash';

/** What a payment service may know of an order, and nothing else (Decree 20/2021 art. 34; Decree 335/2026 art. 28). */
export interface ListedOrder {
  /** Of the payment order. */
  readonly id: number;
  readonly holder: string;
  /** Of the payee; absent for who has none yet. */
  readonly personalNumber: string | undefined;
  readonly bank: string | undefined;
  readonly account: string | undefined;
  /** Name of the commune in which post office or cashier pay. */
  readonly place: string;
  readonly amount: Vnd;
}

/** What the files of a list are checked by. */
export interface ListControl {
  readonly orders: number;
  readonly total: Vnd;
  /** SHA-256, hexadecimal: of the run's control as approved and of each order in turn. */
  readonly hash: string;
}

/** Orders to one payment service, to be written in a format. */
export interface PayList {
  readonly runId: RunId;
  /** Number of the list in its run. */
  readonly no: number;
  readonly channel: PayChannel;
  readonly month: LegalMonth;
  readonly madeAt: Date;
  /** The day on which the service is asked to pay. */
  readonly payOn: LegalDay;
  readonly orders: readonly ListedOrder[];
  readonly control: ListControl;
}

/** Name of a list towards the payment service: `AS-12-3`. */
export const listReference = ({ runId, no }: Pick<PayList, 'runId' | 'no'>): string => `AS-${runId}-${no}`;

/** The control of orders in the order of the list, tied to what was approved. */
export function controlOf(approved: RunControl, orders: readonly ListedOrder[]): ListControl {
  const hash = createHash('sha256').update(JSON.stringify([approved.lines, approved.total, approved.hash]));
  for (const { id, holder, personalNumber, bank, account, place, amount } of orders)
    hash.update(JSON.stringify([id, holder, personalNumber ?? null, bank ?? null, account ?? null, place, amount]));
  return { orders: orders.length, total: sumVnd(orders.map(({ amount }) => amount)), hash: hash.digest('hex') };
}
