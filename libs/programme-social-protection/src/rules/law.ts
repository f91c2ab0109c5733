import { ageOn, basis, type Basis, type Certainty, type LegalDay } from '#kernel';

const citing =
  (instrument: string) =>
  (article: string, certainty?: Certainty): Basis =>
    basis(`${instrument}, ${article}`, certainty);

export const decree20 = citing('Nghị định 20/2021/NĐ-CP');
export const decree147 = citing('Nghị định 147/2025/NĐ-CP');
export const decree176 = citing('Nghị định 176/2025/NĐ-CP');
export const decree335 = citing('Nghị định 335/2026/NĐ-CP');

/** First day of force of the decrees. */
export const inForce = {
  decree20: '2021-07-01',
  decree176: '2025-07-01',
  decree335: '2026-10-05',
} as const;

/**
 * Decree 335/2026 raises what is paid from this day on, three months before its own force (art. 32.3–32.5): the axis of
 * levels and the axis of conditions and procedures are not the same.
 */
export const decree335Levels = '2026-07-01';

/** Full years of age, `[fromAge, untilAge)`; open where nothing is said. */
export interface AgeBand {
  readonly fromAge?: number;
  readonly untilAge?: number;
}

export function isOfAge({ fromAge = 0, untilAge = Infinity }: AgeBand, birth: LegalDay, on: LegalDay): boolean {
  const age = ageOn(birth, on);
  return fromAge <= age && age < untilAge;
}
