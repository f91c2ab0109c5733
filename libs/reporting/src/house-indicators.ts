import { basis } from '#kernel';
import { type Indicator } from './indicator.js';
import { monthIndexOf } from './month-index.sql.js';

/** One-stop service: the ministry's figures of files received, settled, on time and late. */
const oneStop = basis('Nghị định 61/2018/NĐ-CP (đã sửa đổi), đánh giá việc giải quyết thủ tục hành chính', 'memory');
const ledger = basis('Thông tư 76/2021/TT-BTC, quyết toán kinh phí trợ giúp xã hội', 'memory');

const ofCases = (condition: string): string => `
  SELECT c.unit_id, p.sex, c.person_id AS subject, c.id AS case_id, 1::bigint AS amount
    FROM casework.case_file c LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE ${condition}`;

const closed = `c.closed_on >= $1 AND c.closed_on < $2`;
/** The sweep opens one such task for each limit that a case has overrun; it stays when it is done. */
const wasLate = `EXISTS (SELECT FROM casework.task t WHERE t.case_id = c.id AND t.kind = 'overdue')`;

const ofPostings = (condition: string): string => `
  SELECT q.unit_id, p.sex, c.person_id AS subject, c.case_id, q.amount
    FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE q.for_month >= ${monthIndexOf('$1')} AND q.for_month < ${monthIndexOf('$2')} ${condition}`;

const ofOrders = (condition: string): string => `
  SELECT o.unit_id, p.sex, o.person_id AS subject, NULL::uuid AS case_id, 1::bigint AS amount
    FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id LEFT JOIN citizen.person p ON p.id = o.person_id
   WHERE o.attempt = 1 AND r.month >= ${monthIndexOf('$1')} AND r.month < ${monthIndexOf('$2')} ${condition}`;

/** Figures of work and of money over all programmes of a duty. */
export const houseIndicators: readonly Indicator[] = [
  {
    code: 'cases.received',
    title: 'Hồ sơ tiếp nhận trong kỳ',
    basis: oneStop,
    measure: 'cases',
    period: 'month',
    numerator: ofCases(`c.received_on >= $1 AND c.received_on < $2`),
    openable: true,
  },
  {
    code: 'cases.closed',
    title: 'Hồ sơ giải quyết xong trong kỳ',
    basis: oneStop,
    measure: 'cases',
    period: 'month',
    numerator: ofCases(closed),
    openable: true,
  },
  {
    code: 'cases.open',
    title: 'Hồ sơ đang giải quyết cuối kỳ',
    basis: oneStop,
    measure: 'cases',
    period: 'month',
    numerator: ofCases(`c.received_on < $2 AND (c.closed_on IS NULL OR c.closed_on >= $2)`),
    openable: true,
  },
  {
    code: 'cases.overdue',
    title: 'Hồ sơ quá hạn chưa giải quyết xong cuối kỳ',
    basis: oneStop,
    measure: 'cases',
    period: 'month',
    numerator: ofCases(`(c.closed_on IS NULL OR c.closed_on >= $2)
      AND EXISTS (SELECT FROM casework.task t WHERE t.case_id = c.id AND t.kind = 'overdue' AND t.due_on < $2)`),
    openable: true,
  },
  {
    code: 'cases.on-time',
    title: 'Tỷ lệ hồ sơ giải quyết đúng hạn',
    basis: oneStop,
    measure: 'share',
    period: 'month',
    numerator: ofCases(`${closed} AND NOT ${wasLate}`),
    denominator: ofCases(closed),
    openable: true,
  },
  {
    code: 'money.posted',
    title: 'Trợ cấp đã hạch toán cho các tháng trong kỳ',
    basis: ledger,
    measure: 'đồng',
    period: 'month',
    numerator: ofPostings(''),
    openable: true,
  },
  {
    code: 'money.arrears',
    title: 'Truy lĩnh cho các tháng trong kỳ',
    basis: ledger,
    measure: 'đồng',
    period: 'month',
    numerator: ofPostings(`AND q.kind = 'a'`),
    openable: true,
  },
  {
    code: 'money.recovery',
    title: 'Phải thu hồi cho các tháng trong kỳ',
    basis: ledger,
    measure: 'đồng',
    period: 'month',
    numerator: ofPostings(`AND q.kind = 'r'`),
    openable: true,
  },
  {
    code: 'money.paid',
    title: 'Đã chi đến tay đối tượng trong kỳ',
    basis: ledger,
    measure: 'đồng',
    period: 'month',
    numerator: `
      SELECT o.unit_id, p.sex, o.person_id AS subject, NULL::uuid AS case_id, o.amount
        FROM payment.payment_order o LEFT JOIN citizen.person p ON p.id = o.person_id
       WHERE o.state = 'paid' AND o.settled_at >= ($1::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
         AND o.settled_at < ($2::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`,
    openable: true,
  },
  {
    code: 'money.cashless',
    title: 'Tỷ lệ lệnh chi không dùng tiền mặt',
    basis: basis('Kế hoạch 113/KH-UBND ngày 13/5/2024, Phụ lục mục 7'),
    measure: 'share',
    period: 'month',
    numerator: ofOrders(`AND o.channel = 'bank'`),
    denominator: ofOrders(''),
    openable: true,
  },
];
