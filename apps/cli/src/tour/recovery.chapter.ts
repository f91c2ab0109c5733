import { listHolds } from '#benefits';
import { day, month, printDay, printMonth } from '#kernel';
import { listRecoveries, makeOrders, takeRepayment } from '#payments';
import { OutboxRelay } from '#platform';
import { subscribers } from '#programme-registry';
import { sendOrders, takeBankAnswer } from './pay-files.js';
import { checkBooks, closeMonth, jobs, postMonth } from './pay-run.js';
import { type Granted, programme, type Scene } from './scene.js';

/** She dies on the last day but one of October; November was paid before anybody knew, and comes back. */
export async function recoveryChapter(scene: Scene, { personId, chainId }: Granted): Promise<void> {
  const { uow, clock, tell, commune, accountant, office } = scene;
  tell.chapter('Tháng 11 đã chi, rồi mới biết tin: khai tử và thu hồi');
  const november = await postMonth(scene, {
    month: month('2026-11'),
    prepared: day('2026-11-04'),
    approved: day('2026-11-05'),
    cause: 'unchanged',
    total: 1_080_000,
  });
  const sent = await sendOrders(scene, november, day('2026-11-05'));
  await takeBankAnswer(scene, november, { sent, on: day('2026-11-06'), outcome: 'đã chi' });
  await closeMonth(scene, november, day('2026-11-06'));

  const [diedOn, recordedOn] = [day('2026-10-30'), day('2026-11-09')];
  clock.moveTo(recordedOn);
  tell.step(recordedOn, commune.officer, `Ghi nhận khai tử: bà Diệu mất ngày ${printDay(diedOn)}`);
  await office.recordDeath(commune.officer.actor, personId, diedOn);
  const deliveries = await new OutboxRelay(uow, subscribers).run();
  const told = new Set(deliveries.filter(({ taken }) => taken > 0).map(({ subscriber }) => subscriber));
  const concerned = subscribers.filter(({ on }) => on.includes('citizen.person-died'));
  const reached = concerned.filter(({ name }) => told.has(name));
  tell.check('Báo cho', `${reached.length} nơi liên quan`, `${concerned.length} nơi liên quan`);
  const [hold] = await uow.read(commune.officer.actor, (tx) => listHolds(tx, chainId));
  tell.check('Dừng từ tháng', hold && printMonth(hold.months.from), '11/2026');
  tell.say('Vì sao', 'tháng mất vẫn được hưởng, dừng từ tháng sau (Nghị định 335/2026/NĐ-CP, Điều 8)');

  const december = await postMonth(scene, {
    month: month('2026-12'),
    prepared: day('2026-12-03'),
    approved: day('2026-12-04'),
    cause: 'recovery',
    total: -1_080_000,
  });
  await uow.run(jobs, (tx) => makeOrders(tx, december.id));
  const [debt] = await uow.read(accountant.actor, (tx) => listRecoveries(tx, programme, { first: 10 }));
  tell.amount('Phải thu hồi', debt?.amount, 1_080_000);
  if (!debt) return;

  const repaid = day('2026-12-10');
  clock.moveTo(repaid);
  tell.step(repaid, accountant, 'Gia đình nộp lại tiền tháng 11');
  const settled = await uow.run(accountant.actor, (tx) =>
    takeRepayment(tx, debt.id, { amount: debt.amount, version: debt.version }),
  );
  tell.amount('Đã thu hồi', settled.recovered, 1_080_000);
  const open = await uow.read(accountant.actor, (tx) => listRecoveries(tx, programme, { first: 10 }));
  tell.check('Còn phải thu', `${open.length} người`, '0 người');
  await checkBooks(scene);
}
