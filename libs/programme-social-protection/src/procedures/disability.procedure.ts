import { back, defineProcedure, listEvents, start, step, type StepContext } from '#case-engine';
import { day, type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { actArticles, refusalArticles } from '../decision-articles.js';
import {
  CouncilMinutes,
  type DegreeFound,
  degreeWords,
  DisabilityApplication,
  MedicalConclusion,
} from '../disability.form.js';
import { addFacts, endFacts } from '../fact.store.js';
import { faultOfVote } from '../rules/disability-council.rule.js';
import { councilTerms } from '../rules/disability-council.table.js';
import { type Disability } from '../rules/facts.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks } from './desks.js';

const since = day('2019-03-15');
const { value: terms, basis } = councilTerms.at(since);

/** What was found last: by the council of the commune, or by the medical council after it. */
export async function certifiedDegree(tx: ReadTx, caseId: string): Promise<Disability['degree']> {
  const found = (await listEvents(tx, caseId)).findLast(({ form }) => 'degree' in form)?.form as
    DegreeFound | undefined;
  if (!found || found.degree === 'none') throw socialProtectionErrors.NO_DISABILITY_FOUND({ caseId });
  return found.degree;
}

/** Event `social-protection.disability-certified`: somebody's degree of disability is another from a day on. */
export interface DisabilityCertified {
  readonly personId: string;
  readonly degree: Disability['degree'];
  readonly on: LegalDay;
  readonly caseId: string;
}

/** The certificate holds from the day it is signed; the one before it ends that day. */
async function certify({ tx, caseFile, decision, on }: StepContext<object>): Promise<void> {
  const degree = await certifiedDegree(tx, caseFile.id);
  const { id: caseId, personId } = caseFile;
  await endFacts(tx, caseId, personId, ['disability'], on);
  const certificate = decision?.paper.number ?? caseFile.code;
  await addFacts(tx, caseId, personId, [{ kind: 'disability', from: on, degree, certificate }], 'decision');
  const payload: DisabilityCertified = { personId, degree, on, caseId };
  await tx.emit({ type: 'social-protection.disability-certified', payload });
}

const certificateClock = { within: terms.certificate, basis };

/** The degree of a disability (Law on Persons with Disabilities art. 15–20; Circular 01/2019). */
const degree = defineProcedure({
  code: 'disability-certificate.certify',
  version: '2019',
  title: 'Xác định, xác định lại mức độ khuyết tật và cấp giấy xác nhận',
  basis,
  from: since,
  dossier: {
    application: { title: 'Đơn đề nghị xác định mức độ khuyết tật', form: '01' },
    'medical-papers': { title: 'Bệnh án, giấy tờ khám chữa bệnh' },
    'school-opinion': { title: 'Ý kiến của cơ sở giáo dục', form: '04' },
    minutes: { title: 'Biên bản họp Hội đồng', form: '05' },
  },
  start: start({ by: [...desks.intake], state: 'assessing', form: DisabilityApplication }),
  states: {
    assessing: {
      title: 'Chờ Hội đồng họp',
      responsible: 'commune-officer',
      clock: { within: terms.assessment, basis },
    },
    posted: { title: 'Đang niêm yết kết luận', responsible: 'commune-chair', clock: certificateClock },
    complained: {
      title: 'Có khiếu nại kết luận',
      responsible: 'commune-officer',
      clock: { within: terms.complaint, basis },
    },
    referred: { title: 'Chờ Hội đồng Giám định y khoa', responsible: 'commune-officer' },
    certifying: { title: 'Chờ cấp theo kết luận y khoa', responsible: 'commune-chair', clock: certificateClock },
    supplementing: { title: 'Yêu cầu bổ sung' },
    certified: { title: 'Đã cấp giấy xác nhận', outcome: 'granted' },
    refused: { title: 'Không khuyết tật', outcome: 'refused' },
    withdrawn: { title: 'Đã rút đơn', outcome: 'withdrawn' },
  },
  steps: {
    askMore: step({
      title: 'Yêu cầu bổ sung',
      from: 'assessing',
      to: 'supplementing',
      by: ['commune-officer'],
      form: ReasonForm,
      clock: 'pause',
    }),
    supplement: step({ title: 'Nhận hồ sơ bổ sung', from: 'supplementing', to: back, by: [...desks.intake] }),
    withdraw: step({
      title: 'Rút đơn',
      from: ['assessing', 'supplementing'],
      to: 'withdrawn',
      by: [...desks.intake],
      form: ReasonForm,
    }),
    conclude: step({
      title: 'Hội đồng kết luận, niêm yết',
      from: 'assessing',
      to: 'posted',
      by: ['commune-officer'],
      form: CouncilMinutes,
      guard: ({ form, on }) => {
        const fault = faultOfVote(form, on);
        if (fault || form.heldOn > on) throw socialProtectionErrors.MINUTES_INVALID({ because: fault ?? 'DAY' });
      },
    }),
    refer: step({
      title: 'Chuyển Hội đồng Giám định y khoa',
      from: ['assessing', 'complained'],
      to: 'referred',
      by: ['commune-officer'],
      form: ReasonForm,
    }),
    complain: step({
      title: 'Ghi nhận khiếu nại',
      from: 'posted',
      to: 'complained',
      by: [...desks.intake],
      form: ReasonForm,
    }),
    dismiss: step({
      title: 'Trả lời: giữ kết luận',
      from: 'complained',
      to: 'posted',
      by: ['commune-officer'],
      form: ReviewForm,
    }),
    concludeMedically: step({
      title: 'Nhận kết luận giám định y khoa',
      from: 'referred',
      to: 'certifying',
      by: ['commune-officer'],
      form: MedicalConclusion,
    }),
    certify: step({
      title: 'Ký giấy xác nhận',
      from: ['posted', 'certifying'],
      to: 'certified',
      by: ['commune-chair'],
      notAfter: 'conclude',
      decision: {
        kind: 'certify',
        act: 'disability-certificate.certify',
        title: 'Giấy xác nhận khuyết tật',
        legalBases: ['Luật Người khuyết tật số 51/2010/QH12', 'Thông tư số 01/2019/TT-BLĐTBXH'],
        articles: actArticles(async ({ tx, caseFile }, who) => {
          return `Xác nhận ${who} là người khuyết tật, mức độ ${degreeWords[await certifiedDegree(tx, caseFile.id)].toLowerCase()}.`;
        }),
      },
      effect: certify,
    }),
    refuse: step({
      title: 'Ký văn bản: không thuộc mức độ khuyết tật',
      from: ['posted', 'certifying'],
      to: 'refused',
      by: ['commune-chair'],
      notAfter: 'conclude',
      form: ReasonForm,
      decision: {
        kind: 'refuse',
        act: 'disability-certificate.certify',
        title: 'Về việc không cấp giấy xác nhận khuyết tật',
        legalBases: [],
        articles: refusalArticles('không cấp giấy xác nhận khuyết tật'),
      },
    }),
  },
});

export const disabilityProcedures = [degree];
