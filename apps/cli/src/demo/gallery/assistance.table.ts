import { addDays, addMonths } from '#kernel';
import { type Leg, type Matter, inCash, type Scene, toSecond } from './matter.js';

const certificate = (degree: string) => (at: Scene) => ({
  kind: 'disability',
  from: addDays(at.on, -20),
  degree,
  certificate: '12/GXN-UBND',
});

const allowance = (degree = 'severe'): Leg => ({
  procedure: 'social-allowance.grant',
  form: (at) => ({ facts: [certificate(degree)(at)], payment: inCash(at) }),
});

const pension: Leg = { procedure: 'social-pension.grant', form: (at) => ({ facts: [], payment: inCash(at) }) };

const care: Leg = {
  procedure: 'care-support.grant',
  form: (at) => ({ care: 'family', from: addDays(at.on, -5), facts: [], payment: toSecond('carer')(at) }),
};

const granted = <L extends Leg>(leg: L) => ({ ...leg, to: 'granted' });

const adult = { role: 'head', age: [22, 55] } as const;
const elder = { role: 'head', age: [77, 92] } as const;
const helpless = [
  { role: 'other', age: [20, 55] },
  { role: 'head', age: [35, 55] },
] as const;

const move = (procedure: string): Leg => ({
  procedure,
  form: (at) => ({ toUnitId: at.otherUnitId, movedOn: at.on, address: 'Ấp 3', stopMonth: at.month }),
});

/** Monthly support, and what becomes of it. */
const rights: readonly Matter[] = [
  { ...allowance(), people: [adult] },
  { ...pension, people: [elder] },
  {
    procedure: 'social-pension.convert',
    people: [{ role: 'head', age: [84, 92] }],
    prior: [granted(allowance())],
    form: () => ({ formerGroup: 'elderly-without-income' }),
  },
  { ...care, people: helpless, prior: [granted(allowance('extremely-severe'))] },
  {
    procedure: 'social-allowance.change',
    people: [adult],
    prior: [granted(allowance())],
    form: (at) => ({
      changedOn: addDays(at.on, -1),
      ended: ['disability'],
      facts: [{ ...certificate('extremely-severe')(at), from: addDays(at.on, -1) }],
    }),
  },
  {
    procedure: 'social-pension.change',
    people: [elder],
    prior: [granted(pension)],
    form: (at) => ({ changedOn: addDays(at.on, -1), ended: ['pension-request'], facts: [] }),
  },
  {
    procedure: 'care-support.change',
    people: helpless,
    prior: [granted(allowance('extremely-severe')), granted(care)],
    form: (at) => ({ changedOn: addDays(at.on, -1), ended: ['placement'], facts: [] }),
  },
  {
    procedure: 'social-allowance.suspend',
    people: [adult],
    prior: [granted(allowance())],
    form: (at) => ({ ground: 'not-collected-for-3-months', from: addMonths(at.month, 1) }),
    forms: { resume: (at) => ({ from: addMonths(at.month, 1) }) },
  },
  { ...move('social-allowance.move'), people: [adult], prior: [granted(allowance())], goesAwayWith: 'leave' },
  { ...move('social-pension.move'), people: [elder], prior: [granted(pension)], goesAwayWith: 'leave' },
  {
    procedure: 'social-allowance.appeal',
    people: [adult],
    prior: [granted(allowance())],
    isAboutDecision: true,
    form: () => ({ reason: 'Mức hưởng thấp hơn mức của người cùng hoàn cảnh' }),
  },
  {
    procedure: 'social-allowance.revoke',
    people: [adult],
    prior: [granted(allowance())],
    isAboutDecision: true,
    form: () => ({ reason: 'Giấy xác nhận khuyết tật đã bị thu hồi' }),
  },
  {
    procedure: 'funeral-support.grant',
    people: [
      { role: 'head', age: [78, 92] },
      { role: 'child', age: [40, 60] },
    ],
    prior: [granted(allowance())],
    isOfDead: true,
    form: (at) => ({ ground: 'beneficiary', facts: [], payment: toSecond()(at) }),
  },
  {
    procedure: 'disability-certificate.certify',
    people: [adult],
    form: () => ({ asks: 'first', types: ['movement'] }),
    forms: {
      conclude: (at) => ({
        heldOn: at.on,
        members: 5,
        present: 5,
        inFavour: 5,
        chairVotes: 'yes',
        degree: 'severe',
      }),
      concludeMedically: () => ({ number: '25/BB-GĐYK', degree: 'severe' }),
    },
  },
];

const storm = (at: Scene) => ({ happenedOn: addDays(at.on, -1), occasion: 'disaster' });

/** Help at once, in the community. */
const urgent: readonly Matter[] = [
  {
    procedure: 'emergency-aid.grant',
    people: [adult],
    form: (at) => ({ ...storm(at), relief: 'house-damaged', payment: inCash(at) }),
  },
  {
    procedure: 'emergency-aid.death',
    people: [adult],
    form: (at) => ({ ...storm(at), deceased: 'Người thân trong hộ', payment: inCash(at) }),
  },
  {
    procedure: 'relief-goods.grant',
    people: [adult],
    form: (at) => ({ ...storm(at), round: '1', people: 4, months: 1 }),
  },
  {
    procedure: 'visit-gift.grant',
    people: [elder],
    form: (at) => ({ visitedOn: at.on, giver: 'province', visited: 'person', payment: inCash(at) }),
  },
  {
    procedure: 'temporary-care.grant',
    people: [
      { role: 'grandchild', age: [6, 14] },
      { role: 'head', age: [40, 60] },
    ],
    form: (at) => ({ ground: 'child-alone', from: at.on, payment: toSecond('carer')(at) }),
    forms: { end: (at) => ({ on: at.on, then: 'home' }) },
  },
  {
    procedure: 'swimming-support.grant',
    people: [
      { role: 'child', age: [8, 13] },
      { role: 'head', age: [30, 45] },
    ],
    form: (at) => ({ enrolledOn: at.on, year: at.on.slice(0, 4), payment: toSecond('guardian')(at) }),
  },
  {
    procedure: 'housing-support.grant',
    people: [adult],
    form: (at) => ({ work: 'repair', household: 'poor', payment: inCash(at) }),
  },
];

const admission: Leg = {
  procedure: 'facility-admission.grant',
  form: (at) => ({ facilityId: at.facilityId, ward: 'elderly' }),
  forms: { admit: (at) => ({ from: at.on }) },
};

const inside = [{ ...admission, to: 'admitted' }] as const;

/** A place at a facility. */
const facility: readonly Matter[] = [
  { ...admission, people: [elder] },
  {
    procedure: 'facility-admission.urgent',
    people: [{ role: 'other', age: [20, 50] }],
    form: (at) => ({
      facilityId: at.facilityId,
      ward: 'urgent',
      ground: 'urgent',
      from: at.on,
      minutes: 'Biên bản tiếp nhận của Công an xã',
    }),
  },
  {
    procedure: 'facility-admission.contract',
    people: [elder],
    form: (at) => ({ facilityId: at.facilityId, ward: 'paying', contract: '07/HĐ-BTXH' }),
    forms: { admit: (at) => ({ from: at.on }) },
  },
  {
    procedure: 'facility-discharge.decide',
    people: [elder],
    prior: inside,
    form: (at) => ({ ground: 'requested', lastDay: at.on }),
  },
  {
    procedure: 'facility-transfer.decide',
    people: [elder],
    prior: inside,
    form: (at) => ({ facilityId: at.otherFacilityId, ward: 'elderly', from: addDays(at.on, 1) }),
  },
];

export const assistance: readonly Matter[] = [...rights, ...urgent, ...facility];
