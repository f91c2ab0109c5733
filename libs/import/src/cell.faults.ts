import { defineFaults } from './fault.js';

/** What can be wrong with one cell by itself. */
export const cellFaults = defineFaults('CELL', {
  REQUIRED: ({ heading }: { heading: string }) => `Hãy điền “${heading}”.`,
  FORMULA: 'Ô chứa công thức. Dán lại thành giá trị.',
  TOO_LONG: ({ limit }: { limit: number }) => `Dài quá ${limit} ký tự.`,
  NAME_UNREADABLE: 'Họ tên chỉ gồm chữ cái, dấu cách, dấu chấm, gạch nối.',
  CHOICE_UNKNOWN: ({ choices }: { choices: readonly string[] }) => `Chọn một trong: ${choices.join(' · ')}.`,
  CHOICES_UNKNOWN: ({ choices }: { choices: readonly string[] }) =>
    `Chọn trong: ${choices.join(' · ')}, cách nhau bằng dấu chấm phẩy.`,
  TOO_MANY: ({ most }: { most: number }) => `Ghi nhiều nhất ${most} mục, cách nhau bằng dấu chấm phẩy.`,
  DATE_IMPOSSIBLE: ({ day, month, yearAlone }: { day: number; month: number; yearAlone: string | undefined }) =>
    (month > 12 || month === 0 ? `Không có tháng ${month}.` : `Tháng ${month} không có ngày ${day}.`) +
    (yearAlone === undefined ? '' : ` Chỉ biết năm thì ghi ${yearAlone}.`),
  DATE_UNREADABLE: 'Ghi ngày theo dạng 05/11/1951.',
  DAY_MISSING: 'Cần đủ ngày, tháng, năm.',
  MONTH_UNREADABLE: 'Ghi tháng theo dạng 11/2026.',
  MONEY_UNREADABLE: 'Ghi số tiền bằng chữ số, ví dụ 810.000.',
  MONEY_NOT_WHOLE: 'Số tiền phải tròn đồng.',
  MONEY_NOT_POSITIVE: 'Số tiền phải lớn hơn 0.',
  COEFFICIENT_UNREADABLE: 'Ghi hệ số bằng số lớn hơn 0, nhiều nhất 4 số lẻ, ví dụ 1,5.',
  DIGITS_ONLY: 'Chỉ gồm chữ số.',
  DIGITS_LENGTH: ({ least, most }: { least: number; most: number }) =>
    least === most ? `Cần đủ ${least} số.` : `Cần từ ${least} đến ${most} số.`,
  LEADING_ZERO_LOST: ({ length }: { length: number }) => `Thiếu số 0 đầu, cần đủ ${length} số.`,
  DIGITS_ROUNDED: 'Excel đã làm tròn số này. Định dạng ô là văn bản rồi ghi lại.',
});
