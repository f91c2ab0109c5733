import { defineFaults } from '../fault.js';

/** What can be wrong with a person of a list, alone, among the others, or against the records. */
export const personFaults = defineFaults('PERSON', {
  BIRTH_IN_FUTURE: 'Ngày sinh sau hôm nay.',
  BIRTH_TOO_EARLY: 'Ngày sinh trước năm 1900.',
  SEX_DISAGREES: ({ digit }: { digit: string }) => `Chữ số thứ tư của số định danh (${digit}) là của giới tính khác.`,
  BIRTH_YEAR_DISAGREES: ({ year }: { year: number }) => `Số định danh ghi năm sinh ${year}.`,
  NUMBER_TWICE: ({ row }: { row: number }) => `Số định danh đã có ở dòng ${row}.`,
  NUMBER_OF_ANOTHER: ({ name, birth }: { name: string; birth: string }) => `Số này là của ${name}, sinh ${birth}.`,
  /** The same words whoever it is: of a person out of the area nothing is told. */
  NUMBER_TAKEN: 'Số định danh đã được đăng ký. Liên hệ Sở Y tế để xác minh.',
  DEAD: ({ on }: { on: string }) => `Đã ghi nhận chết ngày ${on}.`,
  UNIT_UNKNOWN: 'Không có xã, phường nào mang mã này.',
  UNIT_OUT_OF_AREA: ({ unit }: { unit: string }) => `${unit} không thuộc địa bàn của đơn vị bạn.`,
  OF_ANOTHER_COMMUNE: ({ unit }: { unit: string }) => `Người này đang do ${unit} quản lý.`,
  HOUSEHOLD_ROLE_MISSING: 'Có mã hộ thì ghi quan hệ với chủ hộ.',
  HOUSEHOLD_CODE_MISSING: 'Có quan hệ với chủ hộ thì ghi mã hộ.',
  HEAD_TWICE: ({ row }: { row: number }) => `Hộ này đã có chủ hộ ở dòng ${row}.`,
  HOUSEHOLD_HAS_HEAD: ({ name }: { name: string }) => `Hộ này đã có chủ hộ là ${name}.`,
  IN_ANOTHER_HOUSEHOLD: ({ code }: { code: string }) => `Đang là thành viên của hộ ${code}.`,
});
