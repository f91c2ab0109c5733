import { explainDue, setPayee } from '#benefits';
import { day, type LegalDay, month, type LegalMonth, printMonth, printMultiplier, sumVnd, vnd } from '#kernel';
import {
  applyResults,
  approveRun,
  closeRun,
  freezeRun,
  getRun,
  listOrders,
  listPreview,
  makeOrders,
  openRun,
  type PaymentOrder,
  postRun,
  previewRun,
  reconcileLedger,
  reconcileRun,
  retryOrders,
  type Run,
  type RunCause,
  sendRun,
} from '#payments';
import { systemActor } from '#platform';
import { type Granted, programme, type Scene } from './scene.js';

const jobs = systemActor('pay run');

/** October is paid: previewed, approved by another person, posted, sent, returned once, sent again, reconciled. */
export async function paymentChapter(scene: Scene, granted: Granted): Promise<void> {
  const { tell } = scene;
  tell.chapter('Chi trả tháng 10/2026');
  const posted = await payMonth(scene, {
    month: month('2026-10'),
    prepared: day('2026-10-15'),
    approved: day('2026-10-16'),
    cause: 'new',
    total: 1_080_000,
  });
  await explain(scene, granted, month('2026-10'));
  await settle(scene, granted, posted, day('2026-10-19'));
}

interface MonthToPay {
  readonly month: LegalMonth;
  readonly prepared: LegalDay;
  readonly approved: LegalDay;
  readonly cause: RunCause;
  readonly total: number;
}

/** One month from preview to posting. */
export async function payMonth(scene: Scene, paid: MonthToPay): Promise<Run> {
  const { uow, clock, tell, accountant, approver } = scene;
  clock.moveTo(paid.prepared);
  tell.step(paid.prepared, accountant, `Lập kỳ chi trả tháng ${printMonth(paid.month)}: xem trước rồi chốt`);
  const { id: runId } = await uow.run(accountant.actor, (tx) => openRun(tx, programme, paid.month));
  const previewed = await uow.run(jobs, (tx) => previewRun(tx, runId));
  const rows = await uow.read(accountant.actor, (tx) => listPreview(tx, runId));
  tell.amount('Sẽ hạch toán', previewed.control?.total, paid.total);
  tell.check(
    'Lý do',
    rows
      .filter(({ amount }) => amount !== 0)
      .map(({ cause }) => cause)
      .join(),
    paid.cause,
  );
  const frozen = await uow.run(accountant.actor, (tx) => freezeRun(tx, { runId, version: previewed.version }));
  await tell.refused('Người lập tự duyệt', 'PAYMENT.RUN_SAME_PERSON', () =>
    uow.run(accountant.actor, (tx) => approveRun(tx, { runId, version: frozen.version })),
  );

  clock.moveTo(paid.approved);
  tell.step(paid.approved, approver, 'Duyệt chi; hệ thống hạch toán');
  const approved = await uow.run(approver.actor, (tx) => approveRun(tx, { runId, version: frozen.version }));
  const posted = await uow.run(jobs, (tx) => postRun(tx, runId));
  tell.amount('Đã hạch toán', posted.control?.total, paid.total);
  tell.check('Đúng như đã duyệt', posted.control?.hash, approved.control?.hash ?? 'chưa duyệt');
  return posted;
}

/** Why the amount of a month is what it is. */
async function explain(scene: Scene, { chainId }: Granted, at: LegalMonth): Promise<void> {
  const { uow, tell, commune } = scene;
  tell.step(day('2026-10-16'), commune.officer, `Hỏi vì sao tháng ${printMonth(at)} được số tiền này`);
  const { amount, line, rates } = await uow.read(commune.officer.actor, (tx) => explainDue(tx, chainId, at));
  tell.amount('Số tiền', amount, 1_080_000);
  tell.check('Hệ số', line && printMultiplier(line.multiplier), '2');
  tell.amount('Mức chuẩn', rates[0]?.value, 540_000);
  tell.check('Mức chuẩn theo', rates[0]?.basis.article, 'Nghị định 335/2026/NĐ-CP, Điều 4 khoản 2; Điều 32 khoản 3–5');
  tell.say('Hệ số theo', line?.basis.article ?? '');
  tell.say('Căn cứ', line?.reason ?? '');
}

async function settle(scene: Scene, granted: Granted, posted: Run, sentOn: LegalDay): Promise<void> {
  const { uow, clock, tell, accountant, commune } = scene;
  const runId = posted.id;
  const orders = () => uow.read(accountant.actor, (tx) => listOrders(tx, runId, { first: 100 }));
  const version = async () => (await uow.read(accountant.actor, (tx) => getRun(tx, runId))).version;

  clock.moveTo(sentOn);
  tell.step(sentOn, accountant, 'Lập lệnh chi và gửi ngân hàng');
  const ordered = await uow.run(jobs, (tx) => makeOrders(tx, runId));
  await uow.run(accountant.actor, (tx) => sendRun(tx, { runId, version: ordered.version }));
  const [first] = await orders();
  tell.check('Số lệnh chi', (await orders()).length, 1);
  tell.amount('Tổng lệnh chi', sumOf(await orders()), 1_080_000);
  tell.say('Tài khoản', `${first?.bank} ${first?.account}, ${first?.holder}`);

  const returned = day('2026-10-21');
  clock.moveTo(returned);
  tell.step(returned, accountant, 'Ngân hàng trả về: sai số tài khoản');
  const orderId = first?.id ?? 0;
  await uow.run(accountant.actor, (tx) =>
    applyResults(tx, runId, [{ orderId, outcome: 'returned', reason: 'Sai số tài khoản' }]),
  );
  tell.check('Trạng thái', (await orders())[0]?.state, 'returned');

  const corrected = day('2026-10-22');
  clock.moveTo(corrected);
  tell.step(corrected, commune.officer, 'Sửa tài khoản theo sổ của bà Diệu; kế toán gửi lại');
  const channel = { kind: 'bank', bank: 'AGRIBANK', account: '7500205123465', holder: 'TRAN THI DIEU' } as const;
  await uow.run(commune.officer.actor, (tx) =>
    setPayee(tx, granted.chainId, { personId: granted.personId, relation: 'self', channel }),
  );
  const [retried = 0] = await uow.run(accountant.actor, (tx) => retryOrders(tx, runId, [orderId]));
  await uow.run(accountant.actor, (tx) => applyResults(tx, runId, [{ orderId: retried, outcome: 'paid' }]));
  tell.amount('Đã chi', sumOf((await orders()).filter(({ state }) => state === 'paid')), 1_080_000);

  const closed = day('2026-10-26');
  clock.moveTo(closed);
  tell.step(closed, accountant, 'Đối soát và đóng kỳ');
  const seen = await version();
  const reconciled = await uow.run(accountant.actor, (tx) => reconcileRun(tx, { runId, version: seen }));
  const run = await uow.run(accountant.actor, (tx) => closeRun(tx, { runId, version: reconciled.version }));
  tell.check('Trạng thái kỳ', run.state, 'closed');
  tell.amount('Đã duyệt', posted.control?.total, sumOf((await orders()).filter(({ state }) => state === 'paid')));
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
  tell.amount('Nợ = Có', vnd(debit), credit);
}

const sumOf = (orders: readonly PaymentOrder[]) => sumVnd(orders.map(({ amount }) => amount));
