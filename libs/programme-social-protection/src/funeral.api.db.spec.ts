import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getPerson, recordDeath } from '#citizen';
import { day } from '#kernel';
import { ApiWalk, type StartedCase } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { twoDeskEndings } from '../../../test/support/endings.js';
import { desksOf, dueTo, paidInCash, somebody, workdayOn } from '../../../test/support/province.js';

let db: TestDatabase;
const walks = new Map<string, ApiWalk>();
/** Two working days to the district and three there; three since. */
const regimes = [
  { regime: 'R1', on: '2024-07-08', signer: 'districtChair', limits: [2, 3], level: 500_000 },
  { regime: 'R2', on: '2025-10-06', signer: 'chair', limits: [3], level: 500_000 },
  { regime: 'R3', on: '2026-10-05', signer: 'chair', limits: [3], level: 540_000 },
] as const;

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  for (const { regime, on } of regimes) walks.set(regime, await ApiWalk.open(db, '32248', on));
}, 60_000);
afterAll(async () => {
  for (const walk of walks.values()) await walk.close();
  await db.close();
});

const walkOf = (regime: string): ApiWalk => {
  const walk = walks.get(regime);
  if (!walk) throw new Error(regime);
  return walk;
};

async function registered(regime: string, birth: string): Promise<string> {
  const { unitId } = walkOf(regime);
  return somebody(db, desksOf([unitId]).commune, { unitId, birth, on: regime === 'R1' ? '2024-01-10' : '2025-07-10' });
}

async function died(regime: string, personId: string, diedOn: string): Promise<void> {
  const { unitId } = walkOf(regime);
  await workdayOn(db, diedOn).run(desksOf([unitId]).commune, async (tx) => {
    const { version } = await getPerson(tx, personId);
    await recordDeath(tx, { personId, version }, { on: day(diedOn), reason: 'Trích lục khai tử' });
  });
}

/** An elderly survivor of over 80, whose funeral every regime supports. */
async function survivor(regime: string, on: string, more: object = {}): Promise<StartedCase> {
  const personId = await registered(regime, '1940-02-01');
  await died(regime, personId, on);
  return application(personId, on, {
    ground: 'survivor',
    facts: [{ kind: 'income', incomeKind: 'social-insurance', monthly: 600_000, from: '2020-01-01' }],
    payment: { channel: 'cash', holder: 'TRAN VAN AN', payeeId: await registered(regime, '1970-05-05') },
    ...more,
  });
}

const application = (personId: string, on: string, form: object): StartedCase => ({
  procedure: 'funeral-support.grant',
  personId,
  on,
  form,
});

describe.each(regimes)('funeral support under $regime', ({ regime, on, signer, limits, level }) => {
  it.each(twoDeskEndings(on, signer, limits))('is $name', async ({ steps, state, late }) => {
    const given = await survivor(regime, on);
    const walk = walkOf(regime);
    const walked = await walk.walk(await walk.start('intake', given), steps);
    expect([walked.file.procedureVersion, walked.file.state, walked.late]).toEqual([regime, state, late]);
    const month = on.slice(0, 7);
    expect(await dueTo(db, given.personId, month, `${month.slice(0, 4)}-12`)).toEqual(
      state === 'granted' ? { [`funeral-support ${month}`]: 20 * level } : {},
    );
  });
});

describe('who arranges the funeral of a pensioner', () => {
  it('is paid by the level of the day of death, beside what the pensioner drew to the end', async () => {
    const walk = walkOf('R3');
    const personId = await registered('R3', '1949-02-01');
    const pension = { facts: [], payment: paidInCash };
    const asked = await walk.start('intake', {
      procedure: 'social-pension.grant',
      personId,
      on: '2026-10-05',
      form: pension,
    });
    await walk.walk(asked, [
      ['2026-10-06', 'officer', 'propose'],
      ['2026-10-07', 'chair', 'decide'],
    ]);
    await died('R3', personId, '2026-10-31');
    const payeeId = await registered('R3', '1980-01-01');
    const form = {
      ground: 'beneficiary',
      facts: [],
      payment: { channel: 'post', holder: 'NGUYEN VAN BA', payeeId },
    };
    const file = await walk.start('intake', application(personId, '2026-11-02', form));
    const { file: granted } = await walk.walk(file, [
      ['2026-11-03', 'officer', 'propose'],
      ['2026-11-04', 'chair', 'decide'],
    ]);
    expect(await dueTo(db, personId, '2026-10', '2026-11')).toEqual({
      'social-pension 2026-10': 540_000,
      'funeral-support 2026-10': 10_800_000,
    });

    const again = await walk.start('intake', application(personId, '2026-11-05', form));
    const proposed = await walk.walk(again, [['2026-11-06', 'officer', 'propose']]);
    expect(await walk.tryStep(proposed.file, ['2026-11-09', 'chair', 'decide'])).toBe(
      'SOCIAL_PROTECTION.FUNERAL_ALREADY_SUPPORTED',
    );

    const complaint = {
      procedure: 'social-allowance.appeal',
      personId,
      on: '2026-11-10',
      form: { reason: 'Người nhận không tổ chức mai táng' },
      aboutDecisionId: granted.decisions[0]?.id ?? '',
    };
    await walk.walk(await walk.start('intake', complaint), [
      ['2026-11-11', 'officer', 'accept'],
      ['2026-11-12', 'chair', 'uphold', { reason: 'Khiếu nại đúng' }],
    ]);
    expect(await dueTo(db, personId, '2026-10', '2026-11')).toEqual({ 'social-pension 2026-10': 540_000 });
  });

  it('is paid for somebody who asked, was entitled and died before an answer', async () => {
    const walk = walkOf('R3');
    const personId = await registered('R3', '1950-02-01');
    const pension = { facts: [], payment: paidInCash };
    await walk.start('intake', { procedure: 'social-pension.grant', personId, on: '2026-10-05', form: pension });
    await died('R3', personId, '2026-10-06');
    const payment = { channel: 'cash', holder: 'NGUYEN VAN BA', payeeId: await registered('R3', '1980-01-01') };
    const form = { ground: 'applicant', facts: [], payment };
    await walk.walk(await walk.start('intake', application(personId, '2026-10-07', form)), [
      ['2026-10-08', 'officer', 'propose'],
      ['2026-10-09', 'chair', 'decide'],
    ]);
    expect(await dueTo(db, personId, '2026-10', '2026-12')).toEqual({ 'funeral-support 2026-10': 10_800_000 });
  });
});

describe('a form for funeral support', () => {
  it.each([
    ['of nobody dead', { ground: 'survivor' }, 'SOCIAL_PROTECTION.DEATH_NOT_RECORDED', false],
    ['on a ground the law does not know', { ground: 'poverty' }, 'CASE.FORM_INVALID', true],
    ['without the parent it names', { ground: 'child-of-single-parent' }, 'CASE.FORM_INVALID', true],
    ['with money for nobody', { payment: { channel: 'cash', holder: 'A' } }, 'CASE.FORM_INVALID', true],
    ['to a bank without account', { payment: { channel: 'bank', holder: 'A' } }, 'CASE.FORM_INVALID', true],
    ['with an unknown field', { level: 900_000 }, 'CASE.FORM_INVALID', true],
  ])('%s is refused', async (_, change, code, isDead) => {
    const given = await survivor('R3', '2026-10-05', change);
    const personId = isDead ? given.personId : await registered('R3', '1940-03-03');
    expect(await walkOf('R3').tryStart('intake', { ...given, personId })).toBe(code);
  });

  it.each([
    ['a survivor of 74 who is not poor', '1952-01-01', 'survivor'],
    ['somebody who drew nothing', '1940-01-01', 'beneficiary'],
    ['somebody who had asked for nothing', '1940-01-01', 'applicant'],
  ])('for %s is not signed', async (_, birth, ground) => {
    const walk = walkOf('R3');
    const given = await survivor('R3', '2026-10-05', { ground });
    const personId = await registered('R3', birth);
    await died('R3', personId, '2026-10-05');
    const proposed = await walk.walk(await walk.start('intake', { ...given, personId }), [
      ['2026-10-06', 'officer', 'propose'],
    ]);
    expect(await walk.tryStep(proposed.file, ['2026-10-07', 'chair', 'decide'])).toBe(
      'SOCIAL_PROTECTION.FUNERAL_NOT_SUPPORTED',
    );
  });
});
