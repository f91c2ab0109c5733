import { basis, datedTable, multiplier, type Multiplier, vnd, type Vnd } from '#kernel';
import { type CoefficientBand } from './coefficients.table.js';
import { decree20, decree335, decree335Levels, inForce } from './law.js';

/** Groups of art. 21 of Decree 335/2026: 1 to 4. */
export type StayGround = 'hardship' | 'urgent' | 'sanction' | 'contract';

export type Ward = 'children' | 'elderly' | 'disabled' | 'urgent' | 'paying';

export const wardTitles: Readonly<Record<Ward, string>> = {
  children: 'Trẻ em',
  elderly: 'Người cao tuổi',
  disabled: 'Người khuyết tật',
  urgent: 'Đối tượng cần bảo vệ khẩn cấp',
  paying: 'Đối tượng tự nguyện',
};

const care: readonly CoefficientBand[] = [
  { untilAge: 4, times: multiplier('5') },
  { fromAge: 4, times: multiplier('4') },
];

/** Monthly care in a facility, times the standard level, at least. */
export const facilityCare = datedTable<readonly CoefficientBand[]>('social-protection.facility-care', [
  { from: inForce.decree20, until: decree335Levels, value: care, basis: decree20('Điều 25') },
  { from: decree335Levels, value: care, basis: decree335('Điều 22–25; Điều 32 khoản 3–5') },
]);

/** The funeral of a resident, times the standard level. */
export const facilityFuneral = datedTable<Multiplier>('social-protection.facility-funeral', [
  { from: inForce.decree20, until: inForce.decree335, value: multiplier('50'), basis: decree20('Điều 25') },
  { from: inForce.decree335, value: multiplier('50'), basis: decree335('Điều 22–25') },
]);

/** Months that somebody admitted in an emergency may stay before the head decides. */
export const urgentStayMonths = datedTable<number>('social-protection.urgent-stay-months', [
  { from: inForce.decree20, until: inForce.decree335, value: 3, basis: decree20('Điều 28') },
  { from: inForce.decree335, value: 3, basis: decree335('Điều 21') },
]);

export type ExpenseKind = 'personal-items' | 'medicine' | 'utilities' | 'equipment';

/** At most so much for a person, in a month or in a calendar year: so many times the standard level, or so many đồng. */
export type ExpenseLimit = { readonly per: 'month' | 'year' } & (
  { readonly times: Multiplier } | { readonly amount: Vnd }
);

/** What a facility may spend on a resident beside the monthly care; a kind that is not named has no limit here. */
export const expenseLimits = datedTable<Readonly<Partial<Record<ExpenseKind, ExpenseLimit>>>>(
  'social-protection.facility-expense',
  [
    {
      from: inForce.decree20,
      until: inForce.decree335,
      value: { medicine: { per: 'month', amount: vnd(100_000) } },
      basis: basis('Thông tư 76/2021/TT-BTC, Điều 3 khoản 5'),
    },
    {
      from: inForce.decree335,
      value: {
        'personal-items': { per: 'year', times: multiplier('10') },
        medicine: { per: 'year', times: multiplier('20') },
        utilities: { per: 'year', times: multiplier('15') },
        equipment: { per: 'year', amount: vnd(15_000_000) },
      },
      basis: decree335('Điều 21–26'),
    },
  ],
);

/** Why a stay ends; two of them no head decides on: a transfer, and an admission that was revoked. What letters a to e of Decree 335/2026 art. 26.1 name was not read: the grounds of before are kept there. */
export type DischargeGround =
  | 'closed-case'
  | 'requested'
  | 'adopted'
  | 'of-age'
  | 'no-contact'
  | 'died'
  | 'missing'
  | 'contract-ended'
  | 'transfer'
  | 'revoked';

export const dischargeGrounds = datedTable<readonly DischargeGround[]>('social-protection.discharge-ground', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: ['closed-case', 'requested', 'adopted', 'of-age', 'no-contact', 'died', 'contract-ended'],
    basis: decree20('Điều 30'),
  },
  {
    from: inForce.decree335,
    value: ['closed-case', 'requested', 'adopted', 'of-age', 'no-contact', 'died', 'missing', 'contract-ended'],
    basis: decree335('Điều 26 khoản 1', 'interpretation'),
  },
]);
