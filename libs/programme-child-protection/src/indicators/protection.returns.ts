import { basis, datedTable, day } from '#kernel';
import { type ReturnCell, type ReturnDeadline, type ReturnRow, type StatutoryReturn } from '#reporting';
import { circular14, decree56 } from '../rules/clocks.table.js';

const of = (indicator: string, sex?: ReturnCell['sex']): ReturnCell => ({
  indicator: `child-protection.${indicator}`,
  ...(sex && { sex }),
});

const counted = (number: string, title: string, indicator: string): ReturnRow => ({
  number,
  title,
  cells: [of(indicator), of(indicator, 'female')],
});
const heading = (number: string, title: string): ReturnRow => ({ number, title, cells: [undefined, undefined] });

const careRows = [
  counted('1', 'Trẻ em được chăm sóc thay thế', 'care'),
  counted('1.1', 'Do người thân thích', 'care.relative'),
  counted('1.2', 'Do cá nhân, gia đình không phải người thân thích', 'care.unrelated'),
  counted('1.3', 'Tại cơ sở trợ giúp xã hội', 'care.facility'),
  heading('2', 'Biến động trong năm'),
  counted('2.1', 'Được giao chăm sóc thay thế', 'care.begun'),
  counted('2.2', 'Chấm dứt, thay đổi', 'care.ended'),
  counted('2.3', 'Rời cơ sở sang chăm sóc thay thế', 'care.from-facility'),
  counted('3', 'Trẻ em chờ người nhận chăm sóc', 'care.sought'),
  counted('4', 'Người đăng ký nhận chăm sóc', 'carers'),
  counted('5', 'Tỷ lệ trẻ em cần được chăm sóc thay thế đã được nhận chăm sóc', 'care.rate'),
];

const protectionRows = [
  counted('1', 'Tin báo tiếp nhận', 'reports'),
  counted('1.1', 'Trẻ em gặp nguy hiểm', 'reports.danger'),
  counted('1.2', 'Có dấu hiệu tội phạm', 'reports.crime'),
  counted('1.3', 'Không có cơ sở', 'reports.unfounded'),
  counted('2', 'Trẻ em bị xâm hại', 'harmed'),
  counted('2.1', 'Dưới 6 tuổi', 'harmed.under-6'),
  counted('2.2', 'Từ 6 đến dưới 11 tuổi', 'harmed.6-10'),
  counted('2.3', 'Từ 11 đến dưới 16 tuổi', 'harmed.11-15'),
  counted('2.4', 'Bạo lực thể chất', 'harmed.physical-violence'),
  counted('2.5', 'Xâm hại tình dục', 'harmed.sexual-abuse'),
  counted('2.6', 'Bóc lột', 'harmed.exploitation'),
  counted('2.7', 'Mua bán, bắt cóc', 'harmed.trafficking'),
  counted('2.8', 'Bỏ rơi, bỏ mặc', 'harmed.abandonment'),
  counted('3', 'Tạm thời cách ly', 'isolations'),
  counted('4', 'Đã an toàn, kết thúc', 'cases.settled'),
  counted('5', 'Đang hỗ trợ, can thiệp', 'cases.open'),
];

const columns = ['Tổng số', 'Trong đó: nữ'];

/** Before 25 December, of the province (Circular 14/2020 art. 15); of what the report tells the text that was read names no form. */
const beforeChristmas: readonly ReturnDeadline[] = [
  { level: 'province', role: 'child-protection-lead', part: 'year', before: '12-25' },
];

interface Form {
  readonly code: string;
  readonly title: string;
  readonly from: string;
  readonly article: string;
  readonly certainty: 'interpretation' | 'verified';
  readonly rows: readonly ReturnRow[];
}

const yearly = ({ code, title, from, article, certainty, rows }: Form): StatutoryReturn => ({
  code: `child-protection.${code}`,
  title,
  layouts: [
    {
      version: '1',
      form: 'Báo cáo năm',
      from: day(from),
      basis: basis(`${article}; các dòng của biểu`, 'interpretation'),
      columns,
      rows,
    },
  ],
  deadlines: datedTable(`child-protection.${code}`, [
    { from, value: beforeChristmas, basis: basis(article, certainty) },
  ]),
});

/** What the province owes of children in danger and of alternative care, each year; known only under the clearance. */
export const protectionReturns: readonly StatutoryReturn[] = [
  yearly({
    code: 'care-year',
    title: 'Báo cáo năm về chăm sóc thay thế trẻ em',
    from: circular14,
    article: 'Thông tư 14/2020/TT-BLĐTBXH, Điều 15',
    certainty: 'verified',
    rows: careRows,
  }),
  yearly({
    code: 'protection-year',
    title: 'Báo cáo năm về trẻ em bị xâm hại, trẻ em cần bảo vệ',
    from: decree56,
    article: 'Nghị định 56/2017/NĐ-CP, Điều 30; gửi cùng báo cáo chăm sóc thay thế',
    certainty: 'interpretation',
    rows: protectionRows,
  }),
];
