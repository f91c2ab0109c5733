import { type LegalDay } from '#kernel';
import { councilTerms } from './disability-council.table.js';

export interface Vote {
  readonly members: number;
  readonly present: number;
  readonly inFavour: number;
  /** The chair's own vote, counted in `inFavour`; it breaks a tie. */
  readonly chairVotes: 'yes' | 'no';
}

/** Why a vote of the council does not stand; undefined when it does. */
export function faultOfVote(
  { members, present, inFavour, chairVotes }: Vote,
  on: LegalDay,
): 'COUNT' | 'QUORUM' | 'MAJORITY' | undefined {
  if (present > members || inFavour > present) return 'COUNT';
  const [part, whole] = councilTerms.at(on).value.quorum;
  if (present * whole < members * part) return 'QUORUM';
  const isCarried = inFavour * 2 > present || (inFavour * 2 === present && chairVotes === 'yes');
  return isCarried ? undefined : 'MAJORITY';
}
