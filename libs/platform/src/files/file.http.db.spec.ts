import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { signedIn } from '../../../../test/support/api.js';
import { HandlerCheck } from '../graphql/handler-check.js';
import { PermissionGuard } from '../graphql/permission.guard.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { UnitOfWork } from '../unit-of-work.js';
import { defineFilePurpose } from './file-purpose.js';
import { FileController } from './file.controller.js';
import { largestScan, scanTypes } from './scan.js';
import { storeFile } from './stored-file.store.js';
import { testKeyring } from '../../../../test/support/second-factor.js';

const purpose = defineFilePurpose('test.paper', 'test.open', 'test.open');
const content = Buffer.from('một hai ba');
let db: TestDatabase;
let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  db = await testDatabase();
  @Global()
  @Module({ providers: [{ provide: UnitOfWork, useValue: db.uow }], exports: [UnitOfWork] })
  class DataModule {}
  @Module({
    imports: [
      DataModule,
      DiscoveryModule,
      SignInModule.register({
        roles: { opener: ['test.open'], stranger: ['test.other'] },
        area: { units: (_, { agencyId }) => Promise.resolve([agencyId]) },
        keyring: await testKeyring(),
      }),
    ],
    controllers: [FileController],
    providers: [HandlerCheck, { provide: APP_GUARD, useClass: PermissionGuard }],
  })
  class App {}
  app = await NestFactory.create<NestExpressApplication>(App, { logger: false });
  app.useBodyParser('raw', { type: scanTypes, limit: largestScan + 1 });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/files`;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const keep = (given: { unitId?: number; purpose?: typeof purpose } = {}) =>
  db.uow.run(testActor({ units: [1, 2] }), (tx) =>
    storeFile(tx, { name: 'Danh sách "1".xlsx', mediaType: 'text/plain', content, purpose, unitId: 1, ...given }),
  );
const opener = (role = 'opener', agencyId = 1) =>
  signedIn(db, { name: 'Người mở', agencyId, roles: [role], programmes: [] });
const get = (id: string, token?: string) =>
  fetch(`${url}/${id}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

describe('a download', () => {
  it('gives the bytes under their name, keeps them out of caches and is on record as a read', async () => {
    const { id, sha256 } = await keep();
    const response = await get(id, await opener());
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="Danh s?ch \\"1\\".xlsx"; filename*=UTF-8''Danh%20s%C3%A1ch%20%221%22.xlsx`,
      'x-content-type-options': 'nosniff',
    });
    const audit = await db.admin.query(
      `SELECT act FROM platform.audit_entry WHERE subject_kind = 'file' AND subject_id = $1`,
      [id],
    );
    expect(audit.rows).toEqual([{ act: 'read' }]);
    const kept = await db.admin.query(
      `SELECT encode(sha256(content), 'hex') AS sha256 FROM platform.stored_file WHERE id = $1`,
      [id],
    );
    expect(kept.rows).toEqual([{ sha256 }]);
  });

  it('refuses whoever is not signed in', async () => {
    const { id } = await keep();
    expect((await get(id)).status).toBe(401);
  });

  it('answers alike for what is not there, out of the area, without permission, or of a purpose nobody declared', async () => {
    const file = await keep();
    const undeclared = await keep({ purpose: { code: 'test.undeclared', permission: 'test.open' } });
    const answers = await Promise.all([
      get(crypto.randomUUID(), await opener()),
      get('no-id', await opener()),
      get(file.id, await opener('opener', 2)),
      get(file.id, await opener('stranger')),
      get(undeclared.id, await opener()),
    ]);
    const told = await Promise.all(answers.map(async (each) => [each.status, await each.json()]));
    expect(told).toEqual(Array(5).fill([400, { code: 'PLATFORM.NOT_FOUND', params: {} }]));
  });
});

describe('an upload', () => {
  const pdf = '%PDF-1.7 đơn đề nghị';
  const handIn = async (
    given: { role?: string; unitId?: number; body?: string; type?: string; requestId?: string } = {},
  ) => {
    const token = await opener(given.role);
    const send = async () => {
      const response = await fetch(`${url}?purpose=test.paper&name=don.pdf&unitId=${given.unitId ?? 1}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': given.type ?? 'application/pdf',
          'x-request-id': given.requestId ?? crypto.randomUUID(),
        },
        body: given.body ?? pdf,
      });
      return { status: response.status, answer: (await response.json()) as { id?: string; code?: string } };
    };
    return { token, send };
  };

  it('stores a paper once, however often the same request comes, and gives it back', async () => {
    const { token, send } = await handIn({ requestId: 'the-same-request' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.answer]).toEqual([201, first.answer]);
    expect(await (await get(first.answer.id ?? '', token)).text()).toBe(pdf);
  });

  it.each([
    ['without the permission', { role: 'stranger' }, 'PLATFORM.FORBIDDEN'],
    ['for a unit outside the area', { unitId: 9 }, 'PLATFORM.FORBIDDEN'],
    ['that is not what it says it is', { body: 'MZ program' }, 'PLATFORM.INPUT_INVALID'],
    ['of a kind not taken in', { type: 'text/html', body: '<script>' }, 'PLATFORM.INPUT_INVALID'],
  ])('is refused %s', async (_, given, code) => {
    const { send } = await handIn(given);
    expect((await send()).answer.code).toBe(code);
  });
});
