import { foldWords, headingRow, type Sample, type SampleOptions } from '#import';
import { type BeneficiaryField } from './beneficiary.columns.js';
import { dice, inventRows, type SampleRow } from './sample.js';

/** A mistake that lists really have: where it fits, what it does to a row, and what must be found. */
interface SeededFault {
  readonly field: BeneficiaryField;
  readonly code: string;
  readonly fits?: (row: SampleRow) => boolean;
  readonly spoil: (row: SampleRow, list: { readonly other: SampleRow; readonly foreignCommune: string }) => SampleRow;
}

const number = (cell: SampleRow[BeneficiaryField]): number => {
  if (typeof cell !== 'number') throw new Error('not a number');
  return cell;
};

const text = (cell: SampleRow[BeneficiaryField]): string => {
  if (typeof cell !== 'string') throw new Error('not a text');
  return cell;
};

/** The fifteen kinds. */
export const seededFaults: readonly SeededFault[] = [
  { field: 'name', code: 'CELL.REQUIRED', spoil: (row) => ({ ...row, name: undefined }) },
  { field: 'name', code: 'CELL.NAME_UNREADABLE', spoil: (row) => ({ ...row, name: `${text(row.name)} (2)` }) },
  { field: 'birth', code: 'CELL.DATE_IMPOSSIBLE', spoil: (row) => ({ ...row, birth: '30/02/1951' }) },
  { field: 'birth', code: 'PERSON.BIRTH_YEAR_DISAGREES', spoil: (row) => ({ ...row, birth: '1919' }) },
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
  {
    field: 'personalNumber',
    code: 'PERSON.NUMBER_TWICE',
    spoil: (row, { other }) => ({ ...other, householdCode: undefined, householdRole: undefined }),
  },
  {
    field: 'unitCode',
    code: 'PERSON.UNIT_OUT_OF_AREA',
    spoil: (row, { foreignCommune }) => ({ ...row, unitCode: foreignCommune }),
  },
  { field: 'group', code: 'CELL.CHOICE_UNKNOWN', spoil: (row) => ({ ...row, group: foldWords(text(row.group)) }) },
  { field: 'coefficient', code: 'BENEFICIARY.COEFFICIENT_DIFFERS', spoil: (row) => ({ ...row, coefficient: 3.5 }) },
  { field: 'amount', code: 'CELL.MONEY_NOT_POSITIVE', spoil: (row) => ({ ...row, amount: -number(row.amount) }) },
  {
    field: 'amount',
    code: 'BENEFICIARY.AMOUNT_DIFFERS',
    spoil: (row) => ({ ...row, amount: (number(row.amount) * 50) / 54 }),
  },
  { field: 'amount', code: 'CELL.FORMULA', spoil: (row) => ({ ...row, amount: { formula: '540000*1.5' } }) },
  {
    field: 'takenOverFrom',
    code: 'BENEFICIARY.MONTHS_REVERSED',
    spoil: (row) => ({ ...row, takenOverFrom: '01/2023' }),
  },
  {
    field: 'account',
    code: 'BENEFICIARY.ACCOUNT_NEEDED',
    fits: ({ account }) => account !== undefined,
    spoil: (row) => ({ ...row, account: undefined }),
  },
];

type Seeded = Sample['seeded'][number];

/** An invented list with some mistakes of each kind, one to a row. */
export function inventFaultyRows(
  options: Omit<SampleOptions, 'faults'>,
  { ofEachKind, foreignCommune }: NonNullable<SampleOptions['faults']>,
): { readonly rows: readonly SampleRow[]; readonly seeded: readonly Seeded[] } {
  const clean = inventRows(options);
  const rows = [...clean];
  const roll = dice(60);
  const spoiled = new Set<number>([0]);
  const seeded = Array.from({ length: ofEachKind }, () => seededFaults)
    .flat()
    .map(({ field, code, fits = () => true, spoil }): Seeded => {
      const index = findPlace(clean, spoiled, roll, fits);
      const [other = {}] = clean;
      rows[index] = spoil(clean[index] ?? {}, { other, foreignCommune });
      return { row: index + headingRow + 1, field, code };
    });
  return { rows, seeded: seeded.toSorted((a, b) => a.row - b.row) };
}

/** A row not spoiled yet; the first is the one that others repeat. */
function findPlace(
  rows: readonly SampleRow[],
  spoiled: Set<number>,
  roll: (sides: number) => number,
  fits: (row: SampleRow) => boolean,
): number {
  for (;;) {
    const index = roll(rows.length);
    const row = rows[index];
    if (!row || spoiled.has(index) || !fits(row)) continue;
    spoiled.add(index);
    return index;
  }
}
