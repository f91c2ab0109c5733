import { type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { openTasks, standingCases } from './tasks.sql.js';

interface Certified {
  readonly personId: string;
  readonly degree: string;
  readonly on: LegalDay;
  readonly caseId: string;
}

/** Another degree of disability is another coefficient, or a right where there was none (art. 5.6): who draws is reviewed, who does not is offered it. */
export const certificateSubscriber = defineSubscriber({
  name: 'social-protection.certificate',
  on: ['social-protection.disability-certified'],
  handle: async (tx, { payload }) => {
    const { personId, degree, on, caseId } = payload as Certified;
    await tx.sql(followCertificate, [personId, degree, on, caseId]);
  },
});

const followCertificate = openTasks(`
  SELECT CASE WHEN s.case_id IS NULL THEN 'offer-disability-allowance' ELSE 'review-after-certificate' END AS kind,
         coalesce(s.unit_id, p.unit_id) AS unit_id, p.id AS person_id, coalesce(s.case_id, $4::uuid) AS case_id, NULL::date AS due_on,
         jsonb_build_object('degree', $2::text, 'on', $3::date) AS cause, p.id || ' ' || $3::date AS cause_key
    FROM citizen.person p LEFT JOIN (${standingCases}) s ON s.person_id = p.id
   WHERE p.id = $1 AND (s.case_id IS NOT NULL OR $2 <> 'light')`);
