import { back, defineProcedure, listDecisions, openTask, start, startForm, step, type StepContext } from '#case-engine';
import { addDays, type Basis, day, type LegalDay, maximumMonths, printDay, type TimeLimit, workingDays } from '#kernel';
import { EndOfCareForm, TemporaryCareForm } from '../aid/emergency.form.js';
import { giveInstead, giveOnce } from '../aid/once.store.js';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { saveApplication } from '../application.store.js';
import { awardOf } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { actArticles, refusalArticles } from '../decision-articles.js';
import { decree20, decree335 } from '../rules/law.js';
import { careDays, endOfTemporaryCare, noticeOfEnd } from '../rules/relief.rule.js';
import { temporaryCareMonths } from '../rules/relief.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks, regimeEnds } from './desks.js';

const benefit = 'once.temporary-care';

/** The carer is paid by the day, at most to the end of the time; two weeks before it somebody has to decide what comes then. */
async function begin({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  const { from } = await startForm<TemporaryCareForm>(tx, caseFile.id);
  const until = endOfTemporaryCare(from);
  await giveOnce(tx, awardOf(caseFile, decision), benefit, careDays({ from, until }));
  await openTask(tx, {
    kind: 'temporary-care-ends',
    programme: programmeCode,
    unitId: caseFile.unitId,
    role: 'commune-officer',
    personId: caseFile.personId,
    caseId: caseFile.id,
    dueOn: noticeOfEnd(until),
    cause: { until },
    causeKey: caseFile.id,
  });
}

/** The last day of care is paid, unless the decision fell meanwhile. @throws SOCIAL_PROTECTION.END_OUT_OF_RANGE */
async function end({ tx, caseFile, form, decision }: StepContext<EndOfCareForm>): Promise<void> {
  const { from } = await startForm<TemporaryCareForm>(tx, caseFile.id);
  const last = addDays(endOfTemporaryCare(from), -1);
  if (form.on < from || form.on > last) throw socialProtectionErrors.END_OUT_OF_RANGE({ from, until: last });
  const stands = (await listDecisions(tx, caseFile.id)).some(({ revokedBy }) => revokedBy === null);
  if (!stands) return;
  await giveInstead(tx, awardOf(caseFile, decision), benefit, careDays({ from, until: addDays(form.on, 1) }));
}

interface Version {
  readonly code: 'R1' | 'R2' | 'R3';
  readonly proposer: string;
  readonly signer: string;
  readonly review?: TimeLimit;
  readonly decision?: TimeLimit;
  readonly basis: Basis;
}

/** R1 and, by our reading, R2: 2 working days in the commune and 3 to the decision; R3 sets no day. */
const versions: readonly Version[] = [
  {
    code: 'R1',
    proposer: 'district-officer',
    signer: 'district-chair',
    review: workingDays(2),
    decision: workingDays(3),
    basis: decree20('Điều 18 khoản 2, Điều 21'),
  },
  {
    code: 'R2',
    proposer: 'commune-officer',
    signer: 'commune-chair',
    review: workingDays(2),
    decision: workingDays(3),
    basis: decree20('Điều 18 khoản 2, Điều 21', 'interpretation'),
  },
  { code: 'R3', proposer: 'commune-officer', signer: 'commune-chair', basis: decree335('Điều 18 khoản 2') },
];

const caring = ({ code, proposer, signer, review, decision, basis }: Version) => {
  const [from, until] = regimeEnds[code];
  const clock = (within: TimeLimit | undefined) => within && { clock: { within, basis } };
  const months = temporaryCareMonths.at(day(from));
  const signers = code === 'R1' ? [signer, 'commune-chair'] : [signer];
  return defineProcedure({
    code: 'temporary-care.grant',
    version: code,
    title: 'Chăm sóc khẩn cấp tạm thời tại cộng đồng',
    basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { request: { title: 'Tờ khai nhận chăm sóc', form: '2b' }, minutes: { title: 'Biên bản tiếp nhận' } },
    start: start({
      by: [...desks.intake],
      state: 'reviewing',
      form: TemporaryCareForm,
      effect: async ({ tx, caseFile, form }) => saveApplication(tx, caseFile.id, 'once', form.payment),
    }),
    states: {
      reviewing: { title: 'Chờ xã rà soát', responsible: 'commune-officer', ...clock(review) },
      supplementing: { title: 'Yêu cầu bổ sung' },
      deciding: { title: 'Chờ ký', responsible: signer, ...clock(decision) },
      caring: {
        title: 'Đang chăm sóc tạm thời',
        responsible: 'commune-officer',
        clock: { within: maximumMonths(months.value), basis: months.basis },
      },
      ended: { title: 'Đã kết thúc', outcome: 'done' },
      refused: { title: 'Từ chối', outcome: 'refused' },
      withdrawn: { title: 'Đã rút', outcome: 'withdrawn' },
    },
    steps: {
      propose: step({
        title: 'Rà soát, trình ký',
        from: 'reviewing',
        to: 'deciding',
        by: [...new Set([proposer, 'commune-officer'])],
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
        from: ['reviewing', 'supplementing'],
        to: 'withdrawn',
        by: [...desks.intake],
        form: ReasonForm,
      }),
      decide: step({
        title: 'Ký quyết định giao chăm sóc',
        from: 'deciding',
        to: 'caring',
        by: signers,
        notAfter: 'propose',
        decision: {
          kind: 'grant',
          act: 'care-support',
          title: 'Về việc chăm sóc khẩn cấp tạm thời',
          legalBases: [],
          articles: actArticles(async ({ tx, caseFile }, who) => {
            const form = await startForm<TemporaryCareForm>(tx, caseFile.id);
            return `Giao ${form.payment.holder} chăm sóc khẩn cấp tạm thời ${who} từ ngày ${printDay(form.from)}, chậm nhất đến ngày ${printDay(lastDayOf(form.from))}.`;
          }),
        },
        effect: begin,
      }),
      refuse: step({
        title: 'Ký văn bản từ chối',
        from: 'deciding',
        to: 'refused',
        by: signers,
        notAfter: 'propose',
        form: ReasonForm,
        decision: {
          kind: 'refuse',
          act: 'care-support',
          title: 'Về việc không chăm sóc tạm thời',
          legalBases: [],
          articles: refusalArticles('không giao chăm sóc tạm thời'),
        },
      }),
      end: step({
        title: 'Kết thúc chăm sóc',
        from: 'caring',
        to: 'ended',
        by: desks.commune,
        form: EndOfCareForm,
        effect: end,
      }),
    },
  });
};

const lastDayOf = (from: LegalDay): LegalDay => addDays(endOfTemporaryCare(from), -1);

export const temporaryCareProcedures = versions.map(caring);
