import { type LegalDay, type LegalMonth } from '#kernel';
import { type Wanted } from '../invented-people.js';

/** What the forms of a matter are written from, on the day of each. */
export interface Scene {
  readonly on: LegalDay;
  readonly month: LegalMonth;
  /** The people of the household, the one the matter is about first. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly address: string;
  readonly unitId: number;
  /** Of another commune. */
  readonly otherUnitId: number;
  readonly facilityId: string;
  readonly otherFacilityId: string;
  /** The key of what its programme put there first; empty where it needs nothing. */
  readonly prop: string;
}

export type FormOf = (at: Scene) => object;

/** One file, from its intake to a state. */
export interface Leg {
  readonly procedure: string;
  readonly form: FormOf;
  /** Steps whose form asks for more than a reason or a conclusion. */
  readonly forms?: Readonly<Record<string, FormOf>>;
  /** Working days before a step, where one is too few or not needed. */
  readonly waits?: Readonly<Record<string, number>>;
  /** Steps that lead astray: refused here though the procedure has them. */
  readonly avoided?: readonly string[];
  /** What its programme does before a step and is no step itself, by name: `{ agree: 'poor-sheet' }`. */
  readonly before?: Readonly<Record<string, string>>;
}

/** A kind of file that a demonstration shows in each of its states. */
export interface Matter extends Leg {
  /** Who lives in the household; the matter is about the first. */
  readonly people: readonly [Wanted, ...Wanted[]];
  /** What the same person has behind him, each file brought to the state named. */
  readonly prior?: readonly (Leg & { readonly to: string })[];
  /** About the decision that the last file before it ended with. */
  readonly isAboutDecision?: true;
  /** The person dies before it begins. */
  readonly isOfDead?: true;
  /** Worked under the seal of a programme. */
  readonly isSealed?: true;
  /** From this step on the other commune works it. */
  readonly goesAwayWith?: string;
  /** Whose props it uses. */
  readonly programme?: string;
  /** What the programme puts there first, of the second of the household. */
  readonly needs?: string;
  /** Of these each household gets the next: what its programme notes of the first of it. */
  readonly marks?: readonly string[];
}

/** The household's own money, in cash. */
export const inCash = ({ people: [first] }: Scene): object => ({
  channel: 'cash',
  holder: first?.name ?? '',
  relation: 'self',
});

/** The money of the second of the household. */
export const toSecond =
  (relation?: 'carer' | 'guardian'): FormOf =>
  ({ people: [, second] }) => ({
    channel: 'cash',
    holder: second?.name ?? '',
    payeeId: second?.id,
    ...(relation && { relation }),
  });
