/** Why two registrations may be one person. */
export const duplicateReasons = [
  'SAME_PERSONAL_NUMBER',
  'SAME_OLD_CARD',
  'SAME_NAME_AND_BIRTH',
  'SAME_NAME_AND_MOTHER',
  'SIMILAR_NAME_AND_SAME_BIRTH',
  'SAME_MOTHER',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** What was found in common, from the database. */
export interface Likeness {
  readonly samePersonalNumber: boolean;
  readonly sameOldCard: boolean;
  readonly sameName: boolean;
  /** The two births can be the same day. */
  readonly birthAgrees: boolean;
  /** Both births are known to the day. */
  readonly birthIsExact: boolean;
  readonly sameMother: boolean;
  /** Trigrams the folded names share, 0 to 1. */
  readonly nameSimilarity: number;
}

/** Below this share of common trigrams two names are two names: one wrong letter of `nguyen van hieu` leaves 0.7. */
export const similarEnough = 0.6;

export interface Suspicion {
  /** 0 to 100; orders candidates for a person's eye and decides nothing. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Weighs a likeness. The weights are ours: they only order a list that people read. */
export function suspicionOf(alike: Likeness): Suspicion {
  const weighed: [DuplicateReason, number][] = [];
  if (alike.samePersonalNumber) weighed.push(['SAME_PERSONAL_NUMBER', 100]);
  if (alike.sameOldCard) weighed.push(['SAME_OLD_CARD', 80]);
  if (alike.sameName && alike.birthAgrees) weighed.push(['SAME_NAME_AND_BIRTH', alike.birthIsExact ? 60 : 40]);
  else if (alike.sameName && alike.sameMother) weighed.push(['SAME_NAME_AND_MOTHER', 30]);
  else if (alike.birthAgrees && alike.nameSimilarity >= similarEnough)
    weighed.push(['SIMILAR_NAME_AND_SAME_BIRTH', 40]);
  if (alike.sameMother) weighed.push(['SAME_MOTHER', 20]);
  const score = weighed.reduce((sum, [, weight]) => sum + weight, 0);
  return { score: Math.min(score, 100), reasons: weighed.map(([reason]) => reason) };
}
