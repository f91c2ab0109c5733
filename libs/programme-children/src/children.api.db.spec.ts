import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordDeath } from '#citizen';
import { day, startOfDay } from '#kernel';
import { type DomainEvent, type OutboxEvent, shiftedClock, systemActor } from '#platform';
import { openApi, signedIn, type TestApi } from '../../../test/support/api.js';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { somebody, unitOn, workdayOn } from '../../../test/support/province.js';
import { openBirthdayTasks } from './birthdays.sql.js';
import { groupsSubscriber, lifeSubscriber } from './groups.subscriber.js';

const today = '2026-11-23';
let db: TestDatabase;
let api: TestApi;
let unitId: number;
let officer: string;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  api = await openApi(db, { clock: shiftedClock(startOfDay(day(today)).getTime() + 9 * 3_600_000 - Date.now()) });
  unitId = await unitOn(db, '32248', today);
  const { rows } = await db.admin.query(
    `SELECT id FROM territory.agency WHERE unit_id = $1 AND kind = 'commune-peoples-committee' AND in_force @> $2::date`,
    [unitId, today],
  );
  officer = await signedIn(db, {
    name: 'Cán bộ trẻ em',
    agencyId: rows[0].id,
    roles: ['commune-officer'],
    programmes: ['children'],
  });
}, 60_000);
afterAll(async () => {
  await api.close();
  await db.close();
});

const born = (birth: string) =>
  somebody(db, testActor({ units: [unitId] }), { unitId, birth, name: 'Trần Bé Tư', on: '2024-01-02' });

const send = (name: string, type: string, input: object) =>
  api.ask(
    officer,
    `mutation ($input: ${type}!, $r: String!) { ${name}(input: $input, requestId: $r) ${name === 'recordChild' ? '{ version }' : ''} }`,
    {
      input,
      r: crypto.randomUUID(),
    },
  );

async function child(birth = '2015-05-05', given: object = {}): Promise<string> {
  const personId = await born(birth);
  const answer = await send('recordChild', 'ChildInput', { personId, birthRegistered: true, ...given });
  expect(answer.codes).toEqual([]);
  return personId;
}

const groupsOf = async (personId: string) =>
  (
    await api.ask(officer, `query ($p: ID!) { child(personId: $p) { groups { group part from until } } }`, {
      p: personId,
    })
  ).data;

const tell = (subscriber: typeof groupsSubscriber, event: DomainEvent) =>
  workdayOn(db, today).run(systemActor('test'), (tx) =>
    subscriber.handle(tx, { ...event, id: 1, era: 1, tx: '1', at: new Date() } satisfies OutboxEvent),
  );

const becomes = (personId: string, is: string, from: string) =>
  tell(groupsSubscriber, {
    type: 'poverty.class-changed',
    payload: { householdId: 'h', personIds: [personId], from, was: 'none', is },
  });

describe('the register of children', () => {
  it('takes a child of the commune, changes the entry it saw and refuses a stale one', async () => {
    const personId = await child('2015-05-05', {
      school: 'Tiểu học Đất Mũi',
      className: '5A',
      atSchool: true,
      takesPartIn: ['Câu lạc bộ Măng non'],
    });
    const change = (version: number) =>
      send('recordChild', 'ChildInput', { personId, version, birthRegistered: true, className: '6A' });
    expect((await change(1)).data).toEqual({ recordChild: { version: 2 } });
    expect((await change(1)).codes).toEqual(['PLATFORM.STALE']);
    const { data } = await api.ask(
      officer,
      `query ($p: ID!) { child(personId: $p) { className leftOn person { fullName } } }`,
      { p: personId },
    );
    expect(data).toEqual({ child: { className: '6A', leftOn: null, person: { fullName: 'Trần Bé Tư' } } });
  });

  it.each([
    ['the day before', '2010-11-24', []],
    ['on', '2010-11-23', ['CHILDREN.NOT_A_CHILD']],
    ['the day after', '2010-11-22', ['CHILDREN.NOT_A_CHILD']],
  ])('knows who is a child %s the sixteenth birthday', async (_, birth, codes) => {
    expect(
      (await send('recordChild', 'ChildInput', { personId: await born(birth), birthRegistered: true })).codes,
    ).toEqual(codes);
  });

  it('counts a child once however many groups it is in, and once in each of them', async () => {
    const personId = await child();
    const before = await totals();
    for (const [group, part] of [
      ['a', 'relatives'],
      ['h', 'with-carer'],
    ] as const) {
      const joined = await send('joinChildGroup', 'ChildGroupInput', {
        personId,
        group,
        part,
        from: '2026-01-01',
        evidence: 'Xác nhận của xã',
      });
      expect(joined.codes).toEqual([]);
    }
    const after = await totals();
    expect(after.inSpecialCircumstances).toBe(before.inSpecialCircumstances + 1);
    expect(after.groups).toEqual(
      expect.arrayContaining([
        { group: 'a', children: 1 },
        { group: 'h', children: 1 },
      ]),
    );
  });

  it.each([
    ['a part that law does not know', { group: 'a', part: 'x' }, 'CHILDREN.PART_UNKNOWN'],
    ['a group that follows a certificate', { group: 'd', part: 'severe' }, 'CHILDREN.GROUP_FOLLOWS_EVENTS'],
    ['a group that is sealed', { group: 'l', part: 'rape' }, 'PLATFORM.INPUT_INVALID'],
    ['no evidence', { group: 'a', part: 'relatives', evidence: '' }, 'PLATFORM.INPUT_INVALID'],
  ])('does not take %s', async (_, given, code) => {
    const input = { personId: await child(), from: '2026-01-01', evidence: 'Xác nhận', ...given };
    expect((await send('joinChildGroup', 'ChildGroupInput', input)).codes).toEqual([code]);
  });

  it('keeps growth, accidents and courses within the life of the child', async () => {
    const personId = await child('2015-05-05');
    const growth = (on: string) =>
      send('recordGrowth', 'ChildGrowthInput', { personId, on, weightGrams: 31_500, heightMm: 1_320 });
    expect((await growth('2026-10-01')).codes).toEqual([]);
    expect((await growth('2026-11-24')).codes).toEqual(['CHILDREN.DAY_OUT_OF_LIFE']);
    expect((await growth('2015-05-04')).codes).toEqual(['CHILDREN.DAY_OUT_OF_LIFE']);
    const accident = { personId, on: '2026-07-01', kind: 'drowning', fatal: false, place: 'Kênh Xáng' };
    expect((await send('recordAccident', 'ChildAccidentInput', accident)).codes).toEqual([]);
    expect((await send('recordAccident', 'ChildAccidentInput', { ...accident, kind: 'war' })).codes).toEqual([
      'PLATFORM.INPUT_INVALID',
    ]);
    const course = { personId, on: '2026-08-01', organiser: 'Huyện đoàn', canSwim: true };
    expect((await send('recordSwimming', 'SwimmingCourseInput', course)).codes).toEqual([]);
    expect(
      (await send('recordSwimming', 'SwimmingCourseInput', { ...course, personId: await born('2015-01-01') })).codes,
    ).toEqual(['CHILDREN.NOT_ON_REGISTER']);
    expect(
      (await send('noteChildRisk', 'ChildRiskInput', { personId, kind: 'parents-away', from: '2026-01-01' })).codes,
    ).toEqual([]);
    expect((await send('noteChildRisk', 'ChildRiskInput', { personId, kind: 'x', from: '2026-01-01' })).codes).toEqual([
      'CHILDREN.RISK_UNKNOWN',
    ]);
  });
});

interface Totals {
  readonly inSpecialCircumstances: number;
  readonly groups: readonly { readonly group: string; readonly children: number }[];
}
const totals = async (): Promise<Totals> =>
  (await api.ask(officer, `{ childTotals { inSpecialCircumstances groups { group children } } }`)).data?.[
    'childTotals'
  ] as Totals;

describe('groups that follow other facts', () => {
  it('n comes and goes with the class of the household of a seriously ill child', async () => {
    const personId = await child('2015-05-05', { seriouslyIllSince: '2026-02-01' });
    await becomes(personId, 'poor', '2026-01-01');
    await becomes(personId, 'near-poor', '2026-06-01');
    await becomes(personId, 'none', '2026-10-01');
    expect(await groupsOf(personId)).toEqual({
      child: {
        groups: [
          { group: 'n', part: 'near-poor', from: '2026-06-01', until: '2026-10-01' },
          { group: 'n', part: 'poor', from: '2026-02-01', until: '2026-06-01' },
        ],
      },
    });
  });

  it('n leaves a healthy child alone, and a class taken back of the same day leaves nothing', async () => {
    const healthy = await child();
    await becomes(healthy, 'poor', '2026-01-01');
    expect(await groupsOf(healthy)).toEqual({ child: { groups: [] } });
    const ill = await child('2015-05-05', { seriouslyIllSince: '2025-01-01' });
    await becomes(ill, 'poor', '2026-01-01');
    await becomes(ill, 'none', '2026-01-01');
    expect(await groupsOf(ill)).toEqual({ child: { groups: [] } });
  });

  it('d follows the certificate, a light degree too', async () => {
    const personId = await child();
    const certify = (degree: string, on: string) =>
      tell(groupsSubscriber, {
        type: 'social-protection.disability-certified',
        payload: { personId, degree, on, caseId: 'c' },
      });
    await certify('light', '2026-01-10');
    await certify('light', '2026-02-10');
    await certify('severe', '2026-05-10');
    expect(await groupsOf(personId)).toEqual({
      child: {
        groups: [
          { group: 'd', part: 'severe', from: '2026-05-10', until: null },
          { group: 'd', part: 'light', from: '2026-01-10', until: '2026-05-10' },
        ],
      },
    });
  });

  it('the entry ends with a death, and stands again when that was wrong', async () => {
    const personId = await child();
    await workdayOn(db, today).run(testActor({ units: [unitId] }), (tx) =>
      recordDeath(tx, { personId, version: 1 }, { on: day('2026-11-20'), reason: 'Khai tử' }),
    );
    const leftOn = async () =>
      (await db.admin.query(`SELECT left_on::text FROM prog_children.child WHERE person_id = $1`, [personId])).rows[0]
        .left_on;
    await tell(lifeSubscriber, { type: 'citizen.person-died', payload: { personId, diedOn: '2026-11-20' } });
    expect(await leftOn()).toBe('2026-11-20');
    await tell(lifeSubscriber, { type: 'citizen.death-undone', payload: { personId, diedOn: '2026-11-20' } });
    expect(await leftOn()).toBeNull();
  });
});

describe('birthdays', () => {
  const sweepOn = (on: string) =>
    workdayOn(db, on).run(systemActor('birthdays'), (tx) => tx.sql(openBirthdayTasks, [30]));
  const tasksOf = async (personId: string) =>
    (
      await db.admin.query(`SELECT kind, due_on::text AS due FROM casework.task WHERE person_id = $1 ORDER BY due_on`, [
        personId,
      ])
    ).rows;

  it('of sixteen and eighteen each open one task a month ahead, and childhood ends on the day', async () => {
    const personId = await child('2010-12-20');
    await send('joinChildGroup', 'ChildGroupInput', {
      personId,
      group: 'a',
      part: 'relatives',
      from: '2026-01-01',
      evidence: 'Xác nhận',
    });
    await sweepOn('2026-11-19');
    expect(await tasksOf(personId)).toEqual([]);
    await sweepOn('2026-11-20');
    await sweepOn('2026-11-21');
    expect(await tasksOf(personId)).toEqual([{ kind: 'turns-16', due: '2026-12-20' }]);
    await sweepOn('2026-12-19');
    expect(await groupsOf(personId)).toMatchObject({ child: { groups: [{ group: 'a', until: null }] } });
    await sweepOn('2026-12-20');
    expect(await groupsOf(personId)).toMatchObject({ child: { groups: [{ group: 'a', until: '2026-12-20' }] } });
    await sweepOn('2028-12-20');
    expect(await tasksOf(personId)).toEqual([
      { kind: 'turns-16', due: '2026-12-20' },
      { kind: 'turns-18', due: '2028-12-20' },
    ]);
  });

  it('of a child of 29 February wait for 1 March of a common year, of an unclear birth for its last day', async () => {
    const leap = await child('2012-02-29');
    await sweepOn('2030-03-01');
    expect(await tasksOf(leap)).toEqual([{ kind: 'turns-18', due: '2030-03-01' }]);
    const unclear = await child('2011');
    await sweepOn('2027-12-31');
    expect(await tasksOf(unclear)).toEqual([{ kind: 'turns-16', due: '2027-12-31' }]);
  });
});

describe('a commune fit for children', () => {
  const ask = () =>
    api.ask(
      officer,
      `query ($u: Int!) { communeScore(unitId: $u, year: 2026) { total atMost isFriendly certainty criteria { criterion atMost } } }`,
      { u: unitId },
    );
  const score = (criterion: string, points: number) =>
    send('scoreCommune', 'CommuneScoreInput', { unitId, year: 2026, criterion, points });

  it('is one from three quarters of all points on, and undecided until all are given', async () => {
    const { criteria, atMost } = (await ask()).data?.['communeScore'] as {
      criteria: { criterion: string; atMost: number }[];
      atMost: number;
    };
    expect((await ask()).data).toMatchObject({ communeScore: { total: 0, isFriendly: null, certainty: 'memory' } });
    expect((await score('leadership', 101)).codes).toEqual(['CHILDREN.SCORE_OUT_OF_RANGE']);
    expect((await score('weather', 1)).codes).toEqual(['CHILDREN.CRITERION_UNKNOWN']);
    for (const each of criteria)
      expect((await score(each.criterion, each.criterion === 'leadership' ? 0 : each.atMost)).codes).toEqual([]);
    const full = atMost - 100;
    expect((await ask()).data).toMatchObject({ communeScore: { total: full, isFriendly: true } });
    await score('injury', 0);
    await score('abuse', atMost * 0.75 - (full - 200) - 1);
    expect((await ask()).data).toMatchObject({ communeScore: { total: atMost * 0.75 - 1, isFriendly: false } });
  });
});
