import { back, defineProcedure, type DraftContext, start, startForm, step } from '#case-engine';
import { getPerson } from '#citizen';
import { ageOn, type Basis, basis, day, earliestDay, type LegalDay, monthOf, multiplier } from '#kernel';
import { type ReadTx } from '#platform';
import { HousingForm, SwimmingForm } from '../aid/emergency.form.js';
import { giveOnce, noteSupport, type OnceBenefit } from '../aid/once.store.js';
import { type PaymentForm, ReasonForm, ReviewForm } from '../application.form.js';
import { saveApplication } from '../application.store.js';
import { awardOf } from '../award.store.js';
import { giftArticles, refusalArticles } from '../decision-articles.js';
import { localRulesAt } from '../local/local-rule.reader.js';
import { localKey } from '../rules/local-rule.rule.js';
import { swimmersAge } from '../rules/local-support.table.js';
import { type Gift } from '../rules/relief.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks } from './desks.js';

interface Asked {
  readonly payment: PaymentForm;
}

/** A support that a resolution of the province gives once: law knows neither its sum nor its conditions, a published rule does. */
interface Support<F extends Asked> {
  readonly code: string;
  readonly title: string;
  readonly basis: Basis;
  readonly form: new () => F;
  readonly benefit: OnceBenefit;
  /** The target of the rule that gives it. */
  readonly ruleOf: (form: F) => string;
  /** The day whose rule holds. */
  readonly dayOf: (form: F, receivedOn: LegalDay) => LegalDay;
  /** Nobody has it twice in one. */
  readonly periodOf: (form: F) => string;
  /** @throws a typed error when the person cannot have it */
  readonly check: (tx: ReadTx, personId: string, form: F) => Promise<void>;
}

async function refuseByAge(tx: ReadTx, personId: string, { enrolledOn }: SwimmingForm): Promise<void> {
  const { birth } = await getPerson(tx, personId);
  if (birth === undefined) throw socialProtectionErrors.BIRTH_UNKNOWN({ personId });
  const { fromAge: from, untilAge: until } = swimmersAge.at(enrolledOn).value;
  const age = ageOn(earliestDay(birth), enrolledOn);
  if (age < from || age >= until) throw socialProtectionErrors.AGE_OUT_OF_RANGE({ age, from, until });
}

const swimming: Support<SwimmingForm> = {
  code: 'swimming-support.grant',
  title: 'Hỗ trợ trẻ em từ đủ 6 đến dưới 16 tuổi học bơi',
  basis: basis('Kế hoạch 113/KH-UBND ngày 13/5/2024, mục 5.2'),
  form: SwimmingForm,
  benefit: 'once.swimming',
  ruleOf: () => 'swimming',
  dayOf: ({ enrolledOn }) => enrolledOn,
  periodOf: ({ year }) => year,
  check: refuseByAge,
};

const housing: Support<HousingForm> = {
  code: 'housing-support.grant',
  title: 'Hỗ trợ xây dựng, sửa chữa nhà ở',
  basis: basis('Kế hoạch 113/KH-UBND ngày 13/5/2024, mục 6.9'),
  form: HousingForm,
  benefit: 'once.housing',
  ruleOf: ({ household, work }) => `housing-${household}.${work}`,
  dayOf: (_, receivedOn) => receivedOn,
  periodOf: () => 'once',
  check: async () => undefined,
};

const supporting = <F extends Asked>(support: Support<F>) => {
  /** @throws SOCIAL_PROTECTION.LOCAL_RULE_MISSING until the province has published one */
  const ruleFor = async ({ tx, caseFile }: Pick<DraftContext<object>, 'tx' | 'caseFile'>) => {
    const form = await startForm<F>(tx, caseFile.id);
    const [target, on] = [support.ruleOf(form), support.dayOf(form, caseFile.receivedOn)];
    const rules = (await localRulesAt(tx, caseFile.unitId)).filter(
      (rule) =>
        rule.kind === 'ONE_OFF' &&
        rule.target === target &&
        rule.from <= on &&
        (rule.until === undefined || on < rule.until),
    );
    const rule = rules.at(-1);
    if (!rule) throw socialProtectionErrors.LOCAL_RULE_MISSING({ support: target, on });
    const gift: Gift = { month: monthOf(on), key: localKey(rule.id), times: multiplier('1'), basis: rule.basis };
    return { form, target, gift, ruleId: rule.id };
  };
  const act = support.code.replace('.grant', '');
  return defineProcedure({
    code: support.code,
    version: '2024',
    title: support.title,
    basis: support.basis,
    from: day('2024-05-13'),
    dossier: { request: { title: 'Đơn đề nghị hỗ trợ' }, evidence: { title: 'Giấy tờ chứng minh' } },
    start: start({
      by: [...desks.intake],
      state: 'verifying',
      form: support.form,
      effect: async ({ tx, caseFile, form }) => {
        await support.check(tx, caseFile.personId, form);
        await ruleFor({ tx, caseFile });
        await saveApplication(tx, caseFile.id, 'once', form.payment);
      },
    }),
    states: {
      verifying: { title: 'Chờ thẩm định', responsible: 'commune-officer' },
      supplementing: { title: 'Yêu cầu bổ sung' },
      deciding: { title: 'Chờ ký', responsible: 'commune-chair' },
      granted: { title: 'Đã hỗ trợ', outcome: 'granted' },
      refused: { title: 'Từ chối', outcome: 'refused' },
      withdrawn: { title: 'Đã rút', outcome: 'withdrawn' },
    },
    steps: {
      propose: step({
        title: 'Thẩm định, trình ký',
        from: 'verifying',
        to: 'deciding',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      askMore: step({
        title: 'Yêu cầu bổ sung',
        from: 'verifying',
        to: 'supplementing',
        by: ['commune-officer'],
        form: ReasonForm,
        clock: 'pause',
      }),
      supplement: step({ title: 'Nhận hồ sơ bổ sung', from: 'supplementing', to: back, by: [...desks.intake] }),
      withdraw: step({
        title: 'Rút đề nghị',
        from: ['verifying', 'supplementing'],
        to: 'withdrawn',
        by: [...desks.intake],
        form: ReasonForm,
      }),
      decide: step({
        title: 'Ký quyết định hỗ trợ',
        from: 'deciding',
        to: 'granted',
        by: ['commune-chair'],
        notAfter: 'propose',
        decision: {
          kind: 'grant',
          act,
          title: `Về việc ${support.title.charAt(0).toLowerCase()}${support.title.slice(1)}`,
          legalBases: [],
          articles: giftArticles(async (context) => (await ruleFor(context)).gift),
        },
        effect: async ({ tx, caseFile, decision }) => {
          const { form, target, gift, ruleId } = await ruleFor({ tx, caseFile });
          const award = awardOf(caseFile, decision);
          await noteSupport(tx, award, { support: target, period: support.periodOf(form), ruleId });
          await giveOnce(tx, award, support.benefit, [gift]);
        },
      }),
      refuse: step({
        title: 'Ký văn bản từ chối',
        from: 'deciding',
        to: 'refused',
        by: ['commune-chair'],
        notAfter: 'propose',
        form: ReasonForm,
        decision: {
          kind: 'refuse',
          act,
          title: 'Về việc không hỗ trợ',
          legalBases: [],
          articles: refusalArticles('không hỗ trợ'),
        },
      }),
    },
  });
};

export const localSupportProcedures = [supporting(swimming), supporting(housing)];
