import { type RateLaw } from '#benefits';
import { monthOf, range } from '#kernel';
import { programmeCode } from './programme-code.js';
import { levelTable, nationalLevels } from './rules/levels.table.js';
import { pensionOrAllowance } from './rules/social-pension.table.js';
import { fixedAmounts } from './rules/relief.table.js';

/** The national levels for the rate book, month by month: a level of law begins and ends on the first of a month, other sums count from the month they begin in. */
export const rateLaw: RateLaw = {
  table: { code: levelTable, programmes: [programmeCode], overlay: 'highest' },
  words: {
    title: 'Bảo trợ xã hội: mức chuẩn và các mức khác',
    keys: {
      standard: 'Mức chuẩn trợ giúp xã hội',
      'social-pension': 'Trợ cấp hưu trí xã hội',
      'relief.house-destroyed': 'Hỗ trợ làm nhà ở, mỗi hộ',
      'relief.relocation': 'Hỗ trợ di dời nhà ở, mỗi hộ',
      'relief.house-damaged': 'Hỗ trợ sửa chữa nhà ở, mỗi hộ',
      'relief.care-day': 'Chăm sóc khẩn cấp, mỗi ngày',
      'visit.central.organisation': 'Quà của đoàn trung ương, tập thể',
      'visit.central.household': 'Quà của đoàn trung ương, hộ',
      'visit.central.person': 'Quà của đoàn trung ương, người',
      'visit.province.organisation': 'Quà của đoàn tỉnh, tập thể',
      'visit.province.household': 'Quà của đoàn tỉnh, hộ',
      'visit.province.person': 'Quà của đoàn tỉnh, người',
    },
  },
  rates: Object.entries({ ...nationalLevels, ...fixedAmounts }).flatMap(([key, table]) =>
    table.rows.map((row) => ({
      table: levelTable,
      key,
      months: range(monthOf(row.from), row.until && monthOf(row.until)),
      value: row.value,
      basis: row.basis,
      inForce: range(row.from, row.until),
    })),
  ),
  overlaps: pensionOrAllowance.rows.map((row) => ({
    code: pensionOrAllowance.code,
    between: [
      { programme: programmeCode, benefit: 'monthly-allowance' },
      { programme: programmeCode, benefit: 'social-pension' },
    ],
    months: range(monthOf(row.from), row.until && monthOf(row.until)),
    basis: row.basis,
  })),
};
