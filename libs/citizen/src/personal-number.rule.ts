import { type LegalDay, type PartialDay } from '#kernel';
import { centuryDigits, type Sex } from './century-digit.table.js';
import { citizenErrors } from './citizen.errors.js';
import { lowestCountryCode, provinceCodes } from './province-code.table.js';

/**
 * What the twelve digits say by themselves (Luật Căn cước 26/2023/QH15, Điều 12; Nghị định 137/2015/NĐ-CP, Điều 13).
 * Never that the number exists, is in force or is this person's, and never where anybody lives.
 */
export interface PersonalNumber {
  readonly value: string;
  /** Where the birth was registered; the name only of a province of Vietnam. */
  readonly registeredIn: {
    readonly code: string;
    readonly kind: 'province' | 'country' | 'unknown';
    readonly name?: string;
  };
  readonly sex: Sex;
  readonly birthYear: number;
}

/** What a number does not bear out. Those of person need a reason; those of place are only shown. */
export const numberFindings = [
  'PROVINCE_UNKNOWN',
  'COUNTRY_UNCHECKED',
  'SEX_DISAGREES',
  'BIRTH_YEAR_DISAGREES',
] as const;
export type NumberFinding = (typeof numberFindings)[number];

const disagreements: ReadonlySet<NumberFinding> = new Set<NumberFinding>(['SEX_DISAGREES', 'BIRTH_YEAR_DISAGREES']);

export const isDisagreement = (finding: NumberFinding): boolean => disagreements.has(finding);

/**
 * Reads a personal number with the tables in force on a day. A number is never repaired: only blanks around it go.
 * @throws CITIZEN.PERSONAL_NUMBER_INVALID unless it is exactly twelve digits.
 */
export function readPersonalNumber(text: string, on: LegalDay): PersonalNumber {
  const value = text.trim();
  if (!/^[0-9]*$/.test(value)) throw citizenErrors.PERSONAL_NUMBER_INVALID({ rule: 'characters' });
  const century = centuryDigits.at(on).value[Number(value[3])];
  if (value.length !== 12 || !century) throw citizenErrors.PERSONAL_NUMBER_INVALID({ rule: 'length' });
  return {
    value,
    registeredIn: placeOf(value.slice(0, 3), on),
    sex: century.sex,
    birthYear: century.century + Number(value.slice(4, 6)),
  };
}

function placeOf(code: string, on: LegalDay): PersonalNumber['registeredIn'] {
  const name = provinceCodes.at(on).value.get(code);
  if (name !== undefined) return { code, kind: 'province', name };
  return { code, kind: Number(code) >= lowestCountryCode.at(on).value ? 'country' : 'unknown' };
}

/** Compares a number with what was declared. An empty list is agreement, and still no proof. */
export function findingsOf(
  number: PersonalNumber,
  declared: { readonly sex: Sex; readonly birth?: PartialDay | undefined },
): readonly NumberFinding[] {
  const found: NumberFinding[] = [];
  if (number.registeredIn.kind === 'unknown') found.push('PROVINCE_UNKNOWN');
  if (number.registeredIn.kind === 'country') found.push('COUNTRY_UNCHECKED');
  if (number.sex !== declared.sex) found.push('SEX_DISAGREES');
  if (declared.birth !== undefined && number.birthYear !== Number(declared.birth.slice(0, 4)))
    found.push('BIRTH_YEAR_DISAGREES');
  return found;
}
