import { due, held, rateNow } from '#benefits';
import { addMonths, type LegalMonth, monthIndex } from '#kernel';
import { type ReadTx } from '#platform';
import { findCoveredMonth } from './run.store.js';

export interface Discrepancy {
  readonly chainId: number;
  readonly month: LegalMonth;
  /** Đồng; absent when the rate book has no value. */
  readonly due: number | undefined;
  readonly posted: number;
}

/**
 * Posted against due, month by month from `from` to the month run last, apart from the change log: it finds any change made
 * past the functions. Chains with marks still waiting for a run are left out. One statement for each month: over many
 * months at once the planner loses its way.
 */
export async function reconcileLedger(tx: ReadTx, programme: string, from: LegalMonth): Promise<Discrepancy[]> {
  const covered = await findCoveredMonth(tx, programme);
  const found: Discrepancy[] = [];
  for (let at = from; covered !== undefined && at <= covered; at = addMonths(at, 1)) {
    const rows = await tx.sql<{ chain_id: number; due: number | null; posted: number }>(differencesIn(at), [programme]);
    found.push(
      ...rows.map((row) => ({ chainId: row.chain_id, month: at, due: row.due ?? undefined, posted: row.posted })),
    );
  }
  return found;
}

const differencesIn = (at: LegalMonth) => `
  WITH rate_now AS MATERIALIZED (${rateNow(at)}), held AS MATERIALIZED (${held(at)}),
       waiting AS MATERIALIZED (SELECT chain_id FROM benefit.dirty WHERE programme = $1 AND months @> ${monthIndex(at)}
                                 UNION
                                SELECT l.chain_id FROM benefit.rate_change r JOIN benefit.line l USING (rate_key)
                                 WHERE r.programme = $1 AND r.months @> ${monthIndex(at)} AND l.superseded_by IS NULL)
  SELECT chain_id, CASE WHEN NOT bool_or(amount IS NULL AND paid IS NULL) THEN coalesce(sum(amount), 0)::bigint END AS due,
         coalesce(sum(paid), 0)::bigint AS posted
    FROM (SELECT chain_id, amount, NULL::bigint AS paid FROM (${due(at)}) d
           UNION ALL
          SELECT chain_id, NULL, q.amount FROM payment.posting q JOIN payment.run r ON r.id = q.run_id
           WHERE q.for_month = ${monthIndex(at)} AND r.programme = $1) both_sides
   WHERE NOT EXISTS (SELECT FROM waiting w WHERE w.chain_id = both_sides.chain_id)
   GROUP BY chain_id
  HAVING coalesce(sum(amount), 0) <> coalesce(sum(paid), 0) OR bool_or(amount IS NULL AND paid IS NULL)
   ORDER BY chain_id`;
