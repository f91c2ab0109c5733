import { addMonths, type LegalDay, type LegalMonth, monthIndex, monthOf, type Range, range } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { callBenefit } from './benefit.function.js';
import { type ChainId } from './chain.store.js';
import { type MonthColumns, monthColumns, monthRange, readMonths } from './months.js';
import { type Cause, type OperationId } from './operation.store.js';

/** Key of a hold through all its versions. */
export type HoldId = number;

/** Months in which nothing is due although the lines stand. */
export interface Hold {
  readonly id: HoldId;
  /** Absent: the hold is on the person, in every chain. */
  readonly chainId: ChainId | undefined;
  readonly months: Range<LegalMonth>;
  /** `death`, or a stop code of the programme. */
  readonly reason: string;
}

/** Nothing is due in one chain in these months; its lines stay. @throws BENEFIT.CHAIN_NOT_FOUND */
export const suspend = (
  tx: Tx,
  chainId: ChainId,
  hold: { readonly months: Range<LegalMonth>; readonly code: string },
  cause: Cause,
): Promise<OperationId> => placeHold(tx, null, chainId, hold.months, hold.code, cause);

/**
 * Nothing is due to the person, in any programme, from the month after the death.
 * Decree 20/2021/NĐ-CP art. 8 and Decree 335/2026/NĐ-CP art. 8 say so for social protection.
 * @throws BENEFIT.PERSON_NOT_FOUND unless the caller may act in one of the person's chains.
 */
export const recordDeath = (
  tx: Tx,
  death: { readonly personId: string; readonly diedOn: LegalDay },
  cause: Cause,
): Promise<OperationId> =>
  placeHold(tx, death.personId, null, range(addMonths(monthOf(death.diedOn), 1)), 'death', cause);

const placeHold = (
  tx: Tx,
  personId: string | null,
  chainId: ChainId | null,
  months: Range<LegalMonth>,
  code: string,
  cause: Cause,
): Promise<OperationId> =>
  callBenefit(tx, 'place_hold', [personId, chainId, monthRange(months), code, cause.decisionId ?? null, cause.reason]);

/**
 * A hold ends before `from`, so that money is due again from that month; from its first month it never held.
 * @throws BENEFIT.HOLD_NOT_FOUND when it does not reach that month.
 */
export const resume = (tx: Tx, holdId: HoldId, from: LegalMonth, cause: Cause): Promise<OperationId> =>
  callBenefit(tx, 'lift_hold', [holdId, monthIndex(from), cause.decisionId ?? null, cause.reason]);

/** Holds that stand on a chain or its person, earliest first. */
export async function listHolds(tx: ReadTx, chainId: ChainId): Promise<Hold[]> {
  const rows = await tx.sql<MonthColumns & { id: number; chain_id: number | null; reason: string }>(
    `SELECT h.placed_as AS id, h.chain_id, h.reason, ${monthColumns('h.months')}
       FROM benefit.chain c JOIN benefit.hold h ON h.person_id = c.person_id AND coalesce(h.chain_id, c.id) = c.id
      WHERE c.id = $1 AND h.retired_by IS NULL ORDER BY h.months, h.id`,
    [chainId],
  );
  return rows.map((row) => ({
    id: row.id,
    chainId: row.chain_id ?? undefined,
    months: readMonths(row),
    reason: row.reason,
  }));
}
