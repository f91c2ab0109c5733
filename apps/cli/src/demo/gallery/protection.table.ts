import { addDays } from '#kernel';
import { type Leg, type Matter } from './matter.js';

const view = 'Cháu muốn được đi học và ở với bà.';
const programme = 'child-protection';
const child = { role: 'child', age: [7, 12] } as const;
const withCarer: Matter['people'] = [child, { role: 'head', age: [35, 55] }];

const report: Leg = {
  procedure: 'child-protection.case',
  form: ({ on, address }) => ({
    channel: 'school',
    receivedAt: `${on}T07:00+07:00`,
    place: address,
    harms: ['neglect'],
    inDanger: false,
    suspectsCrime: false,
    secrecy: 'secret',
    told: 'Trẻ nghỉ học nhiều ngày, ở nhà một mình. (Dữ liệu tự tạo.)',
  }),
  forms: {
    assess: () => ({ risk: 'high', findings: 'Cần gặp gia đình.' }),
    protect: () => ({ measures: ['Đưa trẻ đến nơi an toàn'], report: 'Trẻ đã an toàn.' }),
    assessInDetail: () => ({ risk: 'high', needs: 'An toàn, đi học lại.', childView: view }),
    meet: () => ({ participants: ['Công an xã', 'Trạm y tế'], conclusion: 'Hỗ trợ gia đình.' }),
    plan: ({ on }) => ({
      level: 'support',
      goal: 'Trẻ an toàn.',
      childView: view,
      services: [{ service: 'Tư vấn tâm lý', provider: 'Trung tâm Công tác xã hội', until: addDays(on, 60) }],
    }),
    review: () => ({
      riskIsGone: true,
      bodyIsStable: true,
      mindIsStable: true,
      findings: 'Gia đình đã thay đổi.',
      childView: view,
    }),
  },
};

const apart: Leg = {
  procedure: 'child-protection.isolation',
  form: ({ on }) => ({ informedAt: `${on}T07:00+07:00`, ground: 'Bị người chăm sóc đánh' }),
  forms: {
    isolate: ({ on }) => ({ shelter: 'Nhà văn hóa xã', until: addDays(on, 5) }),
    extend: ({ on }) => ({ shelter: 'Nhà văn hóa xã', until: addDays(on, 8) }),
  },
};

const care: Leg = {
  procedure: 'child-protection.care',
  form: () => ({ ground: 'no-parents', hasConsent: true, childView: view, story: 'Cha mẹ đã chết.' }),
  forms: {
    match: ({ prop }) => ({ carerId: prop, because: 'Người thân, có điều kiện.' }),
    verify: () => ({ isSuitable: true, findings: 'Nhà ở ổn định, tự nguyện.' }),
    handOver: ({ on }) => ({ on }),
  },
};

const contested = (procedure: string): Matter => ({
  procedure,
  programme,
  isSealed: true,
  people: [child],
  prior: [{ ...report, to: 'implementing' }],
  isAboutDecision: true,
  form: () => ({ reason: 'Kế hoạch chưa phù hợp với gia đình' }),
});

/** Children in danger, under the seal. */
export const protection: readonly Matter[] = [
  {
    ...report,
    programme,
    isSealed: true,
    people: [child],
    marks: ['đ', 'e', 'g', 'i', 'k', 'l', 'm'].map((group) => `group-${group}`),
  },
  { ...apart, programme, isSealed: true, people: [child] },
  { ...care, programme, isSealed: true, people: withCarer, needs: 'carer' },
  {
    procedure: 'child-protection.facility',
    programme,
    isSealed: true,
    people: [child],
    form: () => ({ facility: 'Trung tâm Bảo trợ xã hội tỉnh', childView: view }),
  },
  contested('child-protection.appeal'),
  contested('child-protection.revoke'),
];
