import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineOver } from '#programme-registry';
import {
  type Administration,
  codesOf,
  officeDay,
  openAdministration,
  outcomeOf,
  type Signed,
} from '../../../test/support/administration.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk } from '../../../test/support/province.js';

let office: Administration;
let first: Signed;
beforeAll(async () => {
  office = await openAdministration();
  ({ first } = office);
});
afterAll(() => office.close());

describe('delegation while away', () => {
  const delegate = (who: Signed, input: object) =>
    office.api.ask(
      who.token,
      `mutation ($input: DelegateDutyInput!, $requestId: String!) { delegateOwnDuty(input: $input, requestId: $requestId) {
        isWaiting delegations { id userId roles inPlaceOf } } }`,
      {
        input: { reason: 'Nghỉ phép', from: officeDay, until: '2026-12-01', ...input },
        requestId: crypto.randomUUID(),
      },
    );
  const dutyOf = async (who: Signed) =>
    ((await office.api.ask(who.token, '{ viewer { dutyId } }')).data?.['viewer'] as { dutyId: string }).dutyId;
  const refusal = async (answer: ReturnType<typeof delegate>) => (await answer).codes;

  it('is given to a colleague by the holder, never wider than his own, and taken back', async () => {
    const chair = await office.someone('Chủ Tịch Đi Vắng', office.committeeA, ['commune-chair']);
    const officer = await office.someone('Phó Chủ Tịch', office.committeeA, ['commune-officer']);
    const stranger = await office.someone('Người Xã Bên', office.committeeB, ['commune-officer']);
    const dutyId = await dutyOf(chair);
    const colleagues = (await office.api.ask(chair.token, '{ colleagues { fullName } }')).text;
    expect([colleagues.includes('Phó Chủ Tịch'), colleagues.includes('Người Xã Bên')]).toEqual([true, false]);
    const to = { dutyId, userId: officer.id };
    expect(await refusal(delegate(chair, { ...to, roles: ['administrator'] }))).toEqual([
      'ADMINISTRATION.DELEGATION_TOO_WIDE',
    ]);
    expect(await refusal(delegate(chair, { ...to, programmes: ['lantern'] }))).toEqual([
      'ADMINISTRATION.DELEGATION_TOO_WIDE',
    ]);
    expect(await refusal(delegate(chair, { ...to, from: '2019-01-01' }))).toEqual([
      'ADMINISTRATION.DELEGATION_TOO_WIDE',
    ]);
    expect(await refusal(delegate(chair, { ...to, userId: stranger.id }))).toEqual(['ADMINISTRATION.NOT_A_COLLEAGUE']);
    expect(await refusal(delegate(chair, { ...to, userId: chair.id }))).toEqual(['ADMINISTRATION.NOT_A_COLLEAGUE']);
    expect(await refusal(delegate(officer, { dutyId, userId: officer.id }))).toEqual(['ADMINISTRATION.DUTY_UNKNOWN']);

    const { data } = await delegate(chair, to);
    expect(data).toMatchObject({
      delegateOwnDuty: {
        isWaiting: false,
        delegations: [{ userId: officer.id, roles: ['commune-chair'], inPlaceOf: 'Chủ Tịch Đi Vắng' }],
      },
    });
    const [{ id: delegated } = { id: '' }] = (data?.['delegateOwnDuty'] as { delegations: { id: string }[] })
      .delegations;
    expect(await refusal(delegate(officer, { dutyId: delegated, userId: chair.id }))).toEqual([
      'ADMINISTRATION.DELEGATION_TOO_WIDE',
    ]);
    const takeBack = await office.api.ask(
      chair.token,
      `mutation ($input: TakeBackDelegationInput!, $requestId: String!) { takeBackDelegation(input: $input, requestId: $requestId) { delegations { id } } }`,
      { input: { dutyId: delegated, reason: 'Về sớm' }, requestId: crypto.randomUUID() },
    );
    expect(takeBack.data).toEqual({ takeBackDelegation: { delegations: [] } });
    expect((await office.actsOn(delegated)).map((each) => each.act)).toEqual(['duty.granted', 'duty.ended']);
  });

  it('lets nobody sign what he has proposed himself', async () => {
    const chair = await office.someone('Chủ Tịch Ký', office.committeeA, ['commune-chair']);
    const officer = await office.someone('Người Đề Xuất', office.committeeA, ['commune-officer', 'one-stop-officer']);
    const unitId = await unitOn(office.db, '32248', officeDay);
    const atDesk = { ...desksOf([unitId]).commune, id: officer.id };
    const personId = await somebody(office.db, atDesk, { unitId, birth: '1981-06-20', on: '2026-11-02' });
    const form = {
      facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }],
      payment: paidInCash,
    };
    const engine = engineOver();
    const asked = { procedure: 'social-allowance.grant', on: '2026-11-03', who: atDesk, personId, unitId, form };
    const { id, version } = await walk(office.db, engine, await begin(office.db, engine, asked), [
      ['2026-11-05', atDesk, 'propose'],
    ]);
    const { data } = await delegate(chair, { dutyId: await dutyOf(chair), userId: officer.id });
    const [delegated] = (data?.['delegateOwnDuty'] as { delegations: { id: string }[] }).delegations;
    const switched = await fetch(`${await office.api.app.getUrl()}/duty`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${officer.token}` },
      body: JSON.stringify({ dutyId: delegated?.id }),
    });
    expect(switched.status).toBe(204);
    const decide = (who: Signed) =>
      office.api.ask(
        who.token,
        'mutation ($input: PerformStepInput!, $requestId: String!) { performStep(input: $input, requestId: $requestId) { __typename } }',
        { input: { caseId: id, step: 'decide', form: {}, version }, requestId: crypto.randomUUID() },
      );
    expect((await decide(officer)).codes).toEqual(['CASE.NEEDS_ANOTHER_PERSON']);
    expect((await decide(chair)).codes).toEqual([]);
  });

  it('of a powerful role waits for an administrator', async () => {
    const approver = await office.someone('Duyệt Chi', office.department, ['payment-approver']);
    const deputy = await office.someone('Phó Phòng', office.department, ['office.department-lead']);
    const { data } = await delegate(approver, { dutyId: await dutyOf(approver), userId: deputy.id });
    expect(data).toEqual({ delegateOwnDuty: { isWaiting: true, delegations: [] } });
    const { proposals } = (await office.api.ask(first.token, '{ proposals { id proposerName } }')).data as {
      proposals: { id: string; proposerName: string }[];
    };
    const proposalId = proposals.find(({ proposerName }) => proposerName === 'Duyệt Chi')?.id;
    expect(await outcomeOf(office.act(first, 'confirmProposal', { proposalId }))).toMatchObject({
      user: { duties: expect.arrayContaining([expect.objectContaining({ inPlaceOf: 'Duyệt Chi' })]) },
    });
  });

  it('is given by an administrator for somebody who cannot, to neither of them himself', async () => {
    const sick = await office.someone('Người Ốm', office.committeeA, ['commune-officer']);
    const helper = await office.someone('Người Giúp', office.committeeA, ['one-stop-officer']);
    const given = { dutyId: await dutyOf(sick), from: officeDay, until: '2026-12-01' };
    expect(await outcomeOf(office.act(first, 'delegateDuty', { ...given, userId: helper.id }))).toMatchObject({
      user: { duties: expect.arrayContaining([expect.objectContaining({ inPlaceOf: 'Người Ốm' })]) },
    });
    expect(await codesOf(office.act(first, 'delegateDuty', { ...given, userId: first.id }))).toEqual([
      'ADMINISTRATION.OWN_ACCOUNT',
    ]);
  });
});
