import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { grantLines, openChain, type Payee, setPayee } from '#benefits';
import { month, range, vnd } from '#kernel';
import { openFile, type UnitOfWork } from '#platform';
import { createSimulator } from '../../../../apps/bank-simulator/src/simulator.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  article,
  buildProvince,
  communes,
  declareStandard,
  newChain,
  officer,
  publishStandard,
  reason,
  system,
  times,
} from '../../../../test/properties/small-province.js';
import { type OrderId, makeOrders, retryOrders } from '../order.store.js';
import { paymentPermissions } from '../payment.permissions.js';
import { type RunId } from '../run.js';
import { postRunOrReopen } from '../run.posting.js';
import { previewRun } from '../run.preview.js';
import { approveRun, freezeRun } from '../run.service.js';
import { getRun, openRun } from '../run.store.js';
import { readAnswer } from './answer.reader.js';
import { checkAnswer, takeAnswer } from './answer.store.js';
import { findOrders, type OrderSeen } from './order.reader.js';
import { controlOf } from './pay-list.js';
import { listPayFiles, makeLists, type PayFile } from './pay-list.store.js';

const programme = 'social-protection';
const permissions = new Set([paymentPermissions.export, paymentPermissions.prepare]);
const clerk = officer({ permissions });
const head = officer({ permissions });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let db: TestDatabase;
let bank: Server;
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
  await publishStandard(db, { from: '2021-07', until: '2027-01', value: 500_000 });
  bank = createSimulator({ mode: 'open', delay: 0 });
  await new Promise<void>((ready) => bank.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  bank.close().closeAllConnections();
  await db.close();
});
beforeEach(async () => {
  await db.admin.query(
    `TRUNCATE payment.run, benefit.payee, benefit.dirty, benefit.rate_change CASCADE; TRUNCATE payment.posting`,
  );
});

interface Someone {
  readonly personId: string;
  readonly chainId: number;
}

/** Somebody entitled from January 2026 on, paid as said. */
async function someone(given: { name: string; unitId?: number; channel?: Payee['channel'] }): Promise<Someone> {
  const { name, unitId = communes[0], channel = { kind: 'cash', holder: name } } = given;
  const personId = crypto.randomUUID();
  const chainId = await db.uow.run(clerk, async (tx) => {
    const id = await openChain(tx, newChain(personId, { unitId, payee: { personId, relation: 'self', channel } }));
    const line = {
      months: range(month('2026-01')),
      rate: { table: 'standard', key: 'base' },
      multiplier: times('1.5'),
      unitId,
      basis: article,
    };
    await grantLines(tx, id, [line], reason);
    return id;
  });
  return { personId, chainId };
}

const atBank = (account: string, holder: string): Payee['channel'] => ({
  kind: 'bank',
  bank: 'Agribank',
  account,
  holder,
});

/** A run of a month, approved by two, posted and ordered. */
async function ordered(at = '2026-01'): Promise<RunId> {
  const run = await db.uow.run(clerk, (tx) => openRun(tx, programme, month(at)));
  const previewed = await db.uow.run(system, (tx) => previewRun(tx, run.id));
  const frozen = await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: run.id, version: previewed.version }));
  await db.uow.run(head, (tx) => approveRun(tx, { runId: run.id, version: frozen.version }));
  await postRunOrReopen(db.uow, system, run.id);
  await db.uow.run(system, (tx) => makeOrders(tx, run.id));
  return run.id;
}

const make = (runId: RunId, uow: UnitOfWork = db.uow) => uow.run(system, (tx) => makeLists(tx, runId));
const filesOf = (runId: RunId, who = clerk) => db.uow.read(who, (tx) => listPayFiles(tx, runId));
const ordersOf = (runId: RunId) => db.uow.read(clerk, (tx) => findOrders(tx, { runId }, { first: 100 }));
const opened = async (id: string, who = clerk) => (await db.uow.read(who, (tx) => openFile(tx, id))).content;
const stateOf = async (runId: RunId) => (await db.uow.read(clerk, (tx) => getRun(tx, runId))).state;

async function answeredBy(file: PayFile): Promise<Buffer> {
  const url = `http://127.0.0.1:${(bank.address() as AddressInfo).port}/payments`;
  const sent = await fetch(url, { method: 'POST', body: await opened(file.id) });
  const { id } = (await sent.json()) as { id: string };
  return Buffer.from(await (await fetch(`${url}/${id}`)).arrayBuffer());
}

const take = async (runId: RunId, content: Buffer) => {
  const answer = await readAnswer(content);
  return db.uow.run(clerk, (tx) => takeAnswer(tx, runId, answer, { name: 'tra-loi', content, mediaType: xlsx }));
};
const check = async (runId: RunId, content: Buffer, who = clerk) => {
  const answer = await readAnswer(content);
  return db.uow.read(who, (tx) => checkAnswer(tx, runId, answer));
};

const answersKept = async () =>
  Number(
    (await db.admin.query(`SELECT count(*) AS n FROM platform.stored_file WHERE purpose = 'payments.answer'`)).rows[0]
      .n,
  );

const events = async () =>
  (
    await db.admin.query(`SELECT payload FROM platform.outbox WHERE type = 'payments.order-returned' ORDER BY id`)
  ).rows.map((row) => row.payload as { personId: string; reason: string; month: string; orderId: OrderId });

describe('files of a run', () => {
  it('are one list for each channel, cash by commune; together they are what was approved, to the đồng', async () => {
    await someone({ name: 'Trần Thị Một', channel: atBank('0011', 'Trần Thị Một') });
    await someone({ name: 'Trần Thị Hai', channel: atBank('0012', 'Trần Thị Hai'), unitId: communes[1] });
    await someone({ name: 'Trần Thị Ba', channel: { kind: 'post', holder: 'Trần Thị Ba' } });
    await someone({ name: 'Trần Thị Tư' });
    await someone({ name: 'Trần Thị Năm', unitId: communes[1] });
    const runId = await ordered();
    expect(await make(runId)).toBe(4);
    expect(await stateOf(runId)).toBe('sent');
    const files = await filesOf(runId);
    expect(
      files.map(({ listNo, format, units, control }) => [listNo, format, units, control.orders, control.total]),
    ).toEqual([
      [1, 'bank-xlsx', [communes[0], communes[1]], 2, 1_500_000],
      [1, 'pain.001.001.09', [communes[0], communes[1]], 2, 1_500_000],
      [2, 'cash-xlsx', [communes[0]], 1, 750_000],
      [3, 'cash-xlsx', [communes[1]], 1, 750_000],
      [4, 'post-xlsx', [communes[0]], 1, 750_000],
    ]);
    const lists = new Map(files.map((file) => [file.listNo, file.control.total]));
    const run = await db.uow.read(clerk, (tx) => getRun(tx, runId));
    expect([...lists.values()].reduce((sum, total) => sum + total, 0)).toBe(run.control?.total);
    const rows = await readSheet(await opened(files[0]!.id));
    expect(rows.at(-1)).toEqual(['MÃ KIỂM SOÁT', files[0]!.control.hash, ...Array<null>(8).fill(null)]);
    expect(
      rows
        .slice(3, 5)
        .map((row) => [row[2], row[3], row[6]])
        .toSorted(),
    ).toEqual([
      ['0011', 'TRAN THI MOT', 750_000],
      ['0012', 'TRAN THI HAI', 750_000],
    ]);
  });

  it('are made once, whoever asks again', async () => {
    await someone({ name: 'Trần Thị Một' });
    const runId = await ordered();
    await Promise.all([make(runId), make(runId)]);
    const files = await filesOf(runId);
    expect(await make(runId)).toBe(0);
    expect(await filesOf(runId)).toEqual(files);
    expect(files).toHaveLength(1);
  });

  it('carry the number a payee is known by, and a hash of just that and of what was approved', async () => {
    const { personId } = await someone({ name: 'Trần Thị Một' });
    await db.admin.query(
      `INSERT INTO citizen.person (id, unit_id, full_name, sex, identity_state) VALUES ($1, ${communes[0]}, 'Trần Thị Một', 'female', 'matched')`,
      [personId],
    );
    await db.admin.query(
      `INSERT INTO citizen.identifier (person_id, kind, value, status, source) VALUES ($1, 'pin', '096151000017', 'valid', 'paper')`,
      [personId],
    );
    const runId = await ordered();
    await make(runId);
    const [file] = await filesOf(runId);
    expect((await readSheet(await opened(file!.id)))[3]?.slice(2, 5)).toEqual([
      'Trần Thị Một',
      '096151000017',
      750_000,
    ]);
    const [{ id }] = (await ordersOf(runId)) as [OrderSeen];
    const known = { holder: 'Trần Thị Một', personalNumber: '096151000017', bank: undefined, account: undefined };
    const line = { id, ...known, place: `Đơn vị ${communes[0]}`, amount: vnd(750_000) };
    const { control } = await db.uow.read(clerk, (tx) => getRun(tx, runId));
    expect(file!.control).toEqual(controlOf(control!, [line]));
  });

  it('are refused before there are orders', async () => {
    const run = await db.uow.run(clerk, (tx) => openRun(tx, programme, month('2026-01')));
    await expect(make(run.id)).rejects.toMatchObject({ code: 'PAYMENT.RUN_STATE' });
  });

  it('are refused when the ledger is no longer what was approved, or an order no longer what the books say', async () => {
    await someone({ name: 'Trần Thị Một' });
    const runId = await ordered();
    const tamper = (statement: string) => db.admin.query(statement);
    await tamper(`UPDATE payment.posting SET amount = amount + 1`);
    await expect(make(runId)).rejects.toMatchObject({
      code: 'PAYMENT.RUN_MOVED',
      params: { approved: { total: 750_000 }, found: { total: 750_001 } },
    });
    await tamper(`UPDATE payment.posting SET amount = amount - 1`);
    await tamper(`UPDATE payment.payment_order SET amount = amount + 1`);
    await expect(make(runId)).rejects.toMatchObject({
      code: 'PAY_FILE.TOTAL_MOVED',
      params: { runId, books: 750_000, orders: 750_001 },
    });
    expect(await stateOf(runId)).toBe('ordered');
    await tamper(`UPDATE payment.payment_order SET amount = amount - 1`);
    expect(await make(runId)).toBe(1);
  });

  it('are seen only by those whose area and programmes have all of their orders, and opened only with the permission', async () => {
    await someone({ name: 'Trần Thị Một', channel: atBank('0011', 'Trần Thị Một') });
    await someone({ name: 'Trần Thị Hai', channel: atBank('0012', 'Trần Thị Hai'), unitId: communes[1] });
    await someone({ name: 'Trần Thị Ba' });
    const runId = await ordered();
    await make(runId);
    const ofCommune = officer({ permissions, units: [communes[0]] });
    expect((await filesOf(runId, ofCommune)).map(({ format }) => format)).toEqual(['cash-xlsx']);
    const [file] = await filesOf(runId);
    const notFound = { code: 'PLATFORM.NOT_FOUND' };
    await expect(opened(file!.id, ofCommune)).rejects.toMatchObject(notFound);
    await expect(opened(file!.id, officer({ permissions, programmes: ['children'] }))).rejects.toMatchObject(notFound);
    await expect(opened(file!.id, officer())).rejects.toMatchObject(notFound);
  });
});

describe('the answer of a payment service', () => {
  it('goes round: to the bank and back, money that came back goes out again to a corrected account', async () => {
    const paid = await someone({ name: 'Trần Thị Một', channel: atBank('0011', 'Trần Thị Một') });
    const closed = await someone({ name: 'Trần Thị Hai', channel: atBank('0017', 'Trần Thị Hai') });
    const runId = await ordered();
    await make(runId);
    const message = (await filesOf(runId)).find(({ format }) => format.startsWith('pain'))!;
    const answer = await answeredBy(message);
    expect(await check(runId, answer)).toMatchObject({ unanswered: 0, faults: [] });
    expect((await ordersOf(runId)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect(await take(runId, answer)).toBe(2);
    expect(await take(runId, answer)).toBe(0);
    const after = await ordersOf(runId);
    const stateOfPayee = (who: Someone) => after.find(({ personId }) => personId === who.personId);
    expect(stateOfPayee(paid)).toMatchObject({ state: 'paid', listNo: 1 });
    expect(stateOfPayee(closed)).toMatchObject({ state: 'returned', returnReason: 'account-closed' });
    const told = (await events()).filter(({ personId }) => personId === closed.personId);
    expect(told).toMatchObject([{ reason: 'account-closed', month: '2026-01', orderId: stateOfPayee(closed)?.id }]);

    await db.uow.run(clerk, (tx) =>
      setPayee(tx, closed.chainId, {
        personId: closed.personId,
        relation: 'self',
        channel: atBank('0021', 'Trần Thị Hai'),
      }),
    );
    const [retried] = await db.uow.run(clerk, (tx) => retryOrders(tx, runId, [stateOfPayee(closed)!.id]));
    expect(await make(runId)).toBe(1);
    const second = (await filesOf(runId)).find(({ listNo, format }) => listNo === 2 && format === 'bank-xlsx')!;
    expect((await readSheet(await opened(second.id)))[3]?.slice(1, 3)).toEqual([String(retried), '0021']);
    expect(await take(runId, await answeredBy(second))).toBe(1);
    expect((await ordersOf(runId)).map(({ state }) => state).toSorted()).toEqual(['paid', 'paid', 'returned']);
  });

  it('leaves approved = paid + returned + pending', async () => {
    await someone({ name: 'Trần Thị Một', channel: atBank('0011', 'Trần Thị Một') });
    await someone({ name: 'Trần Thị Hai', channel: atBank('0018', 'Trần Thị Hai') });
    await someone({ name: 'Trần Thị Ba', channel: atBank('0016', 'Trần Thị Ba') });
    const runId = await ordered();
    await make(runId);
    const list = (await filesOf(runId)).find(({ format }) => format === 'bank-xlsx')!;
    expect(await take(runId, await answeredBy(list))).toBe(2);
    const orders = await ordersOf(runId);
    const of = (state: string) =>
      orders.filter((order) => order.state === state).reduce((sum, { amount }) => sum + amount, 0);
    const run = await db.uow.read(clerk, (tx) => getRun(tx, runId));
    expect([of('paid'), of('returned'), of('pending')]).toEqual([750_000, 750_000, 750_000]);
    expect(of('paid') + of('returned') + of('pending')).toBe(run.control?.total);
  });

  it('is taken whole or not at all', async () => {
    await someone({ name: 'Trần Thị Một', channel: atBank('0011', 'Trần Thị Một') });
    await someone({ name: 'Trần Thị Hai', channel: atBank('0012', 'Trần Thị Hai') });
    const runId = await ordered();
    await make(runId);
    const message = (await filesOf(runId)).find(({ format }) => format.startsWith('pain'))!;
    const before = await answersKept();
    const wrong = Buffer.from((await answeredBy(message)).toString().replace('>750000<', '>750001<'));
    expect((await check(runId, wrong)).faults).toMatchObject([{ row: 1, column: 'Số tiền', code: 'AMOUNT_WRONG' }]);
    await expect(take(runId, wrong)).rejects.toMatchObject({ code: 'PAY_FILE.ANSWER_FAULTY', params: { faults: 1 } });
    expect((await ordersOf(runId)).map(({ state }) => state)).toEqual(['pending', 'pending']);
    expect(await answersKept()).toBe(before);
  });

  it('names orders of another run, orders never sent, and knows none out of the area', async () => {
    await someone({ name: 'Trần Thị Một', channel: atBank('0017', 'Trần Thị Một') });
    const first = await ordered();
    await make(first);
    const answer = await answeredBy((await filesOf(first))[1]!);
    const second = await ordered('2026-02');
    await make(second);
    expect((await check(second, answer)).faults).toMatchObject([{ code: 'OTHER_RUN' }]);
    const elsewhere = officer({ permissions, units: [communes[2]] });
    expect((await check(first, answer, elsewhere)).faults).toMatchObject([{ code: 'ORDER_UNKNOWN' }]);
    await take(first, answer);
    const [returned] = await ordersOf(first);
    const [retried] = await db.uow.run(clerk, (tx) => retryOrders(tx, first, [returned!.id]));
    const early = Buffer.from(answer.toString().replace(`>${returned!.id}<`, `>${retried}<`));
    expect((await check(first, early)).faults).toMatchObject([{ code: 'NOT_LISTED' }]);
  });
});
