import { type Basis, type LegalMonth, monthAt, type Range } from '#kernel';
import { type Tx } from '#platform';
import { benefitErrors } from './benefit.errors.js';
import { callBenefit } from './benefit.function.js';
import { monthRange } from './months.js';

/** Benefits of which a person draws one alone for a month, the highest, whichever programmes grant them. */
export interface Overlap {
  readonly code: string;
  readonly between: readonly { readonly programme: string; readonly benefit: string }[];
  /** Months in which they exclude each other. */
  readonly months: Range<LegalMonth>;
  readonly basis: Basis;
}

/** Makes an overlap known; declared again, it is what was declared last. For the system, when programmes are loaded. */
export async function declareOverlap(tx: Tx, { code, between, months, basis }: Overlap): Promise<void> {
  for (const { programme, benefit } of between)
    await callBenefit(tx, 'declare_overlap', [
      code,
      programme,
      benefit,
      monthRange(months),
      basis.article,
      basis.certainty,
    ]);
}

/**
 * Asked after lines of a person were changed, before the decision is out: whoever decides must end the other benefit, or not grant this one.
 * @throws BENEFIT.OVERLAP for the first month in which a line of `programme` in the caller's area meets one that excludes it.
 */
export async function refuseOverlap(tx: Tx, personId: string, programme: string): Promise<void> {
  const found = await tx.maybeOne<{ article: string; benefit: string; other: string; month: number }>(
    `SELECT article, benefit, other, month FROM benefit.find_overlap($1, $2)`,
    [personId, programme],
  );
  if (found) throw benefitErrors.OVERLAP({ ...found, month: monthAt(found.month) });
}
