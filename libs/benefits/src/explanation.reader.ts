import {
  type Basis,
  type Certainty,
  day,
  type LegalDay,
  type LegalMonth,
  monthIndex,
  multiplier,
  type Multiplier,
  inRange,
  type Range,
  range,
  scaleVnd,
  type Vnd,
  vnd,
} from '#kernel';
import { type ReadTx } from '#platform';
import { benefitErrors } from './benefit.errors.js';
import { type ChainId } from './chain.store.js';
import { type Hold, listHolds } from './hold.store.js';
import { type Overlay, type RateId } from './rate-book.store.js';

/** One row of the rate book that speaks for the line's unit in the month. */
export interface RateInForce {
  readonly rateId: RateId;
  /** The area it was set for; absent: national. */
  readonly unitId: number | undefined;
  /** Đồng a month. */
  readonly value: Vnd;
  readonly basis: Basis;
  readonly inForce: Range<LegalDay>;
}

/** Why an amount is what it is. */
export interface DueExplanation {
  readonly chainId: ChainId;
  readonly month: LegalMonth;
  /** Đồng; 0 when no line stands or a hold stops it; absent when the rate book has no value for it. */
  readonly amount: Vnd | undefined;
  readonly line:
    | {
        readonly multiplier: Multiplier;
        readonly rate: { readonly table: string; readonly key: string };
        readonly unitId: number;
        readonly basis: Basis;
        readonly decisionId: string | undefined;
        readonly reason: string;
      }
    | undefined;
  readonly overlay: Overlay | undefined;
  /** All rows that speak for the unit, the winning one first. */
  readonly rates: readonly RateInForce[];
  readonly holds: readonly Hold[];
}

/** What is due in a chain for a month, with every figure and article it comes from. @throws BENEFIT.CHAIN_NOT_FOUND */
export async function explainDue(tx: ReadTx, chainId: ChainId, month: LegalMonth): Promise<DueExplanation> {
  const chain = await tx.maybeOne(`SELECT FROM benefit.chain WHERE id = $1`, [chainId]);
  if (!chain) throw benefitErrors.CHAIN_NOT_FOUND({ chainId });
  const line = await findLine(tx, chainId, month);
  const rates = line ? await listRatesInForce(tx, line.rate_key, line.unit_id, month) : [];
  const holds = (await listHolds(tx, chainId)).filter((hold) => inRange(hold.months, month));
  const value = rates[0]?.value;
  const times = line && multiplier(line.multiplier);
  const priced = value === undefined || times === undefined ? undefined : scaleVnd(value, times);
  return {
    chainId,
    month,
    amount: holds.length > 0 || line === undefined ? vnd(0) : priced,
    line: line &&
      times && {
        multiplier: times,
        rate: { table: line.table, key: line.key },
        unitId: line.unit_id,
        basis: { article: line.article, certainty: line.certainty },
        decisionId: line.decision_id ?? undefined,
        reason: line.reason,
      },
    overlay: line?.overlay,
    rates,
    holds,
  };
}

interface LineRow {
  readonly rate_key: number;
  readonly multiplier: string;
  readonly table: string;
  readonly key: string;
  readonly overlay: Overlay;
  readonly unit_id: number;
  readonly article: string;
  readonly certainty: Certainty;
  readonly decision_id: string | null;
  readonly reason: string;
}

const findLine = (tx: ReadTx, chainId: ChainId, month: LegalMonth) =>
  tx.maybeOne<LineRow>(
    `SELECT l.rate_key, trim_scale(l.multiplier)::text AS multiplier, k.table_code AS "table", k.key, t.overlay, l.unit_id,
            b.article, b.certainty, o.decision_id, o.reason
       FROM benefit.line l
       JOIN benefit.rate_key k ON k.id = l.rate_key
       JOIN benefit.rate_table t ON t.code = k.table_code
       JOIN benefit.basis b ON b.id = l.basis_id
       JOIN benefit.operation o ON o.id = l.operation_id
      WHERE l.chain_id = $1 AND l.months @> $2::int AND l.superseded_by IS NULL`,
    [chainId, monthIndex(month)],
  );

interface RateRow {
  readonly id: number;
  readonly unit_id: number | null;
  readonly value: number;
  readonly instrument: string;
  readonly certainty: Certainty;
  readonly force_from: string;
  readonly force_until: string | null;
}

async function listRatesInForce(
  tx: ReadTx,
  rateKey: number,
  unitId: number,
  month: LegalMonth,
): Promise<RateInForce[]> {
  const rows = await tx.sql<RateRow>(
    `SELECT r.id, r.unit_id, r.value::bigint AS value, r.instrument, r.certainty,
            lower(r.in_force) AS force_from, upper(r.in_force) AS force_until
       FROM benefit.rate_row r JOIN territory.unit_within u ON u.area_id = coalesce(r.unit_id, u.unit_id)
      WHERE r.rate_key = $1 AND u.unit_id = $2 AND r.months @> $3::int AND r.operation_id IS NOT NULL AND r.retired_by IS NULL
      ORDER BY r.value DESC, r.unit_id NULLS FIRST`,
    [rateKey, unitId, monthIndex(month)],
  );
  return rows.map((row) => ({
    rateId: row.id,
    unitId: row.unit_id ?? undefined,
    value: vnd(row.value),
    basis: { article: row.instrument, certainty: row.certainty },
    inForce: range(day(row.force_from), row.force_until === null ? undefined : day(row.force_until)),
  }));
}
