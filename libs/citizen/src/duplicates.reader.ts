import { addDays, earliestDay, latestDay, type PartialDay, precisionOf } from '#kernel';
import { type ReadTx } from '#platform';
import { type Likeness, similarEnough, type Suspicion, suspicionOf } from './duplicate-score.rule.js';
import { duplicatesSql } from './duplicates.sql.js';
import { personName } from './person-name.rule.js';

/** Who is about to be registered, or someone registered whose doubles are looked for. */
export interface DuplicateQuestion {
  readonly fullName: string;
  readonly birth?: PartialDay | undefined;
  readonly personalNumber?: string | undefined;
  /** Nine-digit identity card. */
  readonly oldCard?: string | undefined;
  readonly motherName?: string | undefined;
  /** Left out of the answer. */
  readonly personId?: string | undefined;
}

export interface DuplicateCandidate extends Suspicion {
  readonly personId: string;
}

const most = 50;

/**
 * People of the caller's area who may be the one described, likeliest first, at most 50. People out of the area are not
 * told of: a number of theirs is refused by `registerPerson`, the rest is found by whoever sees both areas.
 * @throws CITIZEN.NAME_INVALID
 */
export async function findDuplicates(tx: ReadTx, question: DuplicateQuestion): Promise<DuplicateCandidate[]> {
  const { birth } = question;
  const rows = await tx.sql<Likeness & { readonly id: string }>(duplicatesSql, [
    question.personalNumber ?? null,
    question.oldCard ?? null,
    personName(question.fullName),
    birth === undefined ? null : earliestDay(birth),
    birth === undefined ? null : addDays(latestDay(birth), 1),
    birth === undefined ? null : precisionOf(birth),
    question.motherName ?? null,
    question.personId ?? null,
    similarEnough,
  ]);
  return rows
    .map(({ id, ...alike }) => ({ personId: id, ...suspicionOf(alike) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1))
    .slice(0, most);
}
