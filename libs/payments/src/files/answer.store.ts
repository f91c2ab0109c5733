import { type LegalMonth, vnd } from '#kernel';
import { defineFilePurpose, type ReadTx, storeFile, type Tx } from '#platform';
import { applyResults, type OrderId, type OrderResult } from '../order.store.js';
import { paymentErrors } from '../payment.errors.js';
import { paymentPermissions } from '../payment.permissions.js';
import { type Run, type RunId } from '../run.js';
import { getRun, lockRun } from '../run.store.js';
import { type Answer } from './answer.js';
import { type AnswerVerdict, judgeAnswer, type OrderAnswered, orderIdOf } from './answer-verdict.js';
import { payFileErrors } from './pay-file.errors.js';

const answerFile = defineFilePurpose('payments.answer', paymentPermissions.prepare);

/**
 * What the answer of a payment service would do to a run; changes nothing. To it, orders out of the caller's
 * area do not exist, and lists that are not wholly in it were not sent.
 * @throws PAYMENT.RUN_STATE unless the run was sent, PAYMENT.RUN_NOT_FOUND
 */
export async function checkAnswer(tx: ReadTx, runId: RunId, answer: Answer): Promise<AnswerVerdict> {
  refuseUnsent(await getRun(tx, runId));
  return judge(tx, runId, answer);
}

function refuseUnsent({ id, state }: Run): void {
  if (state !== 'sent') throw paymentErrors.RUN_STATE({ runId: id, state, wanted: 'sent' });
}

async function judge(tx: ReadTx, runId: RunId, answer: Answer): Promise<AnswerVerdict> {
  const ids = answer.rows.map(orderIdOf).filter((id) => id !== undefined);
  const orders = await tx.sql<OrderAnswered & { amount: number }>(
    `SELECT o.id, o.run_id AS "runId", o.amount, o.state, o.return_reason AS "returnReason",
            EXISTS (SELECT FROM payment.pay_list_order l WHERE l.order_id = o.id) AS "isListed"
       FROM payment.payment_order o WHERE o.id = ANY ($1::bigint[])`,
    [ids],
  );
  return judgeAnswer(answer, runId, new Map(orders.map((row) => [row.id, { ...row, amount: vnd(row.amount) }])));
}

export interface AnswerFile {
  readonly name: string;
  readonly content: Buffer;
  readonly mediaType: string;
}

/**
 * Takes an answer in, all of it or nothing, and keeps its file. The same answer again changes nothing.
 * @returns how many orders changed.
 * @throws PAY_FILE.ANSWER_FAULTY, PAYMENT.RUN_STATE, PAYMENT.RUN_NOT_FOUND
 */
export async function takeAnswer(tx: Tx, runId: RunId, answer: Answer, file: AnswerFile): Promise<number> {
  const run = await lockRun(tx, runId);
  refuseUnsent(run);
  const { results, faults } = await judge(tx, runId, answer);
  if (faults.length > 0) throw payFileErrors.ANSWER_FAULTY({ faults: faults.length });
  const comingBack = await payeesComingBack(tx, results);
  const changed = await applyResults(tx, runId, results);
  if (changed === 0) return 0;
  for (const { personId, orderId, reason } of comingBack)
    await tx.emit({
      type: 'payments.order-returned',
      payload: { personId, month: run.month, reason, orderId, runId, programme: run.programme } satisfies OrderReturned,
    });
  await storeFile(tx, { ...file, purpose: answerFile });
  return changed;
}

/** Event `payments.order-returned`: money for a month did not reach its payee. */
export interface OrderReturned {
  readonly personId: string;
  /** The month the run was made for. */
  readonly month: LegalMonth;
  readonly reason: string;
  readonly orderId: OrderId;
  readonly runId: RunId;
  readonly programme: string;
}

/** Payees whose order is returned by these results and was not before. */
const payeesComingBack = (tx: Tx, results: readonly OrderResult[]) => {
  const returned = results.filter((each) => each.outcome === 'returned');
  return tx.sql<{ personId: string; orderId: OrderId; reason: string }>(
    `SELECT o.person_id AS "personId", o.id AS "orderId", given.reason
       FROM payment.payment_order o JOIN unnest($1::bigint[], $2::text[]) AS given (id, reason) USING (id)
      WHERE o.state = 'pending' ORDER BY o.id`,
    [returned.map(({ orderId }) => orderId), returned.map(({ reason }) => reason)],
  );
};
