import { type LegalMonth, monthAt, monthIndex, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { type ChainId } from './chain.store.js';

export interface DueAmount {
  readonly chainId: ChainId;
  readonly programme: string;
  readonly benefit: string;
  readonly month: LegalMonth;
  /** Đồng; absent when the rate book has no value for it. */
  readonly amount: Vnd | undefined;
}

interface DueRow {
  readonly chain_id: number;
  readonly programme: string;
  readonly benefit: string;
  readonly month: number;
  readonly amount: number | null;
}

/** What is due to a person in the months `[from, until)`, as far as the reader's scope goes: by month and chain. */
export async function dueOf(
  tx: ReadTx,
  personId: string,
  months: { readonly from: LegalMonth; readonly until: LegalMonth },
): Promise<DueAmount[]> {
  const rows = await tx.sql<DueRow>(duesOfPerson, [personId, monthIndex(months.from), monthIndex(months.until)]);
  return rows.map((row) => ({
    chainId: row.chain_id,
    programme: row.programme,
    benefit: row.benefit,
    month: monthAt(row.month),
    amount: row.amount === null ? undefined : vnd(row.amount),
  }));
}

/** One person's lines are few, so the months may be joined from a series here. */
const duesOfPerson = `
  SELECT c.id AS chain_id, c.programme, c.benefit, at.month,
         (SELECT round(l.multiplier * max(r.value))::bigint
            FROM benefit.rate_row r JOIN territory.unit_within u ON u.area_id = coalesce(r.unit_id, u.unit_id)
           WHERE r.rate_key = l.rate_key AND u.unit_id = l.unit_id AND r.months @> at.month
             AND r.operation_id IS NOT NULL AND r.retired_by IS NULL) AS amount
    FROM benefit.chain c
    JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
    JOIN generate_series($2::int, $3::int - 1) AS at (month) ON l.months @> at.month
   WHERE c.person_id = $1
     AND NOT EXISTS (SELECT FROM benefit.hold h WHERE h.person_id = c.person_id AND coalesce(h.chain_id, c.id) = c.id
                      AND h.months @> at.month AND h.retired_by IS NULL)
   ORDER BY at.month, c.id`;
