import { basis, datedTable, day } from '#kernel';
import { planReport, type ReturnCell, type ReturnDeadline, type ReturnRow, type StatutoryReturn } from '#reporting';
import { decree335, inForce } from '../rules/law.js';

/** The halves of a year that an agency reports on, and before which day of which year. */
const halves = (
  level: ReturnDeadline['level'],
  role: string,
  [first, second]: readonly [string, string],
  nextYear: { readonly first?: true; readonly second?: true } = {},
): readonly ReturnDeadline[] => [
  { level, role, part: 'H1', before: first, ...(nextYear.first && { nextYear: true }) },
  { level, role, part: 'H2', before: second, ...(nextYear.second && { nextYear: true }) },
];

const commune = halves('commune', 'commune-officer', ['06-15', '12-15']);

/**
 * Circular 02/2021 art. 6 let the commune report to the district and that to the province; the district ended on 1 July 2025. Under
 * Decree 335/2026 the text names the province's day alone: that the commune goes on reporting ten days before it is our reading.
 */
const deadlines = datedTable<readonly ReturnDeadline[]>('social-protection.returns', [
  {
    from: inForce.decree20,
    until: inForce.decree176,
    value: [
      ...commune,
      ...halves('district', 'district-officer', ['06-30', '12-31']),
      ...halves('province', 'department-lead', ['07-15', '01-15'], { second: true }),
    ],
    basis: basis('Thông tư 02/2021/TT-BLĐTBXH, Điều 6'),
  },
  {
    from: inForce.decree176,
    until: inForce.decree335,
    value: [...commune, ...halves('province', 'department-lead', ['07-15', '01-15'], { second: true })],
    basis: basis('Thông tư 02/2021/TT-BLĐTBXH, Điều 6', 'interpretation'),
  },
]);

const deadlines335 = datedTable<readonly ReturnDeadline[]>('social-protection.returns-335', [
  {
    from: inForce.decree335,
    value: [
      ...halves('commune', 'commune-officer', ['06-05', '12-05']),
      ...halves('province', 'department-lead', ['06-15', '12-15']),
    ],
    basis: decree335('Điều 30 khoản 5', 'interpretation'),
  },
]);

const of = (indicator: string, sex?: ReturnCell['sex']): ReturnCell => ({
  indicator: `social-protection.${indicator}`,
  ...(sex && { sex }),
});

/** Everybody, and women among them. */
const counted = (number: string, title: string, indicator: string): ReturnRow => ({
  number,
  title,
  cells: [of(indicator), of(indicator, 'female')],
});
const heading = (number: string, title: string): ReturnRow => ({ number, title, cells: [undefined, undefined] });
const spent = (number: string, title: string, indicator: string): ReturnRow => ({
  number,
  title,
  cells: [of(indicator)],
});

const byGroup = [
  counted('1', 'Tổng số người hưởng trợ cấp xã hội hằng tháng', 'receiving'),
  counted('1.1', 'Trẻ em không có nguồn nuôi dưỡng', 'receiving.5-1'),
  counted('1.2', 'Người từ 16 tuổi không có nguồn nuôi dưỡng đang đi học', 'receiving.5-2'),
  counted('1.3', 'Trẻ em nhiễm HIV/AIDS thuộc hộ nghèo', 'receiving.5-3'),
  counted('1.4', 'Người đơn thân nghèo đang nuôi con', 'receiving.5-4'),
  counted('1.5', 'Người cao tuổi', 'receiving.5-5'),
  counted('1.6', 'Người khuyết tật', 'receiving.5-6'),
  counted('1.6.1', 'Khuyết tật nặng', 'receiving.severe'),
  counted('1.6.2', 'Khuyết tật đặc biệt nặng', 'receiving.extremely-severe'),
  counted('1.7', 'Trẻ em dưới 3 tuổi vùng đặc biệt khó khăn', 'receiving.5-7'),
  counted('1.8', 'Người nhiễm HIV/AIDS thuộc hộ nghèo', 'receiving.5-8'),
  heading('2', 'Biến động trong kỳ'),
  counted('2.1', 'Bắt đầu hưởng', 'begun'),
  counted('2.2', 'Thôi hưởng', 'ended'),
];
const inCare = [
  counted('1', 'Người được nhận chăm sóc, nuôi dưỡng tại cộng đồng', 'cared-for'),
  counted('2', 'Người khuyết tật được hỗ trợ khi mang thai, nuôi con nhỏ', 'parent-support'),
];
const facility = [counted('1', 'Người đang ở cơ sở trợ giúp xã hội', 'in-facility')];
const funerals = [counted('1', 'Người chết được hỗ trợ chi phí mai táng', 'funerals')];
const pension = [
  counted('3', 'Người hưởng trợ cấp hưu trí xã hội', 'pension'),
  counted('3.1', 'Bắt đầu hưởng', 'pension.begun'),
  counted('3.2', 'Thôi hưởng', 'pension.ended'),
];
const budget = [
  spent('1', 'Trợ cấp xã hội hằng tháng', 'money.allowance'),
  spent('2', 'Hỗ trợ chăm sóc tại cộng đồng', 'money.care'),
  spent('3', 'Hỗ trợ chi phí mai táng', 'money.funerals'),
  spent('4', 'Trợ cấp hưu trí xã hội', 'money.pension'),
];

const heads = ['Tổng số (người)', 'Trong đó: nữ'];
const sums = ['Kinh phí trong kỳ (đồng)'];

interface Form {
  readonly number: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReturnRow[];
}

/** That the forms exist, their numbers and days are law; their rows were not read: what the field has always counted, marked as memory. */
const under20 = ({ number, title, columns, rows }: Form): StatutoryReturn => ({
  code: `social-protection.${number}`,
  title,
  layouts: [
    {
      version: '1',
      form: `Mẫu số ${number}`,
      from: day(inForce.decree20),
      until: day(inForce.decree335),
      basis: basis('Thông tư 02/2021/TT-BLĐTBXH, Điều 6 và phụ lục', 'memory'),
      columns,
      rows,
    },
  ],
  deadlines,
});

const under335 = ({ number, title, columns, rows }: Form): StatutoryReturn => ({
  code: `social-protection.${number}`,
  title,
  layouts: [
    {
      version: '1',
      form: `Mẫu số ${number}`,
      from: day(inForce.decree335),
      basis: decree335('Điều 30 khoản 5 và phụ lục', 'memory'),
      columns,
      rows,
    },
  ],
  deadlines: deadlines335,
});

export const socialProtectionReturns: readonly StatutoryReturn[] = [
  under20({ number: '10a', title: 'Báo cáo đối tượng hưởng trợ cấp xã hội hằng tháng', columns: heads, rows: byGroup }),
  under20({ number: '10b', title: 'Báo cáo nhận chăm sóc, nuôi dưỡng tại cộng đồng', columns: heads, rows: inCare }),
  under20({ number: '10c', title: 'Báo cáo hỗ trợ chi phí mai táng', columns: heads, rows: funerals }),
  under20({ number: '10d', title: 'Báo cáo cơ sở trợ giúp xã hội', columns: heads, rows: facility }),
  under335({
    number: '05',
    title: 'Báo cáo đối tượng trợ giúp xã hội',
    columns: heads,
    rows: [
      ...byGroup,
      ...pension,
      heading('4', 'Chăm sóc tại cộng đồng'),
      ...inCare.map((row) => ({ ...row, number: `4.${row.number}` })),
    ],
  }),
  planReport('social-protection', 'bảo trợ xã hội', heads, [
    ...byGroup,
    ...pension,
    ...inCare.map((row) => ({ ...row, number: `4.${row.number}` })),
    ...facility.map((row) => ({ ...row, number: '5' })),
    ...funerals.map((row) => ({ ...row, number: '6' })),
    counted('7', 'Hồ sơ giải quyết đúng hạn (tỷ lệ)', 'on-time'),
  ]),
  under335({ number: '06', title: 'Báo cáo kinh phí trợ giúp xã hội', columns: sums, rows: budget }),
];
