import { addDossierItem, type Procedure } from '#case-engine';
import { getPerson, movePerson } from '#citizen';
import { addDays, addMonths, day, firstDay, monthOf } from '#kernel';
import { engineOver, programmes } from '#programme-registry';
import { lockEntryOfCase } from '../../libs/programme-poor-households/src/review/entry.store.js';
import { saveSheet } from '../../libs/programme-poor-households/src/review/sheet.store.js';
import { household, sheetWith } from '../../libs/programme-poor-households/src/review.fixture.js';
import { type Sheet } from '../../libs/programme-poor-households/src/rules/sheet.js';
import { testActor } from '../support/database.js';
import { workdayOn } from '../support/province.js';
import { type At, having, type Ready, type Way } from './every-end.walk.js';
import { eraOf, firstDayOf, type Seen, workingDaysAfter, type World } from './every-end.world.js';

const programmeOf = (wanted: string) => {
  const found = programmes.find(({ code }) => code === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
};
const childProtection = programmeOf('child-protection');
const poorHouseholds = programmeOf('poor-households');

let houses = 0;

async function householdOf(world: World, procedure: Procedure): Promise<Ready> {
  const on = firstDayOf(procedure);
  const era = eraOf(on);
  const unitId = world.unit(era);
  const uow = workdayOn(world.db, era === 'districts' ? '2024-01-10' : '2025-08-04');
  const given = { unitId, code: `HO-${(houses += 1)}`, hamlet: 'Ấp Mũi' };
  return { personId: (await household(uow, world.registrar(era), given)).headId, on };
}

/** What the officer finds in the house, entered before a step. */
const survey =
  (sheet: Sheet) =>
  ({ world, era, today }: At, { id }: Seen) => {
    const units = [world.unit(era)];
    const officer = testActor({ name: 'Cán bộ', roles: ['commune-officer'], units, programmes: ['poor-households'] });
    return workdayOn(world.db, today).run(officer, async (tx) => {
      const { id: entryId, version } = await lockEntryOfCase(tx, id);
      await saveSheet(tx, { entryId, version, sheet });
    });
  };

const meeting =
  (agreed: number) =>
  ({ today }: At) => ({ heldOn: today, present: 20, agreed });

/** A review whose household is found so: of a month it begins on the 15th or later, and posting takes three working days. */
const review = (sheet: Sheet, ready: Way['ready'] = householdOf): Way => {
  const found = survey({ ...sheet, ticks: [] });
  return {
    ready,
    start: { circumstances: 'Mất mùa tôm, con nhỏ' },
    forms: { agree: meeting(20), redo: meeting(5), advise: { agrees: true, opinion: 'Nhất trí' } },
    before: { agree: found, redo: found, concludeRecheck: found, passBy: survey({ ticks: [1, 2, 3, 4] }) },
    wait: { begin: 8, endPosting: 4 },
    never: [['passBy', 'recognise']],
  };
};

const ofHouseholds: Readonly<Record<string, Way>> = {
  'household-review.recognise': review(sheetWith({ b1: 100, deprived: 5 })),
  'household-review.leave': review(sheetWith({ b1: 176, deprived: 0 }), async (world, procedure) => {
    const poor = await having(poorHouseholds, 'household-review.recognise', () => ways)(world, procedure);
    const monthAfter = addMonths(monthOf(poor.on), 1);
    return { ...poor, on: workingDaysAfter(addDays(firstDay(monthAfter), 3), 1) };
  }),
  'household-review.farming': review({ ...sheetWith({ b1: 175, deprived: 0 }), farming: true }),
  'household-review.appeal': {
    ready: having(poorHouseholds, 'household-review.recognise', () => ways),
    start: { text: 'Hộ có ghe lớn' },
  },
  'household-review.revoke': {
    ready: having(poorHouseholds, 'household-review.recognise', () => ways),
    start: { text: 'Hộ có ghe lớn' },
  },
};

const child = async (world: World, procedure: Procedure): Promise<Ready> => {
  const on = firstDayOf(procedure);
  return { personId: await world.person(eraOf(on), '2017-06-06'), on };
};
const heard = { childView: 'Cháu muốn ở với bà.' };
const atEight = (on: string) => `${on}T08:00+07:00`;

async function chosenCarer({ world, era }: At): Promise<object> {
  const input = {
    personId: await world.person(era, '1985-03-03'),
    unitId: world.unit(era),
    kind: 'unrelated',
    registeredOn: '2026-10-01',
    healthCertifiedOn: '2026-09-20',
    foreigner: false,
  };
  const registered = await world.command(
    { programme: childProtection, role: 'child-officer' },
    day('2026-10-05'),
    `mutation ($input: CarerInput!, $requestId: String!) { carer: registerCarer(input: $input, requestId: $requestId) { id } }`,
    { input, requestId: crypto.randomUUID() },
  );
  const { id } = registered['carer'] as { readonly id: string };
  return { carerId: id, because: 'Cùng ấp, trẻ đã quen.' };
}

const courtPaper = ({ world, era, today }: At, { id }: Seen) => {
  const [units, clearances] = [[world.unit(era)], ['child-protection']];
  const officer = testActor({ name: 'Cán bộ', roles: ['child-officer'], units, programmes: clearances, clearances });
  return workdayOn(world.db, today).run(officer, (tx) =>
    addDossierItem(tx, engineOver(), { caseId: id, item: 'court-decision', receivedOn: today }),
  );
};

/** A case goes to another commune because the child did. */
async function followTheCase({ world, era, road, today, personId }: At): Promise<void> {
  if (!road.steps.includes('handOver')) return;
  await workdayOn(world.db, today).run(world.registrar(era), async (tx) => {
    const { version } = await getPerson(tx, personId);
    const to = { toUnitId: world.unit(era, 'there'), address: 'Ấp Chợ', from: today, reason: 'Chuyển theo bà' };
    await movePerson(tx, { personId, version }, to);
  });
}

const ofChildren: Readonly<Record<string, Way>> = {
  'child-protection.case': {
    ready: child,
    start: ({ on }) => ({
      channel: 'hotline-111',
      receivedAt: atEight(on),
      place: 'Ấp Mũi',
      harms: ['physical-violence'],
      inDanger: false,
      suspectsCrime: false,
      secrecy: 'secret',
      told: 'Hàng xóm nghe tiếng trẻ khóc nhiều đêm.',
    }),
    forms: {
      assess: { risk: 'high', findings: 'Có vết thương cũ.' },
      protect: { measures: ['shelter'], report: 'Đưa trẻ đến trạm y tế.' },
      assessInDetail: { risk: 'high', needs: 'Nơi ở an toàn.', ...heard },
      meet: { participants: ['Chủ tịch', 'Công an'], conclusion: 'Can thiệp ngay.' },
      plan: {
        level: 'intervention',
        goal: 'Trẻ an toàn ở nhà bà.',
        services: [{ service: 'Tư vấn', provider: 'Trung tâm', until: '2027-12-31' }],
        ...heard,
      },
      log: ({ today }) => ({ on: today, service: 'Tư vấn', provider: 'Trung tâm', result: 'Tốt' }),
      handOver: ({ world, era }) => ({ toUnitId: world.unit(era, 'there') }),
      review: { riskIsGone: true, bodyIsStable: true, mindIsStable: true, findings: 'Ổn định.', ...heard },
    },
    before: { review: followTheCase },
    wait: { assess: 0 },
  },
  'child-protection.isolation': {
    ready: child,
    start: ({ on }) => ({ informedAt: atEight(on), ground: 'Cha dượng đánh trẻ' }),
    forms: {
      isolate: ({ on }) => ({ shelter: 'Nhà bà ngoại', until: addDays(on, 10) }),
      extend: ({ on }) => ({ shelter: 'Nhà bà ngoại', until: addDays(on, 12) }),
    },
    wait: { isolate: 0 },
  },
  'child-protection.care': {
    ready: child,
    start: { ground: 'no-parents', hasConsent: true, story: 'Mồ côi.', ...heard },
    forms: {
      match: chosenCarer,
      change: chosenCarer,
      verify: { isSuitable: true, findings: 'Nhà cửa ổn định.' },
      handOver: ({ today }) => ({ on: today }),
      visit: ({ today }) => ({ on: today, findings: 'Trẻ khỏe.', ...heard }),
    },
    before: { noteCourt: courtPaper },
  },
  'child-protection.facility': { ready: child, start: { facility: 'Trung tâm Bảo trợ xã hội', ...heard } },
  'child-protection.appeal': {
    ready: having(childProtection, 'child-protection.case', () => ways),
    start: { reason: 'Không đúng' },
  },
  'child-protection.revoke': {
    ready: having(childProtection, 'child-protection.case', () => ways),
    start: { reason: 'Không đúng' },
  },
};

/** How each procedure of poor households and of child protection is walked. */
export const ways: Readonly<Record<string, Way>> = { ...ofHouseholds, ...ofChildren };
