import { grantLines, openChain } from '#benefits';
import { basis, month, multiplier, range } from '#kernel';
import {
  applyResults,
  approveRun,
  freezeRun,
  makeLists,
  makeOrders,
  openRun,
  postRunOrReopen,
  previewRun,
} from '#payments';
import { systemActor } from '#platform';
import { testActor, type TestDatabase } from '../support/database.js';
import { workdayOn } from '../support/province.js';
import { type Target } from './scope-matrix.target.js';

/** What each payee of the matrix is paid a month, đồng. */
export const monthlyAmount = 700_000;

/** Somebody who is paid in cash in a commune: the list of its cashier is that commune's alone. */
export interface CashPayee {
  readonly personId: string;
  readonly unitId: number;
  readonly holder: string;
}

interface Money {
  readonly programme: string;
  readonly rateTable: string;
}

const paymaster = systemActor('paymaster');
const hand = () => systemActor('paymaster', crypto.randomUUID());

/**
 * Runs a programme for October until its lists are with the payment services and the money of those who were away is back, and November
 * up to its preview.
 */
export async function payOut(db: TestDatabase, of: Money, payees: readonly CashPayee[], away: readonly CashPayee[]) {
  for (const payee of [...payees, ...away]) await entitle(db, of, payee);
  const october = workdayOn(db, '2026-10-20');
  const { id: sentRunId } = await october.run(paymaster, (tx) => openRun(tx, of.programme, month('2026-10')));
  const { version } = await october.run(paymaster, (tx) => previewRun(tx, sentRunId));
  const frozen = await october.run(hand(), (tx) => freezeRun(tx, { runId: sentRunId, version }));
  await october.run(hand(), (tx) => approveRun(tx, { runId: sentRunId, version: frozen.version }));
  await postRunOrReopen(october, paymaster, sentRunId);
  await october.run(paymaster, (tx) => makeOrders(tx, sentRunId));
  await october.run(paymaster, (tx) => makeLists(tx, sentRunId));
  const returned = await Promise.all(away.map((payee) => sentTo(db, sentRunId, payee)));
  await october.run(paymaster, (tx) =>
    applyResults(
      tx,
      sentRunId,
      returned.map(({ orderId }) => ({ orderId, outcome: 'returned', reason: 'Không đến nhận' })),
    ),
  );
  const november = workdayOn(db, '2026-11-20');
  const { id: runId } = await november.run(paymaster, (tx) => openRun(tx, of.programme, month('2026-11')));
  await november.run(paymaster, (tx) => previewRun(tx, runId));
  return { sentRunId, runId };
}

const entitle = (db: TestDatabase, { programme, rateTable }: Money, { personId, unitId, holder }: CashPayee) =>
  workdayOn(db, '2026-10-12').run(testActor({ units: [unitId], programmes: [programme] }), async (tx) => {
    const payee = { personId, relation: 'self', channel: { kind: 'cash', holder } } as const;
    const chainId = await openChain(tx, { personId, programme, benefit: 'matrix', unitId, payee });
    const line = {
      months: range(month('2026-10')),
      rate: { table: rateTable, key: 'matrix' },
      multiplier: multiplier('1'),
      unitId,
      basis: basis('Thử', 'interpretation'),
    };
    await grantLines(tx, chainId, [line], { reason: 'Thử' });
  });

/** The order of a run to a payee, and the file it went out in. */
export async function sentTo(db: TestDatabase, runId: number, { personId }: CashPayee) {
  const found = await db.admin.query<{ orderId: number; payFileId: string }>(
    `SELECT o.id AS "orderId", f.file_id AS "payFileId"
       FROM payment.payment_order o JOIN payment.pay_list_order l ON l.order_id = o.id
       JOIN payment.pay_list_file f USING (list_id) WHERE o.run_id = $1 AND o.person_id = $2`,
    [runId, personId],
  );
  const [row] = found.rows;
  if (!row) throw new Error(`run ${runId} sent nothing to ${personId}`);
  return row;
}

/** Debts of three people of a commune in social protection: one bare, and two that somebody proposes to waive. */
export async function owed(db: TestDatabase, unitId: number, [one, two, three]: readonly [string, string, string]) {
  const debtOf = async (personId: string): Promise<number> => {
    const { rows } = await db.admin.query<{ id: number }>(
      `INSERT INTO payment.recovery (programme, person_id, unit_id, amount) VALUES ('social-protection', $1, $2, 500000) RETURNING id`,
      [personId, unitId],
    );
    return rows[0]?.id ?? 0;
  };
  const waiverOf = async (personId: string): Promise<number> => {
    const { rows } = await db.admin.query<{ id: number }>(
      `INSERT INTO payment.waiver (recovery_id, amount, reason, article, proposed_by)
       VALUES ($1, 100000, 'Neo đơn', 'Thử', gen_random_uuid()) RETURNING id`,
      [await debtOf(personId)],
    );
    return rows[0]?.id ?? 0;
  };
  return { recoveryId: await debtOf(one), waiverId: await waiverOf(two), otherWaiverId: await waiverOf(three) };
}

/** The answer of a cashier to whom nobody came for an order: the CSV of the list, as base64. */
const answerAbout = (orderId: number): string =>
  Buffer.from(
    `STT,Mã lệnh,Họ và tên,Số định danh,Số tiền,Tháng,Ký nhận,Kết quả,Lý do
1,${orderId},,,${monthlyAmount},,,Trả lại,Không đến nhận
CỘNG,1,,,${monthlyAmount},,,,`,
  ).toString('base64');

type VersionOf = (key: string | number) => number;
const reason = 'Thử phạm vi';
const run = ({ runId }: Target, versionOf: VersionOf) => ({ id: runId, version: versionOf(runId) });

const answer = ({ sentRunId, orderId }: Target) => ({
  runId: sentRunId,
  name: 'tra-loi.csv',
  content: answerAbout(orderId),
});

/** How the operations on runs, orders and debts are aimed; the commands in an order in which each succeeds. */
export const moneyCalls: Readonly<Record<string, (at: Target, versionOf: VersionOf) => Record<string, unknown>>> = {
  payFiles: ({ sentRunId }) => ({ runId: sentRunId }),
  payOrders: ({ sentRunId }) => ({ runId: sentRunId }),
  payOrdersOf: ({ payeeId }) => ({ personId: payeeId }),
  payRun: ({ runId }) => ({ id: runId }),
  payRunBridge: ({ runId }) => ({ id: runId }),
  payRunChanges: ({ runId }) => ({ id: runId }),
  payRunConflicts: ({ runId }) => ({ id: runId }),
  payRunPreview: ({ runId }) => ({ id: runId }),
  payRunUnpriced: ({ runId }) => ({ id: runId }),
  payRuns: ({ programme }) => ({ programme }),
  recoveries: () => ({ programme: 'social-protection' }),
  recovery: ({ recoveryId }) => ({ id: recoveryId }),
  previewPayRun: ({ runId }) => ({ id: runId }),
  freezePayRun: run,
  approvePayRun: run,
  returnPayRun: run,
  cancelPayRun: run,
  openPayRun: ({ programme }) => ({ programme, month: '2026-11' }),
  importPayResultDryRun: (at) => ({ answer: answer(at) }),
  importPayResultCommit: (at) => ({ answer: answer(at) }),
  retryPayOrders: ({ sentRunId, returnedOrderId }) => ({ runId: sentRunId, orderIds: [returnedOrderId] }),
  proposeWaiver: ({ recoveryId }) => ({
    input: {
      recoveryId,
      amount: 100_000,
      reason,
      article: 'Quyết định thử',
      version: 1,
    },
  }),
  approveWaiver: ({ waiverId }) => ({ id: waiverId }),
  declineWaiver: ({ otherWaiverId }) => ({ id: otherWaiverId, reason }),
  makePayFiles: ({ sentRunId }) => ({ runId: sentRunId }),
};
