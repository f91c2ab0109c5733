import { datedTable, multiplier, type Multiplier } from '#kernel';
import { decree20, decree335, inForce } from './law.js';

/** How many months after the month of death nothing is due any more, by the day of death. */
export const monthsFromDeathToEnd = datedTable<number>('social-protection.end-by-death', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: 1,
    basis: decree20('Điều 8; Thông tư 02/2021/TT-BLĐTBXH, Điều 2'),
  },
  { from: inForce.decree335, value: 1, basis: decree335('Điều 9') },
]);

/**
 * How many months after the month of a carer's death the support for the care is held: that it ends is in the articles, the month is
 * read as for the death of whoever draws.
 */
export const monthsFromCarersDeath = datedTable<number>('social-protection.carers-death', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: 1,
    basis: decree20('Điều 8, Điều 20', 'interpretation'),
  },
  { from: inForce.decree335, value: 1, basis: decree335('Điều 9, Điều 19, 20', 'interpretation') },
]);

/** How many times the level of the day of death the funeral support is, at least. */
export const funeralMultiple = datedTable<Multiplier>('social-protection.funeral-multiple', [
  {
    from: inForce.decree20,
    until: inForce.decree335,
    value: multiplier('20'),
    basis: decree20('Điều 11'),
  },
  { from: inForce.decree335, value: multiplier('20'), basis: decree335('Điều 11') },
]);

/** Which level the funeral support multiplies: no text says whether it is that of the death or of the decision. */
export const funeralLevelDay = datedTable<'death'>('social-protection.funeral-level-day', [
  { from: inForce.decree20, value: 'death', basis: decree20('Điều 11', 'interpretation') },
]);
