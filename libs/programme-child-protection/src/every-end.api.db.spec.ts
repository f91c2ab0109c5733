import { addDossierItem, type Procedure } from '#case-engine';
import { getPerson, movePerson } from '#citizen';
import { addDays, day } from '#kernel';
import { engineOver } from '#programme-registry';
import { testActor } from '../../../test/support/database.js';
import { walkEveryEnd } from '../../../test/support/every-end.suite.js';
import { type At, having, type Ready, type Way } from '../../../test/support/every-end.walk.js';
import { eraOf, firstDayOf, type Seen, type World } from '../../../test/support/every-end.world.js';
import { workdayOn } from '../../../test/support/province.js';
import { childProtection } from './child-protection.programme.js';

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

const ways: Readonly<Record<string, Way>> = {
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

walkEveryEnd('child-protection', ways, () => Promise.resolve());
