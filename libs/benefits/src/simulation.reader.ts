import { type LegalMonth, monthAt, monthIndex, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { benefitErrors } from './benefit.errors.js';
import { type RateId } from './rate-book.store.js';

export interface SimulatedCost {
  readonly month: LegalMonth;
  readonly unitId: number;
  /** Lines that get money in this month. */
  readonly lines: number;
  /** Đồng as the rate book stands; absent when it has no value for some of the lines. */
  readonly now: Vnd | undefined;
  /** Đồng with the draft in force. */
  readonly withDraft: Vnd | undefined;
}

interface CostRow {
  readonly month: number;
  readonly unit_id: number;
  readonly lines: number;
  readonly now: number | null;
  readonly with_draft: number | null;
}

/**
 * What a draft rate would cost in the months `[from, until)`, by month and unit of the reader's scope.
 * @throws BENEFIT.RATE_NOT_FOUND
 */
export async function simulateRate(
  tx: ReadTx,
  rateId: RateId,
  months: { readonly from: LegalMonth; readonly until: LegalMonth },
): Promise<SimulatedCost[]> {
  const draft = await tx.maybeOne<{ rate_key: number }>(
    `SELECT rate_key FROM benefit.rate_row WHERE id = $1 AND retired_by IS NULL`,
    [rateId],
  );
  if (!draft) throw benefitErrors.RATE_NOT_FOUND({ rateId });
  const [from, until] = [monthIndex(months.from), monthIndex(months.until)];
  const rows = await tx.sql<CostRow>(costOfDraft(draft.rate_key, from, until), [rateId]);
  return rows.map((row) => ({
    month: monthAt(row.month),
    unitId: row.unit_id,
    lines: row.lines,
    now: row.now === null ? undefined : vnd(row.now),
    withDraft: row.with_draft === null ? undefined : vnd(row.with_draft),
  }));
}

/**
 * Lines alike in unit, multiplier, months and held months are counted first and priced once: rounding is the same for all
 * of a group, so this is exact, and more months cost almost nothing.
 */
const costOfDraft = (rateKey: number, from: number, until: number) => `
  WITH held AS (
    SELECT c.id AS chain_id, range_agg(h.months) AS months
      FROM benefit.hold h JOIN benefit.chain c ON c.person_id = h.person_id AND c.id = coalesce(h.chain_id, c.id)
     WHERE h.retired_by IS NULL AND h.months && int4range(${from}, ${until}) GROUP BY c.id
  ), alike AS MATERIALIZED (
    SELECT l.unit_id, l.multiplier, l.months, h.months AS held, count(*) AS lines
      FROM benefit.line l LEFT JOIN held h USING (chain_id)
     WHERE l.rate_key = ${rateKey} AND l.superseded_by IS NULL AND l.months && int4range(${from}, ${until})
     GROUP BY l.unit_id, l.multiplier, l.months, h.months
  ), price AS MATERIALIZED (
    SELECT u.unit_id, at.month, max(r.value) FILTER (WHERE r.operation_id IS NOT NULL) AS now,
           max(r.value) FILTER (WHERE r.id = d.id OR r.unit_id IS DISTINCT FROM d.unit_id OR NOT d.months @> at.month) AS with_draft
      FROM generate_series(${from}, ${until} - 1) AS at (month)
      JOIN benefit.rate_row r ON r.rate_key = ${rateKey} AND r.months @> at.month AND r.retired_by IS NULL
      JOIN benefit.rate_row d ON d.id = $1 AND (r.operation_id IS NOT NULL OR r.id = d.id)
      JOIN territory.unit_within u ON u.area_id = coalesce(r.unit_id, u.unit_id)
     GROUP BY u.unit_id, at.month
  ), cost AS (
    SELECT a.unit_id, at.month, a.lines, a.lines * round(a.multiplier * p.now) AS now, a.lines * round(a.multiplier * p.with_draft) AS with_draft
      FROM alike a
      JOIN generate_series(${from}, ${until} - 1) AS at (month) ON a.months @> at.month AND (a.held @> at.month) IS NOT TRUE
      LEFT JOIN price p ON p.unit_id = a.unit_id AND p.month = at.month
  )
  SELECT month, unit_id, sum(lines)::bigint AS lines,
         CASE WHEN NOT bool_or(now IS NULL) THEN sum(now)::bigint END AS now,
         CASE WHEN NOT bool_or(with_draft IS NULL) THEN sum(with_draft)::bigint END AS with_draft
    FROM cost GROUP BY month, unit_id ORDER BY month, unit_id`;
