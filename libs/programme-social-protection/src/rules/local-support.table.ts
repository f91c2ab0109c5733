import { basis, datedTable } from '#kernel';
import { type AgeBand } from './law.js';

/** Who is helped to learn to swim, by the age on the day of enrolment: from the day of the 6th birthday to the day before the 16th. */
export const swimmersAge = datedTable<Required<AgeBand>>('social-protection.swimmers-age', [
  {
    from: '2024-05-13',
    value: { fromAge: 6, untilAge: 16 },
    basis: basis('Kế hoạch 113/KH-UBND ngày 13/5/2024, mục 5.2'),
  },
]);
