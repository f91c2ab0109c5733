import { type Tone } from '../../kit/status-tag.tsx';
import { type vi } from './pay.vi.ts';

type Word = keyof typeof vi;

interface StateOfRun {
  readonly word: Word;
  readonly tone: Tone;
  /** Which of the steps shown it stands at. */
  readonly step: number;
}

/** The states of a run as the server names them. */
const states: Readonly<Record<string, StateOfRun>> = {
  open: { word: 'stateOpen', tone: 'blue', step: 0 },
  previewed: { word: 'statePreviewed', tone: 'blue', step: 0 },
  frozen: { word: 'stateFrozen', tone: 'violet', step: 1 },
  approved: { word: 'stateApproved', tone: 'green', step: 2 },
  posted: { word: 'statePosted', tone: 'green', step: 2 },
  ordered: { word: 'stateOrdered', tone: 'amber', step: 3 },
  sent: { word: 'stateSent', tone: 'blue', step: 3 },
  reconciled: { word: 'stateReconciled', tone: 'green', step: 4 },
  closed: { word: 'stateClosed', tone: 'grey', step: 5 },
  cancelled: { word: 'stateCancelled', tone: 'grey', step: -1 },
};

const unknown: StateOfRun = { word: 'state', tone: 'grey', step: -1 };

export const stateOf = (state: string): StateOfRun => states[state] ?? unknown;

export const runSteps = [
  'stepOpen',
  'stepFrozen',
  'stepApproved',
  'stepSent',
  'stepReconciled',
  'stepClosed',
] as const satisfies readonly Word[];

/** While the worker computes, posts or orders, the run moves on by itself. */
export const isMoving = (state: string): boolean => ['open', 'approved', 'posted'].includes(state);

export const isPosted = (state: string): boolean =>
  ['posted', 'ordered', 'sent', 'reconciled', 'closed'].includes(state);
