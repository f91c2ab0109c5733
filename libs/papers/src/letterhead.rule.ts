import { type LegalDay } from '#kernel';
import { type Letterhead } from './paper.js';

/** Who writes, as a letterhead prints it. */
export interface AgencyHead {
  readonly superior?: string;
  readonly lines: readonly string[];
}

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** How the names of agencies are broken up: `$1` above, `$2` below; the agency above where the form names it. */
const forms: readonly { readonly of: RegExp; readonly superior?: string; readonly lines: readonly string[] }[] = [
  { of: /^(Ủy ban nhân dân) (.+)$/, lines: ['$1', '$2'] },
  { of: /^(Sở .+?) (tỉnh .+)$/, superior: 'UBND $2', lines: ['$1'] },
  { of: /^(Phòng .+?) ((?:huyện|thành phố|thị xã) .+)$/, superior: 'UBND $2', lines: ['$1'] },
  { of: /^(Công an) (tỉnh .+)$/, superior: 'Bộ Công an', lines: ['$1 $2'] },
];

/** The name of an agency as the head of its papers (Decree 30/2020, annex I, part II, 2). */
export function agencyHead(agency: string): AgencyHead {
  const form = forms.find(({ of }) => of.test(agency));
  if (!form) return { lines: [capitals(agency)] };
  const fill = (words: string) => capitals(agency.replace(form.of, words));
  return { lines: form.lines.map(fill), ...(form.superior !== undefined && { superior: fill(form.superior) }) };
}

/**
 * Units called after a person; the law also names events of history, and there is none here. Known of the former and the present map
 * of the province, from memory.
 */
const calledAfterPeople = new Set([
  'Hồ Thị Kỷ',
  'Lý Văn Lâm',
  'Lương Thế Trân',
  'Nguyễn Huân',
  'Nguyễn Phích',
  'Nguyễn Việt Khái',
  'Phan Ngọc Hiển',
  'Quách Phẩm',
  'Tạ An Khương',
  'Trần Hợi',
  'Trần Phán',
  'Trần Thới',
  'Trần Văn Thời',
]);

const kindOfUnit = /^(Tỉnh|Thành phố|Thị xã|Huyện|Phường|Thị trấn|Xã|Đặc khu) (.+)$/;

/** Where a paper is written: the bare name of the unit, with its kind when it is a number or a person's (annex I, part II, 4). */
export function placeOf(unit: string): string {
  const [, , name = unit] = kindOfUnit.exec(unit) ?? [];
  return /^\d/.test(name) || calledAfterPeople.has(name) ? unit : name;
}

/** `ngày 05 tháng 01 năm 2026`: days before the tenth and the first two months with a zero. */
const dateWords = (on: LegalDay): string => {
  const [year, month, day] = on.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
};

/** `Đất Mũi, ngày 05 tháng 11 năm 2026`, with room for a hand while nobody has signed (annex I, part II, 4). */
export const placeAndDay = ({ place, on }: Letterhead): string =>
  `${place}, ${on === undefined ? 'ngày …… tháng …… năm ……' : dateWords(on)}`;
