import { back, defineProcedure, listDecisions, start, startForm, step, type StepContext } from '#case-engine';
import { basis, type Basis, day, type TimeLimit, workingDays } from '#kernel';
import { type ReadTx } from '#platform';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { awardOf } from '../award.store.js';
import { actArticles, refusalArticles } from '../decision-articles.js';
import { AdmissionForm, ArrivalForm, ContractForm, UrgentAdmissionForm } from '../facility/facility.form.js';
import { getFacility } from '../facility/facility.store.js';
import { admit } from '../facility/stay.store.js';
import { decree147, decree20, decree335, inForce } from '../rules/law.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks, regimeEnds } from './desks.js';

/** Roles inside a facility. */
export const atFacility = { officers: ['facility-officer'], heads: ['facility-head'] } as const;

const dossier = {
  application: { title: 'Tờ khai đề nghị tiếp nhận vào cơ sở', form: '07 (R3: 04)' },
  minutes: { title: 'Biên bản tiếp nhận' },
  contract: { title: 'Hợp đồng dịch vụ', form: '08' },
  evidence: { title: 'Giấy tờ chứng minh hoàn cảnh, giấy khai sinh' },
};

const clock = (within: TimeLimit, by: Basis) => ({ clock: { within, basis: by } });

const letter = actArticles(async ({ tx, caseFile }, who) => {
  const { facilityId } = await startForm<AdmissionForm>(tx, caseFile.id);
  return `Đề nghị ${(await getFacility(tx, facilityId)).name} tiếp nhận ${who}.`;
});

/** @throws SOCIAL_PROTECTION.ADMISSION_REVOKED */
async function requireLetter(tx: ReadTx, caseId: string): Promise<void> {
  const letter = (await listDecisions(tx, caseId)).at(-1);
  if (letter && letter.revokedBy !== null) throw socialProtectionErrors.ADMISSION_REVOKED({ caseId });
}

/** What the head of the facility may do with a file that has come to him. */
const headSteps = {
  admit: step({
    title: 'Quyết định tiếp nhận',
    from: 'admitting',
    to: 'admitted',
    by: atFacility.heads,
    form: ArrivalForm,
    effect: async ({ tx, caseFile, form, decision }) => {
      await requireLetter(tx, caseFile.id);
      const { facilityId, ward } = await startForm<AdmissionForm>(tx, caseFile.id);
      await admit(tx, awardOf(caseFile, decision), { facilityId, ward, ground: 'hardship', from: form.from });
    },
  }),
  serveOutside: step({
    title: 'Cung cấp dịch vụ tại cộng đồng',
    from: 'admitting',
    to: 'served',
    by: atFacility.heads,
    form: ReasonForm,
  }),
  turnAway: step({
    title: 'Không tiếp nhận',
    from: 'admitting',
    to: 'refused',
    by: atFacility.heads,
    form: ReasonForm,
  }),
};

const ends = {
  supplementing: { title: 'Yêu cầu bổ sung' },
  admitted: { title: 'Đã tiếp nhận', outcome: 'granted' },
  served: { title: 'Phục vụ tại cộng đồng', outcome: 'done' },
  refused: { title: 'Từ chối', outcome: 'refused' },
  withdrawn: { title: 'Đã rút hồ sơ', outcome: 'withdrawn' },
} as const;

const common = <const S extends string>(
  first: S,
  signing: S,
  proposers: readonly string[],
  signers: readonly string[],
) => ({
  askMore: step<S | 'supplementing', ReasonForm>({
    title: 'Yêu cầu bổ sung',
    from: first,
    to: 'supplementing',
    by: proposers,
    form: ReasonForm,
    clock: 'pause',
  }),
  supplement: step({ title: 'Nhận hồ sơ bổ sung', from: 'supplementing', to: back, by: [...desks.intake] }),
  withdraw: step<S | 'supplementing' | 'withdrawn', ReasonForm>({
    title: 'Rút hồ sơ',
    from: [first, 'supplementing'],
    to: 'withdrawn',
    by: [...desks.intake],
    form: ReasonForm,
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
      act: 'facility-admission',
      title: 'Về việc không tiếp nhận vào cơ sở trợ giúp xã hội',
      legalBases: [],
      articles: refusalArticles('không tiếp nhận vào cơ sở'),
    },
  }),
});

const admissionStart = <const S extends string>(state: S) =>
  start({
    by: [...desks.intake],
    state,
    form: AdmissionForm,
    effect: async ({ tx, form }) => void (await getFacility(tx, form.facilityId)),
  });

const signed = {
  kind: 'refer',
  act: 'facility-admission',
  title: 'Về việc đề nghị tiếp nhận vào cơ sở trợ giúp xã hội',
  legalBases: [],
  articles: letter,
};

/** A facility of the province goes by its department (Decree 20/2021 art. 28); the file of another goes straight to its head. */
const toOwner =
  (wanted: 'province' | 'other') =>
  async ({ tx, caseFile }: StepContext<object>): Promise<void> => {
    const { facilityId } = await startForm<AdmissionForm>(tx, caseFile.id);
    const { owner } = await getFacility(tx, facilityId);
    if ((owner === 'province') !== (wanted === 'province'))
      throw socialProtectionErrors.FACILITY_OWNER({ facilityId, owner });
  };

const title = 'Tiếp nhận đối tượng bảo trợ xã hội vào cơ sở trợ giúp xã hội';
const districtChairs = ['district-chair', 'commune-chair'];
const in20 = decree20('Điều 28');

const underDistrict = defineProcedure({
  code: 'facility-admission.grant',
  version: 'R1',
  title,
  basis: in20,
  from: day(inForce.decree20),
  until: day('2025-07-01'),
  dossier,
  start: admissionStart('reviewing'),
  states: {
    reviewing: {
      title: 'Chờ xét duyệt, niêm yết tại xã',
      responsible: 'commune-officer',
      ...clock(workingDays(10), in20),
    },
    appraising: { title: 'Chờ thẩm định', responsible: 'district-officer', ...clock(workingDays(7), in20) },
    deciding: { title: 'Chờ ký', responsible: 'district-chair', ...clock(workingDays(3), in20) },
    atDepartment: { title: 'Chờ sở xem xét', responsible: 'department-lead', ...clock(workingDays(7), in20) },
    admitting: { title: 'Chờ cơ sở tiếp nhận', responsible: 'facility-head' },
    ...ends,
  },
  steps: {
    review: step({
      title: 'Xét duyệt, niêm yết xong',
      from: 'reviewing',
      to: 'appraising',
      by: desks.commune,
      form: ReviewForm,
    }),
    propose: step({
      title: 'Thẩm định, trình ký',
      from: 'appraising',
      to: 'deciding',
      by: ['district-officer', 'commune-officer'],
      form: ReviewForm,
    }),
    sendToDepartment: step({
      title: 'Ký, gửi sở',
      from: 'deciding',
      to: 'atDepartment',
      by: districtChairs,
      notAfter: 'propose',
      decision: signed,
      effect: toOwner('province'),
    }),
    send: step({
      title: 'Ký, gửi cơ sở',
      from: 'deciding',
      to: 'admitting',
      by: districtChairs,
      notAfter: 'propose',
      decision: signed,
      effect: toOwner('other'),
    }),
    forward: step({
      title: 'Chuyển cơ sở tiếp nhận',
      from: 'atDepartment',
      to: 'admitting',
      by: ['department-lead'],
      form: ReviewForm,
    }),
    ...headSteps,
    ...common('reviewing', 'deciding', desks.commune, districtChairs),
  },
});

interface OfCommune {
  readonly version: 'R2' | 'R3';
  readonly within: TimeLimit;
  readonly head?: TimeLimit;
  readonly basis: Basis;
}

/** R2: 10 working days of the commune; R3: 3 of the commune and 2 of the head. */
const byCommune: readonly OfCommune[] = [
  { version: 'R2', within: workingDays(10), basis: decree147('Điều 5 khoản 2 điểm b', 'secondary') },
  { version: 'R3', within: workingDays(3), head: workingDays(2), basis: decree335('Điều 21–26') },
];

const underCommune = ({ version, within, head, basis: law }: OfCommune) => {
  const [from, until] = regimeEnds[version];
  return defineProcedure({
    code: 'facility-admission.grant',
    version,
    title,
    basis: law,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier,
    start: admissionStart('verifying'),
    states: {
      verifying: { title: 'Chờ xác thực', responsible: 'commune-officer', ...clock(within, law) },
      deciding: { title: 'Chờ ký', responsible: 'commune-chair', clock: 'continues' },
      admitting: { title: 'Chờ cơ sở tiếp nhận', responsible: 'facility-head', ...(head && clock(head, law)) },
      ...ends,
    },
    steps: {
      propose: step({
        title: 'Xác thực, trình ký',
        from: 'verifying',
        to: 'deciding',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      send: step({
        title: 'Ký, gửi cơ sở',
        from: 'deciding',
        to: 'admitting',
        by: ['commune-chair'],
        notAfter: 'propose',
        decision: signed,
      }),
      ...headSteps,
      ...common('verifying', 'deciding', ['commune-officer'], ['commune-chair']),
    },
  });
};

/** Groups 2 and 3: in at once, the papers after; until Decree 335/2026 within 10 working days. */
const urgent = (version: 'R1' | 'R3') => {
  const law = version === 'R1' ? in20 : decree335('Điều 21–26');
  return defineProcedure({
    code: 'facility-admission.urgent',
    version,
    title: 'Tiếp nhận khẩn cấp vào cơ sở trợ giúp xã hội',
    basis: law,
    from: day(version === 'R1' ? inForce.decree20 : inForce.decree335),
    ...(version === 'R1' && { until: day(inForce.decree335) }),
    dossier,
    start: start({
      by: [...atFacility.officers, ...atFacility.heads],
      state: 'completing',
      form: UrgentAdmissionForm,
      effect: async ({ tx, caseFile, form: { facilityId, ward, ground, from }, on }) => {
        if (from > on) throw socialProtectionErrors.END_OUT_OF_RANGE({ from, until: on });
        await admit(tx, awardOf(caseFile, undefined), { facilityId, ward, ground, from });
      },
    }),
    states: {
      completing: {
        title: 'Đã tiếp nhận, chờ hoàn thiện hồ sơ',
        responsible: 'facility-officer',
        ...(version === 'R1' && clock(workingDays(10), law)),
      },
      admitted: { title: 'Hồ sơ đã đủ', outcome: 'granted' },
      left: { title: 'Đã rời cơ sở trước khi đủ hồ sơ', outcome: 'done' },
    },
    steps: {
      complete: step({
        title: 'Quyết định tiếp nhận, đủ hồ sơ',
        from: 'completing',
        to: 'admitted',
        by: atFacility.heads,
        form: ReviewForm,
      }),
      closeFile: step({
        title: 'Đóng hồ sơ, người đã rời cơ sở',
        from: 'completing',
        to: 'left',
        by: atFacility.heads,
        form: ReasonForm,
      }),
    },
  });
};

/** Group 4: at one's own cost. */
const contract = defineProcedure({
  code: 'facility-admission.contract',
  version: '2021',
  title: 'Tiếp nhận đối tượng tự nguyện vào cơ sở trợ giúp xã hội',
  basis: basis('Nghị định 20/2021/NĐ-CP, Điều 28; Nghị định 335/2026/NĐ-CP, Điều 21–26'),
  from: day(inForce.decree20),
  dossier,
  start: start({
    by: atFacility.officers,
    state: 'admitting',
    form: ContractForm,
    effect: async ({ tx, form }) => void (await getFacility(tx, form.facilityId)),
  }),
  states: {
    admitting: { title: 'Chờ người đứng đầu quyết định', responsible: 'facility-head' },
    admitted: { title: 'Đã tiếp nhận', outcome: 'granted' },
    refused: { title: 'Không tiếp nhận', outcome: 'refused' },
  },
  steps: {
    admit: step({
      title: 'Quyết định tiếp nhận',
      from: 'admitting',
      to: 'admitted',
      by: atFacility.heads,
      form: ArrivalForm,
      effect: async ({ tx, caseFile, form, decision }) => {
        const { facilityId, ward } = await startForm<ContractForm>(tx, caseFile.id);
        await admit(tx, awardOf(caseFile, decision), { facilityId, ward, ground: 'contract', from: form.from });
      },
    }),
    turnAway: headSteps.turnAway,
  },
});

export const facilityProcedures = [underDistrict, ...byCommune.map(underCommune), urgent('R1'), urgent('R3'), contract];
