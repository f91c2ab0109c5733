import { type Tone } from '../../kit/status-tag.tsx';

/** States of a household under review in the order of the way, each with how it looks. */
export const entryStates = {
  screening: 'grey',
  listed: 'grey',
  surveyed: 'amber',
  redo: 'amber',
  scored: 'blue',
  agreed: 'blue',
  posted: 'violet',
  rechecking: 'amber',
  'posted-again': 'violet',
  'on-list': 'violet',
  recognised: 'green',
  refused: 'green',
  'passed-by': 'green',
  withdrawn: 'grey',
} as const satisfies Readonly<Record<string, Tone>>;

export type EntryState = keyof typeof entryStates;

/** A state that the server has and this page does not know yet reads as the first of them. */
export const stateOf = (state: string): EntryState =>
  Object.hasOwn(entryStates, state) ? (state as EntryState) : 'screening';

const classes = ['poor', 'near-poor', 'average', 'none'] as const;
export type ClassWord = `class.${(typeof classes)[number]}`;

export const classWord = (found: string): ClassWord => `class.${classes.find((each) => each === found) ?? 'none'}`;
