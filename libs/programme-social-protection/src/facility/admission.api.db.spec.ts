import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stop } from '../../../../test/support/case-walk.js';
import { desksOf, somebody, unitOn, workdayOn } from '../../../../test/support/province.js';
import { facilityLimits } from './facility-limits.round.js';
import {
  admitted,
  apply,
  before,
  closeFacilityWorld,
  command,
  db,
  facilityWith,
  home,
  leave,
  openFacilityWorld,
  other,
  paid,
  person,
  through,
  toHead,
  unitId,
  walk,
} from '../../../../test/support/facility-office.js';

beforeAll(openFacilityWorld);
afterAll(closeFacilityWorld);

describe('admission since Decree 335/2026', () => {
  it('takes three working days of the commune and two of the head', async () => {
    const file = await apply(await person('2015-05-05'), 'children', other);
    expect(file.clock.dueOn).toBe('2026-11-05');
    const sent = await through(file, toHead);
    expect(sent).toMatchObject({ state: 'admitting', clock: { dueOn: '2026-11-06' } });
    expect((await walk.look('2026-11-07', 'facility-head', file.id)).clock.state).toBe('overdue');
    const late = await walk.take(sent, stop('2026-11-09 facility-head admit', { from: '2026-11-09' }));
    expect(late.outcome).toBe('granted');
  });

  it.each([
    [
      'refused by the commune',
      [toHead[0]!, stop('2026-11-04 commune-chair refuse', { reason: 'Có người nuôi dưỡng' })],
      'refused',
    ],
    [
      'turned away by the head',
      [...toHead, stop('2026-11-05 facility-head turnAway', { reason: 'Không phù hợp' })],
      'refused',
    ],
    [
      'served at home',
      [...toHead, stop('2026-11-05 facility-head serveOutside', { reason: 'Phục vụ tại nhà' })],
      'done',
    ],
    ['withdrawn', [stop('2026-11-03 one-stop-officer withdraw', { reason: 'Người thân nhận' })], 'withdrawn'],
    [
      'granted after papers were asked for',
      [
        stop('2026-11-03 commune-officer askMore', { reason: 'Thiếu giấy khai sinh' }),
        stop('2026-11-05 one-stop-officer supplement'),
        stop('2026-11-06 commune-officer propose'),
        stop('2026-11-06 commune-chair send'),
        stop('2026-11-09 facility-head admit', { from: '2026-11-09' }),
      ],
      'granted',
    ],
  ])('is %s', async (_, stops, outcome) => {
    const file = await through(await apply(await person('1950-01-01'), 'elderly', other), stops);
    expect(file.outcome).toBe(outcome);
  });

  it('pays the facility five times the standard under four and four times from four on', async () => {
    const child = await person('2023-02-10');
    await through(await apply(child, 'children', other), admitted);
    expect(await paid(child, '2026-11')).toEqual({ 'facility-care': 2_700_000 });
    expect(await paid(child, '2027-01')).toEqual({ 'facility-care': 2_700_000 });
    expect(await paid(child, '2027-02')).toEqual({ 'facility-care': 2_160_000 });
    const { rows } = await db.admin.query(
      `SELECT p.holder, p.account FROM benefit.chain c JOIN benefit.payee p ON p.id = c.payee_id WHERE c.person_id = $1`,
      [child],
    );
    expect(rows).toEqual([{ holder: 'Trung tâm Bảo trợ xã hội thử', account: '7700205000001' }]);
  });

  it('ends the allowance, which stands again after the stay; no month is paid twice', async () => {
    const personId = await person('1981-06-20');
    const grant = await walk.start({
      procedure: 'social-allowance.grant',
      on: '2026-10-05',
      by: 'commune-officer',
      personId,
      unitId,
      form: {
        facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }],
        payment: { channel: 'cash', holder: 'Nguyễn Thị Mười', relation: 'self' },
      },
    });
    await through(grant, [stop('2026-10-08 commune-officer propose'), stop('2026-10-12 commune-chair decide')]);
    await through(await apply(personId, 'disabled'), admitted);
    expect(await paid(personId, '2026-11')).toEqual({ 'monthly-allowance': 810_000 });
    expect(await paid(personId, '2026-12')).toEqual({ 'facility-care': 2_160_000 });
    await leave(personId, 'requested', '2027-01-15', '2027-01-18');
    expect(await paid(personId, '2026-12')).toEqual({ 'facility-care': 2_160_000 });
    expect(await paid(personId, '2027-01')).toEqual({ 'monthly-allowance': 810_000 });
    expect(await paid(personId, '2027-02')).toEqual({ 'monthly-allowance': 810_000 });
  });

  it('is about nobody who is in a facility already, and about none that is not there', async () => {
    const personId = await person('1950-01-01');
    await through(await apply(personId, 'elderly'), admitted);
    const again = await through(await apply(personId, 'elderly', other), toHead);
    await expect(
      walk.take(again, stop('2026-11-09 facility-head admit', { from: '2026-11-09' })),
    ).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.ALREADY_IN_FACILITY'],
    });
    await expect(apply(personId, 'elderly', crypto.randomUUID())).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.FACILITY_NOT_FOUND'],
    });
  });

  it.each([
    ['a ward that is none', { facilityId: '00000000-0000-4000-8000-000000000000', ward: 'cellar' }],
    ['a key that is none', { facilityId: 'here', ward: 'elderly' }],
    ['no ward', { facilityId: '00000000-0000-4000-8000-000000000000' }],
  ])('is refused with %s', async (_, form) => {
    const start = { procedure: 'facility-admission.grant', on: '2026-11-02', by: 'one-stop-officer', unitId, form };
    await expect(walk.start({ ...start, personId: await person('1950-01-01') })).rejects.toMatchObject({
      codes: ['CASE.FORM_INVALID'],
    });
  });

  it('of a commune takes in its own people only', async () => {
    const there = await unitOn(db, '32244', '2026-10-05');
    const elsewhere = await facilityWith({ elderly: 2 }, { unitId: there, owner: 'commune' });
    const file = await through(await apply(await person('1950-01-01'), 'elderly', elsewhere), toHead);
    await expect(walk.take(file, stop('2026-11-06 facility-head admit', { from: '2026-11-06' }))).rejects.toMatchObject(
      {
        codes: ['SOCIAL_PROTECTION.FACILITY_OUT_OF_AREA'],
      },
    );
  });
});

describe('places', () => {
  it('are never more than there are, whoever admits at the same moment', async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, async () => through(await apply(await person('2012-01-01'), 'children'), toHead)),
    );
    const answers = await Promise.allSettled(
      files.map((file) => walk.take(file, stop('2026-11-06 facility-head admit', { from: '2026-11-06' }))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.codes[0]] : []));
    expect(refused).toEqual(Array(5).fill('SOCIAL_PROTECTION.FACILITY_FULL'));
    const { rows } = await db.admin.query(
      `SELECT place FROM prog_social_protection.facility_stay WHERE facility_id = $1 AND ward = 'children' ORDER BY 1`,
      [home],
    );
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3]);
    const seen = await walk.ask(
      '2026-11-09',
      'one-stop-officer',
      `{ facilities(on: "2026-11-09") { id wards { ward places taken free } } }`,
    );
    expect(
      (seen['facilities'] as { id: string; wards: object[] }[]).find(({ id }) => id === home)?.wards,
    ).toContainEqual({
      ward: 'children',
      places: 3,
      taken: 3,
      free: 0,
    });
  });

  it('cannot become fewer than those who live there, and may become more', async () => {
    const capacity = (places: number) =>
      command('2026-11-10', 'department-lead', 'setFacilityCapacity', 'CapacityInput', {
        facilityId: home,
        ward: 'children',
        places,
        from: '2026-12-01',
      });
    await expect(capacity(2)).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.CAPACITY_BELOW_RESIDENTS'] });
    await capacity(4);
    const file = await through(await apply(await person('2012-01-01'), 'children'), toHead);
    await expect(walk.take(file, stop('2026-11-30 facility-head admit', { from: '2026-11-30' }))).rejects.toMatchObject(
      {
        codes: ['SOCIAL_PROTECTION.FACILITY_FULL'],
      },
    );
    expect((await walk.take(file, stop('2026-12-01 facility-head admit', { from: '2026-12-01' }))).outcome).toBe(
      'granted',
    );
  });

  it.each([
    ['a name too long', { name: 'x'.repeat(201) }],
    ['a kind that is none', { kind: 'hotel' }],
    ['an account without a bank', { bank: undefined }],
  ])('are not registered with %s', async (_, bad) => {
    await expect(facilityWith({}, bad)).rejects.toMatchObject({ codes: ['PLATFORM.INPUT_INVALID'] });
  });
});

describe('an emergency', () => {
  const urgent = { ward: 'urgent', ground: 'urgent', from: '2026-11-10', minutes: 'Tiếp nhận lúc 22 giờ' };
  const takeIn = async (form: object = {}, birth = '2014-01-01') => {
    const personId = await person(birth);
    const start = {
      procedure: 'facility-admission.urgent',
      on: '2026-11-10',
      by: 'facility-officer',
      personId,
      unitId,
    };
    return { personId, file: await walk.start({ ...start, form: { facilityId: home, ...urgent, ...form } }) };
  };

  it('is taken in at once, the papers follow; two weeks before three months are over somebody is told', async () => {
    const { personId, file } = await takeIn();
    expect(file).toMatchObject({ state: 'completing', outcome: null });
    expect(await paid(personId, '2026-11')).toEqual({ 'facility-care': 2_160_000 });
    const tasks = async () =>
      (await db.admin.query(`SELECT kind, due_on FROM casework.task WHERE person_id = $1`, [personId])).rows;
    const sweep = (on: string) => facilityLimits.run({ uow: workdayOn(db, on), log: () => undefined });
    await sweep('2027-01-26');
    expect(await tasks()).toEqual([]);
    await sweep('2027-01-27');
    await sweep('2027-01-28');
    expect(await tasks()).toEqual([{ kind: 'facility-stay-limit', due_on: '2027-02-10' }]);
    expect((await walk.take(file, stop('2026-12-01 facility-head complete'))).outcome).toBe('granted');
  });

  it('who has left before the papers were there has his file closed', async () => {
    const { personId, file } = await takeIn({ ground: 'sanction' });
    await leave(personId, 'requested', '2026-11-12');
    expect((await walk.take(file, stop('2026-11-20 facility-head closeFile', { reason: 'Đã về' }))).outcome).toBe(
      'done',
    );
    expect(await paid(personId, '2026-12')).toEqual({});
  });

  it.each([
    ['a day to come', { from: '2026-11-11' }, 'SOCIAL_PROTECTION.END_OUT_OF_RANGE'],
    ['no minutes', { minutes: undefined }, 'CASE.FORM_INVALID'],
    ['another ground', { ground: 'hardship' }, 'CASE.FORM_INVALID'],
  ])('is refused with %s', async (_, bad, code) => {
    await expect(takeIn(bad)).rejects.toMatchObject({ codes: [code] });
  });

  it('of a child soon sixteen tells of the birthday', async () => {
    const { personId } = await takeIn({ ward: 'children', facilityId: other, ground: 'sanction' }, '2010-12-24');
    await facilityLimits.run({ uow: workdayOn(db, '2026-11-24'), log: () => undefined });
    const { rows } = await db.admin.query(`SELECT kind, due_on FROM casework.task WHERE person_id = $1`, [personId]);
    expect(rows).toEqual([{ kind: 'facility-resident-16', due_on: '2026-12-24' }]);
  });
});

describe('under Decree 20/2021', () => {
  let former: string;
  beforeAll(async () => {
    former = await facilityWith({ elderly: 5, urgent: 5 }, { unitId: await unitOn(db, '96', '2024-05-01') }, before);
  });
  const person2024 = async () => {
    const at = await unitOn(db, '32248', '2024-05-01');
    return {
      at,
      personId: await somebody(db, desksOf([at]).commune, { unitId: at, birth: '1950-01-01', on: '2024-04-01' }),
    };
  };
  const begin = async () => {
    const { at, personId } = await person2024();
    return before.start({
      procedure: 'facility-admission.grant',
      on: '2024-05-06',
      by: 'commune-officer',
      personId,
      unitId: at,
      form: { facilityId: former, ward: 'elderly' },
    });
  };
  const toChair = [stop('2024-05-20 commune-officer review'), stop('2024-05-29 district-officer propose')];

  it('a file goes by commune, district and department, each within its days', async () => {
    const file = await begin();
    expect(file.clock.dueOn).toBe('2024-05-20');
    const reviewed = await before.take(file, toChair[0]!);
    expect(reviewed.clock.dueOn).toBe('2024-05-29');
    const proposed = await before.take(reviewed, toChair[1]!);
    expect(proposed.clock.dueOn).toBe('2024-06-03');
    await expect(before.take(proposed, stop('2024-06-03 district-chair send'))).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.FACILITY_OWNER'],
    });
    const sent = await before.take(proposed, stop('2024-06-03 district-chair sendToDepartment'));
    expect(sent.clock.dueOn).toBe('2024-06-12');
    const forwarded = await before.take(sent, stop('2024-06-12 department-lead forward'));
    const done = await before.take(forwarded, stop('2024-06-13 facility-head admit', { from: '2024-06-13' }));
    expect(done.outcome).toBe('granted');
  });

  it('an emergency has ten working days for its papers', async () => {
    const { at, personId } = await person2024();
    const file = await before.start({
      procedure: 'facility-admission.urgent',
      on: '2024-05-06',
      by: 'facility-officer',
      personId,
      unitId: at,
      form: { facilityId: former, ward: 'urgent', ground: 'urgent', from: '2024-05-06', minutes: 'Tiếp nhận' },
    });
    expect(file.clock.dueOn).toBe('2024-05-20');
    const gone = {
      procedure: 'facility-discharge.decide',
      on: '2024-05-21',
      by: 'facility-officer',
      personId,
      unitId: at,
    };
    await expect(before.start({ ...gone, form: { ground: 'missing', lastDay: '2024-05-20' } })).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.DISCHARGE_GROUND_UNKNOWN'],
    });
    const leaving = await before.start({ ...gone, form: { ground: 'no-contact', lastDay: '2024-05-20' } });
    expect(leaving.clock.dueOn).toBe('2024-05-30');
  });
});
