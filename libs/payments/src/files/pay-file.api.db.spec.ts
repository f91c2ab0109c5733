import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, NestFactory } from '@nestjs/core';
import { grantLines, openChain } from '#benefits';
import { month, range } from '#kernel';
import {
  type Actor,
  CLOCK,
  graphqlModule,
  HandlerCheck,
  inputValidation,
  openFile,
  PermissionGuard,
  systemClock,
  UnitOfWork,
} from '#platform';
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
import { makeOrders } from '../order.store.js';
import { paymentPermissions } from '../payment.permissions.js';
import { postRunOrReopen } from '../run.posting.js';
import { previewRun } from '../run.preview.js';
import { approveRun, freezeRun } from '../run.service.js';
import { openRun } from '../run.store.js';
import { PayFileResolver } from './pay-file.resolver.js';
import { makeLists } from './pay-list.store.js';

const { read, prepare, export: exportFiles } = paymentPermissions;
const actors: Readonly<Record<string, Actor>> = {
  accountant: officer({ permissions: new Set([read, prepare, exportFiles]) }),
  reader: officer({ permissions: new Set([read]) }),
  auditor: officer({ permissions: new Set([read]) }),
  commune: officer({ permissions: new Set([exportFiles]), units: [communes[0]] }),
};
let db: TestDatabase;
let app: INestApplication;
let url: string;
let runId: number;
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
  await publishStandard(db, { from: '2021-07', until: '2027-01', value: 500_000 });
  for (const unitId of [communes[0], communes[0], communes[1]]) await entitle(unitId);
  runId = await ordered();
  const doors = [
    { provide: UnitOfWork, useValue: db.uow },
    { provide: CLOCK, useValue: systemClock },
  ];
  @Global()
  @Module({ providers: doors, exports: doors.map(({ provide }) => provide) })
  class DataModule {}
  @Module({
    imports: [DataModule, DiscoveryModule, graphqlModule({ development: false })],
    providers: [PayFileResolver, HandlerCheck, { provide: APP_GUARD, useClass: PermissionGuard }],
  })
  class App {}
  app = await NestFactory.create(App, { logger: false });
  app.useGlobalPipes(inputValidation());
  app.use((request: { headers: Record<string, string>; user?: Actor }, _: unknown, next: () => void) => {
    const actor = actors[request.headers['x-actor'] ?? ''];
    if (actor) request.user = actor;
    next();
  });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const entitle = (unitId: number) =>
  db.uow.run(officer(), async (tx) => {
    const chainId = await openChain(tx, newChain(crypto.randomUUID(), { unitId }));
    const rate = { table: 'standard', key: 'base' };
    const line = { months: range(month('2026-01')), rate, multiplier: times('1'), unitId, basis: article };
    await grantLines(tx, chainId, [line], reason);
  });

async function ordered(at = '2026-01'): Promise<number> {
  const { id } = await db.uow.run(officer(), (tx) => openRun(tx, 'social-protection', month(at)));
  const { version } = await db.uow.run(system, (tx) => previewRun(tx, id));
  const frozen = await db.uow.run(officer(), (tx) => freezeRun(tx, { runId: id, version }));
  await db.uow.run(officer(), (tx) => approveRun(tx, { runId: id, version: frozen.version }));
  await postRunOrReopen(db.uow, system, id);
  await db.uow.run(system, (tx) => makeOrders(tx, id));
  return id;
}

interface Answer {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly params?: object } }[];
}

async function ask(actor: string, query: string, variables: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'x-actor': actor };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()) as Answer;
}

const refusal = async (answer: Promise<Answer>) => (await answer).errors?.map(({ message }) => message);

const dryRun = `mutation ($answer: PayAnswer!) { check: importPayResultDryRun(answer: $answer) {
  paid returned unanswered faultCount faults { row column code reason } } }`;
const commit = `mutation ($answer: PayAnswer!, $requestId: String!) {
  changed: importPayResultCommit(answer: $answer, requestId: $requestId) }`;
const makeFiles = `mutation ($runId: Int!) { makePayFiles(runId: $runId, requestId: "make-files-1") { id state } }`;
const payFiles = `query ($runId: Int!) { payFiles(runId: $runId) { id name format listNo units orders total hash sha256 } }`;

describe('pay files over GraphQL', () => {
  it('go from orders to files to answers and to orders sent again', async () => {
    const orders = `query ($runId: Int!, $after: String, $state: String) { payOrders(runId: $runId, first: 2, after: $after, state: $state) {
      nodes { id personId amount channel state returnReason listNo } pageInfo { hasNextPage endCursor } } }`;
    const first = (await ask('reader', orders, { runId })).data?.['payOrders'] as unknown as {
      nodes: { id: number; personId: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(first).toMatchObject({
      nodes: Array(2).fill({ amount: 500_000, channel: 'cash', state: 'pending', listNo: null }),
      pageInfo: { hasNextPage: true },
    });
    const next = await ask('reader', orders, { runId, after: first.pageInfo.endCursor });
    expect(next.data?.['payOrders']).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: false } });

    expect((await ask('accountant', makeFiles, { runId })).data).toEqual({
      makePayFiles: { id: runId, state: 'ordered' },
    });
    const queued = await db.admin.query(`SELECT data FROM pgboss.job WHERE name = 'payments.make-files'`);
    expect(queued.rows).toEqual([{ data: { runId } }]);
    await db.uow.run(system, (tx) => makeLists(tx, runId));
    const files = (await ask('reader', payFiles, { runId })).data?.['payFiles'] as unknown as { id: string }[];
    expect(files).toMatchObject([
      { format: 'cash-xlsx', listNo: 1, units: [communes[0]], orders: 2, total: 1_000_000 },
      { format: 'cash-xlsx', listNo: 2, units: [communes[1]], orders: 1, total: 500_000 },
    ]);

    const [one, two] = first.nodes;
    const csv = (result: string) =>
      Buffer.from(
        `STT,Mã lệnh,Họ và tên,Số định danh,Số tiền,Tháng,Ký nhận,Kết quả,Lý do
1,${one!.id},,,500000,,,Đã chi,
2,${two!.id},,,500000,,,${result}
CỘNG,2,,,1000000,,,,`,
      ).toString('base64');
    const answer = (result: string) => ({ answer: { runId, name: 'tra-loi.csv', content: csv(result) } });
    expect((await ask('accountant', dryRun, answer('Mất,'))).data?.['check']).toMatchObject({
      paid: 1,
      returned: 0,
      faultCount: 1,
      faults: [{ row: 3, column: 'Kết quả', code: 'RESULT_UNKNOWN', reason: 'Kết quả ghi “Đã chi” hoặc “Trả lại”.' }],
    });
    expect(await refusal(ask('accountant', commit, { ...answer('Mất,'), requestId: 'answer-00' }))).toEqual([
      'PAY_FILE.ANSWER_FAULTY',
    ]);
    const good = { ...answer('Trả lại,Không đến nhận'), requestId: 'answer-01' };
    expect((await ask('accountant', commit, good)).data).toEqual({ changed: 2 });
    expect((await ask('accountant', commit, good)).data).toEqual({ changed: 2 });
    expect((await ask('accountant', commit, { ...good, requestId: 'answer-02' })).data).toEqual({ changed: 0 });
    expect(await refusal(ask('accountant', commit, { ...answer('Đã chi,'), requestId: 'answer-01' }))).toEqual([
      'PLATFORM.REQUEST_REUSED',
    ]);

    const retry = `mutation ($runId: Int!, $orderIds: [Int!]!) { retryPayOrders(runId: $runId, orderIds: $orderIds, requestId: "retry-001") }`;
    const retried = (await ask('accountant', retry, { runId, orderIds: [two!.id] })).data?.['retryPayOrders'];
    expect(retried).toHaveLength(1);
    const ofPerson = `query ($id: ID!) { payOrdersOf(personId: $id) { nodes { id month attempt state returnReason carriedInto } } }`;
    expect((await ask('reader', ofPerson, { id: two!.personId })).data?.['payOrdersOf']).toMatchObject({
      nodes: [
        { id: retried?.[0], attempt: 2, state: 'pending', carriedInto: null },
        { id: two!.id, month: '2026-01', state: 'returned', returnReason: 'not-collected', carriedInto: retried?.[0] },
      ],
    });
    const paper = await db.uow.read(actors['accountant']!, (tx) => openFile(tx, files[0]!.id));
    expect(paper.name).toBe(`chi-tra-2026-01-tien-mat-${runId}-1.xlsx`);
  });

  it('show orders by state and channel, and put their payees on record as read', async () => {
    const orders = `query ($runId: Int!, $state: String, $channel: String) {
      payOrders(runId: $runId, state: $state, channel: $channel) { nodes { personId } } }`;
    const seen = async (filter: object) =>
      ((await ask('auditor', orders, { runId, ...filter })).data?.['payOrders'] as unknown as { nodes: object[] })
        .nodes;
    expect(await seen({ channel: 'post' })).toEqual([]);
    expect(await seen({ state: 'returned' })).toHaveLength(1);
    expect(await refusal(ask('auditor', orders, { runId, state: 'lost' }))).toEqual(['PLATFORM.INPUT_INVALID']);
    const { rows } = await db.admin.query(
      `SELECT DISTINCT subject_kind, act FROM platform.audit_entry WHERE actor_id = $1`,
      [actors['auditor']?.id],
    );
    expect(rows).toEqual([{ subject_kind: 'person', act: 'read' }]);
  });

  it('are asked for by those whose area has the whole run', async () => {
    const second = await ordered('2026-02');
    expect(await refusal(ask('commune', makeFiles, { runId: second }))).toEqual(['PAYMENT.RUN_OUT_OF_AREA']);
  });

  it('ask for their permissions', async () => {
    const answer = { runId, name: 'x', content: '' };
    const forbidden = ['PLATFORM.FORBIDDEN'];
    expect(await refusal(ask('reader', makeFiles, { runId }))).toEqual(forbidden);
    expect(await refusal(ask('reader', dryRun, { answer }))).toEqual(forbidden);
    expect(await refusal(ask('reader', commit, { answer, requestId: 'forbidden-1' }))).toEqual(forbidden);
    expect(await refusal(ask('nobody', payFiles, { runId }))).toEqual(['PLATFORM.UNAUTHENTICATED']);
  });

  it('refuse content that is no base64, and runs that are not there', async () => {
    const answer = { runId, name: 'x', content: 'không phải' };
    expect(await refusal(ask('accountant', dryRun, { answer }))).toEqual(['PLATFORM.INPUT_INVALID']);
    expect(await refusal(ask('reader', payFiles, { runId: 999_999 }))).toEqual(['PAYMENT.RUN_NOT_FOUND']);
  });
});
