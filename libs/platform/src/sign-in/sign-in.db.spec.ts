import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { systemActor } from '../actor.js';
import { shiftedClock, systemClock, type Clock } from '../clock.js';
import { type Tx } from '../tx.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { codeAt, wrongCode } from '../../../../test/support/second-factor.js';
import { lockAccount, reinviteAccount, unlockAccount } from './account.store.js';
import { Accounts } from './accounts.service.js';
import { ActorBuilder, type AreaOfDuty } from './actor-builder.js';
import { type Claim, Credentials } from './credentials.service.js';
import { endDuty, grantDuty, type NewDuty } from './duty.store.js';
import { Sessions } from './sessions.service.js';

const admin = systemActor('administrator');
const password = 'con cò bay lả bay la';
const minute = 60_000;
const roles = { intake: ['case.start', 'case.read'], approver: ['case.read', 'case.approve'] } as const;
const area: AreaOfDuty = {
  units: (_, { agencyId, programmes }) => Promise.resolve([agencyId * 10, programmes.length]),
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** The services as a server would have them whose clock stands `ms` ahead. */
function serverAt(ms = 0) {
  const clock: Clock = ms === 0 ? systemClock : shiftedClock(ms);
  const uow = db.uowOn(clock);
  const credentials = new Credentials(uow);
  return {
    clock,
    accounts: new Accounts(uow, credentials),
    sessions: new Sessions(uow, credentials),
    actors: new ActorBuilder(uow, roles, area),
  };
}

/** What an administrator does. */
const asAdmin = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.uow.signIn(admin, work);

const given = (accountId: string, duty: Partial<NewDuty> & Pick<NewDuty, 'agencyId'>) =>
  asAdmin((tx) =>
    grantDuty(
      tx,
      {
        title: 'Việc',
        roles: ['intake'],
        programmes: ['children'],
        inForce: { from: day('2020-01-01') },
        accountId,
        ...duty,
      },
      'Thử',
    ),
  );

let made = 0;
async function person(duties: readonly { roles: readonly string[]; agencyId: number }[] = []) {
  const server = serverAt();
  const username = `user.${(made += 1)}`;
  const { id, secondFactorUri } = await server.accounts.create(admin, { username, fullName: 'Trần Văn Tám', password });
  const dutyIds: string[] = [];
  for (const [index, duty] of duties.entries()) dutyIds.push(await given(id, { ...duty, title: `Việc ${index}` }));
  /** A claim that is right on the clock of a server; each half minute has its own code. */
  const claim = (ms = 0): Claim => ({ username, password, code: codeAt(secondFactorUri, serverAt(ms).clock.now()) });
  return { id, username, dutyIds, secondFactorUri, claim };
}

const refused = { code: 'SIGN_IN.REFUSED', params: {} };
const auditOf = async (subjectId: string) =>
  (
    await db.admin.query<{ act: string }>(
      `SELECT act FROM platform.audit_entry WHERE subject_id = $1 ORDER BY tx, id`,
      [subjectId],
    )
  ).rows.map((row) => row.act);

describe('signing in', () => {
  it('opens a session under the only duty held, of which the database knows the hash alone', async () => {
    const { id, claim, dutyIds } = await person([{ roles: ['intake'], agencyId: 7 }]);
    const { sessions, actors } = serverAt();
    const opened = await sessions.open(claim());
    expect(opened).toMatchObject({ dutyId: dutyIds[0], duties: [{ id: dutyIds[0], agencyId: 7 }] });
    expect(Buffer.from(opened.token, 'base64url')).toHaveLength(32);
    const { rows } = await db.admin.query(
      `SELECT row_to_json(s)::text AS row FROM platform.session s WHERE account_id = $1`,
      [id],
    );
    expect(rows[0].row).not.toContain(opened.token);
    const signedIn = await actors.findByToken(opened.token);
    expect(signedIn?.actor).toEqual({
      kind: 'staff',
      clearances: [],
      id,
      name: 'Trần Văn Tám',
      dutyId: dutyIds[0],
      agencyId: 7,
      roles: ['intake'],
      permissions: new Set(['case.start', 'case.read']),
      programmes: ['children'],
      units: [70, 1],
    });
  });

  it('has one answer for a wrong name, password or code, a code used before, and a disabled account', async () => {
    const { id, claim } = await person();
    const { sessions } = serverAt();
    const right = claim();
    await expect(sessions.open({ ...right, username: 'nobody' })).rejects.toMatchObject(refused);
    await expect(sessions.open({ ...right, password: `${password}!` })).rejects.toMatchObject(refused);
    await expect(sessions.open({ ...right, code: wrongCode(right.code) })).rejects.toMatchObject(refused);
    await sessions.open(right);
    await expect(sessions.open(right)).rejects.toMatchObject(refused);
    await asAdmin((tx) => lockAccount(tx, id, 'Thử'));
    await expect(serverAt(minute).sessions.open(claim(minute))).rejects.toMatchObject(refused);
    expect(await auditOf(id)).toEqual(['account.created', ...Array(4).fill('sign-in.tried'), 'account.locked']);
  });

  it('lets a code be used once, though four try it at the same moment', async () => {
    const { claim } = await person();
    const right = claim();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => serverAt().sessions.open(right)));
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('takes the code of the last half minute, not an earlier one than the last used', async () => {
    const { claim } = await person();
    const { claim: late } = await person();
    // Just after a code begins, so that none runs out while the test goes on.
    const begun = 30_000 - (Date.now() % 30_000);
    const { sessions } = serverAt(begun);
    const [before, now] = [claim(begun - 30_000), claim(begun)];
    await expect(sessions.open(late(begun - 30_000))).resolves.toHaveProperty('token');
    await sessions.open(now);
    await expect(sessions.open(before)).rejects.toMatchObject(refused);
    await expect(serverAt(begun + 5 * minute).sessions.open(now)).rejects.toMatchObject(refused);
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const { claim } = await person();
    // Of the processor, not of the clock: what else runs on the machine has no say.
    const timeOf = async (one: Claim) => {
      const start = process.cpuUsage();
      await serverAt()
        .sessions.open(one)
        .catch(() => undefined);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 4; n += 1) {
      times.known.push(await timeOf({ ...claim(), password: 'not this one at all' }));
      times.unknown.push(await timeOf({ ...claim(), username: `nobody.${n}` }));
    }
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('the lock', () => {
  it('lets nine guesses through in a quarter of an hour, and then even the right claim waits', async () => {
    const { id, claim } = await person();
    const looked = async () =>
      Number(
        (await db.admin.query(`SELECT failed_attempts FROM platform.account WHERE id = $1`, [id])).rows[0]
          .failed_attempts,
      );
    const halfMinutes = Array.from({ length: 30 }, (_, n) => (n + 1) * 30);
    for (const second of [0, 0, 0, 0, 0, ...halfMinutes])
      await expect(
        serverAt(second * 1000).sessions.open({ ...claim(), password: 'not this one at all' }),
      ).rejects.toMatchObject(refused);
    expect(await looked()).toBe(9);
    const soon = 20 * minute;
    await expect(serverAt(soon).sessions.open(claim(soon))).rejects.toMatchObject(refused);
    const later = 31 * minute;
    await expect(serverAt(later).sessions.open(claim(later))).resolves.toHaveProperty('token');
    expect(await looked()).toBe(0);
  });

  it('cannot be outrun by guesses sent at once', async () => {
    const { id, claim } = await person();
    const guess = () => serverAt().sessions.open({ ...claim(), password: 'not this one at all' });
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, guess));
    expect(outcomes.every((each) => each.status === 'rejected')).toBe(true);
    const { rows } = await db.admin.query(`SELECT failed_attempts FROM platform.account WHERE id = $1`, [id]);
    expect(rows[0].failed_attempts).toBe(5);
    await expect(serverAt().sessions.open(claim())).rejects.toMatchObject(refused);
  });

  it('keeps counting for the account when its name is written otherwise', async () => {
    const { id, username, claim } = await person();
    await expect(
      serverAt().sessions.open({ ...claim(), username: ` ${username.toUpperCase()} `, password: 'x' }),
    ).rejects.toMatchObject(refused);
    const { rows } = await db.admin.query(`SELECT failed_attempts FROM platform.account WHERE id = $1`, [id]);
    expect(rows[0].failed_attempts).toBe(1);
  });
});

describe('sessions', () => {
  const token = async (claim: Claim, dutyId?: string) => (await serverAt().sessions.open(claim, dutyId)).token;
  const isLive = async (of: string, ms = 0) => (await serverAt(ms).actors.findByToken(of)) !== undefined;

  it('end after half an hour without use and after twelve hours in any case', async () => {
    const { claim } = await person();
    const used = await token(claim());
    for (let at = 0; at < 12 * 60; at += 25) expect(await isLive(used, at * minute)).toBe(true);
    expect(await isLive(used, (12 * 60 + 1) * minute)).toBe(false);
    const { claim: other } = await person();
    const unused = await token(other());
    expect(await isLive(unused, 31 * minute)).toBe(false);
  });

  it('are nothing to a token that was never given', async () => {
    for (const made of ['', 'x', 'a'.repeat(43), '00'.repeat(32)]) expect(await isLive(made)).toBe(false);
  });

  it('are listed and ended by their own holder only', async () => {
    const [mine, theirs] = [await person(), await person()];
    const [first, foreign] = [await token(mine.claim()), await token(theirs.claim())];
    const second = (await serverAt(30_000).sessions.open(mine.claim(30_000))).token;
    const { actors, sessions } = serverAt();
    const { actor, sessionId } = (await actors.findByToken(first))!;
    const other = (await actors.findByToken(foreign))!;
    expect((await sessions.listOwn(actor)).map((each) => each.id)).toContain(sessionId);
    expect(await sessions.listOwn(actor)).toHaveLength(2);
    await expect(sessions.revoke(actor, other.sessionId)).rejects.toMatchObject({ code: 'SIGN_IN.SESSION_UNKNOWN' });
    await sessions.revoke(actor, sessionId);
    expect([await isLive(first), await isLive(second), await isLive(foreign)]).toEqual([false, true, true]);
  });

  it('end at once, all of them, when the password changes', async () => {
    const { claim, username, id } = await person();
    const before = await token(claim());
    const { accounts, sessions } = serverAt(30_000);
    await expect(accounts.changePassword(claim(30_000), 'short')).rejects.toMatchObject({
      code: 'SIGN_IN.PASSWORD_LENGTH',
    });
    await accounts.changePassword(claim(30_000), 'một mật khẩu khác hẳn');
    expect(await isLive(before)).toBe(false);
    await expect(serverAt(60_000).sessions.open(claim(60_000))).rejects.toMatchObject(refused);
    const after = await serverAt(60_000).sessions.open({
      ...claim(60_000),
      username,
      password: 'một mật khẩu khác hẳn',
    });
    await asAdmin((tx) => reinviteAccount(tx, id, 'Mất điện thoại'));
    expect(await isLive(after.token)).toBe(false);
    await expect(sessions.open({ ...claim(90_000), password: 'một mật khẩu khác hẳn' })).rejects.toMatchObject(refused);
  });

  it('act under one duty of their holder at a time', async () => {
    const { claim, dutyIds } = await person([
      { roles: ['intake'], agencyId: 1 },
      { roles: ['approver'], agencyId: 2 },
    ]);
    const stranger = await person([{ roles: ['approver'], agencyId: 3 }]);
    const { sessions, actors } = serverAt();
    await expect(sessions.open(claim(), stranger.dutyIds[0])).rejects.toMatchObject({ code: 'SIGN_IN.DUTY_NOT_HELD' });
    const of = await token(claim());
    const undecided = (await actors.findByToken(of))!;
    expect(undecided.actor).toMatchObject({ dutyId: undefined, permissions: new Set(), units: [], programmes: [] });
    await sessions.switchDuty(undecided.actor, undecided.sessionId, dutyIds[1]!);
    expect((await actors.findByToken(of))?.actor).toMatchObject({
      agencyId: 2,
      permissions: new Set(roles.approver),
      units: [20, 1],
    });
    await sessions.switchDuty(undecided.actor, undecided.sessionId, dutyIds[0]!);
    expect((await actors.findByToken(of))?.actor).toMatchObject({ agencyId: 1, permissions: new Set(roles.intake) });
    const foreign = sessions.switchDuty(undecided.actor, undecided.sessionId, stranger.dutyIds[0]!);
    await expect(foreign).rejects.toMatchObject({ code: 'SIGN_IN.DUTY_NOT_HELD' });
  });

  it('end at once when their duty ends, which gives nothing any more', async () => {
    const { claim, dutyIds } = await person([{ roles: ['approver'], agencyId: 1 }]);
    const { sessions } = serverAt();
    const first = await token(claim());
    await asAdmin((tx) => endDuty(tx, dutyIds[0]!, day('2021-01-01'), 'Thử'));
    expect(await isLive(first)).toBe(false);
    expect(await serverAt(60_000).sessions.open(claim(60_000))).toMatchObject({ dutyId: undefined, duties: [] });
    await expect(sessions.open(claim(90_000), dutyIds[0])).rejects.toThrow();
    const early = asAdmin((tx) => endDuty(tx, dutyIds[0]!, day('2019-01-01'), 'Thử'));
    await expect(early).rejects.toMatchObject({ code: 'SIGN_IN.DUTY_UNKNOWN' });
  });

  it('under a delegated duty never hold more than its giver does, and end with his', async () => {
    const giver = await person([{ roles: ['approver'], agencyId: 1 }]);
    const { id, claim } = await person();
    const [delegatedFrom] = giver.dutyIds;
    await given(id, {
      agencyId: 1,
      roles: ['approver', 'intake'],
      programmes: ['children', 'lantern'],
      delegatedFrom: delegatedFrom!,
    });
    const of = await token(claim());
    expect((await serverAt().actors.findByToken(of))?.actor).toMatchObject({
      roles: ['approver'],
      programmes: ['children'],
      agencyId: 1,
    });
    await asAdmin((tx) => lockAccount(tx, giver.id, 'Nghỉ việc'));
    expect((await serverAt().actors.findByToken(of))?.actor.permissions).toEqual(new Set());
    await asAdmin((tx) => unlockAccount(tx, giver.id, 'Đi làm lại'));
    expect((await serverAt().actors.findByToken(of))?.actor.permissions).toEqual(new Set(roles.approver));
    await asAdmin((tx) => endDuty(tx, delegatedFrom!, day('2021-01-01'), 'Thử'));
    expect(await isLive(of)).toBe(false);
    expect(await serverAt(30_000).sessions.open(claim(30_000))).toMatchObject({ duties: [] });
  });
});

describe('accounts', () => {
  it('have a name of their own, and no way to betray their secrets to those who read', async () => {
    const { username } = await person();
    const { accounts } = serverAt();
    const again = { username, fullName: 'Ai đó', password };
    await expect(accounts.create(admin, again)).rejects.toMatchObject({ code: 'SIGN_IN.USERNAME_TAKEN' });
    await expect(accounts.create(admin, { ...again, username: 'Có Dấu' })).rejects.toMatchObject({
      code: 'SIGN_IN.USERNAME_INVALID',
    });
    const reader = { ...admin, kind: 'staff' as const };
    await expect(
      db.uow.read(reader, (tx) => tx.sql(`SELECT password_hash FROM platform.account`)),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(db.uow.read(reader, (tx) => tx.sql(`SELECT * FROM platform.session`))).rejects.toMatchObject({
      code: '42501',
    });
  });
});
