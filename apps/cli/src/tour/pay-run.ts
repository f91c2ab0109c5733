import { type LegalDay, month, type LegalMonth, printMonth, sumVnd, type Vnd, vnd } from '#kernel';
import {
  approveRun,
  closeRun,
  freezeRun,
  getRun,
  listOrders,
  listPreview,
  openRun,
  type PaymentOrder,
  postRun,
  previewRun,
  reconcileLedger,
  reconcileRun,
  type Run,
  type RunCause,
} from '#payments';
import { systemActor } from '#platform';
import { programme, type Scene } from './scene.js';

/** What works the queue. */
export const jobs = systemActor('pay run');

const causeWords: Readonly<Record<RunCause, string>> = {
  unchanged: 'như tháng trước',
  new: 'người mới hưởng',
  resumed: 'hưởng lại',
  rate: 'mức chuẩn thay đổi',
  changed: 'điều kiện thay đổi',
  death: 'đã mất',
  suspended: 'tạm dừng',
  stopped: 'thôi hưởng',
  arrears: 'truy lĩnh',
  recovery: 'thu hồi',
  unpriced: 'chưa có mức chuẩn',
};

export interface MonthToPay {
  readonly month: LegalMonth;
  readonly prepared: LegalDay;
  readonly approved: LegalDay;
  /** Why it is what it is. */
  readonly cause: RunCause;
  /** What it must come out at, đồng. */
  readonly total: number;
}

/** One month from preview to posting. */
export async function postMonth(scene: Scene, paid: MonthToPay): Promise<Run> {
  const { uow, clock, tell, accountant, approver } = scene;
  clock.moveTo(paid.prepared);
  tell.step(paid.prepared, accountant, `Lập kỳ chi trả tháng ${printMonth(paid.month)}: xem trước rồi chốt`);
  const { id: runId } = await uow.run(accountant.actor, (tx) => openRun(tx, programme, paid.month));
  const previewed = await uow.run(jobs, (tx) => previewRun(tx, runId));
  const rows = await uow.read(accountant.actor, (tx) => listPreview(tx, runId));
  const causes = rows.filter(({ amount }) => amount !== 0).map(({ cause }) => causeWords[cause]);
  tell.amount('Sẽ hạch toán', previewed.control?.total, paid.total);
  tell.check('Vì sao', causes.join(', '), causeWords[paid.cause]);
  const frozen = await uow.run(accountant.actor, (tx) => freezeRun(tx, { runId, version: previewed.version }));
  await tell.refused('Người lập tự duyệt', 'PAYMENT.RUN_SAME_PERSON', () =>
    uow.run(accountant.actor, (tx) => approveRun(tx, { runId, version: frozen.version })),
  );

  clock.moveTo(paid.approved);
  tell.step(paid.approved, approver, 'Duyệt chi; hệ thống hạch toán');
  const approved = await uow.run(approver.actor, (tx) => approveRun(tx, { runId, version: frozen.version }));
  const posted = await uow.run(jobs, (tx) => postRun(tx, runId));
  tell.amount('Đã hạch toán', posted.control?.total, paid.total);
  tell.check(
    'So với bản đã duyệt',
    posted.control?.hash === approved.control?.hash ? 'không khác' : 'khác',
    'không khác',
  );
  return posted;
}

export const ordersOf = ({ uow, accountant }: Scene, run: Run): Promise<PaymentOrder[]> =>
  uow.read(accountant.actor, (tx) => listOrders(tx, run.id, { first: 100 }));

export const sumOf = (orders: readonly PaymentOrder[]): Vnd => sumVnd(orders.map(({ amount }) => amount));

/** All answers are in: the run is reconciled and closed, and the books are held against an independent reckoning. */
export async function closeMonth(scene: Scene, { id: runId, control }: Run, on: LegalDay): Promise<void> {
  const { uow, clock, tell, accountant } = scene;
  clock.moveTo(on);
  tell.step(on, accountant, 'Đối soát và đóng kỳ');
  const run = await uow.run(accountant.actor, async (tx) => {
    const { version } = await getRun(tx, runId);
    const reconciled = await reconcileRun(tx, { runId, version });
    return closeRun(tx, { runId, version: reconciled.version });
  });
  const paid = (await ordersOf(scene, run)).filter(({ state }) => state === 'paid');
  tell.check('Kỳ chi trả', run.state === 'closed' ? 'đã đóng' : run.state, 'đã đóng');
  tell.amount('Đã chi, bằng đã duyệt', sumOf(paid), control?.total ?? 0);
  await checkBooks(scene);
}

/** Every month recomputed apart from the runs, and the two sides of the books. */
export async function checkBooks({ uow, tell }: Scene): Promise<void> {
  const differences = await uow.read(jobs, (tx) => reconcileLedger(tx, programme, month('2026-10')));
  tell.check('Tính lại độc lập', `${differences.length} tháng lệch`, '0 tháng lệch');
  const { debit, credit } = await uow.read(jobs, (tx) =>
    tx.one<{ debit: number; credit: number }>(
      `SELECT sum(debit)::bigint AS debit, sum(credit)::bigint AS credit FROM payment.journal_line`,
    ),
  );
  tell.amount('Tổng Nợ, bằng tổng Có', vnd(debit), credit);
}
