import { due, held, rateNow } from '#benefits';
import { type LegalMonth, monthIndex, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { programmeCode } from '../programme-code.js';

/** What is due for a month in a unit, by whose money it is. */
export interface MoneyBySource {
  readonly unitId: number;
  readonly national: Vnd;
  readonly local: Vnd;
}

/**
 * Every line counts with what it would pay at the national value as the State's money, the rest is the province's. Lines of a
 * rule of the province are the province's whole.
 */
const bySource = (month: LegalMonth): string => `
  WITH rate_now AS (${rateNow(month)}), held AS (${held(month)}), due AS MATERIALIZED (${due(month)}),
  split AS (
    SELECT d.unit_id, d.amount,
           CASE WHEN c.benefit LIKE 'local-%' OR r.value IS NULL THEN 0
                ELSE least(d.amount, round(l.multiplier * r.value))::bigint END AS national
      FROM due d JOIN benefit.line l ON l.id = d.line_id JOIN benefit.chain c ON c.id = d.chain_id
      LEFT JOIN benefit.rate_row r ON r.rate_key = l.rate_key AND r.unit_id IS NULL AND r.months @> ${monthIndex(month)}
       AND r.operation_id IS NOT NULL AND r.retired_by IS NULL)
  SELECT unit_id AS "unitId", sum(national)::bigint AS national, sum(amount - national)::bigint AS local
    FROM split GROUP BY unit_id ORDER BY unit_id`;

/** Of the reader's area. */
export async function moneyBySource(tx: ReadTx, month: LegalMonth): Promise<MoneyBySource[]> {
  const rows = await tx.sql<{ unitId: number; national: number; local: number }>(bySource(month), [programmeCode]);
  return rows.map(({ unitId, national, local }) => ({ unitId, national: vnd(national), local: vnd(local) }));
}
