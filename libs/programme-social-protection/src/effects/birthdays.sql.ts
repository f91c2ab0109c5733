import { monthIndexOf } from '#reporting';
import { openTasks, paidIn } from './tasks.sql.js';

/** Who was born 29 February is full years old on 1 March of a common year. */
const birthdayOf = (birth: string, years: number): string => `
  (${birth} + interval '${years} years')::date
    + CASE WHEN extract(day FROM ${birth}) = 29 AND extract(day FROM ${birth} + interval '${years} years') = 28 THEN 1 ELSE 0 END`;

/** Alive, registered once, and born so that the birthday lies on the days `[$1, $2)`. */
const turning = (years: number): string => `
  SELECT p.id AS person_id, p.unit_id, ${birthdayOf('p.birth_on', years)} AS birthday
    FROM citizen.person p
   WHERE p.birth_on BETWEEN ($1::date - interval '${years} years')::date - 1 AND ($2::date - interval '${years} years')::date
     AND p.birth_precision = 'day' AND p.died_on IS NULL AND p.merged_into IS NULL
     AND ${birthdayOf('p.birth_on', years)} >= $1 AND ${birthdayOf('p.birth_on', years)} < $2`;

const row = (kind: string, of: string, cause: string): string => `
  SELECT '${kind}' AS kind, t.unit_id, t.person_id, NULL::uuid AS case_id, t.birthday AS due_on, ${cause} AS cause,
         t.person_id || ' ' || t.birthday AS cause_key
    FROM (${of}) t`;

const drawsNothing = `NOT EXISTS (
  SELECT FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
   WHERE c.person_id = t.person_id AND c.benefit IN ('monthly-allowance', 'social-pension') AND l.months @> ${monthIndexOf('t.birthday')})`;
const reaches = (years: number): string => `jsonb_build_object('age', ${years}, 'birthday', t.birthday)`;

/** A child paid as one without source of support: from 16 on the right rests on study, and its proof must be there by the birthday. */
export const askForStudyProof = openTasks(`
  ${row('ask-study-proof', turning(16), reaches(16))}
   WHERE EXISTS (SELECT FROM (${paidIn(monthIndexOf('t.birthday'))}) paid WHERE paid.person_id = t.person_id AND paid.article ~ 'Điều 5 khoản 1(\\D|$)')
  UNION ALL
  SELECT 'ask-study-proof', paid.unit_id, paid.person_id, paid.case_id, child.birthday, jsonb_build_object('age', 16, 'birthday', child.birthday, 'childBirth', child.birth),
         paid.person_id || ' ' || child.birth || ' 16'
    FROM (SELECT f.person_id, f.child_birth AS birth, ${birthdayOf('f.child_birth', 16)} AS birthday
            FROM prog_social_protection.fact f WHERE f.kind = 'child' AND f.retired_at IS NULL AND f.held @> $1::date) child
    JOIN (${paidIn(monthIndexOf('$1'))}) paid ON paid.person_id = child.person_id AND paid.article ~ 'Điều 5 khoản 4(\\D|$)'
   WHERE child.birthday >= $1 AND child.birthday < $2`);

/** The social pension is for whoever is 75 and asks for it: it is offered also to people whom this programme has never seen. */
export const offerPension = openTasks(`${row('offer-social-pension', turning(75), reaches(75))} WHERE ${drawsNothing}`);

/** From 70 to 75 it is for poor and near-poor households; known here are those whose class is a fact of a case. */
export const offerPensionToPoor = openTasks(`
  ${row('offer-social-pension', turning(70), reaches(70))}
   WHERE ${drawsNothing} AND EXISTS (
     SELECT FROM prog_social_protection.fact f WHERE f.person_id = t.person_id AND f.kind = 'poverty' AND f.retired_at IS NULL AND f.held @> t.birthday)`);

/** Until the pension came, whoever was 80 without pension drew the allowance (Decree 20/2021 art. 5.5.c). */
export const offerAllowanceAt80 = openTasks(
  `${row('offer-allowance-at-80', turning(80), reaches(80))} WHERE ${drawsNothing}`,
);

/**
 * Lines that turn by themselves in a month of `[$1, $2)`: at a birthday, at the end of study, on a date of law. They are computed and will be
 * paid; what is left is the decision that says so: of a change where a line of another amount follows, of an end where none does.
 */
export const tellTurningLines = openTasks(`
  SELECT CASE WHEN n.id IS NULL THEN 'decide-end' ELSE 'decide-level-change' END AS kind, c.unit_id, c.person_id, c.case_id, turn.day AS due_on,
         jsonb_build_object('month', to_char(turn.day, 'YYYY-MM'), 'benefit', c.benefit) AS cause, c.id || ' ' || to_char(turn.day, 'YYYY-MM') AS cause_key
    FROM benefit.line l JOIN benefit.chain c ON c.id = l.chain_id
    CROSS JOIN LATERAL (SELECT make_date(upper(l.months) / 12, upper(l.months) % 12 + 1, 1) AS day) turn
    LEFT JOIN benefit.line n ON n.chain_id = l.chain_id AND n.superseded_by IS NULL AND lower(n.months) = upper(l.months)
   WHERE l.programme = 'social-protection' AND l.superseded_by IS NULL AND c.benefit <> 'funeral-support'
     AND upper(l.months) > ${monthIndexOf('$1')} AND upper(l.months) <= ${monthIndexOf('$2')}
     AND (n.id IS NULL OR (n.rate_key, n.multiplier) <> (l.rate_key, l.multiplier))
     AND NOT EXISTS (SELECT FROM benefit.hold h WHERE h.person_id = c.person_id AND h.chain_id IS NULL AND h.retired_by IS NULL
                      AND h.months @> upper(l.months))`);
