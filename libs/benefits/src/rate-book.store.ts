import {
  type Basis,
  type Certainty,
  day,
  type LegalDay,
  type LegalMonth,
  monthIndex,
  monthAt,
  type Range,
  range,
  type Vnd,
  vnd,
} from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { callBenefit } from './benefit.function.js';
import { type MonthColumns, monthColumns, monthRange, readMonths } from './months.js';
import { type Cause, type OperationId } from './operation.store.js';

export type RateId = number;

/** Which row wins where several areas give a value. `highest`: a provincial level below the national one has no effect but stays. */
export type Overlay = 'highest';

export interface RateTable {
  readonly code: string;
  /** Programmes whose lines draw on it. */
  readonly programmes: readonly string[];
  /** Decree 20/2021/NĐ-CP art. 4(3): a province may set a higher level, never a lower one. */
  readonly overlay: Overlay;
}

/** A value in đồng a month, with the months it applies for and the days its instrument is in force. */
export interface RateProposal {
  readonly table: string;
  readonly key: string;
  /** Absent: national. */
  readonly unitId?: number | undefined;
  readonly months: Range<LegalMonth>;
  readonly value: Vnd;
  readonly basis: Basis;
  readonly inForce: Range<LegalDay>;
}

export interface Rate extends RateProposal {
  readonly id: RateId;
  readonly state: 'draft' | 'published' | 'retired';
  readonly proposedBy: string;
}

/** Makes a table known, or adds programmes and keys to it. For the system, when programmes are loaded. */
export const declareRateTable = (tx: Tx, table: RateTable, keys: readonly string[]): Promise<void> =>
  callBenefit(tx, 'declare_rate_table', [table.code, table.programmes, table.overlay, [...new Set(keys)]]);

/** Adds a key of one's own, such as that of a resolution, before values are proposed for it. @throws BENEFIT.RATE_KEY_UNKNOWN (no such table), BENEFIT.RATE_OUT_OF_SCOPE */
export const declareRateKey = (
  tx: Tx,
  { table, key, unitId }: Pick<RateProposal, 'table' | 'key' | 'unitId'>,
): Promise<void> => callBenefit(tx, 'declare_rate_key', [table, key, unitId ?? null]);

/**
 * Writes a draft, without effect until another person publishes it.
 * @throws BENEFIT.RATE_KEY_UNKNOWN, BENEFIT.RATE_OUT_OF_SCOPE, BENEFIT.RATE_NOT_POSITIVE
 */
export const proposeRate = (tx: Tx, rate: RateProposal): Promise<RateId> =>
  callBenefit(tx, 'propose_rate', [
    rate.table,
    rate.key,
    rate.unitId ?? null,
    monthRange(rate.months),
    rate.value,
    rate.basis.article,
    rate.basis.certainty,
    `[${rate.inForce.from},${rate.inForce.until ?? ''})`,
  ]);

/** Event `benefit.rate-published`: staff have put a value in force. Values of law that come with a release tell nobody. */
export interface RatePublished {
  readonly rateId: RateId;
  readonly table: string;
  readonly key: string;
  readonly unitId: number | null;
  readonly from: LegalMonth;
}

/** Tells the house what was published. */
export async function tellPublished(tx: Tx, id: RateId): Promise<void> {
  const { month, ...rate } = await tx.one<Omit<RatePublished, 'rateId' | 'from'> & { month: number }>(
    `SELECT k.table_code AS "table", k.key, r.unit_id AS "unitId", lower(r.months) AS month
       FROM benefit.rate_row r JOIN benefit.rate_key k ON k.id = r.rate_key WHERE r.id = $1`,
    [id],
  );
  const payload: RatePublished = { rateId: id, ...rate, from: monthAt(month) };
  await tx.emit({ type: 'benefit.rate-published', payload });
}

/**
 * Puts a draft in force over whatever the same area had in its months; the next run computes those months again.
 * @throws BENEFIT.RATE_NOT_FOUND, BENEFIT.RATE_ALREADY_PUBLISHED, BENEFIT.RATE_SAME_PERSON
 */
export const publishRate = (tx: Tx, id: RateId, cause: Cause): Promise<OperationId> =>
  callBenefit(tx, 'publish_rate', [id, cause.decisionId ?? null, cause.reason]);

/**
 * Takes a published row away, from a month on where one is given; another person's act than its publication.
 * @throws BENEFIT.RATE_NOT_FOUND (also for a month at which the row has ended), BENEFIT.RATE_SAME_PERSON
 */
export const retireRate = (tx: Tx, id: RateId, cause: Cause, from?: LegalMonth): Promise<OperationId> =>
  callBenefit(tx, 'retire_rate', [
    id,
    cause.decisionId ?? null,
    cause.reason,
    from === undefined ? null : monthIndex(from),
  ]);

/** A table of the rate book with the keys that have values. */
export interface ListedTable {
  readonly code: string;
  readonly programmes: readonly string[];
  readonly keys: readonly string[];
}

export const listRateTables = (tx: ReadTx): Promise<ListedTable[]> =>
  tx.sql<ListedTable>(
    `SELECT t.code, t.programmes, array_remove(array_agg(k.key ORDER BY k.key), NULL) AS keys
       FROM benefit.rate_table t LEFT JOIN benefit.rate_key k ON k.table_code = t.code
      GROUP BY t.code ORDER BY t.code`,
  );

type RateRow = MonthColumns & {
  id: number;
  table: string;
  key: string;
  unit_id: number | null;
  value: number;
  instrument: string;
  certainty: Certainty;
  force_from: string;
  force_until: string | null;
  state: Rate['state'];
  proposed_by: string;
};

/** Every row of a table, drafts and retired ones included: by key, area and first month. */
export async function listRates(tx: ReadTx, table: string): Promise<Rate[]> {
  const rows = await tx.sql<RateRow>(
    `SELECT r.id, k.table_code AS "table", k.key, r.unit_id, r.value::bigint AS value, r.instrument, r.certainty,
            lower(r.in_force) AS force_from, upper(r.in_force) AS force_until, r.proposed_by, ${monthColumns('r.months')},
            CASE WHEN r.retired_by IS NOT NULL THEN 'retired' WHEN r.operation_id IS NULL THEN 'draft' ELSE 'published' END AS state
       FROM benefit.rate_row r JOIN benefit.rate_key k ON k.id = r.rate_key
      WHERE k.table_code = $1 ORDER BY k.key, r.unit_id NULLS FIRST, r.months, r.id`,
    [table],
  );
  return rows.map((row) => ({
    id: row.id,
    table: row.table,
    key: row.key,
    unitId: row.unit_id ?? undefined,
    months: readMonths(row),
    value: vnd(row.value),
    basis: { article: row.instrument, certainty: row.certainty },
    inForce: range(day(row.force_from), row.force_until === null ? undefined : day(row.force_until)),
    state: row.state,
    proposedBy: row.proposed_by,
  }));
}
