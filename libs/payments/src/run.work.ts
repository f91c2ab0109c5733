import { held, holds, type Marks, rateNow } from '#benefits';
import { addMonths, type LegalMonth, monthAt, monthIndex } from '#kernel';
import { type Tx } from '#platform';
import { type Run } from './run.js';
import { findCoveredMonth } from './run.store.js';
import {
  backMonths,
  chainsAgain,
  linesAgain,
  makeWorkingTables,
  markedChains,
  markedRates,
  type WorkingTable,
} from './working-tables.sql.js';

/** A month to compute again, and whether other chains are to be than in the month before it. */
export interface BackMonth {
  readonly at: LegalMonth;
  readonly turns: boolean;
}

/** Which months a run has to do with. */
export interface RunMonths {
  /** The last month run before; before the first run, the month before it. */
  readonly covered: LegalMonth;
  /** Months up to `covered` in which something changed. */
  readonly back: readonly BackMonth[];
  /** Months after `covered`, up to the run's own; none in a supplementary run. */
  readonly fresh: readonly LegalMonth[];
}

type BackMonths = { first: number | null; last: number | null; turns: readonly number[]; turnsAlways: boolean };

const monthsBetween = (from: LegalMonth, until: LegalMonth): LegalMonth[] => {
  const months: LegalMonth[] = [];
  for (let at = from; at < until; at = addMonths(at, 1)) months.push(at);
  return months;
};

/** Makes the working tables and reads, or takes, the change log into them. */
export async function collectChanges(tx: Tx, run: Run, marks: Marks): Promise<RunMonths> {
  await tx.sql(makeWorkingTables);
  const covered = (await findCoveredMonth(tx, run.programme)) ?? addMonths(run.month, -1);
  await tx.sql(`WITH mark AS (${marks.ofChains}) INSERT INTO back ${markedChains(covered)}`, [run.programme]);
  await tx.sql(`WITH mark AS (${marks.ofRates}) INSERT INTO rate_back ${markedRates(covered)}`, [run.programme]);
  await tx.sql(`ANALYZE back; ANALYZE rate_back`);
  const { first, last, turns, turnsAlways } = await tx.one<BackMonths>(backMonths);
  if (first !== null) {
    await fill(tx, 'again', linesAgain, [run.programme]);
    await fill(tx, 'hold_any', holds);
  }
  const back = first === null || last === null ? [] : monthsBetween(monthAt(first), monthAt(last + 1));
  return {
    covered,
    back: back.map((at) => ({ at, turns: turnsAlways || turns.includes(monthIndex(at)) })),
    fresh: monthsBetween(addMonths(covered, 1), addMonths(run.month, 1)),
  };
}

/** Analysed when filled: without statistics a plan made for 500 rows takes many times as long on a million. */
async function fill(tx: Tx, table: WorkingTable, rows: string, values: readonly unknown[] = []): Promise<void> {
  await tx.sql(`TRUNCATE ${table}`);
  await tx.sql(`INSERT INTO ${table} ${rows}`, values);
  await tx.sql(`ANALYZE ${table}`);
}

/** Rates and holds of a month, for all that is due in it. */
export async function openMonth(tx: Tx, at: LegalMonth): Promise<void> {
  await fill(tx, 'rate_now', rateNow(at));
  await fill(tx, 'held', held(at));
}

/**
 * The same for a month run before, with the chains to compute again; its holds come from those taken out for all such months.
 * @returns false when there are no such chains.
 */
export async function openBackMonth(tx: Tx, { at, turns }: BackMonth): Promise<boolean> {
  if (turns) await fill(tx, 'cur', chainsAgain(at));
  const { some } = await tx.one<{ some: boolean }>(`SELECT EXISTS (SELECT FROM cur) AS some`);
  if (!some) return false;
  await fill(tx, 'rate_now', rateNow(at));
  await fill(tx, 'held', held(at, 'hold_any'));
  return true;
}
