import { explainDue, type DueExplanation } from '#benefits';
import { type LegalMonth, monthAt, monthIndex, sumVnd, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { type RunId } from './run.js';

export interface PostedAmount {
  readonly runId: RunId;
  /** The month the run was made for. */
  readonly runMonth: LegalMonth;
  readonly kind: 'month' | 'arrears' | 'recovery';
  readonly amount: Vnd;
}

/** Why an amount is what it is, and how it was paid: what is due, posted run by run, and what the next run will add. */
export interface AmountExplanation extends DueExplanation {
  readonly postings: readonly PostedAmount[];
  readonly posted: Vnd;
}

const kinds = { m: 'month', a: 'arrears', r: 'recovery' } as const;

/** @throws BENEFIT.CHAIN_NOT_FOUND */
export async function explainAmount(tx: ReadTx, chainId: number, month: LegalMonth): Promise<AmountExplanation> {
  const due = await explainDue(tx, chainId, month);
  const rows = await tx.sql<{ run_id: number; run_month: number; kind: keyof typeof kinds; amount: number }>(
    `SELECT q.run_id, r.month AS run_month, q.kind, q.amount
       FROM payment.posting q JOIN payment.run r ON r.id = q.run_id
      WHERE q.chain_id = $1 AND q.for_month = $2 ORDER BY r.seq`,
    [chainId, monthIndex(month)],
  );
  const postings = rows.map((row) => ({
    runId: row.run_id,
    runMonth: monthAt(row.run_month),
    kind: kinds[row.kind],
    amount: vnd(row.amount),
  }));
  return { ...due, postings, posted: sumVnd(postings.map((each) => each.amount)) };
}
