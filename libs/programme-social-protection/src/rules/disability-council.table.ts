import { basis, datedTable, type TimeLimit, workingDays } from '#kernel';

export interface CouncilTerms {
  /** From the application to the minutes. */
  readonly assessment: TimeLimit;
  /** From the minutes, or from the medical council's conclusion, to the certificate. */
  readonly certificate: TimeLimit;
  readonly complaint: TimeLimit;
  /** A meeting counts from this share of the members on: so many of so many. */
  readonly quorum: readonly [number, number];
}

/** How the council of a commune finds the degree of a disability. */
export const councilTerms = datedTable<CouncilTerms>('social-protection.disability-council', [
  {
    from: '2019-03-15',
    value: {
      assessment: workingDays(20),
      certificate: workingDays(5),
      complaint: workingDays(5),
      quorum: [2, 3],
    },
    basis: basis('Luật Người khuyết tật 51/2010/QH12, Điều 18; Thông tư 01/2019/TT-BLĐTBXH'),
  },
]);
