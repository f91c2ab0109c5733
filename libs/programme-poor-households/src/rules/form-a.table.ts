import { datedTable } from '#kernel';
import { circular07 } from './law.js';
import { type Sheet } from './sheet.js';

export interface FormA {
  /** Columns of the form, each ticked or not. The words stand on the paper; the text of the annex was not read. */
  readonly columns: number;
  /** With so many ticks or more a household is not listed for review. */
  readonly ticksThatPass: number;
}

/** Quick identification: fewer than four ticks among nine columns, and the household goes on the list (annex II). */
export const formA = datedTable<FormA>('poor-households.form-a', [
  {
    from: '2022-01-01',
    until: '2027-01-01',
    value: { columns: 9, ticksThatPass: 4 },
    basis: circular07('Phụ lục II; Thông tư 02/2022/TT-BLĐTBXH, Phụ lục IV'),
  },
]);

/** Undefined until form A is filled in. */
export const isListed = ({ ticks }: Sheet, { ticksThatPass }: FormA): boolean | undefined =>
  ticks && new Set(ticks).size < ticksThatPass;
