import { type Basis, basis, datedTable, type DatedTable, multiplier, type Multiplier, vnd, type Vnd } from '#kernel';
import { decree20, decree335, inForce } from './law.js';
import { type LevelKey } from './levels.table.js';

/** Sums that law writes in đồng, by their key in the rate table. */
export type FixedKey =
  | 'relief.house-destroyed'
  | 'relief.relocation'
  | 'relief.house-damaged'
  | 'relief.care-day'
  | `visit.${Giver}.${Visited}`;

/** Whose visit it is, and who is visited (Decree 335/2026 art. 14). */
export type Giver = 'central' | 'province';
export type Visited = 'organisation' | 'household' | 'person';

const inBoth = (code: string, amount: number, in20: Basis, in335: Basis) =>
  datedTable<Vnd>(`social-protection.${code}`, [
    { from: inForce.decree20, until: inForce.decree335, value: vnd(amount), basis: in20 },
    { from: inForce.decree335, value: vnd(amount), basis: in335 },
  ]);

const perHousehold = (key: FixedKey, amount: number) =>
  inBoth(key, amount, decree20('Điều 12–16'), decree335('Điều 12'));

const visit = (key: FixedKey, amount: number) =>
  datedTable<Vnd>(`social-protection.${key}`, [
    { from: inForce.decree335, value: vnd(amount), basis: decree335('Điều 14') },
  ]);

/** Đồng a household, a day or a visit; the least that is given. That the daily sum goes on under Decree 335/2026 is our reading. */
export const fixedAmounts: Readonly<Record<FixedKey, DatedTable<Vnd>>> = {
  'relief.house-destroyed': perHousehold('relief.house-destroyed', 40_000_000),
  'relief.relocation': perHousehold('relief.relocation', 30_000_000),
  'relief.house-damaged': perHousehold('relief.house-damaged', 20_000_000),
  'relief.care-day': inBoth(
    'relief.care-day',
    60_000,
    basis('Thông tư 02/2021/TT-BLĐTBXH, Điều 3'),
    decree335('Điều 18 khoản 2', 'interpretation'),
  ),
  'visit.central.organisation': visit('visit.central.organisation', 5_000_000),
  'visit.central.household': visit('visit.central.household', 3_000_000),
  'visit.central.person': visit('visit.central.person', 1_000_000),
  'visit.province.organisation': visit('visit.province.organisation', 3_000_000),
  'visit.province.household': visit('visit.province.household', 2_000_000),
  'visit.province.person': visit('visit.province.person', 1_000_000),
};

/** Worth in đồng of the goods that go with the money of a visit (Decree 335/2026 art. 14). */
export const visitGoods: Readonly<Record<Giver, Readonly<Record<Visited, Vnd>>>> = {
  central: { organisation: vnd(500_000), household: vnd(500_000), person: vnd(500_000) },
  province: { organisation: vnd(500_000), household: vnd(300_000), person: vnd(300_000) },
};

/** What is helped with money, once. */
export type Relief = 'injury' | 'death' | 'house-destroyed' | 'relocation' | 'house-damaged';

export interface ReliefAmount {
  readonly key: LevelKey | FixedKey;
  readonly times: Multiplier;
}

const relief = (kind: Relief, value: ReliefAmount) =>
  datedTable<ReliefAmount>(`social-protection.relief.${kind}`, [
    { from: inForce.decree20, until: inForce.decree335, value, basis: decree20('Điều 12–16') },
    { from: inForce.decree335, value, basis: decree335('Điều 12') },
  ]);

const fixed = (key: FixedKey): ReliefAmount => ({ key, times: multiplier('1') });

/** So many times a key of the rate table, by the day of the event. The level of that day is our reading, as for the funeral support. */
export const reliefAmounts: Readonly<Record<Relief, DatedTable<ReliefAmount>>> = {
  injury: relief('injury', { key: 'standard', times: multiplier('10') }),
  death: relief('death', { key: 'standard', times: multiplier('50') }),
  'house-destroyed': relief('house-destroyed', fixed('relief.house-destroyed')),
  relocation: relief('relocation', fixed('relief.relocation')),
  'house-damaged': relief('house-damaged', fixed('relief.house-damaged')),
};

/** Days of emergency care and treatment from which an injury counts as serious. */
export const seriousInjuryDays = datedTable<number>('social-protection.serious-injury-days', [
  { from: inForce.decree20, until: inForce.decree335, value: 3, basis: decree20('Điều 12–16') },
  { from: inForce.decree335, value: 3, basis: decree335('Điều 12') },
]);

/** Why a household has nothing to eat. */
export type Occasion = 'tet' | 'disaster' | 'fire' | 'lost-harvest' | 'harvest-gap' | 'force-majeure';

export interface RiceTerms {
  readonly kilosPerMonth: number;
  /** Months at most, a round. */
  readonly months: Readonly<Partial<Record<Occasion, number>>>;
}

/** Rice for each person. Under Decree 335/2026 expressly for each round; fire and force majeure are new there. */
export const riceTerms = datedTable<RiceTerms>('social-protection.rice', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: { kilosPerMonth: 15, months: { tet: 1, disaster: 3, 'harvest-gap': 3 } },
    basis: decree20('Điều 12'),
  },
  {
    from: inForce.decree335,
    value: {
      kilosPerMonth: 15,
      months: { tet: 1, disaster: 3, fire: 3, 'lost-harvest': 3, 'harvest-gap': 3, 'force-majeure': 3 },
    },
    basis: decree335('Điều 12'),
  },
]);

/** How many months somebody may be cared for in the community without a decision for good. */
export const temporaryCareMonths = datedTable<number>('social-protection.temporary-care-months', [
  { from: inForce.decree20, until: inForce.decree335, value: 3, basis: decree20('Điều 18 khoản 2') },
  { from: inForce.decree335, value: 3, basis: decree335('Điều 18 khoản 2') },
]);
