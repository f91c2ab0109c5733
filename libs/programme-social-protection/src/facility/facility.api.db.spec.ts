import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueOf } from '#benefits';
import { day, month } from '#kernel';
import { OutboxRelay, systemActor } from '#platform';
import { agencyOfKind } from '../../../../test/support/agencies.js';
import { CaseWalk, stop, type Stop, type WalkedCase } from '../../../../test/support/case-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { desksOf, somebody, unitOn, workdayOn } from '../../../../test/support/province.js';
import { facilityDeath } from './facility-death.subscriber.js';
import { facilityLimits } from './facility-limits.round.js';

let db: TestDatabase;
let walk: CaseWalk;
let before: CaseWalk;
let unitId: number;
let province: number;
let home: string;
let other: string;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  [unitId, province] = [await unitOn(db, '32248', '2026-10-05'), await unitOn(db, '96', '2026-10-05')];
  const department = await agencyOfKind(db, 'department', '96', '2026-10-05');
  const commune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2026-10-05');
  const health = (
    await db.admin.query<{ id: number }>(`SELECT id FROM territory.agency WHERE code = 'department-of-health'`)
  ).rows[0]?.id;
  walk = await CaseWalk.open(db, {
    'one-stop-officer': commune,
    'commune-officer': commune,
    'commune-chair': commune,
    'department-lead': health ?? department,
    'facility-officer': health ?? department,
    'facility-head': health ?? department,
  });
  const formerCommune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2024-05-01');
  const district = await agencyOfKind(db, 'district-peoples-committee', '973', '2024-05-01');
  const labour = await agencyOfKind(db, 'department', '96', '2024-05-01');
  before = await CaseWalk.open(db, {
    'commune-officer': formerCommune,
    'commune-chair': formerCommune,
    'district-officer': district,
    'district-chair': district,
    'department-lead': labour,
    'facility-officer': labour,
    'facility-head': labour,
  });
  home = await facilityWith({ children: 3, elderly: 40, disabled: 40, urgent: 40, paying: 40 });
  other = await facilityWith({ children: 40, elderly: 40 });
});
afterAll(async () => {
  await walk.close();
  await before.close();
  await db.close();
});

const command = (on: string, by: string, name: string, type: string, input: object) =>
  walk.ask(
    on,
    by,
    `mutation ($input: ${type}!, $requestId: String!) { ${name}(input: $input, requestId: $requestId) }`,
    {
      input,
      requestId: crypto.randomUUID(),
    },
  );

async function facilityWith(wards: Record<string, number>, given: object = {}): Promise<string> {
  const input = {
    unitId: province,
    name: 'Trung tâm Bảo trợ xã hội thử',
    kind: 'general',
    owner: 'province',
    bank: 'AGRIBANK',
    account: '7700205000001',
    openedOn: '2020-01-01',
    ...given,
  };
  const id = String(
    (await command('2026-10-05', 'department-lead', 'openFacility', 'OpenFacilityInput', input))['openFacility'],
  );
  for (const [ward, places] of Object.entries(wards)) {
    const capacity = { facilityId: id, ward, places, from: '2020-01-01' };
    await command('2026-10-05', 'department-lead', 'setFacilityCapacity', 'CapacityInput', capacity);
  }
  return id;
}

const person = (birth: string) => somebody(db, desksOf([unitId]).commune, { unitId, birth, on: '2026-10-05' });

const paid = async (personId: string, of: string): Promise<Record<string, number | undefined>> => {
  const rows = await db.uow.read(systemActor('test'), (tx) =>
    dueOf(tx, personId, { from: month(of), until: month('2035-01') }),
  );
  return Object.fromEntries(rows.filter((row) => row.month === of).map((row) => [row.benefit, row.amount]));
};

const apply = (personId: string, ward: string, facilityId = home) =>
  walk.start({
    procedure: 'facility-admission.grant',
    on: '2026-11-02',
    by: 'one-stop-officer',
    personId,
    unitId,
    form: { facilityId, ward },
  });

const through = async (file: WalkedCase, stops: readonly Stop[], by = walk): Promise<WalkedCase> => {
  let current = file;
  for (const each of stops) current = await by.take(current, each);
  return current;
};

const toHead = [stop('2026-11-03 commune-officer propose'), stop('2026-11-04 commune-chair send')];
const admitted = [...toHead, stop('2026-11-06 facility-head admit', { from: '2026-11-06' })];

const leave = async (personId: string, ground: string, lastDay: string, on = '2026-11-20') => {
  const start = { procedure: 'facility-discharge.decide', by: 'facility-officer', personId, unitId };
  const file = await walk.start({ ...start, on, form: { ground, lastDay } });
  return walk.take(file, stop(`${on} facility-head discharge`));
};

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
    const { commune, chair } = desksOf([unitId]);
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
    expect([commune.roles, chair.roles]).toBeDefined();
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

describe('a stay', () => {
  const resident = async (birth = '1950-01-01', ward = 'elderly') => {
    const personId = await person(birth);
    await through(await apply(personId, ward), admitted);
    const { rows } = await db.admin.query(`SELECT id FROM prog_social_protection.facility_stay WHERE person_id = $1`, [
      personId,
    ]);
    return { personId, stayId: String(rows[0].id) };
  };

  it('by contract is paid for by nobody else', async () => {
    const personId = await person('1950-01-01');
    const start = {
      procedure: 'facility-admission.contract',
      on: '2026-11-02',
      by: 'facility-officer',
      personId,
      unitId,
    };
    const form = { facilityId: home, ward: 'paying', contract: '12/HĐ' };
    const file = await walk.start({ ...start, form });
    expect((await walk.take(file, admitted[2]!)).outcome).toBe('granted');
    expect(await paid(personId, '2026-12')).toEqual({});
    const second = await walk.start({ ...start, personId: await person('1950-01-01'), form });
    expect((await walk.take(second, stop('2026-11-05 facility-head turnAway', { reason: 'Hết chỗ' }))).outcome).toBe(
      'refused',
    );
    await leave(personId, 'contract-ended', '2026-11-15');
  });

  it('knows who is away, and counts only the days in the house', async () => {
    const { stayId } = await resident();
    const away = (input: object) => command('2026-11-20', 'facility-officer', 'recordLeave', 'LeaveInput', input);
    const back = (on: string) =>
      command('2026-11-20', 'facility-officer', 'recordReturn', 'ReturnInput', { stayId, on });
    await expect(back('2026-11-10')).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.LEAVE_OUT_OF_ORDER'] });
    await away({ stayId, from: '2026-11-10', reason: 'Về thăm nhà' });
    await expect(away({ stayId, from: '2026-11-12', reason: 'Lần nữa' })).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.LEAVE_OUT_OF_ORDER'],
    });
    const residents = await walk.ask(
      '2026-11-11',
      'facility-officer',
      `query ($id: ID!) { facilityResidents(facilityId: $id, on: "2026-11-11") { stayId isAway ward place } }`,
      { id: home },
    );
    expect(residents['facilityResidents']).toContainEqual(expect.objectContaining({ stayId, isAway: true }));
    await back('2026-11-15');
    const small = await facilityWith({ elderly: 2 });
    const personId = await person('1950-01-01');
    await through(await apply(personId, 'elderly', small), admitted);
    const { rows } = await db.admin.query(`SELECT id FROM prog_social_protection.facility_stay WHERE person_id = $1`, [
      personId,
    ]);
    await away({ stayId: rows[0].id, from: '2026-11-10', reason: 'Đi viện' });
    await command('2026-11-20', 'facility-officer', 'recordReturn', 'ReturnInput', {
      stayId: rows[0].id,
      on: '2026-11-15',
    });
    const months = await walk.ask(
      '2026-11-20',
      'facility-officer',
      `query ($id: ID!) { facilityOccupancy(facilityId: $id, from: "2026-11") { month people days admitted left } }`,
      { id: small },
    );
    expect((months['facilityOccupancy'] as object[]).slice(0, 2)).toEqual([
      { month: '2026-11', people: 1, days: 20, admitted: 1, left: 0 },
      { month: '2026-12', people: 1, days: 31, admitted: 0, left: 0 },
    ]);
  });

  it.each([
    ['personal-items', '2026-11-10', 5_400_000],
    ['medicine', '2026-11-10', 10_800_000],
    ['utilities', '2026-11-10', 8_100_000],
    ['equipment', '2026-11-10', 15_000_000],
  ])('has for %s at most so much a year', async (kind, on, most) => {
    const { stayId } = await resident();
    const spend = (amount: number, when = on) =>
      command('2027-01-10', 'facility-officer', 'recordFacilityExpense', 'ExpenseInput', {
        stayId,
        kind,
        on: when,
        amount,
        note: 'Thử',
      });
    await spend(most - 1);
    await expect(spend(2)).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.EXPENSE_ABOVE_LIMIT'] });
    await spend(1);
    await expect(spend(1)).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.EXPENSE_ABOVE_LIMIT'] });
    await spend(most, '2027-01-02');
    await expect(spend(-1)).rejects.toMatchObject({ codes: ['PLATFORM.INPUT_INVALID'] });
  });

  it('goes on in another facility without a day between, and without a month paid twice', async () => {
    const { personId } = await resident();
    const start = { procedure: 'facility-transfer.decide', on: '2026-11-20', by: 'facility-officer', personId, unitId };
    const form = { facilityId: other, ward: 'elderly', from: '2026-11-20' };
    const kept = await walk.walk({ ...start, form }, [
      stop('2026-11-20 facility-head keep', { reason: 'Không chuyển' }),
    ]);
    expect(kept.outcome).toBe('refused');
    const file = await walk.walk({ ...start, form }, [stop('2026-11-20 facility-head transfer')]);
    expect(file.outcome).toBe('done');
    const { rows } = await db.admin.query(
      `SELECT facility_id, lower(held) AS "from", upper(held) AS until FROM prog_social_protection.facility_stay WHERE person_id = $1 ORDER BY 2`,
      [personId],
    );
    expect(rows).toEqual([
      { facility_id: home, from: '2026-11-06', until: '2026-11-20' },
      { facility_id: other, from: '2026-11-20', until: null },
    ]);
    const months = await db.uow.read(systemActor('test'), (tx) =>
      dueOf(tx, personId, { from: month('2026-11'), until: month('2027-01') }),
    );
    expect(months.map((row) => [row.month, row.amount])).toEqual([
      ['2026-11', 2_160_000],
      ['2026-12', 2_160_000],
    ]);
  });

  it.each(['closed-case', 'requested', 'adopted', 'of-age', 'no-contact', 'missing', 'contract-ended'])(
    'ends as %s',
    async (ground) => {
      const { personId } = await resident();
      expect((await leave(personId, ground, '2026-11-15')).outcome).toBe('done');
      expect([await paid(personId, '2026-11'), await paid(personId, '2026-12')]).toEqual([
        { 'facility-care': 2_160_000 },
        {},
      ]);
    },
  );

  it('ends by a death with the funeral, after the commune or the hospital has told of it', async () => {
    const { personId } = await resident();
    await workdayOn(db, '2026-11-18').run(systemActor('test'), (tx) =>
      tx.emit({ type: 'citizen.person-died', payload: { personId, diedOn: '2026-11-17' } }),
    );
    const relay = new OutboxRelay(db.uow, [facilityDeath]);
    const told = async () =>
      (
        await db.admin.query(`SELECT kind FROM casework.task WHERE person_id = $1 AND kind = 'facility-death'`, [
          personId,
        ])
      ).rows;
    for (let round = 0; round < 100 && (await told()).length === 0; round += 1) {
      await relay.run();
      await new Promise((wake) => setTimeout(wake, 50));
    }
    expect(await told()).toEqual([{ kind: 'facility-death' }]);
    await leave(personId, 'died', '2026-11-17');
    expect(await paid(personId, '2026-11')).toEqual({
      'facility-care': 2_160_000,
      'once.facility-funeral': 27_000_000,
    });
    expect(await paid(personId, '2026-12')).toEqual({});
  });

  it('does not end for what law does not name, before it began, or twice', async () => {
    const { personId } = await resident();
    await expect(leave(personId, 'tired', '2026-11-15')).rejects.toMatchObject({ codes: ['CASE.FORM_INVALID'] });
    await expect(leave(personId, 'requested', '2026-11-05')).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.END_OUT_OF_RANGE'],
    });
    const start = {
      procedure: 'facility-discharge.decide',
      on: '2026-11-20',
      by: 'facility-officer',
      personId,
      unitId,
    };
    const kept = await walk.walk({ ...start, form: { ground: 'requested', lastDay: '2026-11-20' } }, [
      stop('2026-11-20 facility-head keep', { reason: 'Ở lại' }),
    ]);
    expect(kept.outcome).toBe('refused');
    await leave(personId, 'requested', '2026-11-16');
    await expect(leave(personId, 'requested', '2026-11-17')).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.NOT_IN_FACILITY'],
    });
  });
});

describe('under Decree 20/2021', () => {
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
      form: { facilityId: home, ward: 'elderly' },
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
      form: { facilityId: home, ward: 'urgent', ground: 'urgent', from: '2024-05-06', minutes: 'Tiếp nhận' },
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

it('days of the facility are legal days', () => {
  expect(day('2026-11-06')).toBe('2026-11-06');
});
