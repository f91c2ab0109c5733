import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { importPermissions, ImportResolver, ImportService, type WrittenCell, writeTemplate } from '#import';
import {
  type Actor,
  graphqlModule,
  inputValidation,
  type Permission,
  PlatformModule,
  systemClock,
  UnitOfWork,
} from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { programmeCode } from '../programme-code.js';
import { beneficiaryList } from './beneficiary-list.js';
import { cellsOf, inventRows, type SampleRow } from './sample.js';

let db: TestDatabase;
let app: INestApplication;
let officer: Actor;
let actor: Actor;
let rows: SampleRow[];
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  const { rows: communes } = await db.admin.query<{ id: number; code: string }>(
    `SELECT id, code FROM territory.unit WHERE level = 'commune' AND in_force @> current_date ORDER BY code LIMIT 1`,
  );
  officer = testActor({
    units: communes.map(({ id }) => id),
    programmes: [programmeCode],
    permissions: new Set<Permission>(Object.values(importPermissions)),
  });
  rows = inventRows({ size: 3, communes: communes.map(({ code }) => code) });
  @Module({
    imports: [
      PlatformModule.forRoot({ databaseUrl: db.url, connections: 4, clock: systemClock, jobNames: new Set() }),
      graphqlModule({ development: false }),
    ],
    providers: [
      ImportResolver,
      {
        provide: ImportService,
        useFactory: (uow: UnitOfWork) => new ImportService(uow, [beneficiaryList]),
        inject: [UnitOfWork],
      },
    ],
  })
  class ImportApi {}
  app = await NestFactory.create(ImportApi, { logger: false });
  app.use((request: { user?: Actor }, _: unknown, next: () => void) => {
    request.user = actor;
    next();
  });
  app.useGlobalPipes(inputValidation());
  await app.listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await app.close();
  await db.close();
});

interface BatchAnswer {
  readonly id: string;
  readonly state: string;
  readonly rowCount: number;
  readonly faultCount: number;
}

interface Answer {
  readonly data?: Record<string, BatchAnswer> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(query: string, variables: object, who = officer): Promise<Answer> {
  actor = who;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const dryRun = `mutation ($file: String!) { importDryRun(file: $file) { id state rowCount faultCount } }`;
const commit = `mutation ($id: ID!, $requestId: String!) { importCommit(batchId: $id, requestId: $requestId) { state } }`;
const takeBack = `mutation ($id: ID!, $requestId: String!, $reason: String!) {
  importTakeBack(batchId: $id, requestId: $requestId, reason: $reason) { state } }`;
const faults = `query ($id: ID!, $first: Int!, $after: String) {
  importBatch(id: $id) { faults(first: $first, after: $after) { nodes { row column reason } pageInfo { hasNextPage endCursor } } } }`;

const fileOf = async (list: readonly SampleRow[]) =>
  (await writeTemplate(beneficiaryList, list.map(cellsOf))).toString('base64');

it('checks, takes over and takes back a list', async () => {
  const checked = (await ask(dryRun, { file: await fileOf(rows) })).data?.['importDryRun'];
  expect(checked).toMatchObject({ state: 'checked', rowCount: 3, faultCount: 0 });
  const taken = await ask(commit, { id: checked?.id, requestId: crypto.randomUUID() });
  expect(taken.data).toEqual({ importCommit: { state: 'committed' } });
  const back = await ask(takeBack, { id: checked?.id, requestId: crypto.randomUUID(), reason: 'Nhầm danh sách' });
  expect(back.data).toEqual({ importTakeBack: { state: 'taken-back' } });
});

it('gives the faults of cells by pages', async () => {
  const faulty = rows.map((row) => ({ ...row, address: undefined }));
  const batch = (await ask(dryRun, { file: await fileOf(faulty) })).data?.['importDryRun'];
  expect(batch?.faultCount).toBe(3);
  const first = await ask(faults, { id: batch?.id, first: 2 });
  expect(first.data).toMatchObject({
    importBatch: {
      faults: {
        nodes: [{ row: 3, column: 'G', reason: 'Hãy điền “Địa chỉ”.' }, { row: 4 }],
        pageInfo: { hasNextPage: true },
      },
    },
  });
  const { endCursor } = (first.data as unknown as { importBatch: { faults: { pageInfo: { endCursor: string } } } })
    .importBatch.faults.pageInfo;
  expect((await ask(faults, { id: batch?.id, first: 2, after: endCursor })).data).toMatchObject({
    importBatch: { faults: { nodes: [{ row: 5 }], pageInfo: { hasNextPage: false } } },
  });
});

it('gives a list back as it was, with what is wrong beside each row, and takes it again once it is mended', async () => {
  const [first, ...others] = rows;
  const faulty = [{ ...first!, address: undefined, personalNumber: '001' }, ...others];
  const batch = (await ask(dryRun, { file: await fileOf(faulty) })).data?.['importDryRun'];
  const giveBack = `mutation ($id: ID!, $requestId: String!) { importGiveBack(batchId: $id, requestId: $requestId) }`;
  const { data } = await ask(giveBack, { id: batch?.id, requestId: crypto.randomUUID() });
  const stored = await db.admin.query<{ content: Buffer }>(`SELECT content FROM platform.stored_file WHERE id = $1`, [
    data?.['importGiveBack'],
  ]);
  const [, , ...given] = (await readSheet(stored.rows[0]!.content, 1)) as (string | Date | null)[][];
  const remark = given[0]?.at(-1);
  expect([String(remark).includes('Hãy điền “Địa chỉ”.'), given[0]?.includes('001'), given[1]?.at(-1)]).toEqual([
    true,
    true,
    null,
  ]);

  const again = async (content: Buffer) =>
    (await ask(dryRun, { file: content.toString('base64') })).data?.['importDryRun'];
  expect(await again(stored.rows[0]!.content)).toMatchObject({ rowCount: 3, faultCount: batch?.faultCount });
  const asWritten = (cell: string | Date | null): WrittenCell =>
    cell instanceof Date ? { day: cell.toISOString().slice(0, 10) } : (cell ?? undefined);
  const width = cellsOf(first!).length;
  const mended = given.map((row, index) => (index === 0 ? cellsOf(first!) : row.slice(0, width).map(asWritten)));
  const file = await writeTemplate(beneficiaryList, mended);
  expect(await again(file)).toMatchObject({ rowCount: 3, faultCount: 0 });
});

it('gives back and reads again what was typed: leading zeros, days, and text that looks like a formula', async () => {
  const typed = { address: '=1+1', hamlet: '+84', decisionNumber: '0012', account: '0070000000012', bank: 'AGRIBANK' };
  const list = rows.map((row) => ({ ...row, ...typed, channel: 'Tài khoản ngân hàng', holder: row.name }));
  const first = (await ask(dryRun, { file: await fileOf(list) })).data?.['importDryRun'];
  const giveBack = `mutation ($id: ID!, $requestId: String!) { importGiveBack(batchId: $id, requestId: $requestId) }`;
  const { data } = await ask(giveBack, { id: first?.id, requestId: crypto.randomUUID() });
  const stored = await db.admin.query<{ content: Buffer }>(`SELECT content FROM platform.stored_file WHERE id = $1`, [
    data?.['importGiveBack'],
  ]);
  const again = (await ask(dryRun, { file: stored.rows[0]!.content.toString('base64') })).data?.['importDryRun'];
  const read = async (id: string | undefined) =>
    (await db.admin.query(`SELECT row, cells FROM import.row WHERE batch_id = $1 ORDER BY row`, [id])).rows;
  expect(await read(again?.id)).toEqual(await read(first?.id));
  expect((await read(again?.id))[0].cells).toMatchObject({
    ...typed,
    personalNumber: expect.stringMatching(/^0\d{11}$/),
  });
});

it('is closed to whoever may not, and to what is no workbook', async () => {
  const file = await fileOf(rows);
  const refused = await ask(dryRun, { file }, { ...officer, permissions: new Set() });
  expect(refused.errors?.[0]?.extensions.code).toBe('PLATFORM.FORBIDDEN');
  const text = await ask(dryRun, { file: Buffer.from('Họ tên').toString('base64') });
  expect(text.errors?.[0]?.extensions.code).toBe('IMPORT.NOT_A_WORKBOOK');
});
