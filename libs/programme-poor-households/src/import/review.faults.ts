import { defineFaults } from '#import';
import { type SheetFault } from '../rules/sheet-check.rule.js';

/** What can be wrong with a row of the forms beside its cells. */
export const reviewFaults = defineFaults('REVIEW', {
  CAMPAIGN_MISSING: 'Xã chưa mở đợt rà soát định kỳ của năm này, hoặc không thuộc địa bàn.',
  HOUSEHOLD_MISSING: 'Mã hộ không có trong danh sách rà soát của xã.',
  HEAD_DIFFERS: ({ name }: { name: string }) => `Chủ hộ của mã này là ${name}.`,
  TWICE: ({ row }: { row: number }) => `Hộ này đã ghi ở dòng ${row}.`,
  FILLED: 'Phiếu của hộ này đã được nhập. Sửa trên hệ thống.',
  PAST_SURVEY: 'Hộ này đã qua bước rà soát, không nhập phiếu được nữa.',
  ANSWER: ({ rule }: { rule: SheetFault['rule'] }) => answerWords[rule],
});

const answerWords: Readonly<Record<SheetFault['rule'], string>> = {
  range: 'Ngoài khoảng cho phép.',
  'more-than-members': 'Trẻ em và người hưởng trợ cấp nhiều hơn số nhân khẩu.',
  'one-decimal': 'Nhiều nhất một số lẻ.',
  future: 'Ngày sau hôm nay.',
  'before-review': 'Ngày trước khi đợt rà soát bắt đầu.',
  unknown: 'Mục hoặc mức không có trên phiếu B1 đang áp dụng.',
};
