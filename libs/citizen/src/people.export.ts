import { type LegalDay, type Precision } from '#kernel';
import { defineExport, defineFilePurpose, rowsOf } from '#platform';
import { type Sex } from './century-digit.table.js';
import { citizenPermissions } from './citizen.permissions.js';
import { citizenErrors } from './citizen.errors.js';
import { type LifeStatus } from './person.reader.js';
import { peopleForExportSql } from './person.sql.js';

const people = { code: 'citizen.people', title: 'Danh sách công dân' } as const;

/** Which people: of one commune or of the whole area, all or those whose name has these words. */
export interface PeopleFilter {
  readonly unitId?: number | null;
  readonly words?: string | null;
}

interface Row {
  readonly id: string;
  readonly fullName: string;
  readonly birthOn: LegalDay | null;
  readonly birthPrecision: Precision | null;
  readonly sex: Sex;
  readonly personalNumber: string | null;
  readonly motherName: string | null;
  readonly address: string | null;
  readonly hamlet: string | null;
  readonly unit: string;
  readonly lifeStatus: LifeStatus;
  readonly diedOn: LegalDay | null;
}

const sexWords: Readonly<Record<Sex, string>> = { female: 'Nữ', male: 'Nam' };
const lifeWords: Readonly<Record<LifeStatus, string>> = { alive: 'Còn sống', missing: 'Mất tích', dead: 'Đã chết' };
const yearOf = ({ birthOn, birthPrecision }: Row) =>
  birthOn === null || birthPrecision === 'day' ? undefined : birthOn.slice(0, birthPrecision === 'year' ? 4 : 7);

/** People as a workbook, by name. */
export const peopleExport = defineExport<Row, PeopleFilter>({
  ...people,
  purpose: defineFilePurpose(people.code, citizenPermissions.read),
  columns: [
    { kind: 'text', heading: 'Họ và tên', width: 28, value: ({ fullName }) => fullName },
    {
      kind: 'day',
      heading: 'Ngày sinh',
      width: 12,
      value: ({ birthOn, birthPrecision }) => (birthPrecision === 'day' ? birthOn : undefined),
    },
    { kind: 'text', heading: 'Năm, tháng sinh (không rõ ngày)', width: 16, value: yearOf },
    { kind: 'text', heading: 'Giới tính', width: 9, value: ({ sex }) => sexWords[sex] },
    { kind: 'text', heading: 'Số định danh', width: 15, value: ({ personalNumber }) => personalNumber },
    { kind: 'text', heading: 'Họ tên mẹ', width: 26, value: ({ motherName }) => motherName },
    { kind: 'text', heading: 'Nơi ở', width: 32, value: ({ address }) => address },
    { kind: 'text', heading: 'Ấp, khóm', width: 18, value: ({ hamlet }) => hamlet },
    { kind: 'text', heading: 'Xã, phường', width: 22, value: ({ unit }) => unit },
    { kind: 'text', heading: 'Tình trạng', width: 12, value: ({ lifeStatus }) => lifeWords[lifeStatus] },
    { kind: 'day', heading: 'Ngày chết', width: 12, value: ({ diedOn }) => diedOn },
  ],
  rows: async function* (tx, { unitId, words }) {
    const asked = words?.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu);
    if (words && !asked) throw citizenErrors.QUERY_EMPTY({});
    for await (const rows of rowsOf<Row>(tx, peopleForExportSql, [unitId ?? null, asked?.join(' ') ?? null])) {
      for (const { id } of rows) tx.noteRead({ kind: 'person', id });
      yield rows;
    }
  },
});
