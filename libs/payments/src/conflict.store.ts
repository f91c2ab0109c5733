import { overlapping, overlapsIn } from '#benefits';
import { type Certainty, type LegalMonth, type Vnd, vnd } from '#kernel';
import { type Page, type PageArgs, pageOf, readCursor, type ReadTx, type Tx } from '#platform';
import { paymentErrors } from './payment.errors.js';
import { type Run, type RunId } from './run.js';
import { getRun } from './run.store.js';
import { openMonth } from './run.work.js';

const isAsked = async (tx: ReadTx, { programme, month }: Run): Promise<boolean> =>
  (await tx.one<{ some: boolean }>(overlapsIn(month), [programme])).some;

/**
 * Writes down who is due benefits in the run's month of which the law lets him draw one alone. Needs the working tables of the run.
 * @returns how many lines of the run.
 */
export async function noteConflicts(tx: Tx, run: Run): Promise<number> {
  await tx.sql(`DELETE FROM payment.run_conflict WHERE run_id = $1`, [run.id]);
  if (!(await isAsked(tx, run))) return 0;
  await openMonth(tx, run.month);
  await tx.sql(writeConflicts(run.month), [run.programme, run.id]);
  const { lines } = await tx.one<{ lines: number }>(
    `SELECT count(DISTINCT chain_id) AS lines FROM payment.run_conflict WHERE run_id = $1`,
    [run.id],
  );
  return lines;
}

const writeConflicts = (at: LegalMonth): string => `
  INSERT INTO payment.run_conflict (run_id, overlap, chain_id, other_chain, unit_id, person_id, benefit, amount, other_programme, other_benefit, other_amount)
  SELECT $2, x.overlap, x.chain_id, x.other_chain, x.unit_id, x.person_id, x.benefit, round(x.multiplier * a.value), x.other_programme,
         x.other_benefit, round(x.other_multiplier * b.value)
    FROM (${overlapping(at)}) x
    LEFT JOIN rate_now a ON a.rate_key = x.rate_key AND a.unit_id = x.unit_id
    LEFT JOIN rate_now b ON b.rate_key = x.other_rate AND b.unit_id = x.other_unit`;

/**
 * Asked once more when the run is posted: another programme may have granted something since, which this run's own hash cannot show.
 * @throws PAYMENT.RUN_CONFLICTS
 */
export async function refuseConflicts(tx: Tx, run: Run): Promise<void> {
  if (!(await isAsked(tx, run))) return;
  const { lines } = await tx.one<{ lines: number }>(
    `SELECT count(DISTINCT chain_id) AS lines FROM (${overlapping(run.month)}) x`,
    [run.programme],
  );
  if (lines > 0) throw paymentErrors.RUN_CONFLICTS({ runId: run.id, lines });
}

/** A line of a run beside one that excludes it. */
export interface Conflict {
  readonly chainId: number;
  readonly personId: string;
  readonly unitId: number;
  readonly benefit: string;
  /** Đồng a month; absent without a value in the rate book. */
  readonly amount: Vnd | undefined;
  readonly otherProgramme: string;
  readonly otherBenefit: string;
  readonly otherAmount: Vnd | undefined;
  /** What says that one excludes the other. */
  readonly article: string;
  readonly certainty: Certainty;
}

type ConflictRow = Omit<Conflict, 'amount' | 'otherAmount'> & {
  readonly amount: number | null;
  readonly otherAmount: number | null;
  readonly otherChain: number;
  readonly overlap: string;
};

/** Conflicts that the last preview found in the reader's area. @throws PAYMENT.RUN_NOT_FOUND */
export async function listConflicts(tx: ReadTx, runId: RunId, { first, after }: PageArgs): Promise<Page<Conflict>> {
  await getRun(tx, runId);
  const last = readCursor(after, 3) ?? [null, null, null];
  const rows = await tx.sql<ConflictRow>(
    `SELECT x.chain_id AS "chainId", x.person_id AS "personId", x.unit_id AS "unitId", x.benefit, x.amount, x.other_programme AS "otherProgramme",
            x.other_benefit AS "otherBenefit", x.other_amount AS "otherAmount", x.other_chain AS "otherChain", x.overlap, o.article, o.certainty
       FROM payment.run_conflict x JOIN payment.run r ON r.id = x.run_id
       JOIN benefit.overlap o ON o.code = x.overlap AND o.programme = r.programme AND o.benefit = x.benefit
      WHERE x.run_id = $1 AND ($2::bigint IS NULL OR (x.chain_id, x.overlap, x.other_chain) > ($2::bigint, $3::text, $4::bigint))
      ORDER BY x.chain_id, x.overlap, x.other_chain LIMIT $5`,
    [runId, ...last, first + 1],
  );
  return pageOf(
    rows,
    first,
    ({
      chainId,
      personId,
      unitId,
      benefit,
      otherProgramme,
      otherBenefit,
      article,
      certainty,
      amount,
      otherAmount,
    }) => ({
      chainId,
      personId,
      unitId,
      benefit,
      otherProgramme,
      otherBenefit,
      article,
      certainty,
      amount: amount === null ? undefined : vnd(amount),
      otherAmount: otherAmount === null ? undefined : vnd(otherAmount),
    }),
    (row) => [row.chainId, row.overlap, row.otherChain],
  );
}
