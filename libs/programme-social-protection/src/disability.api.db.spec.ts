import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiWalk, type WalkedCase, type WalkStep } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { type Ending } from '../../../test/support/endings.js';
import { desksOf, dueTo, paidInCash, somebody } from '../../../test/support/province.js';

let db: TestDatabase;
let walk: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  walk = await ApiWalk.open(db, '32248', '2026-10-05');
}, 60_000);
afterAll(async () => {
  await walk.close();
  await db.close();
});

const reason = { reason: 'Thử nghiệm' };
const minutes = (more: object = {}) => ({
  heldOn: '2026-10-20',
  members: 6,
  present: 5,
  inFavour: 4,
  chairVotes: 'yes',
  degree: 'severe',
  ...more,
});

const born = () =>
  somebody(db, desksOf([walk.unitId]).commune, { unitId: walk.unitId, birth: '1981-06-20', on: '2025-08-01' });
const ask = (personId: string, form: object = { asks: 'first', types: ['movement'] }, on = '2026-10-05') =>
  walk.start('intake', { procedure: 'disability-certificate.certify', personId, on, form });

const factsOf = async (personId: string) =>
  (
    await db.admin.query(
      `SELECT degree, lower(held)::text AS "from", upper(held)::text AS until FROM prog_social_protection.fact
        WHERE person_id = $1 AND kind = 'disability' AND retired_at IS NULL ORDER BY held`,
      [personId],
    )
  ).rows;

const conclude = (on: string, more?: object): WalkStep => [on, 'officer', 'conclude', minutes(more)];
const ends: readonly (Ending & { readonly degree?: string })[] = [
  {
    name: 'certified on the last days of both limits',
    steps: [conclude('2026-11-02'), ['2026-11-09', 'chair', 'certify']],
    state: 'certified',
    late: [],
    degree: 'severe',
  },
  {
    name: 'certified late',
    steps: [conclude('2026-11-05'), ['2026-11-13', 'chair', 'certify']],
    state: 'certified',
    late: ['conclude', 'certify'],
    degree: 'severe',
  },
  {
    name: 'certified after a pause for papers',
    steps: [
      ['2026-10-07', 'officer', 'askMore', reason],
      ['2026-11-12', 'intake', 'supplement'],
      conclude('2026-11-20'),
      ['2026-11-23', 'chair', 'certify'],
    ],
    state: 'certified',
    late: [],
    degree: 'severe',
  },
  {
    name: 'certified as concluded after a complaint',
    steps: [
      conclude('2026-10-20'),
      ['2026-10-21', 'intake', 'complain', reason],
      ['2026-10-28', 'officer', 'dismiss', {}],
      ['2026-10-30', 'chair', 'certify'],
    ],
    state: 'certified',
    late: [],
    degree: 'severe',
  },
  {
    name: 'certified by the medical council after a complaint answered late',
    steps: [
      conclude('2026-10-20'),
      ['2026-10-21', 'intake', 'complain', reason],
      ['2026-11-02', 'officer', 'refer', reason],
      ['2026-12-10', 'officer', 'concludeMedically', { number: '15/GĐYK', degree: 'extremely-severe' }],
      ['2026-12-17', 'chair', 'certify'],
    ],
    state: 'certified',
    late: ['refer'],
    degree: 'extremely-severe',
  },
  {
    name: 'certified by the medical council where the commune could not conclude, late',
    steps: [
      ['2026-10-20', 'officer', 'refer', reason],
      ['2026-12-10', 'officer', 'concludeMedically', { number: '16/GĐYK', degree: 'light' }],
      ['2026-12-18', 'chair', 'certify'],
    ],
    state: 'certified',
    late: ['certify'],
    degree: 'light',
  },
  {
    name: 'refused, as there is no disability',
    steps: [conclude('2026-10-20', { degree: 'none' }), ['2026-10-22', 'chair', 'refuse', reason]],
    state: 'refused',
    late: [],
  },
  {
    name: 'refused on the word of the medical council',
    steps: [
      ['2026-10-20', 'officer', 'refer', reason],
      ['2026-12-10', 'officer', 'concludeMedically', { number: '17/GĐYK', degree: 'none' }],
      ['2026-12-11', 'chair', 'refuse', reason],
    ],
    state: 'refused',
    late: [],
  },
  { name: 'withdrawn', steps: [['2026-10-06', 'intake', 'withdraw', reason]], state: 'withdrawn', late: [] },
  {
    name: 'withdrawn while papers are missing',
    steps: [
      ['2026-10-06', 'officer', 'askMore', reason],
      ['2026-12-07', 'intake', 'withdraw', reason],
    ],
    state: 'withdrawn',
    late: [],
  },
];

describe('a degree of disability', () => {
  it.each(ends)('is $name', async ({ steps, state, late, degree }) => {
    const personId = await born();
    const walked = await walk.walk(await ask(personId), steps);
    expect([walked.file.state, walked.late]).toEqual([state, late]);
    const from = steps.at(-1)?.[0];
    expect(await factsOf(personId)).toEqual(degree === undefined ? [] : [{ degree, from, until: null }]);
  });

  it('is told to whom it concerns with its day, and is the first month of no allowance by itself', async () => {
    const personId = await born();
    const file = await ask(personId);
    await walk.walk(file, [conclude('2026-10-20'), ['2026-10-23', 'chair', 'certify']]);
    const told = await db.admin.query(
      `SELECT payload FROM platform.outbox WHERE type = 'social-protection.disability-certified' AND payload ->> 'personId' = $1`,
      [personId],
    );
    expect(told.rows).toEqual([{ payload: { personId, degree: 'severe', on: '2026-10-23', caseId: file.id } }]);
    expect(await dueTo(db, personId, '2026-10', '2026-12')).toEqual({});
  });
});

describe('another assessment', () => {
  const allowance = async (personId: string): Promise<void> => {
    const form = { facts: [{ kind: 'receipt', from: '2026-10-23' }], payment: paidInCash };
    const asked = await walk.start('intake', {
      procedure: 'social-allowance.grant',
      personId,
      on: '2026-10-26',
      form,
    });
    await walk.walk(asked, [
      ['2026-10-27', 'officer', 'propose'],
      ['2026-10-28', 'chair', 'decide'],
    ]);
  };
  const certified = async (personId: string, degree: string, on: string): Promise<WalkedCase> => {
    const file = await ask(personId, { asks: 'again', types: ['sight'] }, '2026-10-05');
    const { file: done } = await walk.walk(file, [conclude('2026-10-20', { degree }), [on, 'chair', 'certify']]);
    return done;
  };

  it('ends the certificate before it, and an upheld complaint about it brings that one back', async () => {
    const personId = await born();
    await certified(personId, 'severe', '2026-10-23');
    await allowance(personId);
    const second = await certified(personId, 'extremely-severe', '2026-11-16');
    expect(await factsOf(personId)).toEqual([
      { degree: 'severe', from: '2026-10-23', until: '2026-11-16' },
      { degree: 'extremely-severe', from: '2026-11-16', until: null },
    ]);
    const change = await walk.start('intake', {
      procedure: 'social-allowance.change',
      personId,
      on: '2026-11-17',
      form: { changedOn: '2026-11-16', ended: [], facts: [] },
    });
    await walk.walk(change, [
      ['2026-11-18', 'officer', 'propose'],
      ['2026-11-19', 'chair', 'decide'],
    ]);
    expect(await dueTo(db, personId, '2026-10', '2026-12')).toEqual({
      'monthly-allowance 2026-10': 810_000,
      'monthly-allowance 2026-11': 1_080_000,
    });

    const appeal = await walk.start('intake', {
      procedure: 'social-allowance.appeal',
      personId,
      on: '2026-11-20',
      form: reason,
      aboutDecisionId: second.decisions[0]?.id ?? '',
    });
    await walk.walk(appeal, [
      ['2026-11-23', 'officer', 'accept'],
      ['2026-11-24', 'chair', 'uphold', reason],
    ]);
    expect(await factsOf(personId)).toEqual([{ degree: 'severe', from: '2026-10-23', until: null }]);
  });
});

describe('minutes of the council', () => {
  it.each([
    ['without two thirds of the members', { present: 3, inFavour: 3 }, 'SOCIAL_PROTECTION.MINUTES_INVALID'],
    ['without a majority', { inFavour: 2 }, 'SOCIAL_PROTECTION.MINUTES_INVALID'],
    ['tied against the chair', { present: 6, inFavour: 3, chairVotes: 'no' }, 'SOCIAL_PROTECTION.MINUTES_INVALID'],
    ['with more votes than people', { inFavour: 6 }, 'SOCIAL_PROTECTION.MINUTES_INVALID'],
    ['of a meeting still to come', { heldOn: '2026-12-01' }, 'SOCIAL_PROTECTION.MINUTES_INVALID'],
    ['with a degree the law does not know', { degree: 'medium' }, 'CASE.FORM_INVALID'],
    ['of half a member', { members: 6.5 }, 'CASE.FORM_INVALID'],
  ])('%s are refused', async (_, more, code) => {
    const file = await ask(await born());
    expect(await walk.tryStep(file, conclude('2026-10-20', more))).toBe(code);
  });

  it('tied with the chair stand', async () => {
    const file = await ask(await born());
    const answer = await walk.tryStep(file, conclude('2026-10-20', { present: 6, inFavour: 3 }));
    expect(answer).toMatchObject({ state: 'posted' });
  });

  it('finding no disability cannot be certified', async () => {
    const { file } = await walk.walk(await ask(await born()), [conclude('2026-10-20', { degree: 'none' })]);
    expect(await walk.tryStep(file, ['2026-10-21', 'chair', 'certify'])).toBe('SOCIAL_PROTECTION.NO_DISABILITY_FOUND');
  });

  it.each([
    ['of no type', { asks: 'first', types: [] }],
    ['of an unknown type', { asks: 'first', types: ['age'] }],
    ['that asks nothing', { types: ['sight'] }],
  ])('an application %s is refused', async (_, form) => {
    const given = { procedure: 'disability-certificate.certify', personId: await born(), on: '2026-10-05', form };
    expect(await walk.tryStart('intake', given)).toBe('CASE.FORM_INVALID');
  });
});
