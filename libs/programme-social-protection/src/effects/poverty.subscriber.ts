import { day, type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { openTasks, standingCases } from './tasks.sql.js';

interface ClassChanged {
  readonly householdId: string;
  readonly personIds: readonly string[];
  readonly from: LegalDay;
  /** `poor`, `near-poor`, `average` or `none`. */
  readonly was: string;
  readonly is: string;
}

/**
 * A household's class is another authority's decision: the facts of whoever draws something follow it at once, so that every month
 * computed from now on reads the class valid in it. What is paid changes by the decision that the task asks for; a right that the class
 * carried ends from the month after (our reading of art. 8: the class is lost with the decision, the right with the month).
 */
export const povertySubscriber = defineSubscriber({
  name: 'social-protection.poverty',
  on: ['poverty.class-changed'],
  handle: async (tx, event) => {
    const { householdId, personIds, from, was, is } = event.payload as ClassChanged;
    const since = day(from);
    await tx.sql(endPoverty, [personIds, since]);
    if (is === 'poor' || is === 'near-poor') {
      await tx.sql(beginPoverty, [personIds, since, is]);
      await tx.sql(offerPension, [personIds, since, is]);
    }
    await tx.sql(reviewRights, [personIds, since, JSON.stringify({ householdId, from: since, was, is })]);
  },
});

const endPoverty = `
  WITH ended AS (
    UPDATE prog_social_protection.fact SET retired_at = platform.clock()
     WHERE person_id = ANY ($1::uuid[]) AND kind = 'poverty' AND retired_at IS NULL AND held && daterange($2::date, NULL) RETURNING *)
  INSERT INTO prog_social_protection.fact (case_id, person_id, kind, held, status)
  SELECT case_id, person_id, kind, daterange(lower(held), $2::date), status FROM ended WHERE lower(held) < $2::date`;

/** With the case by which the person's right stands as evidence. */
const beginPoverty = `
  INSERT INTO prog_social_protection.fact (case_id, person_id, kind, held, status)
  SELECT case_id, person_id, 'poverty', daterange($2::date, NULL), $3::text FROM (${standingCases}) standing WHERE person_id = ANY ($1::uuid[])`;

const reviewRights = openTasks(`
  SELECT 'review-after-poverty-change' AS kind, unit_id, person_id, case_id, NULL::date AS due_on, $3::jsonb AS cause,
         person_id || ' ' || $2::date AS cause_key
    FROM (${standingCases}) standing WHERE person_id = ANY ($1::uuid[])`);

/** From 70 to 75 the pension is for whoever becomes poor or near-poor, with a case here or without. */
const offerPension = openTasks(`
  SELECT 'offer-social-pension' AS kind, p.unit_id, p.id AS person_id, NULL::uuid AS case_id, NULL::date AS due_on,
         jsonb_build_object('poverty', $3::text, 'from', $2::date) AS cause, p.id || ' ' || $2::date AS cause_key
    FROM citizen.person p
   WHERE p.id = ANY ($1::uuid[]) AND p.died_on IS NULL AND p.merged_into IS NULL
     AND p.birth_on <= $2::date - interval '70 years' AND p.birth_on > $2::date - interval '75 years'
     AND NOT EXISTS (SELECT FROM (${standingCases}) standing WHERE standing.person_id = p.id)`);
