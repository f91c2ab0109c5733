import { type LegalMonth, printMonth } from '#kernel';
import { type ListedOrder, type PayChannel } from './pay-list.js';
import { type Letters } from './written-text.rule.js';

/** A column of a workbook. */
export interface FileColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Numbers are cells one may add up; what names something, such as an account, is text and keeps its zeros. */
  readonly kind: 'number' | 'text';
  /** Undefined leaves the cell to the payment service. */
  readonly value: (order: ListedOrder, line: OrderLine) => string | number | undefined;
  readonly letters?: Letters;
  /** Characters the receiver takes; longer text is cut, or the order refused where a cut would send money elsewhere. */
  readonly limit?: { readonly most: number; readonly beyond: 'cut' | 'refuse' };
  readonly required?: true;
}

export interface OrderLine {
  /** From 1. */
  readonly number: number;
  readonly month: LegalMonth;
}

export interface WorkbookFormat {
  readonly kind: 'workbook';
  readonly code: string;
  readonly channel: PayChannel;
  readonly title: string;
  readonly columns: readonly FileColumn[];
}

/** ISO 20022 customer credit transfer initiation. */
export interface MessageFormat {
  readonly kind: 'message';
  readonly code: string;
  readonly channel: PayChannel;
  readonly namespace: string;
  /** Whose money it is, as agreed with the bank; the account it leaves is fixed in the contract. */
  readonly payer: string;
  readonly nameLimit: number;
  readonly accountLimit: number;
}

export type FileFormat = WorkbookFormat | MessageFormat;

/** Headings by which an answer is read. */
export const answerHeadings = {
  order: 'Mã lệnh',
  amount: 'Số tiền',
  result: 'Kết quả',
  reason: 'Lý do',
} as const;

const number: FileColumn = { heading: 'STT', width: 7, kind: 'number', value: (_, line) => line.number };
const order: FileColumn = { heading: answerHeadings.order, width: 12, kind: 'text', value: ({ id }) => String(id) };
const personalNumber: FileColumn = {
  heading: 'Số định danh',
  width: 15,
  kind: 'text',
  value: (each) => each.personalNumber ?? '',
};
const amount: FileColumn = { heading: answerHeadings.amount, width: 15, kind: 'number', value: (each) => each.amount };
const month: FileColumn = { heading: 'Tháng', width: 10, kind: 'text', value: (_, line) => printMonth(line.month) };
const signature: FileColumn = { heading: 'Ký nhận', width: 18, kind: 'text', value: () => undefined };
const answer: readonly FileColumn[] = [
  { heading: answerHeadings.result, width: 12, kind: 'text', value: () => undefined },
  { heading: answerHeadings.reason, width: 24, kind: 'text', value: () => undefined },
];
const holder: FileColumn = {
  heading: 'Họ và tên',
  width: 30,
  kind: 'text',
  value: (each) => each.holder,
  required: true,
};

/** What the payee reads on his account. It names the month and no programme: nobody at a counter learns why someone is paid. */
export const remittance = (of: LegalMonth): string => `TRO CAP THANG ${printMonth(of)}`;

const bankWorkbook: WorkbookFormat = {
  kind: 'workbook',
  code: 'bank-xlsx',
  channel: 'bank',
  title: 'Danh sách chi trả qua ngân hàng',
  columns: [
    number,
    order,
    {
      heading: 'Số tài khoản',
      width: 20,
      kind: 'text',
      value: (each) => each.account,
      limit: { most: 34, beyond: 'refuse' },
      required: true,
    },
    { ...holder, heading: 'Tên chủ tài khoản', letters: 'ascii', limit: { most: 70, beyond: 'cut' } },
    personalNumber,
    { heading: 'Ngân hàng', width: 24, kind: 'text', value: (each) => each.bank, required: true },
    amount,
    { heading: 'Nội dung', width: 26, kind: 'text', value: (_, line) => remittance(line.month), letters: 'ascii' },
    ...answer,
  ],
};

const postWorkbook: WorkbookFormat = {
  kind: 'workbook',
  code: 'post-xlsx',
  channel: 'post',
  title: 'Danh sách chi trả qua bưu điện',
  columns: [
    number,
    order,
    holder,
    personalNumber,
    { heading: 'Điểm chi trả', width: 24, kind: 'text', value: (each) => each.place },
    amount,
    month,
    signature,
    ...answer,
  ],
};

const cashWorkbook: WorkbookFormat = {
  kind: 'workbook',
  code: 'cash-xlsx',
  channel: 'cash',
  title: 'Danh sách chi trả tiền mặt',
  columns: [number, order, holder, personalNumber, amount, month, signature, ...answer],
};

const pain001: MessageFormat = {
  kind: 'message',
  code: 'pain.001.001.09',
  channel: 'bank',
  namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
  payer: 'AN SINH XA HOI TINH CA MAU',
  nameLimit: 140,
  accountLimit: 34,
};

/** Every format a list may be written in. A bank takes its orders once: as a message or as a workbook, under one reference. */
export const fileFormats: readonly FileFormat[] = [bankWorkbook, pain001, postWorkbook, cashWorkbook];

/** At most so many orders on one list: what upload pages and people can handle, and a page of memory for the worker. */
export const longestList = 20_000;
