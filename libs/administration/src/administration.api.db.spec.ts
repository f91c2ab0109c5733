import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actReason,
  type Administration,
  codesOf,
  officeDay,
  openAdministration,
  outcomeOf,
  type Signed,
} from '../../../test/support/administration.js';

let office: Administration;
let first: Signed;
let second: Signed;
beforeAll(async () => {
  office = await openAdministration();
  ({ first, second } = office);
});
afterAll(() => office.close());

const duty = (userId: string, agencyId: number, roles: readonly string[], more: object = {}) => ({
  userId,
  agencyId,
  title: 'Công chức',
  roles,
  programmes: ['social-protection'],
  from: officeDay,
  ...more,
});
const invite = (who: Signed, username: string, agencyId: number) =>
  office.act(who, 'inviteUser', { username, fullName: 'Đặng Thị Mới', agencyId });

describe('an administrator', () => {
  it('invites a user, gives a duty, locks and unlocks; each act is on record with its reason', async () => {
    const { user, invitation } = await outcomeOf(invite(first, 'moi.mot', office.committeeA));
    expect(user).toMatchObject({ username: 'moi.mot', isTakenUp: false, duties: [], isWithinReach: true });
    expect(invitation?.token).toMatch(/^[\w-]{43}$/);
    const granted = await outcomeOf(
      office.act(first, 'grantDuty', duty(user.id, office.committeeA, ['commune-officer'])),
    );
    expect(granted).toMatchObject({ proposal: null, user: { duties: [{ agencyId: office.committeeA, until: null }] } });
    expect(await outcomeOf(office.act(first, 'lockUser', { userId: user.id }))).toMatchObject({
      user: { lockedAt: expect.any(String) },
    });
    expect(await outcomeOf(office.act(first, 'unlockUser', { userId: user.id }))).toMatchObject({
      user: { lockedAt: null },
    });
    const [{ id: dutyId } = { id: '' }] = granted.user.duties;
    expect(await outcomeOf(office.act(first, 'endDuty', { dutyId, until: '2027-01-01' }))).toMatchObject({
      user: { duties: [{ until: '2027-01-01' }] },
    });
    expect(await office.actsOn(user.id)).toEqual(
      ['account.invited', 'account.locked', 'account.unlocked'].map((each) => ({ act: each, reason: actReason })),
    );
    expect(await office.actsOn(dutyId)).toEqual(
      ['duty.granted', 'duty.ended'].map((each) => ({ act: each, reason: actReason })),
    );
  });

  it('has one effect for a request sent twice, and its invitation is told once and kept nowhere', async () => {
    const requestId = crypto.randomUUID();
    const input = { username: 'moi.lai', fullName: 'Đặng Thị Mới', agencyId: office.committeeA };
    const { user, invitation } = await outcomeOf(office.act(first, 'inviteUser', input, requestId));
    const again = await outcomeOf(office.act(first, 'inviteUser', input, requestId));
    expect([again.user.id, again.invitation]).toEqual([user.id, null]);
    const { rows } = await office.db.admin.query(
      `SELECT coalesce(string_agg(answer::text, ''), '') || (SELECT string_agg(body::text, '') FROM platform.audit_entry) AS kept FROM platform.request`,
    );
    expect(rows[0].kept).toContain(user.id);
    expect(rows[0].kept).not.toContain(invitation!.token);
  });

  it('sees no case, person or payment', async () => {
    const forbidden = await office.api.ask(first.token, '{ worklist { nodes { id } } }');
    expect(forbidden.codes).toEqual(['PLATFORM.FORBIDDEN']);
  });

  it('may do nothing on his own account, nor give himself anything by way of another', async () => {
    const own = { userId: first.id };
    for (const name of ['lockUser', 'unlockUser', 'resetUser', 'endUserSessions'])
      expect([name, await codesOf(office.act(first, name, own))]).toEqual([name, ['ADMINISTRATION.OWN_ACCOUNT']]);
    expect(await codesOf(office.act(first, 'grantDuty', duty(first.id, office.department, ['accountant'])))).toEqual([
      'ADMINISTRATION.OWN_ACCOUNT',
    ]);
    const { proposal } = await outcomeOf(
      office.act(first, 'grantDuty', duty(second.id, office.department, ['payment-approver'])),
    );
    expect(await codesOf(office.act(second, 'confirmProposal', { proposalId: proposal?.id }))).toEqual([
      'ADMINISTRATION.OWN_ACCOUNT',
    ]);
  });

  it('gives what he holds himself, of roles that exist, for days that are some', async () => {
    const { user } = await outcomeOf(invite(first, 'moi.ba', office.committeeA));
    const give = (roles: string[], more: object) =>
      codesOf(office.act(first, 'grantDuty', duty(user.id, office.committeeA, roles, more)));
    expect(await give(['commune-officer'], { programmes: ['lantern'] })).toEqual([
      'ADMINISTRATION.PROGRAMME_OUT_OF_REACH',
    ]);
    expect(await give(['toString'], {})).toEqual(['ADMINISTRATION.ROLE_UNKNOWN']);
    expect(await give(['commune-officer'], { until: officeDay })).toEqual(['KERNEL.RANGE_EMPTY']);
    expect(await give(['commune-officer'], { agencyId: 0 })).toEqual(['ADMINISTRATION.AGENCY_UNKNOWN']);
  });
});

describe('the most powerful roles', () => {
  it.each(['rate-publisher', 'payment-approver', 'administrator'])('take two administrators: %s', async (role) => {
    const { user } = await outcomeOf(invite(first, `moi.${role}`, office.department));
    const proposed = await outcomeOf(
      office.act(first, 'grantDuty', duty(user.id, office.department, ['accountant', role])),
    );
    expect(proposed).toMatchObject({
      proposal: { reason: actReason, duty: { roles: ['accountant', role] } },
      user: { duties: [] },
    });
    const proposalId = proposed.proposal?.id;
    expect(await codesOf(office.act(first, 'confirmProposal', { proposalId }))).toEqual([
      'ADMINISTRATION.NEEDS_ANOTHER_PERSON',
    ]);
    expect(await outcomeOf(office.act(second, 'confirmProposal', { proposalId }))).toMatchObject({
      user: { duties: [{ roles: ['accountant', role] }] },
    });
    expect(await codesOf(office.act(second, 'confirmProposal', { proposalId }))).toEqual([
      'ADMINISTRATION.PROPOSAL_UNKNOWN',
    ]);
    const { proposal, invitation } = await outcomeOf(office.act(first, 'resetUser', { userId: user.id }));
    expect([proposal?.id === undefined, invitation]).toEqual([false, null]);
    expect(
      (await outcomeOf(office.act(second, 'confirmProposal', { proposalId: proposal?.id }))).invitation,
    ).not.toBeNull();
  });

  it('may be turned down, and then nothing has happened', async () => {
    const { user } = await outcomeOf(invite(first, 'moi.khong', office.department));
    const { proposal } = await outcomeOf(
      office.act(first, 'grantDuty', duty(user.id, office.department, ['administrator'])),
    );
    expect(await outcomeOf(office.act(second, 'declineProposal', { proposalId: proposal?.id }))).toMatchObject({
      user: { duties: [] },
    });
    const waiting = await office.api.ask(second.token, '{ proposals { id } }');
    expect(waiting.text).not.toContain(proposal?.id);
  });

  it('cannot be confirmed by their proposer even past the services', async () => {
    const { user } = await outcomeOf(invite(first, 'moi.csdl', office.department));
    const { proposal } = await outcomeOf(
      office.act(first, 'grantDuty', duty(user.id, office.department, ['administrator'])),
    );
    const forged = office.db.admin.query(
      `UPDATE platform.proposal SET outcome = 'confirmed', decided_by = proposed_by, decided_at = now() WHERE id = $1`,
      [proposal?.id],
    );
    await expect(forged).rejects.toMatchObject({ code: '23514' });
  });
});

describe('the reach of an administrator', () => {
  it('ends with his area: those of a commune see its own users and no others', async () => {
    const commune = await office.someone('Quản Trị Xã', office.committeeA, ['administrator']);
    const [mine, theirs] = [
      await office.someone('Cán Bộ Nhà', office.committeeA, ['commune-officer']),
      await office.someone('Cán Bộ Bên', office.committeeB, ['commune-officer']),
    ];
    const listed = (await office.api.ask(commune.token, '{ users(first: 100) { nodes { fullName } } }')).text;
    expect(listed).toContain('Cán Bộ Nhà');
    for (const name of ['Cán Bộ Bên', 'Quản Trị Một']) expect(listed).not.toContain(name);
    for (const name of ['lockUser', 'resetUser', 'unlockUser', 'endUserSessions'])
      expect([name, await codesOf(office.act(commune, name, { userId: theirs.id }))]).toEqual([
        name,
        ['ADMINISTRATION.USER_UNKNOWN'],
      ]);
    const absent = await office.act(commune, 'lockUser', { userId: crypto.randomUUID() });
    const hidden = await office.act(commune, 'lockUser', { userId: theirs.id });
    expect(hidden.text.replaceAll(/[\da-f-]{36}/g, '')).toBe(absent.text.replaceAll(/[\da-f-]{36}/g, ''));
    expect(await codesOf(office.act(commune, 'grantDuty', duty(mine.id, office.department, ['accountant'])))).toEqual([
      'ADMINISTRATION.AGENCY_UNKNOWN',
    ]);
    expect(await codesOf(office.act(first, 'lockUser', { userId: theirs.id }))).toEqual([]);
  });

  it('does not hold someone with one more post outside it: he is seen there, and not locked from there', async () => {
    const commune = await office.someone('Quản Trị Xã Hai', office.committeeA, ['administrator']);
    const both = await office.someone('Hai Nơi', office.committeeA, ['commune-officer']);
    await outcomeOf(office.act(first, 'grantDuty', duty(both.id, office.committeeB, ['commune-officer'])));
    const seen = await office.api.ask(
      commune.token,
      `{ user(id: "${both.id}") { isWithinReach duties { agencyId } } }`,
    );
    expect(seen.data).toEqual({ user: { isWithinReach: false, duties: [{ agencyId: office.committeeA }] } });
    expect(await codesOf(office.act(commune, 'lockUser', { userId: both.id }))).toEqual([
      'ADMINISTRATION.USER_UNKNOWN',
    ]);
  });

  it('finds by words without accents, page by page', async () => {
    for (const name of ['Trần Thị Ánh', 'Trần Văn Ẩn', 'Trần Văn Bé'])
      await office.someone(name, office.committeeA, []);
    const page = async (after?: string) => {
      const { data } = await office.api.ask(
        first.token,
        'query ($after: String) { users(words: "tran", first: 2, after: $after) { nodes { fullName } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      return data?.['users'] as {
        nodes: { fullName: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const one = await page();
    const two = await page(one.pageInfo.endCursor);
    expect([...one.nodes, ...two.nodes].map(({ fullName }) => fullName)).toEqual([
      'Trần Thị Ánh',
      'Trần Văn Ẩn',
      'Trần Văn Bé',
    ]);
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

describe('a system of another office.department', () => {
  const ofClient = (who: Signed, name: string, input: object) =>
    office.api.ask(
      who.token,
      `mutation ($input: ${name === 'registerClient' ? 'RegisterClientInput' : 'ClientInput'}!, $requestId: String!) {
        ${name}(input: $input, requestId: $requestId) { client { clientId disabledAt } clientSecret } }`,
      { input: { clientId: 'so-giao-duc', reason: actReason, ...input }, requestId: crypto.randomUUID() },
    );
  const registered = (more: object = {}) =>
    ofClient(first, 'registerClient', {
      name: 'Sở Giáo dục và Đào tạo',
      agencyId: office.committeeA,
      roles: ['one-stop-officer'],
      programmes: ['social-protection'],
      ...more,
    });

  it('is registered, gets another secret, and is ended; never with a role that two people give', async () => {
    expect((await registered({ roles: ['payment-approver'] })).codes).toEqual(['ADMINISTRATION.ROLE_FOR_PEOPLE_ONLY']);
    expect((await registered()).data).toMatchObject({ registerClient: { clientSecret: expect.any(String) } });
    expect((await registered()).codes).toEqual(['SIGN_IN.CLIENT_TAKEN']);
    expect((await ofClient(first, 'renewClientSecret', {})).codes).toEqual([]);
    const stranger = await office.someone('Quản Trị Xã Bên', office.committeeB, ['administrator']);
    expect((await ofClient(stranger, 'endClient', {})).codes).toEqual(['ADMINISTRATION.CLIENT_UNKNOWN']);
    expect((await ofClient(first, 'endClient', {})).data).toMatchObject({
      endClient: { client: { disabledAt: expect.any(String) } },
    });
    expect((await office.api.ask(stranger.token, '{ serviceClients { clientId } }')).data).toEqual({
      serviceClients: [],
    });
  });
});
