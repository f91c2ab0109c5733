import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiWalk, type WalkedCase } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { twoDeskEndings } from '../../../test/support/endings.js';
import { desksOf, dueTo, paidInCash, somebody, unitOn } from '../../../test/support/province.js';

let db: TestDatabase;
let walk: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  walk = await ApiWalk.open(db, '32248', '2025-07-10');
}, 60_000);
afterAll(async () => {
  await walk.close();
  await db.close();
});

const born = (birth: string) =>
  somebody(db, desksOf([walk.unitId]).commune, { unitId: walk.unitId, birth, on: '2025-07-10' });

const request = { facts: [], payment: paidInCash };
const pension = async (birth: string, on: string, form: object = request) => {
  const personId = await born(birth);
  return { personId, file: await walk.start('intake', { procedure: 'social-pension.grant', personId, on, form }) };
};

const sign = (from: WalkedCase, proposed: string, signed: string) =>
  walk.walk(from, [
    [proposed, 'officer', 'propose'],
    [signed, 'chair', 'decide'],
  ]);

describe.each([
  { regime: 'R2', on: '2025-10-06', days: 10, level: 500_000 },
  { regime: 'R3', on: '2026-10-05', days: 7, level: 540_000 },
])('the social pension under $regime, decided within $days working days', ({ regime, on, days, level }) => {
  it.each(twoDeskEndings(on, 'chair', [days]))('is $name', async ({ steps, state, late }) => {
    const { personId, file } = await pension('1948-05-05', on);
    const walked = await walk.walk(file, steps);
    expect([walked.file.procedureVersion, walked.file.state, walked.late]).toEqual([regime, state, late]);
    const [month = ''] = steps.at(-1) ?? [];
    const from = month.slice(0, 7);
    const due = await dueTo(db, personId, on.slice(0, 7), from === '2026-12' ? '2027-01' : '2026-12');
    expect(due[`social-pension ${from}`]).toBe(state === 'granted' ? level : undefined);
    expect(Object.keys(due).filter((key) => key < `social-pension ${from}`)).toEqual([]);
  });
});

it('a file received the day before Decree 335 keeps its ten days, and one of the day has seven', async () => {
  const before = await pension('1948-05-05', '2026-10-02');
  const after = await pension('1948-05-05', '2026-10-05');
  expect([before.file.procedureVersion, before.file.clock.dueOn]).toEqual(['R2', '2026-10-16']);
  expect([after.file.procedureVersion, after.file.clock.dueOn]).toEqual(['R3', '2026-10-14']);
});

describe('of the pension and the allowance', () => {
  const disabled = (degree: string) => ({
    facts: [{ kind: 'disability', degree, from: '2026-01-05' }],
    payment: paidInCash,
  });
  const allowance = (personId: string, on: string, form: object) =>
    walk.start('intake', { procedure: 'social-allowance.grant', personId, on, form });

  it('the higher is drawn: an allowance granted later takes the place of the pension, and the pension comes back with its end', async () => {
    const { personId, file } = await pension('1948-05-05', '2026-10-05');
    await sign(file, '2026-10-06', '2026-10-07');
    await sign(await allowance(personId, '2026-11-02', disabled('severe')), '2026-11-03', '2026-11-04');
    expect(await dueTo(db, personId, '2026-10', '2026-12')).toEqual({
      'social-pension 2026-10': 540_000,
      'monthly-allowance 2026-11': 1_080_000,
    });
    const change = await walk.start('intake', {
      procedure: 'social-allowance.change',
      personId,
      on: '2026-12-01',
      form: { changedOn: '2026-12-01', ended: ['disability'], facts: [] },
    });
    await sign(change, '2026-12-02', '2026-12-03');
    expect(await dueTo(db, personId, '2026-11', '2027-01')).toEqual({
      'monthly-allowance 2026-11': 1_080_000,
      'social-pension 2026-12': 540_000,
    });
  });

  it('a pension that is not higher is not signed beside the allowance', async () => {
    const personId = await born('1948-05-05');
    await sign(await allowance(personId, '2026-10-05', disabled('severe')), '2026-10-06', '2026-10-07');
    const asked = await walk.start('intake', {
      procedure: 'social-pension.grant',
      personId,
      on: '2026-11-02',
      form: request,
    });
    const { file } = await walk.walk(asked, [['2026-11-03', 'officer', 'propose']]);
    expect(await walk.tryStep(file, ['2026-11-04', 'chair', 'decide'])).toBe('SOCIAL_PROTECTION.NOT_ENTITLED');
  });

  it('a revoked grant leaves what the other one gives', async () => {
    const { personId, file } = await pension('1948-05-05', '2026-10-05');
    await sign(file, '2026-10-06', '2026-10-07');
    const { file: granted } = await sign(
      await allowance(personId, '2026-11-02', disabled('severe')),
      '2026-11-03',
      '2026-11-04',
    );
    const revocation = await walk.start('officer', {
      procedure: 'social-allowance.revoke',
      personId,
      on: '2026-11-05',
      form: { reason: 'Giấy xác nhận không hợp lệ' },
      aboutDecisionId: granted.decisions[0]?.id ?? '',
    });
    await walk.walk(revocation, [['2026-11-06', 'chair', 'revoke', { reason: 'Giấy xác nhận không hợp lệ' }]]);
    expect(await dueTo(db, personId, '2026-10', '2026-12')).toEqual({
      'social-pension 2026-10': 540_000,
      'social-pension 2026-11': 540_000,
    });
  });
});

it('the pension ends with a higher insurance benefit, and goes along to another commune', async () => {
  const { personId, file } = await pension('1948-05-05', '2026-10-05');
  await sign(file, '2026-10-06', '2026-10-07');
  const toUnitId = await unitOn(db, '32244', '2026-10-05');
  const move = await walk.start('intake', {
    procedure: 'social-pension.move',
    personId,
    on: '2026-11-02',
    form: { toUnitId, movedOn: '2026-11-01', address: 'Ấp Tân', stopMonth: '2026-12' },
  });
  expect(await walk.tryStep(move, ['2026-11-03', 'chair', 'leave'])).toBeNull();
  expect(await dueTo(db, personId, '2026-11', '2027-01')).toEqual({ 'social-pension 2026-11': 540_000 });

  const other = await pension('1948-05-05', '2026-10-05');
  await sign(other.file, '2026-10-06', '2026-10-07');
  const change = await walk.start('intake', {
    procedure: 'social-pension.change',
    personId: other.personId,
    on: '2026-11-02',
    form: {
      changedOn: '2026-11-01',
      ended: [],
      facts: [{ kind: 'income', incomeKind: 'social-insurance', monthly: 2_000_000, from: '2026-11-01' }],
    },
  });
  expect(change.clock.dueOn).toBe('2026-11-11');
  await sign(change, '2026-11-03', '2026-11-04');
  expect(await dueTo(db, other.personId, '2026-10', '2027-01')).toEqual({ 'social-pension 2026-10': 540_000 });
});

describe('a request for the pension', () => {
  it.each([
    ['of somebody of 74 who is not poor', '1952-06-06', request, 'SOCIAL_PROTECTION.NOT_ENTITLED'],
    [
      'beside a higher pension of insurance',
      '1948-05-05',
      { ...request, facts: [{ kind: 'income', incomeKind: 'pension', monthly: 3_000_000, from: '2010-01-01' }] },
      'SOCIAL_PROTECTION.NOT_ENTITLED',
    ],
  ])('%s is not signed', async (_, birth, form, code) => {
    const { file } = await pension(birth, '2026-10-05', form);
    const proposed = await walk.walk(file, [['2026-10-06', 'officer', 'propose']]);
    expect(await walk.tryStep(proposed.file, ['2026-10-07', 'chair', 'decide'])).toBe(code);
  });

  it.each([
    ['without payment', { facts: [] }, 'CASE.FORM_INVALID'],
    ['with facts that are none', { ...request, facts: [{ kind: 'age', from: '2020-01-01' }] }, 'CASE.FORM_INVALID'],
    [
      'for a guardian who is not named',
      { facts: [], payment: { ...paidInCash, relation: 'guardian' } },
      'SOCIAL_PROTECTION.GUARDIAN_NEEDED',
    ],
    ['before there was a pension', request, 'CASE.PROCEDURE_NOT_IN_FORCE'],
  ])('%s is refused', async (name, form, code) => {
    const given = { procedure: 'social-pension.grant', personId: await born('1948-05-05'), on: '2026-10-05', form };
    const receivedOn = name.startsWith('before') ? '2025-06-30' : given.on;
    expect(await walk.tryStart('intake', { ...given, receivedOn })).toBe(code);
  });
});
