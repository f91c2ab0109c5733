import { defineProcedure, type DraftContext, start, step, startForm, type StepContext } from '#case-engine';
import { getPerson } from '#citizen';
import { basis, day } from '#kernel';
import { CarerChoiceForm, CareRequestForm, HandedOverForm, VerificationForm, VisitForm } from '../care.form.js';
import { getCarer } from '../carer.store.js';
import { getChild, lastForm, requireView } from '../child.reader.js';
import { childProtectionErrors } from '../child-protection.errors.js';
import { aboutChild } from '../decision-articles.js';
import { endPlacement, handOverChild, noteVisit, place, requireFitCarer } from '../placement.store.js';
import { ReasonForm } from '../report.form.js';
import { circular14, clockOf } from '../rules/clocks.table.js';
import { desks } from './desks.js';

/** Where the child cannot be left with them, parents are not asked: the court decides (Law on Children art. 52.3, 62.2). */
const needsNoConsent = (ground: string) => ground === 'unsafe-with-parents';

async function listChild({ tx, caseFile, form, on }: StepContext<CareRequestForm>): Promise<void> {
  await getChild(tx, caseFile.personId, on);
  await requireView(tx, caseFile, form.childView, on);
  if (!form.hasConsent && !needsNoConsent(form.ground))
    throw childProtectionErrors.CONSENT_MISSING({ ground: form.ground });
}

async function chosenCarer({ tx, caseFile }: Pick<DraftContext<object>, 'tx' | 'caseFile'>): Promise<string> {
  const chosen = await lastForm<CarerChoiceForm>(tx, caseFile.id, 'match', 'change');
  if (!chosen) throw childProtectionErrors.NOTHING_IN_FORCE({ caseId: caseFile.id });
  return chosen.carerId;
}

const carerName = async (context: Pick<DraftContext<object>, 'tx' | 'caseFile'>): Promise<string> => {
  const { personId } = await getCarer(context.tx, await chosenCarer(context));
  return (await getPerson(context.tx, personId)).fullName;
};

async function give(context: StepContext<object>): Promise<void> {
  const { tx, caseFile, decision, on } = context;
  const carerId = await chosenCarer(context);
  await requireFitCarer(tx, carerId, on);
  if (decision) await place(tx, caseFile, { carerId, decisionId: decision.id, on });
}

/** The commune decides for families; for a child who cannot be left with his parents the court does (art. 62.2). */
async function requireCompetence(context: StepContext<object>): Promise<void> {
  const { ground } = await startForm<CareRequestForm>(context.tx, context.caseFile.id);
  const court = await lastForm<ReasonForm>(context.tx, context.caseFile.id, 'noteCourt');
  if (needsNoConsent(ground) && !court) throw childProtectionErrors.CONSENT_MISSING({ ground });
  await give(context);
}

/** Alternative care (chăm sóc thay thế) in a family: Law on Children art. 60-69, Circular 14/2020/TT-BLĐTBXH. */
export const alternativeCare = defineProcedure({
  code: 'child-protection.care',
  version: '2021',
  title: 'Chăm sóc thay thế trẻ em',
  basis: basis('Luật Trẻ em 102/2016/QH13, Điều 60 đến Điều 69; Thông tư 14/2020/TT-BLĐTBXH'),
  from: day(circular14),
  dossier: {
    'child-file': { title: 'Hồ sơ trẻ em cần chăm sóc thay thế', form: '10' },
    consent: { title: 'Văn bản đồng ý của cha, mẹ, người giám hộ' },
    verification: { title: 'Báo cáo xác minh người nhận chăm sóc', form: '11' },
    'court-decision': { title: 'Quyết định của Tòa án' },
    visit: { title: 'Báo cáo theo dõi', form: '13' },
    request: { title: 'Đơn đề nghị thay đổi, chấm dứt', form: '15' },
  },
  start: start({ by: [...desks.officer], state: 'listed', form: CareRequestForm, effect: listChild }),
  states: {
    listed: { title: 'Chờ tìm người chăm sóc', responsible: 'child-officer' },
    matched: { title: 'Chờ xác minh người chăm sóc', responsible: 'child-officer' },
    verified: { title: 'Chờ ký giao chăm sóc', responsible: 'commune-chair' },
    decided: { title: 'Chờ giao nhận trẻ', responsible: 'child-officer', clock: clockOf('handOver') },
    monitored: { title: 'Đang được chăm sóc thay thế', responsible: 'child-officer' },
    ended: { title: 'Đã chấm dứt', outcome: 'done' },
    refused: { title: 'Không giao chăm sóc thay thế', outcome: 'refused' },
  },
  steps: {
    noteCourt: step({
      title: 'Ghi quyết định của Tòa án',
      from: 'listed',
      to: 'listed',
      by: [...desks.officer],
      form: ReasonForm,
      needs: ['court-decision'],
    }),
    match: step({
      title: 'Chọn người chăm sóc',
      from: ['listed', 'matched'],
      to: 'matched',
      by: ['child-officer'],
      form: CarerChoiceForm,
      effect: ({ tx, form, on }) => requireFitCarer(tx, form.carerId, on),
    }),
    verify: step({
      title: 'Xác minh: đủ điều kiện',
      from: 'matched',
      to: 'verified',
      by: ['child-officer'],
      form: VerificationForm,
      guard: ({ form, caseFile }) => {
        if (!form.isSuitable)
          throw childProtectionErrors.CARER_UNFIT({ carerId: caseFile.id, because: 'verification' });
      },
    }),
    lookFurther: step({
      title: 'Tìm người khác',
      from: ['matched', 'verified'],
      to: 'listed',
      by: [...desks.officer],
      form: ReasonForm,
    }),
    decide: step({
      title: 'Ký quyết định giao chăm sóc thay thế',
      from: 'verified',
      to: 'decided',
      by: ['commune-chair'],
      notAfter: 'verify',
      decision: aboutChild({
        kind: 'place',
        act: 'alternative-care.place',
        title: 'Về việc giao trẻ em cho cá nhân, gia đình nhận chăm sóc thay thế',
        sentence: async (child, context) => `Giao ${child} cho ông (bà) ${await carerName(context)} chăm sóc thay thế.`,
      }),
      effect: requireCompetence,
    }),
    refuse: step({
      title: 'Không giao',
      from: ['listed', 'verified'],
      to: 'refused',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    handOver: step({
      title: 'Giao nhận trẻ',
      from: 'decided',
      to: 'monitored',
      by: ['child-officer'],
      form: HandedOverForm,
      effect: ({ tx, caseFile, form }) => handOverChild(tx, caseFile, form.on),
    }),
    visit: step({
      title: 'Ghi lần thăm',
      from: 'monitored',
      to: 'monitored',
      by: ['child-officer'],
      form: VisitForm,
      effect: async ({ tx, caseFile, form, on }) => {
        await requireView(tx, caseFile, form.childView, on);
        await noteVisit(tx, caseFile);
      },
    }),
    change: step({
      title: 'Thay đổi người chăm sóc',
      from: 'monitored',
      to: 'matched',
      by: ['child-officer'],
      form: CarerChoiceForm,
      effect: ({ tx, form, on }) => requireFitCarer(tx, form.carerId, on),
    }),
    end: step({
      title: 'Ký quyết định chấm dứt',
      from: ['decided', 'monitored'],
      to: 'ended',
      by: ['commune-chair'],
      form: ReasonForm,
      decision: aboutChild<ReasonForm>({
        kind: 'end-placement',
        act: 'alternative-care.end',
        title: 'Về việc chấm dứt chăm sóc thay thế',
        sentence: (child) => `Chấm dứt chăm sóc thay thế đối với ${child}.`,
      }),
      effect: ({ tx, caseFile, form, on }) => endPlacement(tx, caseFile, on, form.reason),
    }),
  },
});
