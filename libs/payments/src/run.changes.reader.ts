import { addMonths, type LegalMonth, monthAt, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { changedBefore, changedChains, markedSpan } from './preview.sql.js';
import { type RunCause } from './run.preview.js';
import { type RunId } from './run.js';
import { findCoveredMonth, getRun } from './run.store.js';

/** A chain whose money differs from that of the month run last, and why. */
export interface RunChange {
  readonly chainId: number;
  readonly personId: string;
  readonly unitId: number;
  readonly cause: RunCause;
  /** What the run would post for it, đồng; nothing where the rate book has no value. */
  readonly amount: Vnd | undefined;
  /** Against the month run last, đồng; arrears and recoveries are all change. */
  readonly change: Vnd;
}

interface ChangesWanted {
  readonly cause?: RunCause | undefined;
  /** Chains after this one. */
  readonly after: number;
  readonly first: number;
}

type CauseBefore = 'arrears' | 'recovery';
const isOfMonthsBefore = (cause: RunCause | undefined): cause is CauseBefore =>
  cause === 'arrears' || cause === 'recovery';

/**
 * Whom a run that is not posted yet pays otherwise than the month before, by chain, as far as the reader's area goes: read anew
 * from what stands now, so that it may be ahead of a preview made earlier. Without a cause, those of the own month.
 * @throws PAYMENT.RUN_NOT_FOUND
 */
export async function listRunChanges(tx: ReadTx, runId: RunId, wanted: ChangesWanted): Promise<RunChange[]> {
  const { programme, month } = await getRun(tx, runId);
  const covered = (await findCoveredMonth(tx, programme)) ?? addMonths(month, -1);
  const { cause, ...page } = wanted;
  if (isOfMonthsBefore(cause)) return changesBefore(tx, programme, covered, { ...page, cause });
  if (covered >= month) return [];
  const runs = await tx.sql<{ id: number }>(
    `SELECT id FROM payment.run WHERE programme = $1 AND posted_at IS NOT NULL`,
    [programme],
  );
  const rows = await tx.sql<ChangeRow>(changedChains(month, covered), [
    programme,
    cause ?? null,
    runs.map(({ id }) => id),
    page.after,
    page.first,
  ]);
  return rows.map((row) => ({
    ...row,
    amount: row.amount === null ? undefined : vnd(row.amount),
    change: vnd(row.change),
  }));
}

type ChangeRow = Omit<RunChange, 'amount' | 'change'> & { readonly amount: number | null; readonly change: number };

/** Month by month, as a run does it, and summed by chain: a page of each month holds all that the page of their sums needs. */
async function changesBefore(
  tx: ReadTx,
  programme: string,
  covered: LegalMonth,
  { cause, after, first }: ChangesWanted & { readonly cause: CauseBefore },
): Promise<RunChange[]> {
  const { from, until } = await tx.one<{ from: number | null; until: number | null }>(markedSpan(covered), [programme]);
  const sums = new Map<number, RunChange>();
  for (let at = from ?? 0; at < (until ?? 0); at += 1) {
    const wanted = [programme, cause === 'arrears', after, first];
    for (const row of await tx.sql<BackRow>(changedBefore(monthAt(at), covered), wanted)) {
      const amount = vnd((sums.get(row.chainId)?.change ?? 0) + row.amount);
      sums.set(row.chainId, { ...row, cause, amount, change: amount });
    }
  }
  return [...sums.values()].sort((a, b) => a.chainId - b.chainId).slice(0, first);
}

type BackRow = Pick<RunChange, 'chainId' | 'personId' | 'unitId'> & { readonly amount: number };
