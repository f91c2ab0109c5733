import { addMonths, type LegalDay, type LegalMonth, monthOf, range } from '#kernel';
import { funeralLevelDay, funeralMultiple, monthsFromCarersDeath, monthsFromDeathToEnd } from './death.table.js';
import { levelTable } from './levels.table.js';
import { type Hold, type Line } from './line.js';

/** Death ends monthly support from the month after it. */
export function holdOfDeath(diedOn: LegalDay): Hold {
  const { value: months, basis } = monthsFromDeathToEnd.at(diedOn);
  return { from: addMonths(monthOf(diedOn), months), reason: 'death', basis };
}

/** The month from which nothing is paid for the care by somebody who died. */
export const monthWithoutCarer = (diedOn: LegalDay): LegalMonth =>
  addMonths(monthOf(diedOn), monthsFromCarersDeath.at(diedOn).value);

/** The funeral support: due once, in the month of death, at so many times the level the person drew by. */
export function funeralSupport(diedOn: LegalDay, key: Line['key'] = 'standard'): Line {
  const { value, basis } = funeralMultiple.at(diedOn);
  const month = monthOf(diedOn);
  return {
    ...range(month, addMonths(month, 1)),
    benefit: 'funeral-support',
    payee: 'funeral-organiser',
    table: levelTable,
    key,
    multiplier: value,
    groups: [],
    basis: [basis, funeralLevelDay.at(diedOn).basis],
  };
}
