import {
  dayIn,
  dice,
  type FaultyRows,
  inventName,
  inventNumber,
  pick,
  type Roll,
  type SampleOptions,
  seedFaults,
  type SeededFault,
} from '#import';
import { addDays, day, type LegalDay } from '#kernel';
import { type ChildField, placeTitles, riskTitles } from './child.columns.js';
import { type ChildCells } from './standing.reader.js';

const hamlets = ['Ấp Rạch Gốc', 'Ấp Kênh Mới', 'Ấp Cái Nước', 'Khóm 3'];
const firstYear = 2013;
/** The youngest are born before this year. */
const years = 13;

/** An invented register in which nothing is wrong. */
export function inventRows({ size, communes, after = 0 }: Omit<SampleOptions, 'faults'>): ChildCells[] {
  const roll = dice(20_261_124 + after);
  return Array.from({ length: size }, (_, index) => inventRow(roll, after + index, pick(roll, communes)));
}

function inventRow(roll: Roll, serial: number, unitCode: string): ChildCells {
  const sex = pick(roll, ['male', 'female'] as const);
  const birth = dayIn(roll, firstYear, years);
  const hamlet = pick(roll, hamlets);
  const age = 2026 - Number(birth.slice(0, 4));
  return {
    name: inventName(roll, sex),
    birth: { day: birth },
    sex: sex === 'male' ? 'Nam' : 'Nữ',
    personalNumber: inventNumber(sex, Number(birth.slice(0, 4)), serial),
    unitCode,
    hamlet,
    address: `Số ${1 + roll(300)}, ${hamlet}`,
    birthRegistered: 'Có',
    insuranceCard: `TE1960${String(serial).padStart(9, '0')}`,
    carerName: inventName(roll, 'female'),
    carerRelation: pick(roll, ['Mẹ', 'Bà', 'Dì']),
    ...(age >= 6 && {
      school: `Trường Tiểu học ${1 + roll(3)}`,
      className: `${Math.min(age - 5, 9)}A`,
      atSchool: 'Có',
    }),
    ...(roll(5) === 0 && { takesPartIn: 'Câu lạc bộ Măng non; Đội bóng thiếu niên' }),
    ...riskOf(roll, birth),
    ...placeOf(roll, birth),
  };
}

/** Some time after the birth and before the list. */
const someDayOf = (roll: Roll, birth: LegalDay): LegalDay =>
  [addDays(birth, roll(2_000)), day('2026-10-01')].sort()[0] ?? birth;

const riskOf = (roll: Roll, birth: LegalDay): ChildCells =>
  roll(8) === 0 && birth > '2017-07-01'
    ? { risks: pick(roll, Object.values(riskTitles)), risksSince: { day: someDayOf(roll, birth) } }
    : {};

const placeOf = (roll: Roll, birth: LegalDay): ChildCells =>
  roll(6) === 0
    ? {
        place: pick(roll, Object.values(placeTitles)),
        placeSince: { day: someDayOf(roll, birth) },
        placeEvidence: `Xác nhận số ${1 + roll(200)}/XN-UBND`,
      }
    : {};

const text = (cell: ChildCells[ChildField]): string => {
  if (typeof cell !== 'string') throw new Error('not a text');
  return cell;
};

const isPlaced = ({ place }: ChildCells): boolean => place !== undefined;

/** The fifteen kinds. */
const seededFaults: readonly SeededFault<ChildCells>[] = [
  { field: 'name', code: 'CELL.REQUIRED', spoil: (row) => ({ ...row, name: undefined }) },
  { field: 'birth', code: 'CELL.DATE_IMPOSSIBLE', spoil: (row) => ({ ...row, birth: '31/11/2019' }) },
  {
    field: 'birth',
    code: 'CHILD.NOT_A_CHILD',
    fits: (row) => !isPlaced(row) && row.risks === undefined,
    spoil: (row) => ({
      ...row,
      birth: { day: '2009-05-05' },
      personalNumber: `${text(row.personalNumber).slice(0, 4)}09${text(row.personalNumber).slice(6)}`,
    }),
  },
  {
    field: 'sex',
    code: 'PERSON.SEX_DISAGREES',
    spoil: (row) => ({ ...row, sex: row.sex === 'Nam' ? 'Nữ' : 'Nam' }),
  },
  {
    field: 'personalNumber',
    code: 'CELL.LEADING_ZERO_LOST',
    spoil: (row) => ({ ...row, personalNumber: Number(text(row.personalNumber)) }),
  },
  { field: 'personalNumber', code: 'PERSON.NUMBER_TWICE', spoil: (_, { other }) => other },
  {
    field: 'unitCode',
    code: 'PERSON.UNIT_OUT_OF_AREA',
    spoil: (row, { foreignCommune }) => ({ ...row, unitCode: foreignCommune }),
  },
  { field: 'birthRegistered', code: 'CELL.CHOICE_UNKNOWN', spoil: (row) => ({ ...row, birthRegistered: 'co' }) },
  { field: 'school', code: 'CELL.FORMULA', spoil: (row) => ({ ...row, school: { formula: 'A3' } }) },
  { field: 'risks', code: 'CELL.CHOICES_UNKNOWN', spoil: (row) => ({ ...row, risks: 'Xui xẻo' }) },
  {
    field: 'risksSince',
    code: 'CHILD.NEEDED',
    fits: ({ risks }) => risks !== undefined,
    spoil: (row) => ({ ...row, risksSince: undefined }),
  },
  {
    field: 'placeSince',
    code: 'CHILD.DAY_OUT_OF_LIFE',
    fits: isPlaced,
    spoil: (row) => ({ ...row, placeSince: { day: '2012-12-31' } }),
  },
  {
    field: 'placeEvidence',
    code: 'CHILD.NEEDED',
    fits: isPlaced,
    spoil: (row) => ({ ...row, placeEvidence: undefined }),
  },
  {
    field: 'secondPlace',
    code: 'CHILD.PLACE_TWICE',
    fits: isPlaced,
    spoil: (row) => ({
      ...row,
      secondPlace: row.place,
      secondPlaceSince: row.placeSince,
      secondPlaceEvidence: row.placeEvidence,
    }),
  },
  { field: 'version', code: 'CHILD.NOT_LISTED', spoil: (row) => ({ ...row, version: '1' }) },
];

/** An invented register with some mistakes of each kind, one to a row. */
export const inventFaultyRows = (
  options: Omit<SampleOptions, 'faults'>,
  faults: NonNullable<SampleOptions['faults']>,
): FaultyRows<ChildCells> => seedFaults(inventRows(options), seededFaults, faults);
