import { basis, datedTable, type DatedTable, type TimeLimit, workingDays } from '#kernel';
import { decree176, decree20, decree335, inForce } from './law.js';

/** What a procedure's time runs from. */
export type StartEvent = 'complete' | 'received' | 'complaint' | 'arrival';

/** The steps of a procedure in order; each may take its limit, counted from the last day of the step before. */
export interface ProcedureClocks {
  readonly startsAt: StartEvent;
  readonly steps: readonly { readonly step: string; readonly limit: TimeLimit }[];
}

export type Procedure = 'allowance' | 'complaint' | 'move-out-of-district' | 'funeral' | 'social-pension';

const from = (startsAt: StartEvent, ...days: readonly (readonly [step: string, days: number])[]): ProcedureClocks => ({
  startsAt,
  steps: days.map(([step, count]) => ({ step, limit: workingDays(count) })),
});

const twoTiersFrom = '2025-07-01';
const portal = 'Cổng Dịch vụ công quốc gia, thủ tục';

/** The statutory time of each procedure, by the day it starts. */
export const procedureClocks: Readonly<Record<Procedure, DatedTable<ProcedureClocks>>> = {
  /** Allowance and care support. That the two days of posting in R1 are not inside the seven of review is our reading. */
  allowance: datedTable<ProcedureClocks>('social-protection.clocks.allowance', [
    {
      from: inForce.decree20,
      until: twoTiersFrom,
      value: from(
        'complete',
        ['review', 7],
        ['posting', 2],
        ['sending-to-district', 3],
        ['appraisal', 7],
        ['decision', 3],
      ),
      basis: decree20('Điều 8 khoản 1', 'interpretation'),
    },
    {
      from: twoTiersFrom,
      until: inForce.decree335,
      value: from('complete', ['decision', 10]),
      basis: basis(`${portal} 1.001776`),
    },
    { from: inForce.decree335, value: from('received', ['decision', 7]), basis: decree335('Điều 8') },
  ]),
  /** Only while results were posted. */
  complaint: datedTable<ProcedureClocks>('social-protection.clocks.complaint', [
    {
      from: inForce.decree20,
      until: twoTiersFrom,
      value: from('complaint', ['conclusion', 10]),
      basis: decree20('Điều 8 khoản 1'),
    },
  ]),
  /** From the arrival of the file in the new commune. */
  'move-out-of-district': datedTable<ProcedureClocks>('social-protection.clocks.move-out-of-district', [
    {
      from: inForce.decree20,
      until: twoTiersFrom,
      value: from('arrival', ['confirmation', 3], ['decision', 5]),
      basis: decree20('Điều 8 khoản 4'),
    },
  ]),
  funeral: datedTable<ProcedureClocks>('social-protection.clocks.funeral', [
    {
      from: inForce.decree20,
      until: twoTiersFrom,
      value: from('complete', ['sending-to-district', 2], ['decision', 3]),
      basis: decree20('Điều 11'),
    },
    {
      from: twoTiersFrom,
      until: inForce.decree335,
      value: from('complete', ['decision', 3]),
      basis: basis(`${portal} 1.001731`),
    },
    { from: inForce.decree335, value: from('complete', ['decision', 3]), basis: decree335('Điều 11') },
  ]),
  'social-pension': datedTable<ProcedureClocks>('social-protection.clocks.social-pension', [
    {
      from: inForce.decree176,
      until: inForce.decree335,
      value: from('complete', ['decision', 10]),
      basis: decree176('Điều 4'),
    },
    { from: inForce.decree335, value: from('received', ['decision', 7]), basis: decree335('Điều 31 khoản 2') },
  ]),
};
