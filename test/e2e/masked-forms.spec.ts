import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { engineOver } from '#programme-registry';
import { type Administration, openAdministration } from '../support/administration.js';
import { begin, desksOf, somebody, unitOn } from '../support/province.js';

const account = '70001234567';
let office: Administration;
let caseId: string;
beforeAll(async () => {
  office = await openAdministration();
  const unitId = await unitOn(office.db, '32248', '2026-11-23');
  const who = desksOf([unitId]).commune;
  const personId = await somebody(office.db, who, { unitId, birth: '1981-06-20', on: '2026-11-02' });
  const payment = { channel: 'bank', bank: 'AGRIBANK', account, holder: 'NGUYEN THI MUOI', relation: 'self' };
  const form = { facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }], payment };
  const asked = { procedure: 'social-allowance.grant', on: '2026-11-03', who, personId, unitId, form };
  caseId = (await begin(office.db, engineOver(), asked)).id;
});
afterAll(() => office.close());

const reveal =
  'mutation ($caseId: ID!, $reason: String!) { revealAccount(caseId: $caseId, reason: $reason) { field value } }';

it('shows the last three digits of an account to who sees the case, and the whole to who asks for it with a reason', async () => {
  const officer = await office.someone('Cán Bộ Xem', office.committeeA, ['commune-officer']);
  const seen = await office.api.ask(officer.token, `{ case(id: "${caseId}") { history { form } } }`);
  expect([seen.text.includes('••••••••567'), seen.text.includes(account)]).toEqual([true, false]);
  const asked = { caseId, reason: 'Người dân báo sai số tài khoản' };
  expect((await office.api.ask(officer.token, reveal, asked)).data).toEqual({
    revealAccount: [{ field: 'account', value: account }],
  });
  const acts = await office.actsOn(caseId);
  expect(acts.at(-1)).toEqual({ act: 'case.account-revealed', reason: asked.reason });
});

it('asks for the right and for a reason, and knows no case out of the area', async () => {
  const reader = await office.someone('Chủ Tịch Xem', office.committeeA, ['commune-chair']);
  const stranger = await office.someone('Cán Bộ Xã Bên', office.committeeB, ['commune-officer']);
  const codes = async (token: string, reason: string) =>
    (await office.api.ask(token, reveal, { caseId, reason })).codes;
  expect(await codes(reader.token, 'Muốn xem')).toEqual(['PLATFORM.FORBIDDEN']);
  expect(await codes(stranger.token, 'Muốn xem')).toEqual(['CASE.NOT_FOUND']);
  expect(await codes((await office.someone('Xem Nữa', office.committeeA, ['commune-officer'])).token, ' ')).toEqual([
    'PLATFORM.INPUT_INVALID',
  ]);
});
