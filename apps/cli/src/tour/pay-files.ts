import { readSheet } from 'read-excel-file/node';
import { type LegalDay } from '#kernel';
import {
  checkAnswer,
  listPayFiles,
  makeLists,
  makeOrders,
  type OrderState,
  type PayFile,
  readAnswer,
  type Run,
  takeAnswer,
} from '#payments';
import { openFile } from '#platform';
import { jobs, ordersOf, sumOf } from './pay-run.js';
import { type Scene } from './scene.js';

const messageFormat = 'pain.001.001.09';

/** A message the bank has taken. */
export interface Sent {
  readonly name: string;
  readonly receipt: string;
}

/** The orders of a posted run go out. */
export async function sendOrders(scene: Scene, run: Run, on: LegalDay): Promise<Sent> {
  const { uow, clock, tell, accountant } = scene;
  clock.moveTo(on);
  tell.step(on, accountant, 'Lập lệnh chi, làm tệp và gửi ngân hàng');
  await uow.run(jobs, (tx) => makeOrders(tx, run.id));
  return sendFiles(scene, run);
}

/** What waits to be sent is put on a list; its files are told, and the message goes to the bank. */
export async function sendFiles(scene: Scene, run: Run): Promise<Sent> {
  const { uow, tell, accountant, bank } = scene;
  const waiting = (await ordersOf(scene, run)).filter(({ state }) => state === 'pending');
  tell.amount(`Tổng ${waiting.length} lệnh chi`, sumOf(waiting), run.control?.total ?? 0);
  for (const order of waiting) tell.say('Vào tài khoản', `${order.bank} ${order.account}, ${order.holder}`);

  tell.check('Danh sách mới', await uow.run(jobs, (tx) => makeLists(tx, run.id)), 1);
  const files = await uow.read(accountant.actor, (tx) => listPayFiles(tx, run.id));
  const made = files.filter(({ listNo }) => listNo === files.at(-1)?.listNo);
  tell.check('Tệp', made.map(({ format }) => format).join(', '), `bank-xlsx, ${messageFormat}`);
  for (const file of made) {
    tell.say('Tên tệp', file.name);
    tell.check('Số lệnh', file.control.orders, waiting.length);
    tell.amount('Tổng kiểm soát', file.control.total, sumOf(waiting));
    await checkHash(scene, file);
  }

  const message = made.find(({ format }) => format === messageFormat);
  if (!message) throw new Error(`run ${run.id} has no message to the bank`);
  const receipt = await bank.send(await contentOf(scene, message));
  tell.check('Ngân hàng nhận', receipt, message.sha256);
  return { name: message.name, receipt };
}

const contentOf = async ({ uow, accountant }: Scene, { id }: PayFile): Promise<Buffer> =>
  (await uow.read(accountant.actor, (tx) => openFile(tx, id))).content;

/** The control hash as a file itself carries it: a list in its last row, a message the first half as the payment's reference. */
async function checkHash(scene: Scene, file: PayFile): Promise<void> {
  const content = await contentOf(scene, file);
  const { hash } = file.control;
  if (file.format === messageFormat) {
    const reference = /<PmtInfId>(\w+)</.exec(content.toString())?.[1];
    return scene.tell.check('Nửa mã kiểm soát', reference, hash.slice(0, 32));
  }
  scene.tell.check('Mã kiểm soát', (await readSheet(content)).at(-1)?.[1]?.toString(), hash);
}

const stateWords: Readonly<Record<OrderState, string>> = {
  pending: 'chưa có trả lời',
  paid: 'đã chi',
  returned: 'trả lại',
};

/** The bank's answer is fetched, checked and taken in; every order it answers comes out as told. */
export async function takeBankAnswer(
  scene: Scene,
  run: Run,
  { sent, on, outcome }: { readonly sent: Sent; readonly on: LegalDay; readonly outcome: string },
): Promise<void> {
  const { uow, clock, tell, accountant, bank } = scene;
  clock.moveTo(on);
  tell.step(on, accountant, 'Lấy trả lời của ngân hàng, kiểm tra rồi ghi nhận');
  const content = await bank.answerTo(sent.receipt);
  const answer = await readAnswer(content);
  const { results, unanswered, faults } = await uow.read(accountant.actor, (tx) => checkAnswer(tx, run.id, answer));
  tell.check('Kiểm tra', `${faults.length} lỗi, ${unanswered} lệnh chưa có kết quả`, '0 lỗi, 0 lệnh chưa có kết quả');
  const file = { name: `tra-loi-${sent.name}`, content, mediaType: 'application/xml' };
  const changed = await uow.run(accountant.actor, (tx) => takeAnswer(tx, run.id, answer, file));
  tell.check('Ghi nhận', `${changed} lệnh`, `${results.length} lệnh`);
  const answered = (await ordersOf(scene, run)).filter(({ id }) => results.some(({ orderId }) => orderId === id));
  for (const { state, returnReason } of answered)
    tell.check('Lệnh chi', [stateWords[state], returnReason].filter(Boolean).join(': '), outcome);
}
