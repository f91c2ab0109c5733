import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiWalk, type WalkedCase, type WalkStep } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { type Ending, twoDeskEndings } from '../../../test/support/endings.js';
import { desksOf, dueTo, paidInCash, somebody } from '../../../test/support/province.js';

let db: TestDatabase;
let now: ApiWalk;
let then: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  then = await ApiWalk.open(db, '32248', '2024-05-06');
  now = await ApiWalk.open(db, '32248', '2026-10-05');
}, 60_000);
afterAll(async () => {
  await then.close();
  await now.close();
  await db.close();
});

const born = (walk: ApiWalk, birth: string) =>
  somebody(db, desksOf([walk.unitId]).commune, {
    unitId: walk.unitId,
    birth,
    on: walk === then ? '2024-01-10' : '2025-08-01',
  });

const all = ['capacity', 'willing', 'housing', 'means', 'health'];
const orphan = { kind: 'orphan', letter: 'b', from: '2024-01-02' };
const helpless = { kind: 'disability', degree: 'extremely-severe', from: '2024-01-02' };
const severe = { kind: 'disability', degree: 'severe', from: '2024-01-02' };

interface Caring {
  readonly personId: string;
  readonly carerId: string;
  readonly form: object;
}

/** A family that cares for its extremely severely disabled member. */
async function family(walk: ApiWalk, more: object = {}): Promise<Caring> {
  const [personId, carerId] = [await born(walk, '1985-03-03'), await born(walk, '1960-04-04')];
  const payment = { channel: 'cash', holder: 'LE THI BON', relation: 'carer', payeeId: carerId };
  return { personId, carerId, form: { care: 'family', from: '2024-02-01', facts: [helpless], payment, ...more } };
}

/** Somebody who took in an orphan of five. */
async function foster(walk: ApiWalk, more: object = {}): Promise<Caring> {
  const [personId, carerId] = [await born(walk, '2021-08-20'), await born(walk, '1980-04-04')];
  const payment = { channel: 'cash', holder: 'LE THI BON', relation: 'carer', payeeId: carerId };
  const form = {
    care: 'foster',
    from: '2026-09-01',
    carerIs: 'others',
    carerMeets: all,
    carerIsMarried: false,
    facts: [orphan],
    payment,
    ...more,
  };
  return { personId, carerId, form };
}

const start = (walk: ApiWalk, on: string, { personId, form }: Caring) =>
  walk.start('intake', { procedure: 'care-support.grant', personId, on, form });
const sign: readonly WalkStep[] = [
  ['2026-10-06', 'officer', 'propose'],
  ['2026-10-07', 'chair', 'decide'],
];
const trySign = async (file: WalkedCase) => {
  const [propose, decide] = sign;
  if (!propose || !decide) throw new Error('two steps');
  return now.tryStep((await now.walk(file, [propose])).file, decide);
};

describe('care support under R3', () => {
  it.each(twoDeskEndings('2026-10-05', 'chair', [7]))('is $name', async ({ steps, state, late }) => {
    const caring = await family(now);
    const walked = await now.walk(await start(now, '2026-10-05', caring), steps);
    expect([walked.file.state, walked.late]).toEqual([state, late]);
    const month = steps.at(-1)?.[0].slice(0, 7) ?? '';
    expect((await dueTo(db, caring.personId, '2026-10', '2026-12'))[`carer-support ${month}`]).toBe(
      state === 'granted' ? 540_000 : undefined,
    );
  });
});

describe('care support under R1, through commune and district', () => {
  const reason = { reason: 'Thử nghiệm' };
  const toDistrict: readonly WalkStep[] = [
    ['2024-05-14', 'officer', 'review'],
    ['2024-05-16', 'officer', 'endPosting'],
    ['2024-05-20', 'chair', 'send'],
  ];
  const complained: readonly WalkStep[] = [
    ['2024-05-14', 'officer', 'review'],
    ['2024-05-15', 'officer', 'complain', reason],
  ];
  const ends: readonly Ending[] = [
    {
      name: 'granted in time',
      steps: [...toDistrict, ['2024-05-28', 'district', 'propose'], ['2024-05-31', 'districtChair', 'decide']],
      state: 'granted',
      late: [],
    },
    {
      name: 'granted late at the district',
      steps: [...toDistrict, ['2024-06-05', 'district', 'propose'], ['2024-06-12', 'districtChair', 'decide']],
      state: 'granted',
      late: ['propose', 'decide'],
    },
    {
      name: 'granted unposted',
      steps: [
        ['2024-05-14', 'officer', 'reviewUnposted'],
        ['2024-05-15', 'chair', 'send'],
        ['2024-05-20', 'district', 'propose'],
        ['2024-05-22', 'districtChair', 'decide'],
      ],
      state: 'granted',
      late: [],
    },
    {
      name: 'granted after a complaint and a pause at the district',
      steps: [
        ...complained,
        ['2024-05-29', 'chair', 'dismiss', reason],
        ['2024-05-30', 'chair', 'send'],
        ['2024-05-31', 'district', 'askMore', reason],
        ['2024-06-20', 'intake', 'supplement'],
        ['2024-06-21', 'district', 'propose'],
        ['2024-06-24', 'districtChair', 'decide'],
      ],
      state: 'granted',
      late: [],
    },
    {
      name: 'refused after a complaint, late',
      steps: [...complained, ['2024-06-10', 'chair', 'uphold', reason]],
      state: 'refused',
      late: ['uphold'],
    },
    {
      name: 'refused by the district',
      steps: [...toDistrict, ['2024-05-28', 'district', 'propose'], ['2024-05-30', 'districtChair', 'refuse', reason]],
      state: 'refused',
      late: [],
    },
    { name: 'withdrawn', steps: [['2024-05-08', 'intake', 'withdraw', reason]], state: 'withdrawn', late: [] },
  ];
  it.each(ends)('is $name', async ({ steps, state, late }) => {
    const caring = await family(then);
    const walked = await then.walk(await start(then, '2024-05-06', caring), steps);
    expect([walked.file.procedureVersion, walked.file.state, walked.late]).toEqual(['R1', state, late]);
    expect((await dueTo(db, caring.personId, '2024-07', '2024-08'))['carer-support 2024-07']).toBe(
      state === 'granted' ? 500_000 : undefined,
    );
  });
});

describe('a child taken in', () => {
  it('has two payees: the allowance goes to the guardian, the support to the carer, until another placement', async () => {
    const caring = await foster(now);
    const { personId } = caring;
    const guardian = await born(now, '1975-01-01');
    const asked = await now.start('intake', {
      procedure: 'social-allowance.grant',
      personId,
      on: '2026-10-05',
      form: {
        facts: [orphan],
        payment: { channel: 'cash', holder: 'TRAN VAN CHU', relation: 'guardian', payeeId: guardian },
      },
    });
    await now.walk(asked, sign);
    await now.walk(await start(now, '2026-10-05', { ...caring, form: { ...caring.form, facts: [] } }), sign);
    expect(await dueTo(db, personId, '2026-10', '2026-11')).toEqual({
      'monthly-allowance 2026-10': 810_000,
      'carer-support 2026-10': 810_000,
    });
    const payees = await db.admin.query(
      `SELECT c.benefit, p.person_id AS "personId" FROM benefit.chain c JOIN benefit.payee p ON p.id = c.payee_id
        WHERE c.person_id = $1 ORDER BY c.benefit`,
      [personId],
    );
    expect(payees.rows).toEqual([
      { benefit: 'carer-support', personId: caring.carerId },
      { benefit: 'monthly-allowance', personId: guardian },
    ]);

    const another = await start(now, '2026-10-05', { ...caring, form: { ...caring.form, facts: [] } });
    expect(await trySign(another)).toBe('SOCIAL_PROTECTION.CARED_FOR_ALREADY');

    const stop = await now.start('intake', {
      procedure: 'care-support.change',
      personId,
      on: '2026-11-02',
      form: { changedOn: '2026-10-31', ended: ['placement'], facts: [] },
    });
    await now.walk(stop, [
      ['2026-11-03', 'officer', 'propose'],
      ['2026-11-04', 'chair', 'decide'],
    ]);
    expect(await dueTo(db, personId, '2026-11', '2026-12')).toEqual({ 'monthly-allowance 2026-11': 810_000 });
  });

  it.each([
    ['a stranger without housing', { carerMeets: ['capacity', 'willing', 'means', 'health'] }, false],
    ['a stranger whose spouse is not willing', { carerIsMarried: true, spouseMeets: ['capacity'] }, false],
    ['a stranger with a fit spouse', { carerIsMarried: true, spouseMeets: ['capacity', 'willing'] }, true],
    ['a grandmother without means', { carerIs: 'close-kin', carerMeets: ['capacity', 'willing'] }, true],
  ])('by %s', async (_, more, isSupported) => {
    const answer = await trySign(await start(now, '2026-10-05', await foster(now, more)));
    if (isSupported) expect(answer).toMatchObject({ state: 'granted' });
    else expect(answer).toBe('SOCIAL_PROTECTION.CARER_UNFIT');
  });
});

it('two disabled spouses draw one portion, beside what each draws for the disability', async () => {
  const [mother, father] = [await born(now, '1995-01-01'), await born(now, '1994-01-01')];
  const child = { kind: 'child', childBirth: '2026-01-15', from: '2026-01-15' };
  const parent = (personId: string, disabledSpouseId: string) => ({
    personId,
    carerId: personId,
    form: { care: 'parent', from: '2026-01-15', disabledSpouseId, facts: [severe, child], payment: paidInCash },
  });
  expect(await trySign(await start(now, '2026-10-05', parent(mother, father)))).toMatchObject({ state: 'granted' });
  expect(await trySign(await start(now, '2026-10-05', parent(father, mother)))).toBe(
    'SOCIAL_PROTECTION.SPOUSE_ALREADY_SUPPORTED',
  );
  expect(await dueTo(db, mother, '2026-10', '2026-11')).toEqual({ 'parent-support 2026-10': 810_000 });
});

it('an upheld appeal takes care support back, and nothing else', async () => {
  const caring = await family(now);
  const { file } = await now.walk(await start(now, '2026-10-05', caring), sign);
  const appeal = await now.start('intake', {
    procedure: 'social-allowance.appeal',
    personId: caring.personId,
    on: '2026-10-12',
    form: { reason: 'Người nhận không trực tiếp chăm sóc' },
    aboutDecisionId: file.decisions[0]?.id ?? '',
  });
  await now.walk(appeal, [
    ['2026-10-13', 'officer', 'accept'],
    ['2026-10-14', 'chair', 'uphold', { reason: 'Đúng' }],
  ]);
  expect(await dueTo(db, caring.personId, '2026-10', '2026-12')).toEqual({});
});

describe('a form for care support', () => {
  it.each([
    ['of a case the law does not know', { care: 'neighbour' }, 'CASE.FORM_INVALID'],
    ['without who takes in', { care: 'foster', carerMeets: all, carerIsMarried: false }, 'CASE.FORM_INVALID'],
    ['with a condition nobody asks', { care: 'foster', carerIs: 'others', carerMeets: ['rich'] }, 'CASE.FORM_INVALID'],
    ['of a day that does not exist', { from: '2026-02-30' }, 'CASE.FORM_INVALID'],
    ['paid to the person cared for', { payment: paidInCash }, 'SOCIAL_PROTECTION.CARER_NEEDED'],
  ])('%s is refused', async (_, more, code) => {
    const { personId, form } = await family(now, more);
    const answer = await now.tryStart('intake', { procedure: 'care-support.grant', personId, on: '2026-10-05', form });
    expect(answer).toBe(code);
  });
});
