import { basis, type Basis, datedTable } from '#kernel';

export type Sex = 'male' | 'female';

export interface CenturyDigit {
  /** First year of the century: 1900 stands for the births of 1900 to 1999. */
  readonly century: number;
  readonly sex: Sex;
  readonly basis: Basis;
}

const confirmed = basis('Thông tư 59/2021/TT-BCA', 'secondary');
const remembered = basis('Thông tư 59/2021/TT-BCA', 'memory');
const digit = (century: number, sex: Sex, because: Basis): CenturyDigit => ({ century, sex, basis: because });

/** What the fourth position of a personal number says, by the digit found there. */
export const centuryDigits = datedTable<readonly CenturyDigit[]>('citizen.century-digit', [
  {
    from: '2016-01-01',
    basis: basis('Nghị định 137/2015/NĐ-CP, Điều 13'),
    value: [
      digit(1900, 'male', confirmed),
      digit(1900, 'female', confirmed),
      digit(2000, 'male', confirmed),
      digit(2000, 'female', confirmed),
      digit(2100, 'male', remembered),
      digit(2100, 'female', remembered),
      digit(2200, 'male', remembered),
      digit(2200, 'female', remembered),
      digit(2300, 'male', remembered),
      digit(2300, 'female', remembered),
    ],
  },
]);
