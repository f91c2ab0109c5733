import {
  back,
  type CaseFile,
  defineProcedure,
  type DossierItem,
  type Procedure,
  start,
  step,
  type StepContext,
} from '#case-engine';
import { day } from '#kernel';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { refusalArticles } from '../decision-articles.js';
import { loadFacts } from '../fact.store.js';
import { decree20, inForce } from '../rules/law.js';
import { type Procedure as ClockedProcedure } from '../rules/procedure-clocks.table.js';
import { type Regime } from '../rules/regimes.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { clockOf, desks, regimeEnds } from './desks.js';

type Signing = Omit<StepContext<object>, 'decision'>;

/** Something a person may ask for, decided by one signature; how the file travels there is the regime's. */
export interface AskedFor<F extends object> {
  /** Of the procedure, and of the act that is signed. */
  readonly code: string;
  readonly title: string;
  readonly clock: ClockedProcedure;
  readonly dossier: Readonly<Record<string, DossierItem>>;
  readonly form: new () => F;
  readonly takeIn: (context: StepContext<F>) => Promise<void>;
  /** What is left of an application that was withdrawn or refused. */
  readonly drop?: (context: StepContext<object>) => Promise<void>;
  /** Titles of the two decisions, after "Về việc". */
  readonly granting: string;
  readonly refusing: string;
  readonly legalBases: (regime: Regime) => readonly string[];
  readonly articles: (regime: Regime) => (context: Signing) => Promise<readonly string[]>;
  readonly grant: (regime: Regime) => (context: StepContext<object>) => Promise<void>;
}

const bases20 = ['Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ'];
const bases335 = ['Nghị định số 335/2026/NĐ-CP ngày 21 tháng 8 năm 2026 của Chính phủ'];

/** The decree that decisions of social assistance name, by regime. */
export const assistanceBases = (regime: Regime): readonly string[] => (regime === 'R3' ? bases335 : bases20);

const intake = <const S extends string, F extends object>(state: S, { form, takeIn }: AskedFor<F>) =>
  start({ by: [...desks.intake], state, form, effect: takeIn });

/** The acts every regime has: ask for more papers, take them in, withdraw, refuse, grant. */
const common = <const S extends string, F extends object>(
  asked: AskedFor<F>,
  regime: Regime,
  {
    open,
    signing,
    signers,
    proposers,
  }: {
    readonly open: readonly S[];
    readonly signing: S;
    readonly signers: readonly string[];
    readonly proposers: readonly string[];
  },
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
    ...(asked.drop && { effect: asked.drop }),
  }),
  refuse: step<S | 'refused', ReasonForm>({
    title: 'Ký văn bản từ chối',
    from: signing,
    to: 'refused',
    by: signers,
    notAfter: 'propose',
    form: ReasonForm,
    decision: {
      kind: 'refuse',
      act: asked.code,
      title: `Về việc ${asked.refusing}`,
      legalBases: [],
      articles: refusalArticles(asked.refusing),
    },
    ...(asked.drop && { effect: asked.drop }),
  }),
  decide: step<S | 'granted', object>({
    title: 'Ký quyết định',
    from: signing,
    to: 'granted',
    by: signers,
    notAfter: 'propose',
    decision: {
      kind: 'grant',
      act: asked.code,
      title: `Về việc ${asked.granting}`,
      legalBases: asked.legalBases(regime),
      articles: asked.articles(regime),
    },
    effect: asked.grant(regime),
  }),
});

const ends = {
  supplementing: { title: 'Yêu cầu bổ sung' },
  granted: { title: 'Đã trợ cấp', outcome: 'granted' },
  refused: { title: 'Từ chối', outcome: 'refused' },
  withdrawn: { title: 'Đã rút hồ sơ', outcome: 'withdrawn' },
} as const;

/** HIV is never told on a wall: such a file passes posting by (Decree 20/2021 art. 8). */
async function refusePostingOfHiv({
  tx,
  caseFile,
}: {
  tx: StepContext<object>['tx'];
  caseFile: CaseFile;
}): Promise<void> {
  if ((await loadFacts(tx, caseFile.personId)).hiv.length > 0)
    throw socialProtectionErrors.POSTING_FORBIDDEN({ caseId: caseFile.id });
}

const districtSigners = ['district-chair', 'commune-chair'];

/** R1: commune review, posting, complaint, district appraisal, district decision (Decree 20/2021 art. 8.1). */
export const underDistrict = <F extends object>(asked: AskedFor<F>): Procedure =>
  defineProcedure({
    code: asked.code,
    version: 'R1',
    title: asked.title,
    basis: decree20('Điều 8 khoản 1'),
    from: day(inForce.decree20),
    until: day('2025-07-01'),
    dossier: asked.dossier,
    start: intake('reviewing', asked),
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
      ...common(asked, 'R1', {
        open: ['reviewing', 'appraising'],
        signing: 'deciding',
        signers: districtSigners,
        proposers: ['commune-officer', 'district-officer'],
      }),
    },
  });

/** One desk proposes and one signs: the commune alone since 01/07/2025; before, for funerals, the commune and the district. */
export const twoDesks = <F extends object>(asked: AskedFor<F>, regime: Regime): Procedure => {
  const [from, until] = regimeEnds[regime];
  const first = clockOf(asked.clock, from, regime === 'R1' ? 'sending-to-district' : 'decision');
  const signers = regime === 'R1' ? districtSigners : ['commune-chair'];
  return defineProcedure({
    code: asked.code,
    version: regime,
    title: asked.title,
    basis: first.basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: asked.dossier,
    start: intake('verifying', asked),
    states: {
      verifying: { title: 'Chờ xác thực, thẩm định', responsible: 'commune-officer', clock: first },
      deciding: {
        title: 'Chờ ký',
        responsible: signers[0] ?? '',
        clock: regime === 'R1' ? clockOf(asked.clock, from, 'decision') : 'continues',
      },
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
      ...common(asked, regime, { open: ['verifying'], signing: 'deciding', signers, proposers: ['commune-officer'] }),
    },
  });
};
