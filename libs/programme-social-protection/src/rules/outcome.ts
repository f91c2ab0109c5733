import { addMultipliers, type Basis, type Multiplier } from '#kernel';
import { type CareCase } from './care-support.table.js';
import { type LocalGroupCode } from './facts.js';
import { type Group } from './groups.table.js';
import { type LevelKey } from './levels.table.js';

/** One right whose conditions are met: so many times a level. */
export interface Part {
  readonly group: Group | LocalGroupCode | CareCase | 'social-pension';
  readonly level: LevelKey;
  readonly multiplier: Multiplier;
  readonly basis: readonly Basis[];
}

type Reason =
  | 'ONE_GROUP'
  | 'HIGHEST_OF_SEVERAL'
  | 'SINGLE_PARENT_AND_OWN_GROUP'
  | 'PENSION_ABOVE_ALLOWANCE'
  | 'ALLOWANCE_NOT_BELOW_PENSION';

export interface Entitled {
  readonly entitled: true;
  readonly reason: Reason;
  readonly level: LevelKey;
  /** Of all that is taken. */
  readonly multiplier: Multiplier;
  /** Every right whose conditions are met, and those among them that are paid. */
  readonly parts: readonly Part[];
  readonly taken: readonly Part[];
  /** Of what is taken, and of the choice. */
  readonly basis: readonly Basis[];
}

interface NotEntitled {
  readonly entitled: false;
  readonly reason: 'NO_GROUP' | 'IN_FACILITY';
  readonly basis: readonly Basis[];
}

/** What a person is entitled to on a day, and why. */
export type Outcome = Entitled | NotEntitled;

export const totalOf = (parts: readonly Part[]): Multiplier => addMultipliers(...parts.map((part) => part.multiplier));

/** Which parts are paid, and by which articles beside their own. */
export interface Choice {
  readonly reason: Reason;
  readonly taken: readonly [Part, ...Part[]];
  readonly rules: readonly Basis[];
}

export const entitledTo = ({ reason, taken, rules }: Choice, parts: readonly Part[]): Entitled => ({
  entitled: true,
  reason,
  level: taken[0].level,
  multiplier: totalOf(taken),
  parts,
  taken,
  basis: [...taken.flatMap(({ basis }) => basis), ...rules],
});

/** The first of equals; undefined when there is none. */
export const highestOf = (parts: readonly Part[]): Part | undefined =>
  parts.toSorted((a, b) => b.multiplier - a.multiplier)[0];
