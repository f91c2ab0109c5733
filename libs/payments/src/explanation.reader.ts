import { explainDue, type DueExplanation } from '#benefits';
import { type LegalMonth, monthAt, monthIndex, sumVnd, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { getRecovery, listMovements, type Recovery, type RecoveryMovement } from './recovery.store.js';
import { type RunId } from './run.js';
import { listWaivers, type Waiver } from './waiver.store.js';

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
  /** Debts that its recoveries became part of, and what became of them. */
  readonly debts: readonly ExplainedDebt[];
}

export interface ExplainedDebt {
  readonly recovery: Recovery;
  readonly movements: readonly RecoveryMovement[];
  readonly waivers: readonly Waiver[];
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
  const recoveredBy = postings.flatMap(({ kind, runId }) => (kind === 'recovery' ? [runId] : []));
  return {
    ...due,
    postings,
    posted: sumVnd(postings.map((each) => each.amount)),
    debts: await explainDebts(tx, chainId, recoveredBy),
  };
}

/** The debts of a chain's payee that grew with these runs. */
async function explainDebts(tx: ReadTx, chainId: number, runs: readonly RunId[]): Promise<ExplainedDebt[]> {
  const debts = await tx.sql<{ id: number }>(
    `SELECT DISTINCT r.id FROM benefit.chain c
       JOIN benefit.payee p ON p.id = c.payee_id
       JOIN payment.recovery r ON r.person_id = p.person_id AND r.programme = c.programme
       JOIN payment.recovery_movement m ON m.recovery_id = r.id AND m.kind = 'overpaid' AND m.run_id = ANY ($2::int[])
      WHERE c.id = $1 ORDER BY r.id`,
    [chainId, runs],
  );
  const explained: ExplainedDebt[] = [];
  for (const { id } of debts)
    explained.push({
      recovery: await getRecovery(tx, id),
      movements: await listMovements(tx, id),
      waivers: await listWaivers(tx, id),
    });
  return explained;
}
