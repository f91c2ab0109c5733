import { type HouseholdRole, readPersonalNumber, type Sex } from '#citizen';
import { type LegalDay, localDay } from '#kernel';
import { cellFaults } from '../cell.faults.js';
import {
  choiceColumn,
  type Column,
  digitsColumn,
  nameColumn,
  optional,
  partialDayColumn,
  textColumn,
} from '../column.js';

const length = 12;

/**
 * A personal number. Twelve digits typed into a workbook as a number lose their first zeros; they are offered back where the
 * digits then begin with the code of a province.
 */
export function personalNumberColumn(heading: string, hint: string): Column<string, true> {
  const digits = digitsColumn({ heading, hint }, length, length);
  return {
    ...digits,
    read(cell) {
      const bare = cell.text.replace(/\s/gu, '');
      if (!/^\d{10,11}$/.test(bare)) return digits.read(cell);
      const full = bare.padStart(length, '0');
      const isCertain = readPersonalNumber(full, today()).registeredIn.kind === 'province';
      return { fault: cellFaults.LEADING_ZERO_LOST({ length }, isCertain ? full : undefined) };
    },
  };
}

const today = (): LegalDay => localDay(new Date());

export const sexes: Readonly<Record<Sex, string>> = { male: 'Nam', female: 'Nữ' };

export const householdRoles: Readonly<Record<HouseholdRole, string>> = {
  head: 'Chủ hộ',
  spouse: 'Vợ, chồng',
  child: 'Con',
  parent: 'Cha, mẹ',
  sibling: 'Anh, chị, em',
  grandchild: 'Cháu',
  other: 'Khác',
};

/** Who a row is about: the first columns of every list of people. */
export const personColumns = {
  name: nameColumn({ heading: 'Họ và tên', hint: 'Như trên căn cước.' }),
  birth: partialDayColumn({ heading: 'Ngày sinh', hint: 'dd/MM/yyyy; chỉ biết năm thì ghi năm.' }),
  sex: choiceColumn({ heading: 'Giới tính', hint: 'Nam hoặc Nữ.' }, sexes),
  personalNumber: personalNumberColumn('Số định danh cá nhân', '12 số, định dạng văn bản.'),
  unitCode: digitsColumn({ heading: 'Mã xã', hint: 'Mã 5 số của xã, phường nơi quản lý.' }, 5, 5),
  hamlet: optional(textColumn({ heading: 'Ấp, khóm', hint: 'Để trống khi không có.' }, 100)),
  address: textColumn({ heading: 'Địa chỉ', hint: 'Số nhà, đường, ấp, khóm.' }, 200),
  householdCode: optional(textColumn({ heading: 'Mã hộ', hint: 'Mã hộ của xã; để trống khi không có.' }, 40)),
  householdRole: optional(choiceColumn({ heading: 'Quan hệ với chủ hộ', hint: 'Cần khi có mã hộ.' }, householdRoles)),
};
