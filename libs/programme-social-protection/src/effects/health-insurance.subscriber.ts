import { basis } from '#kernel';
import { defineSubscriber } from '#platform';
import { openTasks } from './tasks.sql.js';

/** The health-insurance card of whoever draws a monthly allowance is paid by the budget and issued by social insurance: not our act, but ours to ask for. */
export const healthInsurance = basis('Nghị định 146/2018/NĐ-CP, Điều 3 khoản 8', 'memory');

export interface Granted {
  readonly personId: string;
  readonly caseId: string;
  readonly unitId: number;
  readonly right: string;
}

/** Other departments take the same event from the exchange; here it becomes the task to send the list. */
export const healthInsuranceSubscriber = defineSubscriber({
  name: 'social-protection.health-insurance',
  on: ['social-protection.granted'],
  handle: async (tx, { payload }) => {
    const { personId, caseId, unitId, right } = payload as Granted;
    if (right === 'care') return;
    await tx.sql(referToInsurer, [unitId, personId, caseId, healthInsurance.article]);
  },
});

const referToInsurer = openTasks(`
  SELECT 'refer-health-insurance' AS kind, $1::int AS unit_id, $2::uuid AS person_id, $3::uuid AS case_id, NULL::date AS due_on,
         jsonb_build_object('to', 'Bảo hiểm xã hội', 'basis', $4::text) AS cause, $3::text AS cause_key`);
