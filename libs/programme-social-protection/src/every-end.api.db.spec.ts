import { type Procedure } from '#case-engine';
import { getPerson, recordDeath } from '#citizen';
import { addDays, addMonths, day, monthOf } from '#kernel';
import { engineOver } from '#programme-registry';
import { provincePeople } from '../../../test/support/agencies.js';
import { begin, desksOf, walk as walkEngine, workdayOn } from '../../../test/support/province.js';
import { type At, having as havingIn, type Ready, type Way } from '../../../test/support/every-end.walk.js';
import { walkEveryEnd } from '../../../test/support/every-end.suite.js';
import { type Era, eraOf, firstDayOf, type World } from '../../../test/support/every-end.world.js';
import { proposeLocalRule, publishLocalRule } from './local/local-rule.store.js';
import { socialProtection } from './social-protection.programme.js';

const inCash = { channel: 'cash', holder: 'Nguyễn Thị Mười', relation: 'self' };
const toCarer = async ({ world, era }: At) => ({
  ...inCash,
  relation: 'carer',
  payeeId: await world.person(era, '1975-01-01'),
});
const sinceLongAgo = '2023-01-02';
const severe = { kind: 'disability', degree: 'severe', from: sinceLongAgo };
const helpless = { ...severe, degree: 'extremely-severe' };

/** Somebody of an age on the first day of a procedure. */
const born =
  (birth: string) =>
  async (world: World, procedure: Procedure): Promise<Ready> => {
    const on = firstDayOf(procedure);
    return { personId: await world.person(eraOf(on), birth), on };
  };

/** Somebody who has been given something. */
const having = (code: string) => havingIn(socialProtection, code, () => ways);

const allowance: Way = { start: { facts: [severe], payment: inCash } };
const pension: Way = { ready: born('1948-05-05'), start: { facts: [], payment: inCash } };

async function survivor(world: World, procedure: Procedure): Promise<Ready> {
  const ready = await born('1940-02-01')(world, procedure);
  await workdayOn(world.db, ready.on).run(world.registrar(eraOf(ready.on)), async (tx) => {
    const { version } = await getPerson(tx, ready.personId);
    await recordDeath(tx, { personId: ready.personId, version }, { on: ready.on, reason: 'Trích lục khai tử' });
  });
  return ready;
}

/** Somebody over 80 who drew an allowance for age alone while there were districts; today in the commune that followed. */
async function formerlyForAge(world: World, procedure: Procedure): Promise<Ready> {
  const formerUnit = world.unit('districts');
  const personId = await world.person('districts', '1940-02-01');
  const { commune, chair, district, districtChair } = desksOf([formerUnit]);
  const start = { procedure: 'social-allowance.grant', on: '2024-05-06', who: commune, personId, unitId: formerUnit };
  const form = { facts: [{ kind: 'supporter', supporter: 'able', from: '2020-01-01' }], payment: inCash };
  await walkEngine(world.db, engineOver(), await begin(world.db, engineOver(), { ...start, form }), [
    ['2024-05-07', commune, 'reviewUnposted'],
    ['2024-05-08', chair, 'send'],
    ['2024-05-09', district, 'propose'],
    ['2024-05-10', districtChair, 'decide'],
  ]);
  for (const [table, key] of [
    ['benefit.chain', 'person_id = $3'],
    ['benefit.line', 'chain_id IN (SELECT id FROM benefit.chain WHERE person_id = $3)'],
    ['casework.case_file', 'person_id = $3'],
    ['citizen.person', 'id = $3'],
    ['citizen.residence', 'person_id = $3'],
  ])
    await world.db.admin.query(`UPDATE ${table} SET unit_id = $1 WHERE unit_id = $2 AND ${key}`, [
      world.unit('communes'),
      formerUnit,
      personId,
    ]);
  return { personId, on: firstDayOf(procedure) };
}

const nextMonth = ({ on }: At) => addMonths(monthOf(on), 1);
const changed: Way['start'] = ({ on }: At) => ({ changedOn: on, ended: [], facts: [] });
const moving: Way['start'] = (at: At) => ({
  toUnitId: at.world.unit(at.era, 'there'),
  movedOn: at.on,
  address: 'Ấp Chợ',
  stopMonth: nextMonth(at),
});
const event = ({ on }: At) => ({ happenedOn: on, occasion: 'disaster', payment: inCash });
const vote = ({ today }: At) => ({
  heldOn: today,
  members: 6,
  present: 6,
  inFavour: 5,
  chairVotes: 'yes',
  degree: 'severe',
});

/** Facilities in the province's area by world, era and owner; each has places enough for all. */
const facilities = new WeakMap<World, Map<string, Promise<string>>>();

function facilityOf({ world, era }: At, owner: 'province' | 'private', which = 'first'): Promise<string> {
  const ofWorld = facilities.get(world) ?? new Map<string, Promise<string>>();
  facilities.set(world, ofWorld);
  const key = [era, owner, which].join(' ');
  const opened = ofWorld.get(key) ?? openFacility(world, era, owner);
  ofWorld.set(key, opened);
  return opened;
}

async function openFacility(world: World, era: Era, owner: string): Promise<string> {
  const on = day(era === 'districts' ? '2024-05-02' : '2025-08-04');
  const command = (name: string, type: string, input: object) =>
    world.command(
      { programme: socialProtection, role: 'department-lead' },
      on,
      `mutation ($input: ${type}!, $requestId: String!) { done: ${name}(input: $input, requestId: $requestId) }`,
      { input, requestId: crypto.randomUUID() },
    );
  const unitId = world.unit(era, 'province');
  const house = { unitId, name: 'Trung tâm Bảo trợ xã hội thử', kind: 'general', owner, openedOn: '2020-01-01' };
  const facilityId = String((await command('openFacility', 'OpenFacilityInput', house))['done']);
  for (const ward of ['disabled', 'urgent', 'paying'])
    await command('setFacilityCapacity', 'CapacityInput', { facilityId, ward, places: 100, from: '2020-01-01' });
  return facilityId;
}

const admission: Way = {
  start: async (at) => ({
    facilityId: await facilityOf(at, at.road.steps.includes('sendToDepartment') ? 'province' : 'private'),
    ward: 'disabled',
  }),
  forms: { admit: ({ today }) => ({ from: today }) },
};

/** Sums of the province for what is given once, as somebody might have set them. */
async function publishLocalRules(world: World): Promise<void> {
  const { lead, publisher } = await provincePeople(world.db);
  for (const [target, amount] of [
    ['swimming', 700_000],
    ['housing-poor.build', 60_000_000],
  ] as const) {
    const rule = {
      kind: 'ONE_OFF',
      target,
      amount,
      title: 'Hỗ trợ một lần',
      resolution: 'Nghị quyết giả định, Điều 2',
      certainty: 'interpretation',
      from: day('2026-01-01'),
      funding: 'province',
      unitIds: [world.unit('communes', 'province')],
    } as const;
    const id = await workdayOn(world.db, '2026-09-07').run(lead, (tx) => proposeLocalRule(tx, rule));
    await workdayOn(world.db, '2026-09-08').run(publisher, (tx) => publishLocalRule(tx, id, 'Đã thông qua'));
  }
}

const ways: Readonly<Record<string, Way>> = {
  'social-allowance.grant': allowance,
  'social-allowance.change': { ready: having('social-allowance.grant'), start: changed },
  'social-allowance.suspend': {
    ready: having('social-allowance.grant'),
    start: (at) => ({ ground: 'refuses-review', from: nextMonth(at) }),
    forms: { resume: (at) => ({ from: addMonths(nextMonth(at), 1) }) },
  },
  'social-allowance.move': { ready: having('social-allowance.grant'), start: moving },
  'social-allowance.appeal': { ready: having('social-allowance.grant'), start: { reason: 'Không đúng' } },
  'social-allowance.revoke': { ready: having('social-allowance.grant'), start: { reason: 'Không đúng' } },
  'social-pension.grant': pension,
  'social-pension.change': { ready: having('social-pension.grant'), start: changed },
  'social-pension.move': { ready: having('social-pension.grant'), start: moving },
  'social-pension.convert': { ready: formerlyForAge, start: { formerGroup: 'elderly-without-income' } },
  'funeral-support.grant': {
    ready: survivor,
    start: async ({ world, era }) => ({
      ground: 'survivor',
      facts: [{ kind: 'income', incomeKind: 'social-insurance', monthly: 600_000, from: '2020-01-01' }],
      payment: { channel: 'cash', holder: 'Trần Văn An', payeeId: await world.person(era, '1970-05-05') },
    }),
  },
  'care-support.grant': {
    start: async (at) => ({ care: 'family', from: sinceLongAgo, facts: [helpless], payment: await toCarer(at) }),
  },
  'care-support.change': { ready: having('care-support.grant'), start: changed },
  'disability-certificate.certify': {
    start: { asks: 'first', types: ['movement'] },
    forms: { conclude: vote, concludeMedically: { number: '12/GĐYK', degree: 'severe' } },
  },
  'emergency-aid.grant': { start: (at) => ({ ...event(at), relief: 'house-damaged' }) },
  'emergency-aid.death': { start: (at) => ({ ...event(at), deceased: 'Nguyễn Văn Chín' }) },
  'visit-gift.grant': {
    start: ({ on }) => ({ visitedOn: on, giver: 'province', visited: 'household', payment: inCash }),
  },
  'relief-goods.grant': {
    start: ({ on }) => ({ happenedOn: on, occasion: 'disaster', round: '1', people: 4, months: 1 }),
  },
  'temporary-care.grant': {
    start: async (at) => ({ ground: 'violence', from: at.on, payment: await toCarer(at) }),
    forms: { end: ({ on }) => ({ on: addDays(on, 20), then: 'home' }) },
    wait: { end: 20 },
  },
  'swimming-support.grant': {
    ready: born('2016-01-01'),
    start: async (at) => ({
      enrolledOn: at.on,
      year: '2026',
      payment: { ...(await toCarer(at)), relation: 'guardian' },
    }),
  },
  'housing-support.grant': { start: { work: 'build', household: 'poor', payment: inCash } },
  'facility-admission.grant': admission,
  'facility-admission.urgent': {
    start: async (at) => ({
      facilityId: await facilityOf(at, 'province'),
      ward: 'urgent',
      ground: 'urgent',
      from: at.on,
      minutes: 'Người bị bạo hành, cần bảo vệ ngay',
    }),
  },
  'facility-admission.contract': {
    start: async (at) => ({ facilityId: await facilityOf(at, 'province'), ward: 'paying', contract: '01/HĐ' }),
    forms: { admit: ({ today }) => ({ from: today }) },
  },
  'facility-discharge.decide': {
    ready: having('facility-admission.grant'),
    start: ({ on }) => ({ ground: 'requested', lastDay: on }),
  },
  'facility-transfer.decide': {
    ready: having('facility-admission.grant'),
    start: async (at) => ({
      facilityId: await facilityOf(at, 'province', 'other'),
      ward: 'disabled',
      from: addDays(at.on, 14),
    }),
  },
};

walkEveryEnd('social-protection', ways, publishLocalRules);
