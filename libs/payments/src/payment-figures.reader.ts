import { type LegalDay, type LegalMonth, monthIndex, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { onMap } from '#territory';

export interface MoneyOfUnit {
  /** Absent for money that cannot be placed on that map. */
  readonly unitId: number | undefined;
  /** Chains with money for the month. */
  readonly chains: number;
  /** Posted for the month by all runs, đồng. */
  readonly amount: Vnd;
}

/** What was posted for a month, by unit on the map of any day, earlier or later. For the system only. */
export async function sumMoneyOnMap(
  tx: ReadTx,
  { month, on }: { readonly month: LegalMonth; readonly on: LegalDay },
): Promise<MoneyOfUnit[]> {
  const rows = await tx.sql<{ unitId: number | null; chains: number; amount: number }>(
    `WITH ${onMap('$1::date', ['chains'])}
     SELECT coalesce(e.mapped_id, m.mapped_id) AS "unitId", count(DISTINCT q.chain_id) AS chains, sum(q.amount)::bigint AS amount
       FROM payment.posting q
       LEFT JOIN exact_map e ON e.unit_id = q.unit_id
       LEFT JOIN moved_map m ON m.record = q.chain_id::text AND m.unit_id = q.unit_id
      WHERE q.for_month = ${monthIndex(month)} GROUP BY 1 ORDER BY 1`,
    [on],
  );
  return rows.map((row) => ({ unitId: row.unitId ?? undefined, chains: row.chains, amount: vnd(row.amount) }));
}
