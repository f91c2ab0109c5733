import { type Basis, day, type TimeLimit } from '#kernel';
import { inForce } from '../rules/law.js';
import { type Procedure as ClockedProcedure, procedureClocks } from '../rules/procedure-clocks.table.js';
import { type Regime } from '../rules/regimes.table.js';

/** Roles at the desks a file passes. */
export const desks = {
  intake: ['one-stop-officer', 'commune-officer'],
  commune: ['commune-officer', 'commune-chair'],
} as const;

/** The days on which a file received follows a regime, `[from, until)`. */
export const regimeEnds = {
  R1: [inForce.decree20, '2025-07-01'],
  R2: ['2025-07-01', inForce.decree335],
  R3: [inForce.decree335, undefined],
} as const satisfies Record<Regime, readonly [string, string | undefined]>;

/**
 * The limit of one step of a procedure as in force on a day.
 * @throws Error when the table has no such step: a definition must not load with a clock that law does not set.
 */
export function clockOf(
  procedure: ClockedProcedure,
  on: string,
  stepCode: string,
): { readonly within: TimeLimit; readonly basis: Basis } {
  const { value, basis } = procedureClocks[procedure].at(day(on));
  const found = value.steps.find(({ step }) => step === stepCode);
  if (!found) throw new Error(`no clock for ${procedure} ${stepCode} on ${on}`);
  return { within: found.limit, basis };
}
