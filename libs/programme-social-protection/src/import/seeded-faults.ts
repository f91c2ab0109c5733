import { type FaultyRows, foldWords, type SampleOptions, seedFaults, type SeededFault } from '#import';
import { type BeneficiaryField } from './beneficiary.columns.js';
import { inventRows, type SampleRow } from './sample.js';

const number = (cell: SampleRow[BeneficiaryField]): number => {
  if (typeof cell !== 'number') throw new Error('not a number');
  return cell;
};

const text = (cell: SampleRow[BeneficiaryField]): string => {
  if (typeof cell !== 'string') throw new Error('not a text');
  return cell;
};

/** The fifteen kinds. */
const seededFaults: readonly SeededFault<SampleRow>[] = [
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

/** An invented list with some mistakes of each kind, one to a row. */
export const inventFaultyRows = (
  options: Omit<SampleOptions, 'faults'>,
  faults: NonNullable<SampleOptions['faults']>,
): FaultyRows<SampleRow> => seedFaults(inventRows(options), seededFaults, faults);
