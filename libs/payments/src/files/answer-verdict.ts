import { sumVnd, type Vnd } from '#kernel';
import { type OrderId, type OrderResult, type OrderState } from '../order.store.js';
import { type RunId } from '../run.js';
import { type AnswerFault, fault } from './answer.faults.js';
import { type Answer, type AnswerRow } from './answer.js';
import { answerHeadings as heading } from './file-format.table.js';
import { findReturnReason, returnReasonTitles } from './return-reason.table.js';

/** What an answer is compared with. */
export interface OrderAnswered {
  readonly id: OrderId;
  readonly runId: RunId;
  readonly amount: Vnd;
  readonly state: OrderState;
  readonly returnReason: string | null;
  /** It went out on a list. */
  readonly isListed: boolean;
}

export interface AnswerVerdict {
  /** Of every row with a result, also those known already. */
  readonly results: readonly OrderResult[];
  /** Rows whose result is still empty. */
  readonly unanswered: number;
  readonly faults: readonly AnswerFault[];
}

/** Undefined for what is no number of an order; zeros before it do not matter. */
export const orderIdOf = ({ order }: AnswerRow): OrderId | undefined =>
  /^\d{1,15}$/.test(order) ? Number(order) : undefined;

/** A number as a workbook writes it, or digits with `.` between thousands. */
const numberOf = (written: string): number =>
  written === '' ? Number.NaN : Number(/^\d{1,3}(\.\d{3})+$/.test(written) ? written.replaceAll('.', '') : written);

/** Compares an answer with the orders it names, row by row; with any fault, nothing of it may be taken. */
export function judgeAnswer(answer: Answer, runId: RunId, orders: ReadonlyMap<OrderId, OrderAnswered>): AnswerVerdict {
  const rows = answer.rows.map((row) => judgeRow(row, runId, orders));
  const answered = rows.flatMap((row) => (row.result ? [row.result] : []));
  return {
    results: answered,
    unanswered: answer.rows.filter(({ result }) => result === '').length,
    faults: [...rows.flatMap((row) => row.faults), ...findRepeated(answer.rows), ...judgeSum(answer)].toSorted(
      (a, b) => a.row - b.row,
    ),
  };
}

interface JudgedRow {
  readonly result?: OrderResult;
  readonly faults: readonly AnswerFault[];
}

function judgeRow(row: AnswerRow, runId: RunId, orders: ReadonlyMap<OrderId, OrderAnswered>): JudgedRow {
  const at = (column: string) => ({ row: row.row, column });
  if (row.order === '') return { faults: [fault('ORDER_MISSING', undefined, at(heading.order))] };
  const order = orders.get(orderIdOf(row) ?? Number.NaN);
  if (!order) return { faults: [fault('ORDER_UNKNOWN', { order: row.order }, at(heading.order))] };
  if (order.runId !== runId)
    return { faults: [fault('OTHER_RUN', { orderId: order.id, runId: order.runId }, at(heading.order))] };
  if (!order.isListed) return { faults: [fault('NOT_LISTED', undefined, at(heading.order))] };
  const isAmountRight = row.amount === undefined || numberOf(row.amount) === order.amount;
  const amount = isAmountRight ? [] : [fault('AMOUNT_WRONG', { ordered: order.amount }, at(heading.amount))];
  if (row.result === '') return { faults: amount };
  const judged = readResult(row, order.id);
  if ('fault' in judged) return { faults: [...amount, judged.fault] };
  const other = isOtherwise(order, judged.result) && fault('ANSWERED_OTHERWISE', order, at(heading.result));
  return { result: judged.result, faults: other ? [...amount, other] : amount };
}

function readResult(row: AnswerRow, orderId: OrderId): { result: OrderResult } | { fault: AnswerFault } {
  const word = row.result.toLowerCase();
  if (word === 'đã chi') return { result: { orderId, outcome: 'paid' } };
  if (word !== 'trả lại')
    return { fault: fault('RESULT_UNKNOWN', undefined, { row: row.row, column: heading.result }) };
  const reason = findReturnReason(row.reason);
  return reason === undefined
    ? { fault: fault('REASON_UNKNOWN', { known: returnReasonTitles }, { row: row.row, column: heading.reason }) }
    : { result: { orderId, outcome: 'returned', reason } };
}

type Settled = OrderAnswered & { readonly state: 'paid' | 'returned' };

function isOtherwise(order: OrderAnswered, result: OrderResult): order is Settled {
  if (order.state === 'pending') return false;
  return order.state !== result.outcome || (result.outcome === 'returned' && order.returnReason !== result.reason);
}

function findRepeated(rows: readonly AnswerRow[]): AnswerFault[] {
  const firstRow = new Map<OrderId, number>();
  return rows.flatMap((row) => {
    const id = orderIdOf(row);
    if (id === undefined) return [];
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, row.row);
    return first === undefined
      ? []
      : [fault('ANSWERED_TWICE', { row: first }, { row: row.row, column: heading.order })];
  });
}

/** The sum of a list must be that of its rows: a list that lost rows on its way back is not taken for the whole. */
function judgeSum({ rows, sum }: Answer): AnswerFault[] {
  if (sum === 'none') return [];
  if (sum === 'missing')
    return [fault('SUM_MISSING', undefined, { row: (rows.at(-1)?.row ?? 0) + 1, column: heading.order })];
  const amounts = rows.map(({ amount }) => numberOf(amount ?? ''));
  if (!amounts.every(Number.isSafeInteger)) return [];
  const total = sumVnd(amounts as Vnd[]);
  if (numberOf(sum.orders) === rows.length && numberOf(sum.total) === total) return [];
  return [fault('SUM_WRONG', { orders: rows.length, total }, { row: sum.row, column: heading.amount })];
}
