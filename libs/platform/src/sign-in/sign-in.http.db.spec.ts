import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, NestFactory } from '@nestjs/core';
import { day } from '#kernel';
import { generateSync } from 'otplib';
import { systemActor } from '../actor.js';
import { HandlerCheck } from '../graphql/handler-check.js';
import { PermissionGuard } from '../graphql/permission.guard.js';
import { type Tx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Accounts } from './accounts.service.js';
import { inviteAccount } from './account.store.js';
import { grantDuty } from './duty.store.js';
import { registerClient } from './service-client.store.js';
import { SignInModule } from './sign-in.module.js';

const password = 'con cò bay lả bay la';
let db: TestDatabase;
let app: INestApplication;
let url: string;
let secret: string;

beforeAll(async () => {
  db = await testDatabase();
  @Global()
  @Module({ providers: [{ provide: UnitOfWork, useValue: db.uow }], exports: [UnitOfWork] })
  class DataModule {}
  @Module({
    imports: [
      DataModule,
      DiscoveryModule,
      SignInModule.register({ roles: { intake: ['case.start'] }, area: { units: () => Promise.resolve([1]) } }),
    ],
    providers: [HandlerCheck, { provide: APP_GUARD, useClass: PermissionGuard }],
  })
  class App {}
  app = await NestFactory.create(App, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const { id, secondFactorUri } = await app
    .get(Accounts)
    .create(systemActor('administrator'), { username: 'tam', fullName: 'Trần Văn Tám', password });
  secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
  for (const title of ['Tiếp nhận', 'Thẩm định'])
    await asAdmin((tx) =>
      grantDuty(
        tx,
        { accountId: id, agencyId: 1, title, roles: ['intake'], programmes: [], inForce: { from: day('2020-01-01') } },
        'Thử',
      ),
    );
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const asAdmin = <T>(work: (tx: Tx) => Promise<T>) => db.uow.signIn(systemActor('administrator'), work);
const post = (path: string, body: object, token?: string) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
const sessionsOf = (token: string) => fetch(`${url}/sessions`, { headers: { authorization: `Bearer ${token}` } });
const form = (fields: Record<string, string>, authorization?: string) =>
  fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: authorization ? { authorization } : {},
    body: new URLSearchParams(fields),
  });

describe('over HTTP, people', () => {
  it('sign in, choose a duty, see their sessions and sign out', async () => {
    const code = generateSync({ secret });
    const signedIn = await post('/sign-in', { username: 'tam', password, code });
    expect([signedIn.status, signedIn.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { token, duties, dutyId } = (await signedIn.json()) as {
      token: string;
      dutyId?: string;
      duties: { id: string }[];
    };
    expect([dutyId, duties.length]).toEqual([undefined, 2]);

    expect((await post('/duty', { dutyId: duties[1]?.id }, token)).status).toBe(204);
    const foreign = await post('/duty', { dutyId: crypto.randomUUID() }, token);
    expect([foreign.status, await foreign.json()]).toMatchObject([400, { code: 'SIGN_IN.DUTY_NOT_HELD' }]);
    const malformed = await post('/duty', { dutyId: 'x', roles: ['approver'] }, token);
    expect([malformed.status, await malformed.json()]).toMatchObject([400, { code: 'PLATFORM.INPUT_INVALID' }]);

    expect(await (await sessionsOf(token)).json()).toMatchObject([{ dutyId: duties[1]?.id }]);
    expect((await post('/sign-out', {}, token)).status).toBe(204);
    expect((await sessionsOf(token)).status).toBe(401);
  });

  it.each([
    { username: 'tam', password: 'not this one at all', code: '000000' },
    { username: 'nobody', password, code: '000000' },
    { username: 'tam' },
    { username: { $ne: '' }, password: ['x'], code: 0 },
    {},
  ])('get one answer to %j', async (claim) => {
    const answer = await post('/sign-in', claim);
    expect([answer.status, await answer.json()]).toEqual([401, { code: 'SIGN_IN.REFUSED', params: {} }]);
  });

  it('bring their token in the header and nowhere else', async () => {
    const clientSecret = await asAdmin((tx) =>
      registerClient(tx, { clientId: 'header-only', name: 'Sở', agencyId: 1, roles: [], programmes: [] }, 'Thử'),
    );
    const { access_token: token } = (await (
      await form({ grant_type: 'client_credentials', client_id: 'header-only', client_secret: clientSecret })
    ).json()) as { access_token: string };
    expect((await sessionsOf(token)).status).toBe(200);
    expect((await fetch(`${url}/sessions?access_token=${token}`)).status).toBe(401);
    expect((await post('/sign-out', { access_token: token })).status).toBe(401);
    expect((await fetch(`${url}/sessions`)).status).toBe(401);
  });
});

describe('over HTTP, an invitation', () => {
  it('is taken up with a password and a code, and told from a wrong one by its answer alone', async () => {
    const { invitation } = await asAdmin((tx) =>
      inviteAccount(tx, { username: 'moi', fullName: 'Lê Thị Mời', agencyId: 1 }, 'Người mới'),
    );
    const seen = await post('/invitation', { token: invitation.token });
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { secondFactorUri, username } = (await seen.json()) as { secondFactorUri: string; username: string };
    const code = generateSync({ secret: new URL(secondFactorUri).searchParams.get('secret') ?? '' });
    const accepted = { token: invitation.token, password, code };
    const taken = await post('/invitation/accept', accepted);
    expect([username, taken.status, taken.headers.get('cache-control')]).toEqual(['moi', 200, 'no-store']);
    const opened = (await taken.json()) as { token: string };
    expect((await sessionsOf(opened.token)).status).toBe(200);
    for (const token of [invitation.token, 'x']) {
      const refused = await post('/invitation', { token });
      expect([refused.status, await refused.json()]).toEqual([400, { code: 'SIGN_IN.INVITATION_INVALID', params: {} }]);
    }
  });
});

describe('over HTTP, systems', () => {
  it('get a token by basic or by post, and errors as RFC 6749 words them', async () => {
    const clientSecret = await asAdmin((tx) =>
      registerClient(
        tx,
        { clientId: 'so-y-te', name: 'Sở Y tế', agencyId: 1, roles: ['intake'], programmes: [] },
        'Thử',
      ),
    );
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    const granted = await form({ grant_type: 'client_credentials' }, basic(`so-y-te:${clientSecret}`));
    expect([granted.status, granted.headers.get('cache-control'), await granted.json()]).toEqual([
      200,
      'no-store',
      { access_token: expect.stringMatching(/^[\w-]{43}$/), token_type: 'Bearer', expires_in: 900 },
    ]);
    const wrong = await form({ grant_type: 'client_credentials' }, basic('so-y-te:wrong'));
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'invalid_client' }]);
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /);
    const unknown = await form({ grant_type: 'client_credentials', client_id: 'nobody', client_secret: clientSecret });
    expect([unknown.status, await unknown.json()]).toEqual([401, { error: 'invalid_client' }]);
    const other = await form({ grant_type: 'authorization_code' }, basic(`so-y-te:${clientSecret}`));
    expect([other.status, await other.json()]).toEqual([400, { error: 'unsupported_grant_type' }]);
  });
});
