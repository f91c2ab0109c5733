import { monthIndexOf } from '#reporting';
import { openTasks, paidIn } from './tasks.sql.js';

/** Who lived with the dead on the day of the death. $1 the dead, $2 the day. */
const left = `
  SELECT m.person_id, m.role, dead.role AS dead_role, m.household_id, p.unit_id, p.birth_on, p.mother_id
    FROM citizen.household_member dead
    JOIN citizen.household_member m ON m.household_id = dead.household_id AND m.person_id <> dead.person_id
    JOIN citizen.person p ON p.id = m.person_id AND p.died_on IS NULL AND p.merged_into IS NULL
   WHERE dead.person_id = $1 AND dead.valid_from <= $2::date AND coalesce(dead.valid_until, 'infinity') >= $2::date
     AND m.valid_from <= $2::date AND coalesce(m.valid_until, 'infinity') >= $2::date`;

/** Of the eldest of a household: the head, or who is married to it. */
const isParent = (role: string): string => `${role} IN ('head', 'spouse')`;
const isChild = `role IN ('child', 'grandchild') AND birth_on > $2::date - interval '16 years'`;

const wanted = (kind: string, rows: string): string => `
  SELECT '${kind}' AS kind, unit_id, person_id, NULL::uuid AS case_id, NULL::date AS due_on,
         jsonb_build_object('deadId', $1::uuid, 'diedOn', $2::date) AS cause, person_id || ' ' || $1::uuid AS cause_key
    FROM (${rows}) who`;

/**
 * What a death changes for those it leaves: money that went to the dead needs another payee, and a carer another carer; a child may
 * have lost who supported it; whoever is left with children may raise them alone. Whether the law's conditions hold is asked by the procedure.
 */
export const tellThoseLeft = openTasks(`
  SELECT CASE WHEN paid.benefit = 'carer-support' THEN 'replace-carer' ELSE 'replace-payee' END AS kind, paid.unit_id, paid.person_id, paid.case_id,
         NULL::date AS due_on, jsonb_build_object('deadId', $1::uuid, 'diedOn', $2::date) AS cause, paid.chain_id || ' ' || $1::uuid AS cause_key
    FROM (${paidIn(monthIndexOf('$2'))}) paid JOIN benefit.payee y ON y.id = paid.payee_id
   WHERE y.person_id = $1 AND paid.person_id <> $1
  UNION ALL
  ${wanted('offer-orphan-allowance', `SELECT * FROM (${left}) l WHERE ${isChild} AND (mother_id = $1 OR ${isParent('dead_role')})`)}
  UNION ALL
  ${wanted(
    'offer-single-parent-allowance',
    `SELECT * FROM (${left}) l WHERE ${isParent('role')} AND ${isParent('dead_role')}
        AND EXISTS (SELECT FROM (${left}) child WHERE ${isChild})`,
  )}`);

/** The child of a poor single parent who draws the allowance (art. 11.1.b): its funeral is supported although it drew nothing itself. */
export const offerChildsFuneral = openTasks(`
  SELECT DISTINCT 'offer-funeral-support' AS kind, l.unit_id, $1::uuid AS person_id, NULL::uuid AS case_id, NULL::date AS due_on,
         jsonb_build_object('diedOn', $2::date, 'parentId', l.person_id) AS cause, $1::uuid || ' ' || $2::date AS cause_key
    FROM (${left}) l JOIN (${paidIn(monthIndexOf('$2'))}) paid ON paid.person_id = l.person_id AND paid.article ~ 'Điều 5 khoản 4(\\D|$)'
   WHERE l.dead_role IN ('child', 'grandchild')`);
