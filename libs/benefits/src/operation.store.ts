import { type LegalMonth, type Range } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { benefitErrors } from './benefit.errors.js';
import { callBenefit } from './benefit.function.js';
import { type MonthColumns, monthColumns, readMonths } from './months.js';

/** Key of one change of lines, holds or rates. */
export type OperationId = number;

/** Why something is changed. */
export interface Cause {
  readonly decisionId?: string | undefined;
  /** In the words of the person who acts. */
  readonly reason: string;
}

export interface Operation {
  readonly id: OperationId;
  readonly kind: 'paint' | 'move' | 'hold' | 'lift' | 'publish' | 'retire' | 'undo';
  readonly months: Range<LegalMonth>;
  /** The hold it placed or lifted. */
  readonly holdId: number | undefined;
  readonly decisionId: string | undefined;
  readonly reason: string;
  readonly actorId: string;
  readonly at: Date;
  readonly undoneBy: OperationId | undefined;
}

/**
 * Puts back exactly what stood before an operation. Later work on the same months is undone first; an undo cannot itself
 * be undone; a rate is undone by another person than the one who set it.
 * @throws BENEFIT.OPERATION_NOT_FOUND, BENEFIT.OPERATION_ALREADY_UNDONE, BENEFIT.OPERATION_OVERTAKEN,
 * BENEFIT.RATE_SAME_PERSON
 */
export const undo = (tx: Tx, operation: OperationId, cause: Cause): Promise<OperationId> =>
  callBenefit(tx, 'undo', [operation, cause.decisionId ?? null, cause.reason]);

/** @throws BENEFIT.OPERATION_NOT_FOUND */
export async function getOperation(tx: ReadTx, id: OperationId): Promise<Operation> {
  const [operation] = await operationsWhere(tx, 'o.id = $1', id);
  if (!operation) throw benefitErrors.OPERATION_NOT_FOUND({ operationId: id });
  return operation;
}

/** What was done to a chain itself, latest first; holds on its person are told by `listHolds`. */
export const listOperations = (tx: ReadTx, chainId: number): Promise<Operation[]> =>
  operationsWhere(tx, 'o.chain_id = $1', chainId);

type OperationRow = MonthColumns & {
  id: number;
  kind: Operation['kind'];
  hold_id: number | null;
  decision_id: string | null;
  reason: string;
  actor_id: string;
  at: Date;
  undone_by: number | null;
};

async function operationsWhere(tx: ReadTx, condition: string, value: number): Promise<Operation[]> {
  const rows = await tx.sql<OperationRow>(
    `SELECT o.id, o.kind, o.hold_id, o.decision_id, o.reason, o.actor_id, o.at, u.id AS undone_by, ${monthColumns('o.months')}
       FROM benefit.operation o LEFT JOIN benefit.operation u ON u.undoes = o.id
      WHERE ${condition} ORDER BY o.id DESC`,
    [value],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    months: readMonths(row),
    holdId: row.hold_id ?? undefined,
    decisionId: row.decision_id ?? undefined,
    reason: row.reason,
    actorId: row.actor_id,
    at: row.at,
    undoneBy: row.undone_by ?? undefined,
  }));
}
