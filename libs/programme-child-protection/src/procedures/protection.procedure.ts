import { defineProcedure, handOverCases, start, step, type StepContext } from '#case-engine';
import { basis, day } from '#kernel';
import { getChild, lastForm, requireView } from '../child.reader.js';
import { childProtectionErrors } from '../child-protection.errors.js';
import { programmeCode } from '../code.js';
import { aboutChild } from '../decision-articles.js';
import {
  ClosingReviewForm,
  DetailedAssessmentForm,
  EmergencyMeasureForm,
  HandOverForm,
  InitialAssessmentForm,
  MeetingForm,
  PlanForm,
  ServiceLogForm,
} from '../protection.form.js';
import { ReasonForm, ReportForm } from '../report.form.js';
import { keepReport } from '../report.store.js';
import { clockOf, decree56 } from '../rules/clocks.table.js';
import { desks } from './desks.js';

const hear = ({ tx, caseFile, form, on }: StepContext<{ childView?: string }>): Promise<void> =>
  requireView(tx, caseFile, form.childView, on);

async function takeReport({ tx, caseFile, form, on }: StepContext<ReportForm>): Promise<void> {
  await getChild(tx, caseFile.personId, on);
  await keepReport(tx, caseFile, form, on);
}

/** Decree 56/2017 art. 25-32: closed only when nothing of the risk is left and body and mind are stable. */
async function requireStable({ tx, caseFile }: StepContext<ReasonForm>): Promise<void> {
  const review = await lastForm<ClosingReviewForm>(tx, caseFile.id, 'review');
  const { riskIsGone = false, bodyIsStable: body = false, mindIsStable: mind = false } = review ?? {};
  if (!riskIsGone || !body || !mind) throw childProtectionErrors.STILL_AT_RISK({ risk: !riskIsGone, body, mind });
}

/** Management of a protection case (quản lý trường hợp), Decree 56/2017/NĐ-CP art. 25-32. */
export const protection = defineProcedure({
  code: 'child-protection.case',
  version: '2017',
  title: 'Quản lý trường hợp trẻ em cần bảo vệ',
  basis: basis('Nghị định 56/2017/NĐ-CP, Điều 25 đến Điều 32'),
  from: day(decree56),
  dossier: {
    'intake-record': { title: 'Phiếu tiếp nhận thông tin', form: '01' },
    'initial-assessment': { title: 'Báo cáo đánh giá nguy cơ ban đầu', form: '02' },
    'detailed-assessment': { title: 'Báo cáo thu thập thông tin, xác minh và đánh giá nguy cơ cụ thể', form: '03' },
    minutes: { title: 'Biên bản cuộc họp' },
    plan: { title: 'Kế hoạch hỗ trợ, can thiệp', form: '04' },
    review: { title: 'Báo cáo rà soát, đánh giá', form: '06' },
    evidence: { title: 'Tài liệu, hình ảnh' },
  },
  start: start({
    by: [...desks.intake],
    state: 'reported',
    form: ReportForm,
    receivedAt: ({ receivedAt }) => new Date(receivedAt),
    urgent: { state: 'emergency', when: ({ inDanger }) => inDanger },
    effect: takeReport,
  }),
  states: {
    reported: {
      title: 'Chờ đánh giá ban đầu',
      responsible: 'child-officer',
      clock: { ...clockOf('initialAssessment'), since: 'receipt' },
    },
    emergency: {
      title: 'Khẩn cấp: chờ biện pháp bảo vệ',
      responsible: 'commune-chair',
      clock: { ...clockOf('emergency'), since: 'receipt' },
    },
    assessing: { title: 'Đang đánh giá cụ thể', responsible: 'child-officer', clock: clockOf('plan') },
    meeting: { title: 'Chờ họp', responsible: 'commune-chair', clock: 'continues' },
    planning: { title: 'Đang lập kế hoạch', responsible: 'child-officer', clock: 'continues' },
    approving: { title: 'Chờ phê duyệt kế hoạch', responsible: 'commune-chair', clock: clockOf('approval') },
    implementing: { title: 'Đang hỗ trợ, can thiệp', responsible: 'child-officer' },
    reviewed: { title: 'Đã rà soát, chờ kết luận', responsible: 'commune-chair' },
    closed: { title: 'Đã kết thúc', outcome: 'done' },
    unfounded: { title: 'Tin báo không có cơ sở', outcome: 'refused' },
  },
  steps: {
    raiseAlarm: step({
      title: 'Chuyển khẩn cấp',
      from: 'reported',
      to: 'emergency',
      by: [...desks.officer],
      form: ReasonForm,
    }),
    protect: step({
      title: 'Ghi biện pháp khẩn cấp đã làm',
      from: 'emergency',
      to: 'assessing',
      by: [...desks.emergency],
      form: EmergencyMeasureForm,
    }),
    assess: step({
      title: 'Đánh giá ban đầu',
      from: 'reported',
      to: 'assessing',
      by: ['child-officer'],
      form: InitialAssessmentForm,
      guard: ({ form }) => {
        if (form.risk === 'danger') throw childProtectionErrors.DANGER_NEEDS_MEASURE({ step: 'raiseAlarm' });
      },
    }),
    dismiss: step({
      title: 'Kết luận tin báo không có cơ sở',
      from: ['reported', 'assessing', 'meeting'],
      to: 'unfounded',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    assessInDetail: step({
      title: 'Đánh giá cụ thể',
      from: 'assessing',
      to: 'meeting',
      by: ['child-officer'],
      form: DetailedAssessmentForm,
      effect: hear,
    }),
    meet: step({
      title: 'Họp, ghi biên bản',
      from: 'meeting',
      to: 'planning',
      by: [...desks.officer],
      form: MeetingForm,
    }),
    plan: step({
      title: 'Trình kế hoạch',
      from: 'planning',
      to: 'approving',
      by: ['child-officer'],
      form: PlanForm,
      effect: hear,
    }),
    returnPlan: step({
      title: 'Trả lại kế hoạch',
      from: 'approving',
      to: 'planning',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    approve: step({
      title: 'Ký quyết định phê duyệt kế hoạch',
      from: 'approving',
      to: 'implementing',
      by: ['commune-chair'],
      notAfter: 'plan',
      decision: aboutChild({
        kind: 'approve-plan',
        act: 'child-protection.plan',
        title: 'Về việc phê duyệt kế hoạch hỗ trợ, can thiệp',
        sentence: (child) => `Phê duyệt kế hoạch hỗ trợ, can thiệp đối với ${child}.`,
      }),
    }),
    log: step({
      title: 'Ghi nhật ký thực hiện',
      from: 'implementing',
      to: 'implementing',
      by: [...desks.officer],
      form: ServiceLogForm,
    }),
    handOver: step({
      title: 'Chuyển xã, phường khác quản lý',
      from: 'implementing',
      to: 'implementing',
      by: ['commune-chair'],
      form: HandOverForm,
      effect: async ({ tx, caseFile, form }) => {
        await handOverCases(tx, caseFile.personId, programmeCode, form.toUnitId);
      },
    }),
    review: step({
      title: 'Rà soát, đánh giá',
      from: 'implementing',
      to: 'reviewed',
      by: ['child-officer'],
      form: ClosingReviewForm,
      effect: hear,
    }),
    goOn: step({
      title: 'Lập kế hoạch mới',
      from: 'reviewed',
      to: 'planning',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    close: step({
      title: 'Ký quyết định kết thúc',
      from: 'reviewed',
      to: 'closed',
      by: ['commune-chair'],
      notAfter: 'review',
      form: ReasonForm,
      decision: aboutChild({
        kind: 'close',
        act: 'child-protection.close',
        title: 'Về việc kết thúc quản lý trường hợp',
        sentence: (child) => `Kết thúc quản lý trường hợp đối với ${child}.`,
      }),
      effect: requireStable,
    }),
  },
});
