import { defineProcedure, start, startForm, step, type StepContext } from '#case-engine';
import { addDays, type Basis, day, type LegalDay, monthOf, workingDays } from '#kernel';
import { give } from '../aid/once.store.js';
import { ReasonForm } from '../application.form.js';
import { awardOf } from '../award.store.js';
import { DischargeForm, TransferForm } from '../facility/facility.form.js';
import { channelOf, getFacility } from '../facility/facility.store.js';
import { admit, endStay, openStayOf, type Stay } from '../facility/stay.store.js';
import { dischargeGrounds, facilityFuneral } from '../rules/facility.table.js';
import { decree20, decree335, inForce } from '../rules/law.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { atFacility } from './facility.procedure.js';

const dossier = { request: { title: 'Đơn đề nghị dừng trợ giúp tại cơ sở', form: '09' } };

/** @throws SOCIAL_PROTECTION.NOT_IN_FACILITY, DISCHARGE_GROUND_UNKNOWN */
async function refuseUnknownGround({ tx, caseFile, form, on }: StepContext<DischargeForm>): Promise<void> {
  await openStayOf(tx, caseFile.personId);
  const allowed = dischargeGrounds.at(on).value;
  if (!allowed.includes(form.ground))
    throw socialProtectionErrors.DISCHARGE_GROUND_UNKNOWN({ ground: form.ground, allowed });
}

/** The stay ends; of somebody who died the facility is paid the funeral, at the level of the month of death. */
async function discharge({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  const { ground, lastDay } = await startForm<DischargeForm>(tx, caseFile.id);
  const stay = await openStayOf(tx, caseFile.personId);
  const award = awardOf(caseFile, decision);
  await endStay(tx, award, stay, lastDay, ground);
  if (ground === 'died') await payFuneral({ tx, caseFile, decision }, stay, lastDay);
}

async function payFuneral(
  { tx, caseFile, decision }: Pick<StepContext<object>, 'tx' | 'caseFile' | 'decision'>,
  { facilityId }: Stay,
  diedOn: LegalDay,
): Promise<void> {
  const facility = await getFacility(tx, facilityId);
  const { value, basis } = facilityFuneral.at(diedOn);
  const gift = { month: monthOf(diedOn), key: 'standard', times: value, basis } as const;
  const payee = { personId: facility.id, relation: 'carer', channel: channelOf(facility) } as const;
  await give(tx, { ...awardOf(caseFile, decision), unitId: facility.unitId }, 'once.facility-funeral', [gift], payee);
}

const discharging = (version: 'R1' | 'R3') => {
  const law: Basis = version === 'R1' ? decree20('Điều 30') : decree335('Điều 26');
  return defineProcedure({
    code: 'facility-discharge.decide',
    version,
    title: 'Dừng trợ giúp xã hội tại cơ sở',
    basis: law,
    from: day(version === 'R1' ? inForce.decree20 : inForce.decree335),
    ...(version === 'R1' && { until: day(inForce.decree335) }),
    dossier,
    start: start({
      by: [...atFacility.officers, ...atFacility.heads],
      state: 'deciding',
      form: DischargeForm,
      effect: refuseUnknownGround,
    }),
    states: {
      deciding: {
        title: 'Chờ người đứng đầu quyết định',
        responsible: 'facility-head',
        ...(version === 'R1' && { clock: { within: workingDays(7), basis: law } }),
      },
      discharged: { title: 'Đã dừng', outcome: 'done' },
      kept: { title: 'Tiếp tục ở cơ sở', outcome: 'refused' },
    },
    steps: {
      discharge: step({
        title: 'Quyết định dừng',
        from: 'deciding',
        to: 'discharged',
        by: atFacility.heads,
        effect: discharge,
      }),
      keep: step({ title: 'Không dừng', from: 'deciding', to: 'kept', by: atFacility.heads, form: ReasonForm }),
    },
  });
};

/** From one facility to another between two days; the place is taken before the old one is given up, or neither is. */
const transfer = defineProcedure({
  code: 'facility-transfer.decide',
  version: '2021',
  title: 'Chuyển cơ sở trợ giúp xã hội',
  basis: decree20('Điều 30', 'interpretation'),
  from: day(inForce.decree20),
  dossier,
  start: start({
    by: [...atFacility.officers, ...atFacility.heads],
    state: 'deciding',
    form: TransferForm,
    effect: async ({ tx, caseFile, form }) => {
      await openStayOf(tx, caseFile.personId);
      await getFacility(tx, form.facilityId);
    },
  }),
  states: {
    deciding: { title: 'Chờ người đứng đầu quyết định', responsible: 'facility-head' },
    transferred: { title: 'Đã chuyển', outcome: 'done' },
    kept: { title: 'Không chuyển', outcome: 'refused' },
  },
  steps: {
    transfer: step({
      title: 'Quyết định chuyển',
      from: 'deciding',
      to: 'transferred',
      by: atFacility.heads,
      effect: async ({ tx, caseFile, decision }) => {
        const { facilityId, ward, from } = await startForm<TransferForm>(tx, caseFile.id);
        const stay = await openStayOf(tx, caseFile.personId);
        const award = awardOf(caseFile, decision);
        await endStay(tx, award, stay, addDays(from, -1), 'transfer');
        await admit(tx, award, { facilityId, ward, ground: stay.ground, from });
      },
    }),
    keep: step({ title: 'Không chuyển', from: 'deciding', to: 'kept', by: atFacility.heads, form: ReasonForm }),
  },
});

export const dischargeProcedures = [discharging('R1'), discharging('R3'), transfer];
