import {
  choiceColumn,
  choicesColumn,
  dayColumn,
  digitsColumn,
  nameColumn,
  optional,
  personColumns,
  type SheetRow,
  textColumn,
  textsColumn,
  type WholeValuesOf,
} from '#import';
import { type ChildGroup, type ChildGroupCode, childGroups } from '../rules/groups.table.js';
import { risks } from '../rules/risks.table.js';

const yesNo = { yes: 'Có', no: 'Không' } as const;

/** A group with its case, as one choice: `a relatives`. */
export const placeKey = (group: string, part: string): string => `${group} ${part}`;

/** Groups that are entered by hand; those that follow facts of other programmes come by themselves. */
const places: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.entries(childGroups) as [ChildGroupCode, ChildGroup][])
    .filter(([, { follows }]) => follows === undefined)
    .flatMap(([code, { title, parts }]) =>
      Object.entries(parts).map(([part, words]) => [placeKey(code, part), `${title}: ${words}`]),
    ),
);
export const placeTitles = places;

/** Of the latest list; a risk is held against the list of its own day. */
export const riskTitles: Readonly<Record<string, string>> = risks.rows.at(-1)?.value ?? {};

/** The register of children as a commune keeps it: one row a child, up to two groups of special circumstances. */
export const childColumns = {
  ...personColumns,
  address: optional(personColumns.address),
  birthRegistered: choiceColumn({ heading: 'Đã đăng ký khai sinh', hint: 'Có hoặc Không.' }, yesNo),
  insuranceCard: optional(textColumn({ heading: 'Số thẻ bảo hiểm y tế', hint: 'Định dạng văn bản.' }, 20)),
  carerName: optional(nameColumn({ heading: 'Người chăm sóc', hint: 'Họ và tên.' })),
  carerRelation: optional(textColumn({ heading: 'Quan hệ với trẻ', hint: 'Mẹ, cha, ông, bà…' }, 100)),
  parentsAbsentBecause: optional(textColumn({ heading: 'Lý do cha mẹ vắng', hint: 'Ví dụ đi làm ăn xa.' }, 200)),
  school: optional(textColumn({ heading: 'Trường', hint: 'Để trống khi chưa đi học.' }, 200)),
  className: optional(textColumn({ heading: 'Lớp', hint: 'Ví dụ 5A.' }, 20)),
  atSchool: optional(choiceColumn({ heading: 'Đang đi học', hint: 'Có hoặc Không.' }, yesNo)),
  seriouslyIllSince: optional(
    dayColumn({ heading: 'Mắc bệnh hiểm nghèo từ ngày', hint: 'Bệnh hiểm nghèo hoặc phải điều trị dài ngày.' }),
  ),
  takesPartIn: optional(
    textsColumn(
      { heading: 'Tham gia', hint: 'Câu lạc bộ, hội đồng, diễn đàn; cách nhau bằng dấu chấm phẩy.' },
      { most: 20, limit: 100 },
    ),
  ),
  risks: optional(
    choicesColumn(
      { heading: 'Nguy cơ', hint: `Cách nhau bằng dấu chấm phẩy: ${Object.values(riskTitles).join('; ')}.` },
      riskTitles,
    ),
  ),
  risksSince: optional(
    dayColumn({ heading: 'Nguy cơ mới từ ngày', hint: 'Cần khi có nguy cơ chưa ghi trong hệ thống.' }),
  ),
  place: optional(choiceColumn({ heading: 'Hoàn cảnh đặc biệt', hint: 'Nhóm và trường hợp.' }, places)),
  placeSince: optional(dayColumn({ heading: 'Hoàn cảnh từ ngày', hint: 'dd/MM/yyyy.' })),
  placeEvidence: optional(textColumn({ heading: 'Căn cứ', hint: 'Giấy tờ hoặc xác nhận.' }, 300)),
  secondPlace: optional(choiceColumn({ heading: 'Hoàn cảnh thứ hai', hint: 'Khi trẻ thuộc hai nhóm.' }, places)),
  secondPlaceSince: optional(dayColumn({ heading: 'Hoàn cảnh thứ hai từ ngày', hint: 'dd/MM/yyyy.' })),
  secondPlaceEvidence: optional(textColumn({ heading: 'Căn cứ thứ hai', hint: 'Giấy tờ hoặc xác nhận.' }, 300)),
  version: optional(
    digitsColumn({ heading: 'Lần ghi', hint: 'Hệ thống ghi khi tải danh sách hiện có; trẻ mới để trống.' }, 1, 6),
  ),
};

type Columns = typeof childColumns;
export type ChildField = keyof Columns;
export type ChildRow = SheetRow<Columns>;
export type WholeChild = WholeValuesOf<Columns>;

/** Where a row names a group, from when and by what. */
export const placeFields = [
  { place: 'place', since: 'placeSince', evidence: 'placeEvidence' },
  { place: 'secondPlace', since: 'secondPlaceSince', evidence: 'secondPlaceEvidence' },
] as const;

export const yesNoWord = (is: boolean): string => (is ? yesNo.yes : yesNo.no);
