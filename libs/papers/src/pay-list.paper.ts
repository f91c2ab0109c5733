import { amountInWords, type LegalMonth, printMonth, sumVnd, type Vnd } from '#kernel';
import { agencyHead, placeOf } from './letterhead.rule.js';
import { type Paper } from './paper.js';

export interface PayListRow {
  readonly holder: string;
  readonly place: string;
  readonly amount: Vnd;
  readonly account: string | undefined;
}

export interface PayListFacts {
  readonly runId: number;
  readonly month: LegalMonth;
  readonly programme: string;
  readonly agency: string;
  readonly unit: string;
  readonly rows: readonly PayListRow[];
  readonly writer: string;
}

const dong = (amount: Vnd): string => amount.toLocaleString('vi-VN');

/** Danh sách chi trả: who gets how much this month, with room for a hand where money is paid in cash; the sum also in words. */
export function payListPaper({ runId, month, programme, agency, unit, rows, writer }: PayListFacts): Paper {
  const { superior, lines } = agencyHead(agency);
  const total = sumVnd(rows.map(({ amount }) => amount));
  return {
    letterhead: {
      ...(superior !== undefined && { superior }),
      agency: lines,
      number: `${runId}/DSCT`,
      place: placeOf(unit),
    },
    title: 'DANH SÁCH CHI TRẢ',
    about: `${programme}, tháng ${printMonth(month)}`,
    body: [
      {
        kind: 'table',
        columns: [
          { title: 'STT', width: 12, align: 'center' },
          { title: 'Họ và tên người nhận' },
          { title: 'Nơi ở', width: 52 },
          { title: 'Số tài khoản', width: 44 },
          { title: 'Số tiền (đồng)', width: 32, align: 'right' },
          { title: 'Ký nhận', width: 30 },
        ],
        rows: [
          ...rows.map(({ holder, place, account, amount }, index) => [
            String(index + 1),
            holder,
            place,
            account ?? 'Tiền mặt',
            dong(amount),
            '',
          ]),
          ['', 'CỘNG', '', '', dong(total), ''],
        ],
      },
      { kind: 'field', label: 'Tổng số người nhận', value: rows.length.toLocaleString('vi-VN') },
      { kind: 'field', label: 'Tổng số tiền bằng chữ', value: amountInWords(total) },
    ],
    signatures: [
      { lines: ['NGƯỜI LẬP'], note: '(Ký, ghi rõ họ tên)', name: writer },
      { lines: ['KẾ TOÁN'], note: '(Ký, ghi rõ họ tên)' },
      { lines: ['THỦ TRƯỞNG ĐƠN VỊ'], note: '(Ký, đóng dấu)' },
    ],
    receivers: [],
    isDraft: false,
    isLandscape: true,
  };
}
