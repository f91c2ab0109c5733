import { defineProcedure, start, startForm, step } from '#case-engine';
import { day, printDay } from '#kernel';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { saveApplication, standingGrants } from '../application.store.js';
import { awardOf, grantRight } from '../award.store.js';
import { actArticles, grantArticles, refusalArticles } from '../decision-articles.js';
import { addFacts, dropFacts } from '../fact.store.js';
import { ConversionForm, PensionApplication } from '../pension.form.js';
import { type Regime } from '../rules/regimes.table.js';
import { pensionConversion } from '../rules/social-pension.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { type AskedFor, twoDesks } from './application.procedure.js';
import { desks } from './desks.js';
import { granting } from './grant.procedure.js';

const decree176 = 'Nghị định số 176/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ';
const decree335 = 'Nghị định số 335/2026/NĐ-CP ngày 21 tháng 8 năm 2026 của Chính phủ';
const bases = (regime: Regime) => (regime === 'R3' ? [decree176, decree335] : [decree176]);

/** The social pension: whoever draws an allowance keeps the higher of the two (Decree 176/2025 art. 3.1). */
const pension: AskedFor<PensionApplication> = {
  code: 'social-pension.grant',
  title: 'Trợ cấp hưu trí xã hội',
  clock: 'social-pension',
  dossier: { application: { title: 'Văn bản đề nghị hưởng trợ cấp hưu trí xã hội', form: '01' } },
  form: PensionApplication,
  takeIn: async ({ tx, caseFile, form }) => {
    await saveApplication(tx, caseFile.id, 'pension', form.payment);
    const request = { kind: 'pension-request', from: caseFile.receivedOn } as const;
    await addFacts(tx, caseFile.id, caseFile.personId, [...form.facts, request]);
  },
  drop: ({ tx, caseFile }) => dropFacts(tx, caseFile.id),
  granting: 'trợ cấp hưu trí xã hội hằng tháng',
  refusing: 'không trợ cấp hưu trí xã hội hằng tháng',
  legalBases: bases,
  articles: (regime) => grantArticles('pension', regime),
  grant: granting('pension'),
};

/**
 * Those who drew an allowance for their age alone, whose groups became the pension on 01/07/2025. No text read says whether they
 * are converted or ask anew: each is proposed, looked at and decided by itself.
 */
const conversion = defineProcedure({
  code: 'social-pension.convert',
  version: '2025',
  title: 'Chuyển từ trợ cấp xã hội sang trợ cấp hưu trí xã hội',
  basis: pensionConversion.basis,
  from: day('2025-07-01'),
  dossier: { list: { title: 'Danh sách rà soát' } },
  start: start({
    by: ['commune-officer'],
    state: 'reviewing',
    form: ConversionForm,
    effect: async ({ tx, caseFile }) => {
      const { allowance } = await standingGrants(tx, caseFile.personId);
      if (!allowance) throw socialProtectionErrors.NOTHING_GRANTED({ personId: caseFile.personId });
      const { personId: payeeId, relation, channel } = allowance.payee;
      await saveApplication(tx, caseFile.id, 'pension', {
        channel: channel.kind,
        holder: channel.holder,
        ...(channel.kind === 'bank' && { bank: channel.bank, account: channel.account }),
        relation,
        ...(relation !== 'self' && { payeeId }),
      });
      const request = { kind: 'pension-request', from: pensionConversion.value } as const;
      await addFacts(tx, caseFile.id, caseFile.personId, [request]);
    },
  }),
  states: {
    reviewing: { title: 'Chờ rà soát', responsible: 'commune-officer' },
    deciding: { title: 'Chờ ký', responsible: 'commune-chair' },
    granted: { title: 'Đã chuyển', outcome: 'granted' },
    refused: { title: 'Không chuyển', outcome: 'refused' },
    'to-ask-anew': { title: 'Người dân nộp đề nghị mới', outcome: 'withdrawn' },
  },
  steps: {
    propose: step({
      title: 'Rà soát, trình ký',
      from: 'reviewing',
      to: 'deciding',
      by: ['commune-officer'],
      form: ReviewForm,
    }),
    askAnew: step({
      title: 'Không chuyển, hướng dẫn nộp đề nghị',
      from: 'reviewing',
      to: 'to-ask-anew',
      by: [...desks.commune],
      form: ReasonForm,
      effect: ({ tx, caseFile }) => dropFacts(tx, caseFile.id),
    }),
    refuse: step({
      title: 'Ký văn bản không chuyển',
      from: 'deciding',
      to: 'refused',
      by: ['commune-chair'],
      notAfter: 'propose',
      form: ReasonForm,
      decision: {
        kind: 'refuse',
        act: 'social-pension.convert',
        title: 'Về việc không chuyển sang trợ cấp hưu trí xã hội',
        legalBases: [decree176],
        articles: refusalArticles('không chuyển sang trợ cấp hưu trí xã hội'),
      },
      effect: ({ tx, caseFile }) => dropFacts(tx, caseFile.id),
    }),
    decide: step({
      title: 'Ký quyết định chuyển',
      from: 'deciding',
      to: 'granted',
      by: ['commune-chair'],
      notAfter: 'propose',
      decision: {
        kind: 'grant',
        act: 'social-pension.convert',
        title: 'Về việc chuyển sang trợ cấp hưu trí xã hội',
        legalBases: [decree176],
        articles: actArticles(async ({ tx, caseFile }, who) => {
          const { formerGroup } = await startForm<ConversionForm>(tx, caseFile.id);
          const ground = formerGroup === 'elderly-in-listed-area' ? 'điểm b' : 'điểm c';
          return `Chuyển ${who}, đang hưởng trợ cấp theo ${ground} khoản 5 Điều 5 Nghị định số 20/2021/NĐ-CP, sang trợ cấp hưu trí xã hội từ ngày ${printDay(pensionConversion.value)}.`;
        }),
      },
      effect: async ({ tx, caseFile, decision }) =>
        grantRight(tx, awardOf(caseFile, decision), 'pension', { regime: 'R2', signedOn: pensionConversion.value }),
    }),
  },
});

export const pensionProcedures = [twoDesks(pension, 'R2'), twoDesks(pension, 'R3'), conversion];
