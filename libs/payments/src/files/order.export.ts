import { type LegalMonth, monthAt, printMonth, type Vnd } from '#kernel';
import { defineExport, defineFilePurpose, rowsOf } from '#platform';
import { type OrderState } from '../order.store.js';
import { paymentPermissions } from '../payment.permissions.js';
import { type OrderFilter } from './order.reader.js';
import { type PayChannel } from './pay-list.js';

const orders = { code: 'payments.orders', title: 'Danh sách lệnh chi' } as const;

interface Row {
  readonly id: number;
  readonly personId: string;
  readonly month: number;
  readonly holder: string;
  readonly unit: string;
  readonly channel: PayChannel;
  readonly bank: string | null;
  readonly account: string | null;
  readonly amount: Vnd;
  readonly attempt: number;
  readonly state: OrderState;
  readonly returnReason: string | null;
}

const channelWords: Readonly<Record<PayChannel, string>> = { bank: 'Ngân hàng', post: 'Bưu điện', cash: 'Tiền mặt' };
const stateWords: Readonly<Record<OrderState, string>> = {
  pending: 'Chờ kết quả',
  paid: 'Đã chi',
  returned: 'Trả lại',
};
const monthOf = ({ month }: Row): LegalMonth => monthAt(month);

const selectOrders = `
  SELECT o.id, o.person_id AS "personId", r.month, o.holder, u.name AS unit, o.channel, o.bank, o.account, o.amount, o.attempt, o.state,
    o.return_reason AS "returnReason"
  FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id JOIN territory.unit u ON u.id = o.unit_id
  WHERE o.run_id = $1 AND ($2::text IS NULL OR o.state = $2) AND ($3::text IS NULL OR o.channel = $3) ORDER BY o.id`;

/** The orders of a run as a workbook. */
export const ordersExport = defineExport<Row, OrderFilter>({
  ...orders,
  purpose: defineFilePurpose(orders.code, paymentPermissions.export),
  columns: [
    { kind: 'text', heading: 'Số lệnh', width: 12, value: ({ id }) => String(id) },
    { kind: 'text', heading: 'Kỳ chi', width: 10, value: (row) => printMonth(monthOf(row)) },
    { kind: 'text', heading: 'Người nhận', width: 28, value: ({ holder }) => holder },
    { kind: 'text', heading: 'Xã, phường', width: 22, value: ({ unit }) => unit },
    { kind: 'text', heading: 'Hình thức', width: 12, value: ({ channel }) => channelWords[channel] },
    { kind: 'text', heading: 'Ngân hàng', width: 16, value: ({ bank }) => bank },
    { kind: 'text', heading: 'Số tài khoản', width: 20, value: ({ account }) => account },
    { kind: 'money', heading: 'Số tiền (đồng)', width: 16, value: ({ amount }) => amount },
    { kind: 'count', heading: 'Lần chi', width: 8, value: ({ attempt }) => attempt },
    { kind: 'text', heading: 'Kết quả', width: 14, value: ({ state }) => stateWords[state] },
    { kind: 'text', heading: 'Lý do trả lại', width: 28, value: ({ returnReason }) => returnReason },
  ],
  rows: async function* (tx, { runId, state, channel }) {
    for await (const rows of rowsOf<Row>(tx, selectOrders, [runId, state ?? null, channel ?? null])) {
      for (const { personId } of rows) tx.noteRead({ kind: 'person', id: personId });
      yield rows;
    }
  },
});
