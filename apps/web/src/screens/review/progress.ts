import { type HamletFigure } from './review.operations.ts';
import { type EntryState, stateOf } from './entry-states.ts';

const toScore: readonly EntryState[] = ['screening', 'listed', 'surveyed', 'redo'];
const posted: readonly EntryState[] = ['posted', 'rechecking', 'posted-again', 'on-list'];
const decided: readonly EntryState[] = ['recognised', 'refused'];

/** Households of a hamlet, or of all, by where they stand. */
export interface Progress {
  readonly households: number;
  readonly toScore: number;
  readonly passedBy: number;
  /** Scored, and the meeting is still to come. */
  readonly scored: number;
  readonly agreed: number;
  readonly posted: number;
  readonly decided: number;
  /** What was found so far, by class. */
  readonly poor: number;
  readonly nearPoor: number;
  readonly average: number;
  readonly none: number;
}

/** Sums figures; households that were withdrawn count nowhere. */
export function progressOf(figures: readonly HamletFigure[]): Progress {
  const counted = figures.filter(({ state }) => state !== 'withdrawn');
  const sum = (is: (figure: HamletFigure) => boolean) =>
    counted.filter(is).reduce((all, { households }) => all + households, 0);
  const inStates = (states: readonly EntryState[]) => sum(({ state }) => states.includes(stateOf(state)));
  const found = (name: string) => sum((figure) => figure.class === name);
  return {
    households: sum(() => true),
    toScore: inStates(toScore),
    passedBy: inStates(['passed-by']),
    scored: inStates(['scored']),
    agreed: inStates(['agreed']),
    posted: inStates(posted),
    decided: inStates(decided),
    poor: found('poor'),
    nearPoor: found('near-poor'),
    average: found('average'),
    none: found('none'),
  };
}
