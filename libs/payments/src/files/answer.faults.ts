import { type OrderId } from '../order.store.js';

/** What is wrong with a row of an answer, in the words shown to the accountant. */
export interface AnswerFault {
  /** As Excel numbers it; of a message, the number of the transaction. */
  readonly row: number;
  /** Heading of the column. */
  readonly column: string;
  readonly code: AnswerFaultCode;
  /** Vietnamese. */
  readonly reason: string;
}

const wordings = {
  ORDER_MISSING: () => 'Dòng này thiếu mã lệnh.',
  ORDER_UNKNOWN: ({ order }: { order: string }) => `Không có lệnh chi nào mã “${order}”.`,
  OTHER_RUN: ({ orderId, runId }: { orderId: OrderId; runId: number }) =>
    `Lệnh ${orderId} thuộc đợt chi ${runId}, không phải đợt này.`,
  NOT_LISTED: () => 'Lệnh này chưa gửi đi trong danh sách nào.',
  AMOUNT_WRONG: ({ ordered }: { ordered: number }) =>
    `Số tiền không khớp, lệnh chi là ${ordered.toLocaleString('vi-VN')} đồng.`,
  ANSWERED_TWICE: ({ row }: { row: number }) => `Lệnh này đã có kết quả ở dòng ${row}.`,
  ANSWERED_OTHERWISE: ({ state }: { state: 'paid' | 'returned' }) =>
    `Lệnh này đã ghi nhận kết quả khác: ${state === 'paid' ? 'đã chi' : 'trả lại'}.`,
  RESULT_UNKNOWN: () => 'Kết quả ghi “Đã chi” hoặc “Trả lại”.',
  REASON_UNKNOWN: ({ known }: { known: readonly string[] }) => `Lý do là một trong: ${known.join(' · ')}.`,
  SUM_MISSING: () => 'Thiếu dòng CỘNG: danh sách bị cắt.',
  SUM_WRONG: ({ orders, total }: { orders: number; total: number }) =>
    `Dòng CỘNG không khớp: các dòng có ${orders} lệnh, ${total.toLocaleString('vi-VN')} đồng.`,
};

export type AnswerFaultCode = keyof typeof wordings;

/** `fault('AMOUNT_WRONG', {ordered}, place)` */
export const fault = <C extends AnswerFaultCode>(
  code: C,
  given: Parameters<(typeof wordings)[C]>[0],
  place: { readonly row: number; readonly column: string },
): AnswerFault => ({ ...place, code, reason: (wordings[code] as (given: unknown) => string)(given) });
