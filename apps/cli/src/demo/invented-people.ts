import { type HouseholdRole, type PersonDraft, type Sex } from '#citizen';
import { addDays, day, type LegalDay, type PartialDay } from '#kernel';
import { familyNames, givenNames, hamletNames, middleNames } from './names.table.js';
import { type Random } from './random.js';

/** Someone invented, before any commune knows of him. */
export type InventedPerson = Pick<PersonDraft, 'fullName' | 'sex' | 'birth' | 'personalNumber' | 'hasNoPapers'> & {
  readonly role: HouseholdRole;
};

export interface Wanted {
  readonly role: HouseholdRole;
  readonly sex?: Sex;
  /** Full years on the day of the application, `[least, most]`. */
  readonly age: readonly [least: number, most: number];
}

/** Personal numbers of the province and of the one it joined, never given twice. */
export class Inventor {
  private readonly given = new Set<string>();

  person(random: Random, { role, sex = random.one(['female', 'male']), age }: Wanted, on: LegalDay): InventedPerson {
    const birth = bornOn(random, age, on);
    const isElder = age[0] >= 60;
    return {
      role,
      sex,
      fullName: `${random.one(familyNames)} ${random.one(middleNames[sex])} ${random.one(givenNames[sex])}`,
      // Many old people know the year of their birth only.
      birth: isElder && random.chance(45) ? (birth.slice(0, 4) as PartialDay) : birth,
      // Of the old, a few never had a card; of the small children some have no number yet.
      ...(random.chance(isElder ? 4 : age[1] < 3 ? 20 : 0) ? {} : { personalNumber: this.number(random, sex, birth) }),
    };
  }

  private number(random: Random, sex: Sex, birth: LegalDay): string {
    const century = (birth < '2000' ? 0 : 2) + (sex === 'female' ? 1 : 0);
    for (;;) {
      const number = `${random.one(['096', '096', '096', '095'])}${century}${birth.slice(2, 4)}${random.digits(6)}`;
      if (this.given.has(number)) continue;
      this.given.add(number);
      return number;
    }
  }
}

function bornOn(random: Random, [least, most]: Wanted['age'], on: LegalDay): LegalDay {
  const anniversary = day(
    `${Number(on.slice(0, 4)) - random.whole(least, most)}-${on.slice(5) === '02-29' ? '03-01' : on.slice(5)}`,
  );
  return addDays(anniversary, -random.whole(1, 360));
}

/** A house in a hamlet. */
export const inventedAddress = (random: Random): { readonly address: string; readonly hamlet: string } => {
  const hamlet = `Ấp ${random.one(hamletNames)}`;
  return { address: `Số ${random.whole(1, 400)}, ${hamlet}`, hamlet };
};
