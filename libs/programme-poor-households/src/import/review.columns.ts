import {
  choiceColumn,
  choicesColumn,
  type Column,
  dayColumn,
  defineFaults,
  digitsColumn,
  nameColumn,
  optional,
  type SheetRow,
  textColumn,
  type WholeValuesOf,
} from '#import';
import { day } from '#kernel';
import { type AskedIndicator, askedIndicators, indicators } from '../rules/indicators.table.js';
import { type Cause, type HouseholdGroup, type IncomeAnswers } from '../rules/sheet.js';

/** What can be wrong with one cell of the forms. */
const cellFaults = defineFaults('REVIEW_CELL', {
  NOT_A_COUNT: ({ most }: { most: number }) => `Ghi một số nguyên từ 0 đến ${most}.`,
  TICKS_UNREADABLE: 'Ghi số các cột được đánh dấu, cách nhau bằng dấu chấm phẩy, ví dụ 1; 4; 7. Không có thì ghi 0.',
  INCOME_UNREADABLE: 'Ghi số mục và chữ của mức đã chọn, cách nhau bằng dấu chấm phẩy, ví dụ 1a; 2c; 3b.',
  INCOME_TWICE: ({ item }: { item: string }) => `Mục ${item} ghi hai lần.`,
  AREA_UNREADABLE: 'Ghi diện tích bằng số, nhiều nhất một số lẻ, ví dụ 42,5.',
});

interface Words {
  readonly heading: string;
  readonly hint: string;
}

type Read<V> = Column<V, true>['read'];
type Fault = Extract<ReturnType<Read<never>>, { fault: unknown }>['fault'];

const column = <V>(words: Words, read: (text: string) => { value: V } | { fault: Fault }): Column<V, true> => ({
  ...textColumn(words, 500),
  read: ({ text }) => read(text.trim()),
});

const parts = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const countColumn = (words: Words, most: number): Column<number, true> =>
  column(words, (text) =>
    /^\d{1,3}$/.test(text) && Number(text) <= most
      ? { value: Number(text) }
      : { fault: cellFaults.NOT_A_COUNT({ most }) },
  );

const ticksColumn = (words: Words): Column<readonly number[], true> =>
  column(words, (text) => {
    const ticks = parts(text).filter((part) => part !== '0');
    if (!ticks.every((part) => /^[1-9]$/.test(part))) return { fault: cellFaults.TICKS_UNREADABLE() };
    return { value: [...new Set(ticks.map(Number))].sort() };
  });

const incomeColumn = (words: Words): Column<IncomeAnswers, true> =>
  column(words, (text) => {
    const answers = parts(text).map((part) => /^(?<item>\d{1,2})\s*(?<option>[a-z])$/i.exec(part)?.groups);
    const items = new Set<string>();
    for (const answer of answers) {
      const item = answer?.['item'];
      if (item === undefined) return { fault: cellFaults.INCOME_UNREADABLE() };
      if (items.has(item)) return { fault: cellFaults.INCOME_TWICE({ item }) };
      items.add(item);
    }
    const entries = answers.map((answer) => [answer?.['item'] ?? '', (answer?.['option'] ?? '').toLowerCase()]);
    return { value: Object.fromEntries(entries) as IncomeAnswers };
  });

const areaColumn = (words: Words): Column<number, true> =>
  column(words, (text) => {
    const plain = text.replace(/\s*m2?²?$/i, '').replace(',', '.');
    return /^\d{1,4}(\.\d)?$/.test(plain) ? { value: Number(plain) } : { fault: cellFaults.AREA_UNREADABLE() };
  });

export const causeTitles: Readonly<Record<Cause, string>> = {
  'no-land': 'Không có đất sản xuất',
  'no-capital': 'Không có vốn sản xuất kinh doanh',
  'no-labour': 'Không có lao động',
  'no-tools': 'Không có công cụ phương tiện sản xuất',
  'no-knowledge': 'Không có kiến thức về sản xuất',
  'no-skills': 'Không có kỹ năng lao động sản xuất',
  illness: 'Có người ốm đau bệnh nặng tai nạn',
  other: 'Nguyên nhân khác',
};

export const groupTitles: Readonly<Record<HouseholdGroup, string>> = {
  'no-labour-capacity': 'Không có khả năng lao động',
  'merit-family': 'Gia đình người có công',
  'ethnic-minority': 'Dân tộc thiểu số',
};

const yesNo = { yes: 'Có', no: 'Không' } as const;
const [{ value: current } = { value: [] }] = indicators.rows;
const wordsOf = (code: AskedIndicator): Words => {
  const found = current.find((each) => each.code === code);
  return {
    heading: `Thiếu hụt ${found?.number ?? ''}. ${found?.title ?? code}`,
    hint: `“Có” khi: ${found?.deprivedWhen ?? ''}.`,
  };
};

type IndicatorColumns = Readonly<Record<AskedIndicator, Column<'yes' | 'no', false>>>;

const indicatorColumns = Object.fromEntries(
  askedIndicators.map((code) => [code, optional(choiceColumn(wordsOf(code), yesNo))]),
) as IndicatorColumns;

/** The forms of a review, one row a household. */
export const reviewColumns = {
  unitCode: digitsColumn({ heading: 'Mã xã', hint: 'Mã 5 số của xã, phường.' }, 5, 5),
  year: digitsColumn({ heading: 'Năm rà soát', hint: `Ví dụ ${day('2026-09-01').slice(0, 4)}.` }, 4, 4),
  householdCode: textColumn({ heading: 'Mã hộ', hint: 'Hộ đã có trong danh sách rà soát.' }, 40),
  head: nameColumn({ heading: 'Chủ hộ', hint: 'Để đối chiếu với mã hộ.' }),
  ticks: optional(ticksColumn({ heading: 'Phiếu A', hint: 'Các cột được đánh dấu, ví dụ 1; 4. Không có thì ghi 0.' })),
  income: optional(incomeColumn({ heading: 'Phiếu B1', hint: 'Mục và mức đã chọn, ví dụ 1a; 2c; 3b.' })),
  members: optional(countColumn({ heading: 'Số nhân khẩu', hint: 'Mọi thành viên của hộ.' }, 40)),
  under16: optional(countColumn({ heading: 'Trẻ em dưới 16 tuổi', hint: 'Số người.' }, 40)),
  allowanceHolders: optional(
    countColumn(
      { heading: 'Người hưởng trợ cấp', hint: 'Người cao tuổi, khuyết tật hưởng trợ cấp xã hội hằng tháng.' },
      40,
    ),
  ),
  flimsyParts: optional(countColumn({ heading: 'Kết cấu không bền chắc', hint: 'Trong tường, cột, mái: 0 đến 3.' }, 3)),
  floorArea: optional(areaColumn({ heading: 'Diện tích nhà (m²)', hint: 'Ví dụ 42,5.' })),
  ...indicatorColumns,
  causes: optional(
    choicesColumn(
      { heading: 'Nguyên nhân nghèo', hint: `Cách nhau bằng dấu chấm phẩy: ${Object.values(causeTitles).join('; ')}.` },
      causeTitles,
    ),
  ),
  groups: optional(
    choicesColumn(
      { heading: 'Nhóm hộ', hint: `Cách nhau bằng dấu chấm phẩy: ${Object.values(groupTitles).join('; ')}.` },
      groupTitles,
    ),
  ),
  ethnicity: optional(textColumn({ heading: 'Dân tộc', hint: 'Của chủ hộ.' }, 60)),
  farming: optional(choiceColumn({ heading: 'Làm nông, lâm, ngư, diêm nghiệp', hint: 'Có hoặc Không.' }, yesNo)),
  surveyor: optional(nameColumn({ heading: 'Rà soát viên', hint: 'Họ và tên.' })),
  surveyedOn: optional(dayColumn({ heading: 'Ngày rà soát', hint: 'dd/MM/yyyy.' })),
};

export type ReviewColumns = typeof reviewColumns;
export type ReviewField = keyof ReviewColumns;
export type ReviewSheetRow = SheetRow<ReviewColumns>;
export type WholeReviewRow = WholeValuesOf<ReviewColumns>;
