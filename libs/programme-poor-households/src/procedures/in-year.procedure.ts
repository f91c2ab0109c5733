import { back, defineProcedure, type DraftContext, start, step, type StateDefinition } from '#case-engine';
import { day, type Duration } from '#kernel';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { getEntryOfCase } from '../review/entry.store.js';
import { requireFound } from '../review/scoring.store.js';
import { isAgreed, reviewTerms } from '../rules/review-terms.table.js';
import { postedUntil } from '../review/hamlet.store.js';
import { classWords, legalBases } from '../review/list-paper.js';
import {
  type Asked,
  complainOfCase,
  endCase,
  householdInWords,
  move,
  openSheet,
  post,
  recogniseCase,
  requirePosted,
} from './case-entry.store.js';
import { DistrictOpinionForm, HamletMeetingForm, ReviewRequest, TextForm } from './review.forms.js';

const intake = ['one-stop-officer', 'commune-officer'];
const officers = ['commune-officer'];
const chairs = ['commune-chair'];

interface Version {
  readonly version: string;
  readonly from: string;
  readonly until: string;
}

/** The rules of 2022 with the district's opinion, and those since districts ended; both end with the year 2026. */
const versions: readonly Version[] = [
  { version: '2022', from: '2022-01-01', until: '2025-07-01' },
  { version: '2025', from: '2025-07-01', until: '2027-01-01' },
];

interface Kind extends Asked {
  readonly code: string;
  readonly title: string;
  /** What is signed. */
  readonly decision: { readonly kind: string; readonly title: string; readonly words: string };
  /** Form A may pass the household by: only one that is on no list yet. */
  readonly isScreened: boolean;
}

const kinds: readonly Kind[] = [
  {
    code: 'household-review.recognise',
    title: 'Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm',
    decision: { kind: 'recognise', title: 'Về việc công nhận hộ nghèo, hộ cận nghèo', words: 'Công nhận' },
    allows: ({ result }) => result === 'recognise',
    isScreened: true,
  },
  {
    code: 'household-review.leave',
    title: 'Công nhận hộ thoát nghèo, hộ thoát cận nghèo trong năm',
    decision: {
      kind: 'leave',
      title: 'Về việc công nhận hộ thoát nghèo, hộ thoát cận nghèo',
      words: 'Công nhận thoát nghèo, thoát cận nghèo đối với',
    },
    allows: (found) => found.result === 'leave' || (found.was === 'poor' && found.class === 'near-poor'),
    isScreened: false,
  },
  {
    code: 'household-review.farming',
    title: 'Công nhận hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình',
    decision: {
      kind: 'recognise-farming',
      title: 'Về việc công nhận hộ làm nông nghiệp có mức sống trung bình',
      words: 'Công nhận',
    },
    allows: ({ result }) => result === 'recognise-farming',
    isScreened: true,
  },
];

/** The review begins once a month, on the 15th or after. */
function requireMonthlyReview(on: string): void {
  const { monthlyFrom } = reviewTerms.at(day(on)).value;
  if (Number(on.slice(8)) < monthlyFrom)
    throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: on, rule: `from day ${monthlyFrom}` });
}

const withHouseholdWords = async ({ tx, caseFile }: DraftContext<object>) => {
  const entry = await getEntryOfCase(tx, caseFile.id);
  return { entry, words: await householdInWords(tx, entry) };
};

function inYear({ version, from, until }: Version, kind: Kind) {
  const { value: terms, basis } = reviewTerms.at(day(from));
  const hearsDistrict = terms.districtOpinion;
  const limit: StateDefinition['clock'] = { within: terms.limit as Duration, basis };
  const fromRequest = terms.limitFrom === 'request';
  return defineProcedure<string>({
    code: kind.code,
    version,
    title: kind.title,
    basis,
    from: day(from),
    until: day(until),
    dossier: {
      request: { title: 'Giấy đề nghị của hộ gia đình', form: '01' },
      evidence: { title: 'Giấy tờ kèm theo' },
    },
    start: start({ by: intake, state: 'requested', form: ReviewRequest, effect: openSheet }),
    states: {
      requested: {
        title: 'Chờ kỳ rà soát trong tháng',
        responsible: 'commune-officer',
        ...(fromRequest && { clock: limit }),
      },
      reviewing: { title: 'Đang rà soát', responsible: 'commune-officer', clock: fromRequest ? 'continues' : limit },
      redoing: { title: 'Rà soát lại sau họp dân', responsible: 'commune-officer', clock: 'continues' },
      posted: { title: 'Đang niêm yết', responsible: 'commune-officer', clock: 'continues' },
      rechecking: { title: 'Phúc tra', responsible: 'commune-officer' },
      ...(hearsDistrict && {
        advising: { title: 'Chờ ý kiến cấp huyện', responsible: 'district-officer', clock: 'continues' },
      }),
      deciding: { title: 'Chờ ký', responsible: 'commune-chair', clock: 'continues' },
      recognised: { title: 'Đã công nhận', outcome: 'granted' },
      refused: { title: 'Không công nhận', outcome: 'refused' },
      withdrawn: { title: 'Đã rút đề nghị', outcome: 'withdrawn' },
    },
    steps: {
      begin: step({
        title: 'Đưa vào danh sách rà soát',
        from: 'requested',
        to: 'reviewing',
        by: officers,
        guard: ({ on }) => requireMonthlyReview(on),
        effect: async (context) =>
          void (await move(
            context,
            'list',
            ['screening', 'passed-by', 'listed', 'surveyed', 'scored'],
            ({ state }) => ({ state }),
          )),
      }),
      ...(kind.isScreened && {
        passBy: step({
          title: 'Không thuộc diện rà soát theo phiếu A',
          from: 'reviewing',
          to: 'deciding',
          by: officers,
          effect: async (context) => void (await move(context, 'passBy', ['passed-by'], () => ({}))),
        }),
      }),
      agree: step({
        title: 'Họp dân thống nhất, niêm yết',
        from: ['reviewing', 'redoing'],
        to: 'posted',
        by: officers,
        form: HamletMeetingForm,
        guard: ({ form: { present, agreed }, on, form: { heldOn } }) => {
          requireMeeting({ present, agreed, heldOn }, on);
          if (!isAgreed({ present, agreed })) throw poorHouseholdErrors.MEETING_BELOW_HALF({ present, agreed });
        },
        effect: async (context) => void (await post(context, context.form)),
      }),
      redo: step({
        title: 'Họp dân không thống nhất, rà soát lại',
        from: ['reviewing', 'redoing'],
        to: 'redoing',
        by: officers,
        form: HamletMeetingForm,
        guard: ({ form: { present, agreed }, on, form: { heldOn } }) => {
          requireMeeting({ present, agreed, heldOn }, on);
          if (isAgreed({ present, agreed })) throw poorHouseholdErrors.MEETING_AGREED({ present, agreed });
        },
        effect: async (context) =>
          void (await move(context, 'meet', ['scored'], () => ({ state: 'redo' }), context.form)),
      }),
      complain: step({
        title: 'Nhận khiếu nại, phúc tra',
        from: 'posted',
        to: 'rechecking',
        by: intake,
        form: TextForm,
        clock: 'pause',
        effect: complainOfCase,
      }),
      concludeRecheck: step({
        title: 'Kết luận phúc tra, niêm yết lại',
        from: 'rechecking',
        to: back,
        by: officers,
        form: TextForm,
        effect: async (context) => {
          const { on, form } = context;
          await move(
            context,
            'concludeRecheck',
            ['rechecking'],
            (entry) => {
              requireFound(entry);
              return { state: 'posted-again', postedUntil: postedUntil(on, entry.reviewFrom) };
            },
            { conclusion: form.text },
          );
        },
      }),
      endPosting: step({
        title: 'Kết thúc niêm yết',
        from: 'posted',
        to: hearsDistrict ? 'advising' : 'deciding',
        by: officers,
        effect: requirePosted,
      }),
      ...(hearsDistrict && {
        advise: step({
          title: 'Ý kiến của cấp huyện',
          from: 'advising',
          to: 'deciding',
          by: ['district-officer'],
          form: DistrictOpinionForm,
        }),
      }),
      recognise: step({
        title: 'Ký quyết định công nhận',
        from: 'deciding',
        to: 'recognised',
        by: chairs,
        notAfter: 'endPosting',
        decision: {
          kind: kind.decision.kind,
          act: 'household-poverty.recognise',
          title: kind.decision.title,
          legalBases,
          articles: async (context) => {
            const { entry, words } = await withHouseholdWords(context);
            return [
              `${kind.decision.words} ${words}: ${classWords[requireFound(entry).class]}.`,
              'Quyết định có hiệu lực kể từ ngày ký.',
            ];
          },
        },
        effect: (context) => recogniseCase(context, kind),
      }),
      refuse: step({
        title: 'Ký văn bản trả lời không công nhận',
        from: 'deciding',
        to: 'refused',
        by: chairs,
        form: TextForm,
        decision: {
          kind: 'refuse',
          act: 'household-poverty.recognise',
          title: 'Về việc không công nhận theo đề nghị của hộ gia đình',
          legalBases,
          articles: async (context) => {
            const { words } = await withHouseholdWords(context);
            return [`Không công nhận đề nghị của ${words}. Lý do: ${context.form.text}`];
          },
        },
        effect: (context) => endCase(context, 'refused'),
      }),
      withdraw: step({
        title: 'Rút đề nghị',
        from: [
          'requested',
          'reviewing',
          'redoing',
          'posted',
          'rechecking',
          'deciding',
          ...(hearsDistrict ? ['advising' as const] : []),
        ],
        to: 'withdrawn',
        by: intake,
        form: TextForm,
        effect: (context) => endCase(context, 'withdrawn'),
      }),
    },
  });
}

function requireMeeting({ present, agreed, heldOn }: HamletMeetingForm, on: string): void {
  if (agreed > present) throw poorHouseholdErrors.MEETING_IMPOSSIBLE({ present, agreed });
  if (heldOn > on) throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: heldOn, rule: 'future' });
}

export const inYearProcedures = versions.flatMap((version) => kinds.map((kind) => inYear(version, kind)));
