import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiWalk, type WalkedCase, type WalkStep } from '../../../test/support/api-walk.js';
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

const reason = { reason: 'Thử nghiệm' };
const born = () =>
  somebody(db, desksOf([walk.unitId]).commune, { unitId: walk.unitId, birth: '1981-06-20', on: '2025-07-10' });

const severe = (from: string) => ({
  facts: [{ kind: 'disability', degree: 'severe', from }],
  payment: paidInCash,
});
const apply = (personId: string, on: string, form: object = severe(on)) =>
  walk.start('intake', { procedure: 'social-allowance.grant', personId, on, form });

/** Somebody who draws 810,000 đồng a month since October 2026. */
async function drawing(): Promise<{ personId: string; granted: WalkedCase }> {
  const personId = await born();
  const { file } = await walk.walk(await apply(personId, '2026-10-05'), [
    ['2026-10-08', 'officer', 'propose'],
    ['2026-10-12', 'chair', 'decide'],
  ]);
  return { personId, granted: file };
}

interface End {
  readonly name: string;
  readonly steps: readonly WalkStep[];
  readonly state: string;
  readonly late?: readonly string[];
  /** What is due for October to January. */
  readonly due: readonly number[];
}

const autumn = ['2026-10', '2026-11', '2026-12', '2027-01'];
async function dueIn(personId: string): Promise<readonly number[]> {
  const due = await dueTo(db, personId, '2026-10', '2027-02');
  return autumn.map((month) => due[`monthly-allowance ${month}`] ?? 0);
}
const same = [810_000, 810_000, 810_000, 810_000];

describe.each([
  { regime: 'R2', on: '2025-10-06', days: 10 },
  { regime: 'R3', on: '2026-10-05', days: 7 },
])('the monthly allowance under $regime', ({ regime, on, days }) => {
  it.each(twoDeskEndings(on, 'chair', [days]))('is $name', async ({ steps, state, late }) => {
    const personId = await born();
    const walked = await walk.walk(await apply(personId, on), steps);
    expect([walked.file.procedureVersion, walked.file.state, walked.late]).toEqual([regime, state, late]);
    const month = steps.at(-1)?.[0].slice(0, 7) ?? '';
    expect((await dueTo(db, personId, '2025-10', '2027-01'))[`monthly-allowance ${month}`]).toBe(
      state === 'granted' ? (regime === 'R2' ? 750_000 : 810_000) : undefined,
    );
  });
});

describe('a change', () => {
  const ends: readonly End[] = [
    {
      name: 'is decided in time',
      steps: [
        ['2026-11-05', 'officer', 'propose'],
        ['2026-11-11', 'chair', 'decide'],
      ],
      state: 'changed',
      due: [810_000, 1_080_000, 1_080_000, 1_080_000],
    },
    {
      name: 'is decided late',
      steps: [
        ['2026-11-12', 'officer', 'propose'],
        ['2026-11-13', 'chair', 'decide'],
      ],
      state: 'changed',
      late: ['propose', 'decide'],
      due: [810_000, 1_080_000, 1_080_000, 1_080_000],
    },
    {
      name: 'is not made',
      steps: [
        ['2026-11-05', 'officer', 'propose'],
        ['2026-11-06', 'chair', 'keep', {}],
      ],
      state: 'refused',
      due: same,
    },
  ];
  const change = (personId: string) =>
    walk.start('intake', {
      procedure: 'social-allowance.change',
      personId,
      on: '2026-11-02',
      form: {
        changedOn: '2026-11-01',
        ended: ['disability'],
        facts: [{ kind: 'disability', degree: 'extremely-severe', from: '2026-11-01' }],
      },
    });

  it.each(ends)('$name', async ({ steps, state, late = [], due }) => {
    const { personId } = await drawing();
    const walked = await walk.walk(await change(personId), steps);
    expect([walked.file.state, walked.late, await dueIn(personId)]).toEqual([state, late, due]);
  });

  it('that falls puts back the facts and the level before it', async () => {
    const { personId } = await drawing();
    const { file } = await walk.walk(await change(personId), [
      ['2026-11-05', 'officer', 'propose'],
      ['2026-11-11', 'chair', 'decide'],
    ]);
    const revocation = await walk.start('officer', {
      procedure: 'social-allowance.revoke',
      personId,
      on: '2026-11-16',
      form: reason,
      aboutDecisionId: file.decisions[0]?.id ?? '',
    });
    await walk.walk(revocation, [['2026-11-17', 'chair', 'revoke', reason]]);
    expect(await dueIn(personId)).toEqual(same);
  });

  it('may not reach into months that were paid before a list was taken over', async () => {
    const { personId, granted } = await drawing();
    await db.admin.query(`UPDATE prog_social_protection.application SET paid_from = $2 WHERE case_id = $1`, [
      granted.id,
      2026 * 12 + 11,
    ]);
    const { file } = await walk.walk(await change(personId), [['2026-11-05', 'officer', 'propose']]);
    expect(await walk.tryStep(file, ['2026-11-06', 'chair', 'decide'])).toBe(
      'SOCIAL_PROTECTION.REACHES_BEFORE_TAKEOVER',
    );
  });
});

describe('a suspension', () => {
  const suspend: WalkStep = ['2026-10-21', 'chair', 'suspend'];
  const proposed: readonly WalkStep[] = [suspend, ['2026-11-19', 'officer', 'propose']];
  const ends: readonly End[] = [
    { name: 'is not ordered', steps: [['2026-10-21', 'chair', 'drop', {}]], state: 'dropped', due: same },
    { name: 'holds the months', steps: [suspend], state: 'suspended', due: [810_000, 0, 0, 0] },
    {
      name: 'ends with arrears',
      steps: [...proposed, ['2026-11-20', 'chair', 'resume', { from: '2027-01' }]],
      state: 'resumed',
      due: same,
    },
    {
      name: 'ends the right',
      steps: [...proposed, ['2026-11-20', 'chair', 'end']],
      state: 'ended',
      due: [810_000, 0, 0, 0],
    },
  ];
  const start = (personId: string, ground = 'not-collected-for-3-months') =>
    walk.start('officer', {
      procedure: 'social-allowance.suspend',
      personId,
      on: '2026-10-20',
      form: { ground, from: '2026-11' },
    });

  it.each(ends)('$name', async ({ steps, state, due }) => {
    const { personId } = await drawing();
    const walked = await walk.walk(await start(personId), steps);
    expect([walked.file.state, await dueIn(personId)]).toEqual([state, due]);
  });

  it('that ended the right leaves nothing for a later change to bring back, and an upheld appeal lets the grant stand again', async () => {
    const { personId } = await drawing();
    const { file } = await walk.walk(await start(personId), [...proposed, ['2026-11-20', 'chair', 'end']]);
    const change = await walk.start('intake', {
      procedure: 'social-allowance.change',
      personId,
      on: '2026-11-23',
      form: { changedOn: '2026-11-23', ended: [], facts: [] },
    });
    const { file: open } = await walk.walk(change, [['2026-11-23', 'officer', 'propose']]);
    expect(await walk.tryStep(open, ['2026-11-24', 'chair', 'decide'])).toBe('SOCIAL_PROTECTION.NOTHING_GRANTED');
    const stop = file.decisions.find(({ kind }) => kind === 'stop');
    const appeal = await walk.start('intake', {
      procedure: 'social-allowance.appeal',
      personId,
      on: '2026-11-24',
      form: reason,
      aboutDecisionId: stop?.id ?? '',
    });
    await walk.walk(appeal, [
      ['2026-11-25', 'officer', 'accept'],
      ['2026-11-26', 'chair', 'uphold', reason],
    ]);
    const holds = await dueIn(personId);
    expect(holds[0]).toBe(810_000);
    const { rows } = await db.admin.query(
      `SELECT count(*)::int AS n FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
        WHERE c.person_id = $1 AND a.ended_by IS NULL`,
      [personId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is not ordered on a ground that Decree 335 dropped', async () => {
    const { personId } = await drawing();
    const file = await start(personId, 'held-in-custody');
    expect(await walk.tryStep(file, suspend)).toBe('SOCIAL_PROTECTION.SUSPENSION_GROUND_UNKNOWN');
  });
});

describe('a move', () => {
  const start = async (personId: string, to: string) =>
    walk.start('intake', {
      procedure: 'social-allowance.move',
      personId,
      on: '2026-11-16',
      form: {
        toUnitId: await unitOn(db, to, '2026-10-05'),
        movedOn: '2026-11-12',
        address: 'Ấp Tân',
        stopMonth: '2026-12',
      },
    });
  it('is dropped, and everything stays', async () => {
    const { personId } = await drawing();
    const { file } = await walk.walk(await start(personId, '32244'), [['2026-11-17', 'intake', 'drop', {}]]);
    expect([file.outcome, await dueIn(personId)]).toEqual(['withdrawn', same]);
  });
  it('leads elsewhere, never to the same commune', async () => {
    const { personId } = await drawing();
    expect(await walk.tryStep(await start(personId, '32248'), ['2026-11-17', 'chair', 'leave'])).toBe(
      'SOCIAL_PROTECTION.SAME_PLACE',
    );
    expect(await walk.tryStep(await start(personId, '32244'), ['2026-11-17', 'chair', 'leave'])).toBeNull();
    expect(await dueIn(personId)).toEqual([810_000, 810_000, 0, 0]);
  });
});

describe('a complaint about a grant', () => {
  const none = [0, 0, 0, 0];
  const ends: readonly End[] = [
    {
      name: 'is upheld in time',
      steps: [
        ['2026-10-28', 'officer', 'accept'],
        ['2026-11-20', 'chair', 'uphold', reason],
      ],
      state: 'upheld',
      due: none,
    },
    {
      name: 'is upheld late',
      steps: [
        ['2026-11-03', 'officer', 'accept'],
        ['2026-12-10', 'chair', 'uphold', reason],
      ],
      state: 'upheld',
      late: ['accept', 'uphold'],
      due: none,
    },
    {
      name: 'is dismissed',
      steps: [
        ['2026-10-28', 'officer', 'accept'],
        ['2026-11-20', 'chair', 'dismiss', reason],
      ],
      state: 'dismissed',
      due: same,
    },
    { name: 'is withdrawn', steps: [['2026-10-28', 'intake', 'withdraw', reason]], state: 'withdrawn', due: same },
  ];
  it.each(ends)('$name', async ({ steps, state, late = [], due }) => {
    const { personId, granted } = await drawing();
    const appeal = await walk.start('intake', {
      procedure: 'social-allowance.appeal',
      personId,
      on: '2026-10-20',
      form: reason,
      aboutDecisionId: granted.decisions[0]?.id ?? '',
    });
    const walked = await walk.walk(appeal, steps);
    expect([walked.file.state, walked.late, await dueIn(personId)]).toEqual([state, late, due]);
  });

  it('about keeping a decision, it is kept', async () => {
    const { personId, granted } = await drawing();
    const revocation = await walk.start('officer', {
      procedure: 'social-allowance.revoke',
      personId,
      on: '2026-10-20',
      form: reason,
      aboutDecisionId: granted.decisions[0]?.id ?? '',
    });
    const { file } = await walk.walk(revocation, [['2026-10-21', 'chair', 'keep', reason]]);
    expect([file.outcome, await dueIn(personId)]).toEqual(['refused', same]);
  });
});

it.each([
  ['without payment', { facts: severe('2026-09-01').facts }],
  ['without a fact', { facts: [], payment: paidInCash }],
  ['with a disability of no degree', { facts: [{ kind: 'disability', from: '2026-09-01' }], payment: paidInCash }],
])('an application %s is refused', async (_, form) => {
  const given = { procedure: 'social-allowance.grant', personId: await born(), on: '2026-10-05', form };
  expect(await walk.tryStart('intake', given)).toBe('CASE.FORM_INVALID');
});
