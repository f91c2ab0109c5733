/** What is wrong with a cell, in the words shown to whoever keeps the list. */
export interface Fault {
  readonly code: string;
  /** Vietnamese. */
  readonly reason: string;
  /** The content that would be right, where there is no doubt; written as in a cell. */
  readonly repair?: string;
}

/** A fault at its place: the row as Excel numbers it, and the field of the sheet. */
export interface Finding extends Fault {
  readonly row: number;
  readonly field: string;
}

/** The words of a fault, or how they are made of its particulars. */
type Wording = string | ((given: never) => string);

type FaultMakers<D> = {
  readonly [K in keyof D]: D[K] extends (given: infer P) => string ? (given: P, repair?: string) => Fault : () => Fault;
};

/** Declares faults with their wording: `defineFaults('CELL', { FORMULA: '…', REQUIRED: ({ heading }: …) => '…' })`. */
export function defineFaults<const D extends Record<string, Wording>>(family: string, wordings: D): FaultMakers<D> {
  const makers = Object.entries<Wording>(wordings).map(([name, wording]) => [
    name,
    (given: never, repair?: string): Fault => ({
      code: `${family}.${name}`,
      reason: typeof wording === 'string' ? wording : wording(given),
      ...(repair !== undefined && { repair }),
    }),
  ]);
  return Object.fromEntries(makers) as FaultMakers<D>;
}

/** The letters Excel names a column by, from 0: `A`, `Z`, `AA`. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.trunc(index / 26) - 1) + last;
}
