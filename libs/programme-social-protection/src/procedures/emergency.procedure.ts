import { back, defineProcedure, type DraftContext, start, startForm, step, type StepContext } from '#case-engine';
import { calendarDays, day, type LegalDay, type TimeLimit, workingDays } from '#kernel';
import { DeathReliefForm, ReliefForm, VisitForm } from '../aid/emergency.form.js';
import { giveOnce, type OnceBenefit } from '../aid/once.store.js';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { saveApplication } from '../application.store.js';
import { awardOf } from '../award.store.js';
import { giftArticles, refusalArticles } from '../decision-articles.js';
import { decree20, decree335, inForce } from '../rules/law.js';
import { type Event, faultOfEvent, type Gift, reliefFor, visitOf } from '../rules/relief.rule.js';
import { visitGoods } from '../rules/relief.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks } from './desks.js';

const dossier = {
  request: { title: 'Tờ khai đề nghị hỗ trợ, danh sách của ấp, khóm', form: '5a, 5b' },
  evidence: { title: 'Giấy tờ của cơ sở y tế, biên bản thiệt hại' },
};

/** Who may be asked when the commune's own means do not suffice (Decree 20/2021 art. 12–16, Decree 335/2026 art. 13). */
const above = ['district-chair', 'province-chair'];

interface Aid {
  readonly code: string;
  readonly title: string;
  readonly form: new () => ReliefForm | DeathReliefForm;
  readonly benefit: OnceBenefit;
  /** Until Decree 335/2026, which sets none. */
  readonly within: TimeLimit;
}

const aids: readonly Aid[] = [
  {
    code: 'emergency-aid.grant',
    title: 'Hỗ trợ khẩn cấp: người bị thương, nhà ở',
    form: ReliefForm,
    benefit: 'once.emergency-aid',
    within: calendarDays(2),
  },
  {
    code: 'emergency-aid.death',
    title: 'Hỗ trợ khẩn cấp: người chết, mất tích',
    form: DeathReliefForm,
    benefit: 'once.emergency-death',
    within: workingDays(3),
  },
];

const eventOf = (form: ReliefForm | DeathReliefForm): Event => ({ relief: 'death', ...form });

const giftOf = (form: ReliefForm | DeathReliefForm): Gift => reliefFor(eventOf(form));

/** @throws SOCIAL_PROTECTION.RELIEF_REFUSED for an injury treated too briefly, an event still to come or before the law. */
function refuseUnfounded(form: ReliefForm | DeathReliefForm, receivedOn: LegalDay): void {
  const reason = faultOfEvent(eventOf(form), receivedOn);
  if (reason) throw socialProtectionErrors.RELIEF_REFUSED({ reason });
}

const giving =
  ({ benefit }: Aid) =>
  async ({ tx, caseFile, decision }: StepContext<object>): Promise<void> => {
    const form = await startForm<ReliefForm | DeathReliefForm>(tx, caseFile.id);
    await giveOnce(tx, awardOf(caseFile, decision), benefit, [giftOf(form)]);
  };

const aiding = (aid: Aid, version: 'R1' | 'R3') => {
  const law = version === 'R1' ? decree20('Điều 12–16') : decree335('Điều 12, 13');
  const decision = (act: string) => ({
    kind: 'grant',
    act,
    title: 'Về việc hỗ trợ khẩn cấp',
    legalBases: [],
    articles: giftArticles(async ({ tx, caseFile }) => giftOf(await startForm(tx, caseFile.id))),
  });
  const refusal = (act: string) => ({
    kind: 'refuse',
    act,
    title: 'Về việc không hỗ trợ khẩn cấp',
    legalBases: [],
    articles: refusalArticles('không hỗ trợ khẩn cấp'),
  });
  return defineProcedure({
    code: aid.code,
    version,
    title: aid.title,
    basis: law,
    from: day(version === 'R1' ? inForce.decree20 : inForce.decree335),
    ...(version === 'R1' && { until: day(inForce.decree335) }),
    dossier,
    start: start({
      by: [...desks.intake],
      state: 'reviewing',
      form: aid.form,
      effect: async ({ tx, caseFile, form, on }) => {
        refuseUnfounded(form, on);
        await saveApplication(tx, caseFile.id, 'once', form.payment);
      },
    }),
    states: {
      reviewing: {
        title: 'Chờ xã quyết định',
        responsible: 'commune-chair',
        ...(version === 'R1' && { clock: { within: aid.within, basis: law } }),
      },
      supplementing: { title: 'Yêu cầu bổ sung' },
      proposed: { title: 'Chờ ký', responsible: 'commune-chair', clock: 'continues' },
      referred: { title: 'Chờ cấp trên hỗ trợ', responsible: 'province-chair' },
      granted: { title: 'Đã hỗ trợ', outcome: 'granted' },
      refused: { title: 'Từ chối', outcome: 'refused' },
      withdrawn: { title: 'Đã rút', outcome: 'withdrawn' },
    },
    steps: {
      propose: step({
        title: 'Rà soát, trình ký',
        from: 'reviewing',
        to: 'proposed',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      askMore: step({
        title: 'Yêu cầu bổ sung',
        from: 'reviewing',
        to: 'supplementing',
        by: ['commune-officer'],
        form: ReasonForm,
        clock: 'pause',
      }),
      supplement: step({ title: 'Nhận hồ sơ bổ sung', from: 'supplementing', to: back, by: [...desks.intake] }),
      withdraw: step({
        title: 'Rút đề nghị',
        from: ['reviewing', 'supplementing', 'proposed'],
        to: 'withdrawn',
        by: [...desks.intake],
        form: ReasonForm,
      }),
      decide: step({
        title: 'Ký quyết định hỗ trợ',
        from: 'proposed',
        to: 'granted',
        by: ['commune-chair'],
        notAfter: 'propose',
        decision: decision('emergency-aid'),
        effect: giving(aid),
      }),
      refuse: step({
        title: 'Ký văn bản từ chối',
        from: 'proposed',
        to: 'refused',
        by: ['commune-chair'],
        notAfter: 'propose',
        form: ReasonForm,
        decision: refusal('emergency-aid'),
      }),
      refer: step({
        title: 'Vượt khả năng, đề nghị cấp trên',
        from: 'proposed',
        to: 'referred',
        by: ['commune-chair'],
        form: ReasonForm,
      }),
      decideAbove: step({
        title: 'Ký quyết định hỗ trợ của cấp trên',
        from: 'referred',
        to: 'granted',
        by: above,
        decision: decision('emergency-aid.province'),
        effect: giving(aid),
      }),
      refuseAbove: step({
        title: 'Ký văn bản từ chối của cấp trên',
        from: 'referred',
        to: 'refused',
        by: above,
        form: ReasonForm,
        decision: refusal('emergency-aid.province'),
      }),
    },
  });
};

/** Visits and gifts with sums of their own (Decree 335/2026 art. 14). */
const visit = defineProcedure({
  code: 'visit-gift.grant',
  version: 'R3',
  title: 'Thăm hỏi, tặng quà',
  basis: decree335('Điều 14'),
  from: day(inForce.decree335),
  dossier: { list: { title: 'Danh sách của đoàn thăm' } },
  start: start({
    by: [...desks.commune, 'department-lead'],
    state: 'proposed',
    form: VisitForm,
    effect: async ({ tx, caseFile, form, on }) => {
      if (form.visitedOn > on) throw socialProtectionErrors.RELIEF_REFUSED({ reason: 'IN_FUTURE' });
      if (form.visitedOn < inForce.decree335)
        throw socialProtectionErrors.RELIEF_REFUSED({ reason: 'NOT_BY_THIS_LAW' });
      await saveApplication(tx, caseFile.id, 'once', form.payment);
    },
  }),
  states: {
    proposed: { title: 'Chờ ký', responsible: 'province-chair' },
    granted: { title: 'Đã tặng', outcome: 'granted' },
    refused: { title: 'Không tặng', outcome: 'refused' },
  },
  steps: {
    decide: step({
      title: 'Ký quyết định tặng quà',
      from: 'proposed',
      to: 'granted',
      by: ['province-chair'],
      decision: {
        kind: 'grant',
        act: 'emergency-aid.province',
        title: 'Về việc thăm hỏi, tặng quà',
        legalBases: [],
        articles: articlesOfVisit,
      },
      effect: async ({ tx, caseFile, decision }) =>
        giveOnce(tx, awardOf(caseFile, decision), 'once.visit-gift', [giftOfVisit(await startForm(tx, caseFile.id))]),
    }),
    refuse: step({ title: 'Không tặng', from: 'proposed', to: 'refused', by: ['province-chair'], form: ReasonForm }),
  },
});

/** The goods are named beside the money, by their worth. */
async function articlesOfVisit(context: DraftContext<object>): Promise<readonly string[]> {
  const form = await startForm<VisitForm>(context.tx, context.caseFile.id);
  const [first = '', ...others] = await giftArticles(async () => giftOfVisit(form))(context);
  const worth = visitGoods[form.giver][form.visited].toLocaleString('vi-VN');
  return [`${first.slice(0, -1)}, kèm quà bằng hiện vật trị giá ${worth} đồng.`, ...others];
}

const giftOfVisit = ({ giver, visited, visitedOn }: VisitForm): Gift => visitOf(giver, visited, visitedOn);

export const emergencyProcedures = [...aids.flatMap((aid) => [aiding(aid, 'R1'), aiding(aid, 'R3')]), visit];
