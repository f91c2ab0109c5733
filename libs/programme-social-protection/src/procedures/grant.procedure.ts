import { back, defineProcedure, start, step, type StepContext } from '#case-engine';
import { day } from '#kernel';
import { AllowanceApplication, ReasonForm, ReviewForm } from '../application.form.js';
import { awardOf, grantAllowance, saveApplication } from '../award.store.js';
import { grantArticles, refusalArticles } from '../decision-articles.js';
import { addFacts, loadFacts } from '../fact.store.js';
import { decree20, inForce } from '../rules/law.js';
import { type Regime } from '../rules/regimes.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { clockOf, desks, regimeEnds } from './desks.js';

const dossier = {
  application: { title: 'Tờ khai đề nghị trợ giúp xã hội', form: '1a–1đ (R3: 01)' },
  'disability-certificate': { title: 'Giấy xác nhận mức độ khuyết tật' },
  'birth-certificate': { title: 'Giấy khai sinh của trẻ em' },
  'hiv-proof': { title: 'Giấy tờ xác nhận nhiễm HIV của cơ quan y tế' },
  'study-proof': { title: 'Giấy xác nhận đang học' },
  'pregnancy-proof': { title: 'Giấy xác nhận đang mang thai' },
};

const intake = <const S extends string>(state: S) =>
  start({
    by: [...desks.intake],
    state,
    form: AllowanceApplication,
    effect: async ({ tx, caseFile, form }) => {
      await saveApplication(tx, caseFile.id, form.payment);
      await addFacts(tx, caseFile.id, caseFile.personId, form.facts);
    },
  });

/** The acts every regime has: ask for more papers, take them in, withdraw, refuse. */
const common = <const S extends string>(
  open: readonly S[],
  signing: S,
  regimeSigners: readonly string[],
  proposers: readonly string[],
) => ({
  askMore: step<S | 'supplementing', ReasonForm>({
    title: 'Yêu cầu bổ sung',
    from: open,
    to: 'supplementing',
    by: proposers,
    form: ReasonForm,
    clock: 'pause',
  }),
  supplement: step({ title: 'Nhận hồ sơ bổ sung', from: 'supplementing', to: back, by: [...desks.intake] }),
  withdraw: step<S | 'supplementing' | 'withdrawn', ReasonForm>({
    title: 'Rút hồ sơ',
    from: [...open, 'supplementing'],
    to: 'withdrawn',
    by: [...desks.intake],
    form: ReasonForm,
  }),
  refuse: step<S | 'refused', ReasonForm>({
    title: 'Ký văn bản từ chối',
    from: signing,
    to: 'refused',
    by: regimeSigners,
    notAfter: 'propose',
    form: ReasonForm,
    decision: {
      kind: 'refuse',
      act: 'social-allowance.grant',
      title: 'Về việc không trợ cấp xã hội hằng tháng',
      legalBases: [],
      articles: refusalArticles,
    },
  }),
});

const sign = <const S extends string>(regime: Regime, from: S, by: readonly string[], legalBases: readonly string[]) =>
  step<S | 'granted', object>({
    title: 'Ký quyết định trợ cấp',
    from,
    to: 'granted',
    by,
    notAfter: 'propose',
    decision: {
      kind: 'grant',
      act: 'social-allowance.grant',
      title: 'Về việc trợ cấp xã hội hằng tháng',
      legalBases,
      articles: grantArticles(regime),
    },
    effect: async ({ tx, caseFile, decision, on }) =>
      grantAllowance(tx, awardOf(caseFile, decision), { regime, signedOn: on }),
  });

const ends = {
  supplementing: { title: 'Yêu cầu bổ sung' },
  granted: { title: 'Đã trợ cấp', outcome: 'granted' },
  refused: { title: 'Từ chối', outcome: 'refused' },
  withdrawn: { title: 'Đã rút hồ sơ', outcome: 'withdrawn' },
} as const;

const bases20 = ['Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ'];
const bases335 = ['Nghị định số 335/2026/NĐ-CP ngày 21 tháng 8 năm 2026 của Chính phủ'];

/** HIV is never told on a wall: such a file passes posting by (Decree 20/2021 art. 8). */
async function refusePostingOfHiv({ tx, caseFile }: StepContext<object>): Promise<void> {
  if ((await loadFacts(tx, caseFile.personId)).hiv.length > 0)
    throw socialProtectionErrors.POSTING_FORBIDDEN({ caseId: caseFile.id });
}

/** R1: commune review, posting, complaint, district appraisal, district decision (Decree 20/2021 art. 8.1). */
const underDistrict = defineProcedure({
  code: 'social-allowance.grant',
  version: 'R1',
  title: 'Trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc',
  basis: decree20('Điều 8 khoản 1'),
  from: day(inForce.decree20),
  until: day('2025-07-01'),
  dossier,
  start: intake('reviewing'),
  states: {
    reviewing: {
      title: 'Chờ xét duyệt tại xã',
      responsible: 'commune-officer',
      clock: clockOf('allowance', inForce.decree20, 'review'),
    },
    posted: {
      title: 'Đang niêm yết',
      responsible: 'commune-officer',
      clock: clockOf('allowance', inForce.decree20, 'posting'),
    },
    complained: {
      title: 'Có khiếu nại',
      responsible: 'commune-chair',
      clock: clockOf('complaint', inForce.decree20, 'conclusion'),
    },
    sending: {
      title: 'Chờ gửi huyện',
      responsible: 'commune-chair',
      clock: clockOf('allowance', inForce.decree20, 'sending-to-district'),
    },
    appraising: {
      title: 'Chờ thẩm định',
      responsible: 'district-officer',
      clock: clockOf('allowance', inForce.decree20, 'appraisal'),
    },
    deciding: {
      title: 'Chờ ký',
      responsible: 'district-chair',
      clock: clockOf('allowance', inForce.decree20, 'decision'),
    },
    ...ends,
  },
  steps: {
    review: step({
      title: 'Xét duyệt, niêm yết',
      from: 'reviewing',
      to: 'posted',
      by: desks.commune,
      form: ReviewForm,
      effect: refusePostingOfHiv,
    }),
    reviewUnposted: step({
      title: 'Xét duyệt, không niêm yết',
      from: 'reviewing',
      to: 'sending',
      by: desks.commune,
      form: ReviewForm,
    }),
    complain: step({
      title: 'Ghi nhận khiếu nại',
      from: 'posted',
      to: 'complained',
      by: desks.commune,
      form: ReasonForm,
    }),
    dismiss: step({
      title: 'Kết luận: đủ điều kiện',
      from: 'complained',
      to: 'sending',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    uphold: step({
      title: 'Kết luận: không đủ điều kiện',
      from: 'complained',
      to: 'refused',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    endPosting: step({ title: 'Kết thúc niêm yết', from: 'posted', to: 'sending', by: desks.commune }),
    send: step({ title: 'Gửi hồ sơ lên huyện', from: 'sending', to: 'appraising', by: ['commune-chair'] }),
    // When the districts went, what they had under way went on at the communes.
    propose: step({
      title: 'Thẩm định, trình ký',
      from: 'appraising',
      to: 'deciding',
      by: ['district-officer', 'commune-officer'],
      form: ReviewForm,
    }),
    decide: sign('R1', 'deciding', ['district-chair', 'commune-chair'], bases20),
    ...common(
      ['reviewing', 'appraising'],
      'deciding',
      ['district-chair', 'commune-chair'],
      ['commune-officer', 'district-officer'],
    ),
  },
});

const atCommune = (regime: 'R2' | 'R3') => {
  const [from, until] = regimeEnds[regime];
  return defineProcedure({
    code: 'social-allowance.grant',
    version: regime,
    title: 'Trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc',
    basis: clockOf('allowance', from, 'decision').basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier,
    start: intake('verifying'),
    states: {
      verifying: {
        title: 'Chờ xác thực, thẩm định',
        responsible: 'commune-officer',
        clock: clockOf('allowance', from, 'decision'),
      },
      deciding: { title: 'Chờ ký', responsible: 'commune-chair', clock: 'continues' },
      ...ends,
    },
    steps: {
      propose: step({
        title: 'Xác thực, thẩm định, trình ký',
        from: 'verifying',
        to: 'deciding',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      decide: sign(regime, 'deciding', ['commune-chair'], regime === 'R2' ? bases20 : bases335),
      ...common(['verifying'], 'deciding', ['commune-chair'], ['commune-officer']),
    },
  });
};

export const grantProcedures = [underDistrict, atCommune('R2'), atCommune('R3')];
