import {
  type Basis,
  basis,
  datedTable,
  type DatedTable,
  hours,
  maximumDays,
  type TimeLimit,
  workingDays,
} from '#kernel';

/** In force since Decree 56/2017/NĐ-CP. */
export const decree56 = '2017-07-01';
/** In force since Circular 14/2020/TT-BLĐTBXH. */
export const circular14 = '2021-01-12';

const limit = (code: string, from: string, value: TimeLimit, by: Basis): DatedTable<TimeLimit> =>
  datedTable(`child-protection.${code}`, [{ from, value, basis: by }]);

const decree = (article: string) => basis(`Nghị định 56/2017/NĐ-CP, ${article}`);
const care = basis('Luật Trẻ em 102/2016/QH13, Chương IV Mục 2; Nghị định 56/2017/NĐ-CP; Thông tư 14/2020/TT-BLĐTBXH');

/** Statutory limits of child protection and alternative care. What law leaves open is marked so, and can be set anew from a day on. */
export const limits = {
  /** From the receipt; the decree names no number. */
  initialAssessment: limit(
    'initial-assessment',
    decree56,
    hours(24),
    basis('Nghị định 56/2017/NĐ-CP, Điều 27', 'interpretation'),
  ),
  /** From the receipt of the information, through nights and holidays. */
  emergency: limit('emergency', decree56, hours(12), decree('Điều 26 khoản 3, Điều 31 khoản 2, Điều 32 khoản 2')),
  /** From the end of the initial assessment: the decree does not say from when, the five days it does. */
  plan: limit('plan', decree56, workingDays(5), decree('Điều 28 khoản 1')),
  approval: limit('approval', decree56, workingDays(2), decree('Điều 28 khoản 4')),
  isolation: limit('isolation', decree56, maximumDays(15), decree('Điều 32')),
  handOver: limit('hand-over', circular14, workingDays(15), care),
  facilityAppraisal: limit('facility-appraisal', circular14, workingDays(10), care),
  facilityPlacing: limit('facility-placing', circular14, workingDays(15), care),
  facilityEnding: limit('facility-ending', circular14, workingDays(5), care),
} as const;

export type Limit = keyof typeof limits;

/** A state's clock as in force on a day. */
export function clockOf(code: Limit, on: string = limits[code].rows[0]?.from ?? decree56) {
  const { value, basis: by } = limits[code].at(on as Parameters<DatedTable<TimeLimit>['at']>[0]);
  return { within: value, basis: by };
}
