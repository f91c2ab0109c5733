import { earliestDay, type LegalDay, type PartialDay, type Precision, precisionOf } from '#kernel';
import { citizenErrors } from './citizen.errors.js';

/** The first year a personal number can express; nobody older is alive. */
const earliestYear = '1900';

/** A birth as the database keeps it: the earliest day that fits, and how much of it is known. */
export interface BirthColumns {
  readonly birthOn: LegalDay | null;
  readonly birthPrecision: Precision | null;
}

/** @throws CITIZEN.BIRTH_IMPOSSIBLE for a birth after `today` or before 1900. */
export function birthColumns(birth: PartialDay | undefined, today: LegalDay): BirthColumns {
  if (birth === undefined) return { birthOn: null, birthPrecision: null };
  const birthOn = earliestDay(birth);
  if (birthOn > today) throw citizenErrors.BIRTH_IMPOSSIBLE({ birth, rule: 'future' });
  if (birthOn < earliestYear) throw citizenErrors.BIRTH_IMPOSSIBLE({ birth, rule: 'too-early' });
  return { birthOn, birthPrecision: precisionOf(birth) };
}

const lengthOf: Record<Precision, number> = { year: 4, month: 7, day: 10 };

export const birthOf = ({ birthOn, birthPrecision }: BirthColumns): PartialDay | undefined =>
  birthOn === null || birthPrecision === null ? undefined : (birthOn.slice(0, lengthOf[birthPrecision]) as PartialDay);
