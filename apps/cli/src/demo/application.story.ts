import { addMonthsToDay, type LegalDay, vietnamCalendar } from '#kernel';
import { type Act, type Story } from './agenda.js';
import { type InventedHousehold } from './households.js';
import { inventedAddress } from './invented-people.js';
import { type CommuneDesks, type Office } from './office.js';
import { type Random } from './random.js';

/** An application as it came in, for what follows a grant. */
export interface Applied {
  readonly household: InventedHousehold;
  /** Ids of the members of the household, once it is registered. */
  personIds: readonly string[];
}

export interface ApplicationPlan {
  readonly household: InventedHousehold;
  readonly receivedOn: LegalDay;
  readonly code: string;
  /** Working days from one act to the next: 1 is brisk, 5 misses every deadline. */
  readonly pace: number;
  readonly ending: 'decided' | 'supplemented' | 'not-supplemented' | 'withdrawn';
}

/** One stop of a file: whose desk, which step, how many working days it lies there at pace 1. */
type Stop = readonly [who: (desks: CommuneDesks) => CommuneDesks['intake'], step: string, days: number, form?: object];

const intake = (desks: CommuneDesks) => desks.intake;
const officer = (desks: CommuneDesks) => desks.officer;
const chair = (desks: CommuneDesks) => desks.chair;
const districtOfficer = (desks: CommuneDesks) => desks.district?.officer ?? desks.officer;
const districtChair = (desks: CommuneDesks) => desks.district?.chair ?? desks.chair;

const conclusion = { conclusion: 'Hồ sơ hợp lệ, thông tin khớp với cơ sở dữ liệu' };

/** The way of a file under the law of the day it came in. */
function wayOf({ household, receivedOn, ending }: ApplicationPlan): readonly Stop[] {
  const { refusal, isConfidential } = household;
  const end = (who: Stop[0]): Stop =>
    refusal === undefined ? [who, 'decide', 1] : [who, 'refuse', 1, { reason: refusal }];
  const review: readonly Stop[] = isConfidential
    ? [[officer, 'reviewUnposted', 3, conclusion]]
    : [
        [officer, 'review', 3, conclusion],
        [officer, 'endPosting', 2],
      ];
  const main: readonly Stop[] =
    receivedOn < '2025-07-01'
      ? [...review, [chair, 'send', 1], [districtOfficer, 'propose', 3, conclusion], end(districtChair)]
      : [[officer, 'propose', 3, conclusion], end(chair)];
  const askMore: Stop = [officer, 'askMore', 1, { reason: 'Thiếu bản sao giấy xác nhận mức độ khuyết tật' }];
  switch (ending) {
    case 'decided':
      return main;
    case 'supplemented':
      return [askMore, [intake, 'supplement', 4], ...main];
    case 'not-supplemented':
      return [askMore];
    case 'withdrawn':
      return [[intake, 'withdraw', 2, { reason: 'Người nộp đơn chuyển đi làm ăn xa' }]];
  }
}

/** A household comes to the one-stop counter, and its file goes from desk to desk. */
export function application(
  office: Office,
  desks: CommuneDesks,
  plan: ApplicationPlan,
  random: Random,
): { readonly story: Story; readonly applied: Applied; readonly endsOn: LegalDay } {
  const { household, receivedOn, code, pace } = plan;
  const applied: Applied = { household, personIds: [] };
  const home = { ...inventedAddress(random), code, from: addMonthsToDay(receivedOn, -random.whole(1, 6)) };
  const payment = inventedPayment(household, random);
  let caseId = '';
  const story: Act[] = [
    {
      on: receivedOn,
      run: async () => {
        const { actor } = desks.intake;
        applied.personIds = await office.register(actor, desks.unit.id, household, home);
        const [personId = ''] = applied.personIds;
        ({ id: caseId } = await office.start(actor, {
          procedure: `${household.asksFor}.grant`,
          personId,
          unitId: desks.unit.id,
          form: { facts: household.facts, payment: payment(applied.personIds) },
          papers: household.papers,
        }));
      },
    },
  ];
  let endsOn = receivedOn;
  for (const [who, step, days, form] of wayOf(plan)) {
    endsOn = vietnamCalendar.addWorkingDays(endsOn, Math.round(days * pace));
    story.push({ on: endsOn, run: () => office.take(who(desks).actor, caseId, step, form) });
  }
  return { story, applied, endsOn };
}

function inventedPayment(
  { members, payee }: InventedHousehold,
  random: Random,
): (personIds: readonly string[]) => object {
  const holder = members[payee.relation === 'self' ? 0 : payee.member]?.fullName ?? members[0].fullName;
  const channel = random.one(['bank', 'bank', 'post', 'cash']);
  const account =
    channel === 'bank' ? { bank: random.one(['AGRIBANK', 'LPBANK', 'VIETINBANK']), account: random.digits(13) } : {};
  return (personIds) => ({
    channel,
    ...account,
    holder,
    relation: payee.relation,
    ...(payee.relation === 'self' ? {} : { payeeId: personIds[payee.member] }),
  });
}
