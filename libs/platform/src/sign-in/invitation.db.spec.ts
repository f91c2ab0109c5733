import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../actor.js';
import { shiftedClock } from '../clock.js';
import { type Keyring } from '../keys/keyring.js';
import { type Tx } from '../tx.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { codeAt, testKeyring, testKeys, wrongCode } from '../../../../test/support/second-factor.js';
import { inviteAccount, lockAccount, reinviteAccount } from './account.store.js';
import { ActorBuilder } from './actor-builder.js';
import { Credentials } from './credentials.service.js';
import { Invitations } from './invitations.service.js';
import { relockSecondFactors } from './second-factor.store.js';
import { disableClient, registerClient, renewClientSecret } from './service-client.store.js';
import { ServiceClients } from './service-clients.service.js';
import { Sessions } from './sessions.service.js';

const password = 'con cò bay lả bay la';
const minute = 60_000;
const refused = { code: 'SIGN_IN.REFUSED', params: {} };

let db: TestDatabase;
let keyring: Keyring;
beforeAll(async () => {
  keyring = await testKeyring();
  db = await testDatabase();
});
afterAll(() => db.close());

/** The services as a server would have them whose clock stands `ms` ahead. */
function serverAt(ms = 0) {
  const clock = shiftedClock(ms);
  const uow = db.uowOn(clock);
  return {
    clock,
    sessions: new Sessions(uow, new Credentials(uow, keyring)),
    invitations: new Invitations(uow, keyring),
    clients: new ServiceClients(uow),
    actors: new ActorBuilder(
      uow,
      { intake: ['case.start'] },
      { units: (_, { agencyId, programmes }) => Promise.resolve([agencyId * 10, programmes.length]) },
    ),
  };
}

/** What an administrator does. */
const asAdmin = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.uow.signIn(systemActor('administrator'), work);

const actsOn = async (subjectId: string) =>
  (
    await db.admin.query<{ act: string }>(
      `SELECT act FROM platform.audit_entry WHERE subject_id = $1 ORDER BY tx, id`,
      [subjectId],
    )
  ).rows.map((row) => row.act);

describe('an invitation', () => {
  const invite = (username: string) =>
    asAdmin((tx) => inviteAccount(tx, { username, fullName: 'Lê Thị Mời', agencyId: 1 }, 'Người mới'));

  it('lets its holder set password and second factor, once, before the account opens', async () => {
    const { id, invitation } = await invite('moi.mot');
    const { invitations, sessions, clock } = serverAt();
    const closed = { username: 'moi.mot', password, code: '000000' };
    await expect(sessions.open(closed)).rejects.toMatchObject(refused);
    const { secondFactorUri, fullName } = await invitations.open(invitation.token);
    expect(fullName).toBe('Lê Thị Mời');
    const code = codeAt(secondFactorUri, clock.now());
    const wrongly = invitations.accept(invitation.token, password, wrongCode(code));
    await expect(wrongly).rejects.toMatchObject({ code: 'SIGN_IN.CODE_WRONG' });
    await expect(invitations.accept(invitation.token, 'short', code)).rejects.toMatchObject({
      code: 'SIGN_IN.PASSWORD_LENGTH',
    });
    await invitations.accept(invitation.token, password, code);
    await expect(invitations.open(invitation.token)).rejects.toMatchObject({ code: 'SIGN_IN.INVITATION_INVALID' });
    const next = codeAt(secondFactorUri, serverAt(30_000).clock.now());
    await expect(serverAt(30_000).sessions.open({ ...closed, code: next })).resolves.toHaveProperty('token');
    expect((await actsOn(id)).slice(0, 3)).toEqual(['account.invited', 'sign-in.tried', 'account.taken-up']);
  });

  it('ends after three days, and with a later one', async () => {
    const { id, invitation } = await invite('moi.hai');
    const invalid = { code: 'SIGN_IN.INVITATION_INVALID' };
    await expect(serverAt(73 * 60 * minute).invitations.open(invitation.token)).rejects.toMatchObject(invalid);
    const later = await asAdmin((tx) => reinviteAccount(tx, id, 'Thất lạc'));
    await expect(serverAt().invitations.open(invitation.token)).rejects.toMatchObject(invalid);
    await expect(serverAt().invitations.open(later.token)).resolves.toMatchObject({ username: 'moi.hai' });
    await asAdmin((tx) => lockAccount(tx, id, 'Thôi'));
    await expect(serverAt().invitations.open(later.token)).rejects.toMatchObject(invalid);
  });
});

describe('a second factor', () => {
  it('stands in no row and no record in clear, and opens its account after its key was renewed', async () => {
    const { id, invitation } = await asAdmin((tx) =>
      inviteAccount(tx, { username: 'moi.khoa', fullName: 'Lê Thị Khóa', agencyId: 1 }, 'Người mới'),
    );
    const { invitations, clock } = serverAt();
    const { secondFactorUri } = await invitations.open(invitation.token);
    expect(await invitations.open(invitation.token)).toMatchObject({ secondFactorUri });
    await invitations.accept(invitation.token, password, codeAt(secondFactorUri, clock.now()));
    const secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
    const { rows } = await db.admin.query<{ row: string }>(
      `SELECT row_to_json(a)::text AS row FROM platform.account a WHERE id = $1::uuid
       UNION ALL SELECT row_to_json(i)::text FROM platform.invitation i WHERE account_id = $1::uuid
       UNION ALL SELECT row_to_json(e)::text FROM platform.audit_entry e WHERE subject_id = $1::text`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(3);
    const kept = rows.map(({ row }) => row).join();
    for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(kept).not.toContain(form);

    const renewed = await testKeyring(`new:${Buffer.alloc(32, 8).toString('base64url')},${testKeys}`);
    expect(await asAdmin((tx) => relockSecondFactors(tx, renewed))).toBeGreaterThan(0);
    expect(await asAdmin((tx) => relockSecondFactors(tx, renewed))).toBe(0);
    const later = shiftedClock(30_000);
    const claim = { username: 'moi.khoa', password, code: codeAt(secondFactorUri, later.now()) };
    const sessionsWith = (keys: Keyring) => new Sessions(db.uowOn(later), new Credentials(db.uowOn(later), keys));
    await expect(sessionsWith(keyring).open(claim)).rejects.toMatchObject({ code: 'PLATFORM.KEY_MISSING' });
    await expect(sessionsWith(renewed).open(claim)).resolves.toHaveProperty('token');
  });
});

describe('service clients', () => {
  it('get a token for a quarter of an hour that acts for their agency, until they are disabled', async () => {
    const { clients, actors } = serverAt();
    const client = { clientId: 'so-y-te', name: 'Sở Y tế', agencyId: 9, roles: ['intake'], programmes: ['children'] };
    const register = () => asAdmin((tx) => registerClient(tx, client, 'Thử'));
    const clientSecret = await register();
    await expect(register()).rejects.toMatchObject({ code: 'SIGN_IN.CLIENT_TAKEN' });
    expect(await clients.issueToken('so-y-te', `${clientSecret}x`)).toBeUndefined();
    expect(await clients.issueToken('nobody', clientSecret)).toBeUndefined();
    const issued = (await clients.issueToken('so-y-te', clientSecret))!;
    expect(issued.expiresIn).toBe(900);
    expect((await actors.findByToken(issued.token))?.actor).toMatchObject({
      kind: 'service',
      name: 'Sở Y tế',
      dutyId: undefined,
      agencyId: 9,
      permissions: new Set(['case.start']),
      units: [90, 1],
    });
    expect(await serverAt(16 * minute).actors.findByToken(issued.token)).toBeUndefined();
    const renewed = await asAdmin((tx) => renewClientSecret(tx, 'so-y-te', 'Lộ mã'));
    expect(await actors.findByToken(issued.token)).toBeUndefined();
    expect(await clients.issueToken('so-y-te', clientSecret)).toBeUndefined();
    await expect(clients.issueToken('so-y-te', renewed)).resolves.toHaveProperty('token');
    await asAdmin((tx) => disableClient(tx, 'so-y-te', 'Thử'));
    expect(await clients.issueToken('so-y-te', renewed)).toBeUndefined();
  });
});
