import {
  choiceColumn,
  type Column,
  dayColumn,
  defineFaults,
  digitsColumn,
  nameColumn,
  optional,
  personColumns,
  type SheetRow,
  textColumn,
  type WholeValuesOf,
} from '#import';
import { type Relief } from '../rules/relief.table.js';
import { occasionTitles, reliefTitles } from './emergency.form.js';

/** What may have become of a house. */
type House = Extract<Relief, 'house-destroyed' | 'relocation' | 'house-damaged'>;

const houses: Readonly<Record<House, string>> = {
  'house-destroyed': reliefTitles['house-destroyed'],
  relocation: reliefTitles.relocation,
  'house-damaged': reliefTitles['house-damaged'],
};

/** What can be wrong with a row beside its cells and its person. */
export const reliefFaults = defineFaults('RELIEF', {
  NOT_A_COUNT: ({ most }: { most: number }) => `Ghi một số nguyên từ 0 đến ${most}.`,
  NOTHING_ASKED: 'Ghi ít nhất một nội dung: nhà ở, người bị thương, hoặc người chết, mất tích.',
  IN_FUTURE: 'Ngày xảy ra sau hôm nay.',
  NOT_BY_THIS_LAW: 'Chưa có quy định hỗ trợ vào ngày xảy ra.',
  TREATED_TOO_SHORT: ({ least }: { least: number }) => `Phải cấp cứu, điều trị từ ${least} ngày trở lên.`,
  HELPED_ALREADY: 'Hộ này đã có hồ sơ hỗ trợ cùng nội dung cho cùng ngày xảy ra.',
  ACCOUNT_NEEDED: ({ heading }: { heading: string }) => `Chi qua tài khoản: hãy điền “${heading}”.`,
  BANK_UNREADABLE: 'Ghi tên viết tắt của ngân hàng bằng 2 đến 12 chữ in hoa, số.',
});

const mostDays = 1_000;

const countColumn = (words: { readonly heading: string; readonly hint: string }): Column<number, true> => ({
  ...textColumn(words, 10),
  read: ({ text }) =>
    /^\d{1,4}$/.test(text) && Number(text) <= mostDays
      ? { value: Number(text) }
      : { fault: reliefFaults.NOT_A_COUNT({ most: mostDays }) },
});

/** Forms 5a, 5b as a commune fills them in after an event: one row a household, under whoever receives for it. */
export const reliefColumns = {
  ...personColumns,
  happenedOn: dayColumn({ heading: 'Ngày xảy ra', hint: 'dd/MM/yyyy.' }),
  occasion: choiceColumn({ heading: 'Nguyên nhân', hint: 'Chọn trong danh sách.' }, occasionTitles),
  house: optional(choiceColumn({ heading: 'Nhà ở', hint: 'Để trống khi nhà không hư hỏng.' }, houses)),
  treatedDays: optional(
    countColumn({ heading: 'Số ngày điều trị', hint: 'Của người bị thương nặng; để trống khi không có.' }),
  ),
  deceased: optional(nameColumn({ heading: 'Người chết, mất tích', hint: 'Họ và tên; để trống khi không có.' })),
  goods: optional(textColumn({ heading: 'Hàng hóa đã hỗ trợ', hint: 'Ghi riêng, không tính vào tiền.' }, 500)),
  channel: choiceColumn(
    { heading: 'Hình thức chi trả', hint: 'Tài khoản thì ghi ngân hàng và số tài khoản của người đứng tên.' },
    { bank: 'Tài khoản ngân hàng', post: 'Bưu điện', cash: 'Tiền mặt tại xã' },
  ),
  bank: optional(textColumn({ heading: 'Ngân hàng', hint: 'Tên viết tắt, ví dụ AGRIBANK.' }, 12)),
  account: optional(digitsColumn({ heading: 'Số tài khoản', hint: '6 đến 19 số, định dạng văn bản.' }, 6, 19)),
};

type Columns = typeof reliefColumns;
export type ReliefField = keyof Columns;
export type ReliefRow = SheetRow<Columns>;
export type ReliefValues = WholeValuesOf<Columns>;
