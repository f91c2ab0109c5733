import { addDays, type LegalDay } from '#kernel';
import { type Story } from './agenda.js';
import { type Demo } from './demo.js';
import { type Desk, type Post } from './desks.js';
import { inventedAddress, Inventor } from './invented-people.js';
import { type Office } from './office.js';
import { type CommunePosts } from './posts.js';
import { type Random } from './random.js';

const programme = 'child-protection';

/** Who works under the seal in a commune: an officer, and the chair under a duty of its own. */
export interface ProtectionPosts {
  readonly officer: Post;
  readonly chair: Post;
}

export function protectionPosts({ officer, chair }: CommunePosts): ProtectionPosts {
  const sealed = { clearances: [programme] };
  return {
    officer: {
      ...sealed,
      agency: officer.agency,
      username: officer.username.replace(/^canbo/, 'treem'),
      title: 'Người làm công tác bảo vệ trẻ em',
      roles: ['child-officer'],
    },
    chair: {
      ...sealed,
      agency: chair.agency,
      username: chair.username.replace(/^chutich/, 'chutich-treem'),
      title: 'Chủ tịch Ủy ban nhân dân, việc bảo vệ trẻ em',
      roles: ['commune-chair'],
    },
  };
}

interface Desks {
  readonly unitId: number;
  readonly officer: Desk;
  readonly chair: Desk;
}

interface Plan {
  readonly reportedOn: LegalDay;
  readonly inDanger?: true;
  readonly goesTo: 'report' | 'assessment' | 'plan' | 'support' | 'end';
}

const because = { reason: 'Theo kết quả rà soát.' };
const view = 'Cháu muốn được đi học và ở với bà.';
const stages: readonly Plan['goesTo'][] = ['report', 'assessment', 'plan', 'support', 'end'];

/** A child in danger and what was done: some of it now, some of it long over, one measure late. */
export function protection(office: Office, desks: Desks, demo: Demo, random: Random): Story[] {
  const inventor = new Inventor();
  const back = (days: number) => addDays(demo.asOf, -days);
  const plans: readonly Plan[] = [
    { reportedOn: back(1), inDanger: true, goesTo: 'report' },
    { reportedOn: back(4), goesTo: 'assessment' },
    { reportedOn: back(12), goesTo: 'plan' },
    { reportedOn: back(60), goesTo: 'support' },
    { reportedOn: back(120), goesTo: 'end' },
  ];
  // The past of a demonstration may be shorter than a case.
  return plans
    .filter(({ reportedOn }) => reportedOn >= demo.begins)
    .map((plan) => story(office, desks, plan, inventor, random));
}

function story(office: Office, desks: Desks, plan: Plan, inventor: Inventor, random: Random): Story {
  const { reportedOn, goesTo, inDanger = false } = plan;
  const [officer, chair] = [desks.officer.actor, desks.chair.actor];
  // Without a number: those of the province are drawn elsewhere, and two may not be alike.
  const { role, sex, fullName, birth } = inventor.person(random, { role: 'child', age: [7, 12] }, reportedOn);
  const home = { ...inventedAddress(random), code: `TE-${reportedOn}`, from: addDays(reportedOn, -900) };
  let caseId = '';
  const later = (days: number) => addDays(reportedOn, days);
  const take = (days: number, who: typeof officer, step: string, form: object = {}) => ({
    on: later(days),
    run: () => office.take(who, caseId, step, form),
  });
  const services = [{ service: 'Tư vấn tâm lý', provider: 'Trung tâm Công tác xã hội', until: later(60) }];
  const acts: readonly (readonly [Plan['goesTo'], Story[number]])[] = [
    [
      'report',
      {
        on: reportedOn,
        run: async () => {
          const [personId = ''] = await office.register(
            officer,
            desks.unitId,
            { members: [{ role, sex, fullName, birth }] },
            home,
          );
          ({ id: caseId } = await office.start(officer, {
            procedure: 'child-protection.case',
            personId,
            unitId: desks.unitId,
            form: {
              channel: random.one(['hotline-111', 'school', 'citizen']),
              receivedAt: `${reportedOn}T07:00+07:00`,
              place: home.address,
              harms: ['physical-violence'],
              inDanger,
              suspectsCrime: inDanger,
              secrecy: 'secret',
              told: 'Nghe tiếng trẻ khóc nhiều đêm, có vết bầm trên tay. (Dữ liệu tự tạo.)',
            },
          }));
        },
      },
    ],
    ['assessment', take(0, officer, 'assess', { risk: 'high', findings: 'Cần gặp gia đình.' })],
    ['plan', take(1, officer, 'assessInDetail', { risk: 'high', needs: 'An toàn, đi học lại.', childView: view })],
    ['plan', take(2, chair, 'meet', { participants: ['Công an xã', 'Trạm y tế'], conclusion: 'Hỗ trợ gia đình.' })],
    ['plan', take(3, officer, 'plan', { level: 'support', goal: 'Trẻ an toàn.', childView: view, services })],
    ['support', take(4, chair, 'approve')],
    [
      'support',
      take(20, officer, 'log', {
        on: later(20),
        service: 'Tư vấn tâm lý',
        provider: 'Trung tâm Công tác xã hội',
        result: 'Trẻ cởi mở hơn.',
      }),
    ],
    [
      'end',
      take(90, officer, 'review', {
        riskIsGone: true,
        bodyIsStable: true,
        mindIsStable: true,
        findings: 'Gia đình đã thay đổi.',
        childView: view,
      }),
    ],
    ['end', take(91, chair, 'close', because)],
  ];
  return acts.filter(([stage]) => stages.indexOf(stage) <= stages.indexOf(goesTo)).map(([, act]) => act);
}
