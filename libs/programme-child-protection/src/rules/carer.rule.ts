import { addMonthsToDay, type LegalDay } from '#kernel';

/** Relatives come first, then other people and families, then a facility (Nghị định 56/2017/NĐ-CP, chăm sóc thay thế). */
export const carerKinds = ['relative', 'unrelated', 'facility'] as const;
export type CarerKind = (typeof carerKinds)[number];

/** What the register says of a carer. */
export interface CarerFacts {
  readonly kind: CarerKind;
  readonly healthCertifiedOn: LegalDay | null;
  readonly foreigner: boolean;
  readonly residentSince: LegalDay | null;
  readonly mayStayUntil: LegalDay | null;
  readonly recordClearedOn: LegalDay | null;
  readonly endedOn: LegalDay | null;
}

export type Unfit = 'ended' | 'health-certificate' | 'residence' | 'stay' | 'criminal-record';

const monthsOfCertificate = 6;
const monthsResident = 6;
const monthsLeft = 12;

/** What stands in the way of giving a child to a carer; relatives need not register and only notify (Thông tư 14/2020/TT-BLĐTBXH). */
export function unfitOn(carer: CarerFacts, on: LegalDay): Unfit | undefined {
  if (carer.endedOn !== null && carer.endedOn <= on) return 'ended';
  if (carer.kind !== 'unrelated') return undefined;
  const { healthCertifiedOn, foreigner, residentSince, mayStayUntil, recordClearedOn } = carer;
  if (healthCertifiedOn === null || addMonthsToDay(healthCertifiedOn, monthsOfCertificate) < on)
    return 'health-certificate';
  if (!foreigner) return undefined;
  if (residentSince === null || addMonthsToDay(residentSince, monthsResident) > on) return 'residence';
  if (mayStayUntil === null || mayStayUntil < addMonthsToDay(on, monthsLeft)) return 'stay';
  return recordClearedOn === null ? 'criminal-record' : undefined;
}
