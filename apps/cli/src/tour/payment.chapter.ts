import { explainDue, setPayee } from '#benefits';
import { day, month, printMultiplier } from '#kernel';
import { retryOrders, type Run } from '#payments';
import { sendFiles, sendOrders, type Sent, takeBankAnswer } from './pay-files.js';
import { closeMonth, ordersOf, postMonth } from './pay-run.js';
import { type Granted, type Scene } from './scene.js';

/** October is paid: previewed, approved by another person, posted, sent, returned once, sent again, reconciled. */
export async function paymentChapter(scene: Scene, granted: Granted): Promise<void> {
  scene.tell.chapter('Chi trả tháng 10/2026');
  const run = await postMonth(scene, {
    month: month('2026-10'),
    prepared: day('2026-10-15'),
    approved: day('2026-10-16'),
    cause: 'new',
    total: 1_080_000,
  });
  await explain(scene, granted);
  const sent = await sendOrders(scene, run, day('2026-10-19'));
  await takeBankAnswer(scene, run, { sent, on: day('2026-10-21'), outcome: 'trả lại: account-closed' });
  const again = await sendAgain(scene, granted, run);
  await takeBankAnswer(scene, run, { sent: again, on: day('2026-10-23'), outcome: 'đã chi' });
  await closeMonth(scene, run, day('2026-10-26'));
}

/** Why the amount of October is what it is. */
async function explain({ uow, tell, commune }: Scene, { chainId }: Granted): Promise<void> {
  tell.step(day('2026-10-16'), commune.officer, 'Hỏi vì sao tháng 10/2026 được số tiền này');
  const { amount, line, rates } = await uow.read(commune.officer.actor, (tx) =>
    explainDue(tx, chainId, month('2026-10')),
  );
  tell.amount('Số tiền', amount, 1_080_000);
  tell.check('Hệ số', line && printMultiplier(line.multiplier), '2');
  tell.say('theo', line?.basis.article ?? '');
  tell.amount('× mức chuẩn', rates[0]?.value, 540_000);
  tell.check('theo', rates[0]?.basis.article, 'Nghị định 335/2026/NĐ-CP, Điều 4 khoản 2; Điều 32 khoản 3–5');
  tell.check('Do', line?.reason, 'Quyết định 1/QĐ-UBND ngày 14/10/2026');
}

/** The money comes back because her account was closed; the commune writes down the new one and it goes out again. */
async function sendAgain(scene: Scene, { chainId, personId }: Granted, run: Run): Promise<Sent> {
  const { uow, clock, tell, accountant, commune } = scene;
  const corrected = day('2026-10-22');
  clock.moveTo(corrected);
  tell.step(corrected, commune.officer, 'Ghi tài khoản mới của bà Diệu; kế toán gửi lại');
  const channel = { kind: 'bank', bank: 'AGRIBANK', account: '7500205123465', holder: 'TRAN THI DIEU' } as const;
  await uow.run(commune.officer.actor, (tx) => setPayee(tx, chainId, { personId, relation: 'self', channel }));
  const returned = (await ordersOf(scene, run)).filter(({ state }) => state === 'returned').map(({ id }) => id);
  const [retried] = await uow.run(accountant.actor, (tx) => retryOrders(tx, run.id, returned));
  const again = (await ordersOf(scene, run)).find(({ id }) => id === retried);
  tell.check('Lệnh chi mới vào', again?.account, '7500205123465');
  return sendFiles(scene, run);
}
