import { type BenchDatabase } from './database.js';
import { type Size } from './options.js';
import { type Ledger } from './load/money.js';

/** What every phase works with. */
export interface Bench {
  readonly db: BenchDatabase;
  readonly size: Size;
  /** The large programme and the ordinary one. */
  readonly large: Ledger;
  readonly ordinary: Ledger;
  /** Tells how far the bench is, on the error output. */
  readonly log: (message: string) => void;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
