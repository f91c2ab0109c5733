import { type Round, systemActor } from '#platform';
import { programmeCode } from '../programme-code.js';

/**
 * Days of law that come near: the end of an emergency stay, and the 16th birthday of a child in a facility, when study has to be
 * proved or the return prepared; until Decree 335/2026 the 22nd too. Each opens one task, however often this runs.
 */
const openTasks = `
  INSERT INTO casework.task (kind, programme, unit_id, role, person_id, case_id, due_on, cause, cause_key)
  SELECT d.kind, $1, s.unit_id, 'facility-officer', s.person_id, s.case_id, d.due_on, jsonb_build_object('stayId', s.id), s.id || ' ' || d.kind || ' ' || d.due_on
    FROM prog_social_protection.facility_stay s JOIN citizen.person p ON p.id = s.person_id
    CROSS JOIN LATERAL (VALUES
      ('facility-stay-limit', s.limit_on, 14),
      ('facility-resident-16', CASE WHEN s.ward = 'children' THEN (p.birth_on + interval '16 years')::date END, 30),
      ('facility-resident-22', CASE WHEN s.ward = 'children' AND platform.today() < '2026-10-05' THEN (p.birth_on + interval '22 years')::date END, 30)
    ) AS d (kind, due_on, days)
   WHERE upper_inf(s.held) AND d.due_on BETWEEN platform.today() AND platform.today() + d.days
  ON CONFLICT (unit_id, programme, kind, cause_key) DO NOTHING`;

export const facilityLimits: Round = {
  name: 'social-protection.facility-limits',
  everySeconds: 3600,
  run: async ({ uow }) => {
    await uow.run(systemActor('facility limits'), (tx) => tx.sql(openTasks, [programmeCode]));
  },
};
