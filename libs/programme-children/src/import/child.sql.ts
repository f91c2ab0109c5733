import { childColumns } from '../child.store.js';

/** $1 hamlet or null; entries of children with a number, by commune and name. */
export const entriesOfHamletSql = `
  SELECT ${childColumns}
    FROM prog_children.child c JOIN citizen.person p ON p.id = c.person_id
   WHERE c.left_on IS NULL
     AND EXISTS (SELECT FROM citizen.identifier i WHERE i.person_id = p.id AND i.kind = 'pin' AND i.status = 'valid')
     AND ($1::text IS NULL OR EXISTS (SELECT FROM citizen.residence r WHERE r.person_id = p.id
           AND daterange(r.valid_from, r.valid_until) @> platform.today() AND platform.fold(r.hamlet) = platform.fold($1)))
   ORDER BY c.unit_id, p.full_name COLLATE "vi-x-icu", c.person_id`;

/** $1 people. */
export const placesOfSql = `
  SELECT person_id AS "personId", group_code AS "group", part, lower(held) AS "from", upper(held) AS until, evidence
    FROM prog_children.membership WHERE person_id = ANY ($1::uuid[]) ORDER BY lower(held) DESC, group_code`;

/** $1 people; their open risks. */
export const risksOfSql = `
  SELECT person_id AS "personId", array_agg(kind ORDER BY kind) AS kinds
    FROM prog_children.risk WHERE person_id = ANY ($1::uuid[]) AND upper_inf(held) GROUP BY person_id`;

const told = `"personId" uuid, "unitId" int, "birthRegistered" boolean, "insuranceCard" text, "carerName" text, "carerRelation" text,
  "parentsAbsentBecause" text, school text, "className" text, "atSchool" boolean, "seriouslyIllSince" date, "takesPartIn" text[]`;

/** $1 entries. */
export const insertEntriesSql = `
  INSERT INTO prog_children.child (person_id, unit_id, birth_registered, insurance_card, carer_name, carer_relation,
    parents_absent_because, school, class, at_school, seriously_ill_since, takes_part_in)
  SELECT "personId", "unitId", "birthRegistered", "insuranceCard", "carerName", "carerRelation", "parentsAbsentBecause", school,
         "className", "atSchool", "seriouslyIllSince", "takesPartIn"
    FROM jsonb_to_recordset($1::jsonb) AS given (${told})`;

/** $1 entries with the version each replaces. */
export const changeEntriesSql = `
  UPDATE prog_children.child c SET birth_registered = given."birthRegistered", insurance_card = given."insuranceCard",
         carer_name = given."carerName", carer_relation = given."carerRelation",
         parents_absent_because = given."parentsAbsentBecause", school = given.school, class = given."className",
         at_school = given."atSchool", seriously_ill_since = given."seriouslyIllSince", takes_part_in = given."takesPartIn",
         version = c.version + 1
    FROM jsonb_to_recordset($1::jsonb) AS given (${told}, version int)
   WHERE c.person_id = given."personId" AND c.version = given.version
  RETURNING c.person_id AS "personId"`;

/** $1 memberships with the row each is of. */
export const insertPlacesSql = `
  INSERT INTO prog_children.membership (id, person_id, group_code, part, held, evidence)
  SELECT id, "personId", "group", part, daterange("from", NULL), evidence
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "personId" uuid, "group" text, part text, "from" date, evidence text)`;

/** $1 risks. */
export const insertRisksSql = `
  INSERT INTO prog_children.risk (person_id, kind, held)
  SELECT "personId", kind, daterange("from", NULL)
    FROM jsonb_to_recordset($1::jsonb) AS given ("personId" uuid, kind text, "from" date)`;

const madeOf = (kind: string) => `SELECT row, key, before FROM import.made WHERE batch_id = $1 AND kind = '${kind}'`;

/**
 * $1 batch. What was done since: an entry out of sight was handed over; another hand changed it, told more of the child, or ended a group.
 */
export const obstaclesSql = `
  WITH entry AS MATERIALIZED (${madeOf('child')}), place AS MATERIALIZED (${madeOf('membership')}),
       risk AS MATERIALIZED (${madeOf('risk')}),
  found AS (
    SELECT m.row,
           CASE WHEN c.person_id IS NULL THEN 'MOVED'
                WHEN c.version <> coalesce((m.before ->> 'version')::int, 0) + 1 THEN 'CHANGED'
                WHEN m.before IS NULL AND (
                     EXISTS (SELECT FROM prog_children.growth g WHERE g.person_id = c.person_id)
                  OR EXISTS (SELECT FROM prog_children.accident a WHERE a.person_id = c.person_id)
                  OR EXISTS (SELECT FROM prog_children.swimming_course s WHERE s.person_id = c.person_id)
                  OR EXISTS (SELECT FROM prog_children.membership h WHERE h.person_id = c.person_id
                              AND h.id::text NOT IN (SELECT key FROM place))
                  OR EXISTS (SELECT FROM prog_children.risk h WHERE h.person_id = c.person_id
                              AND h.person_id || ' ' || h.kind NOT IN (SELECT key FROM risk))) THEN 'MORE_TOLD' END AS code
      FROM entry m LEFT JOIN prog_children.child c ON c.person_id = m.key::uuid
    UNION ALL
    SELECT m.row, CASE WHEN h.id IS NULL THEN 'MOVED' WHEN NOT upper_inf(h.held) THEN 'GROUP_ENDED' END
      FROM place m LEFT JOIN prog_children.membership h ON h.id = m.key::uuid)
  SELECT row, min(code) AS code FROM found WHERE code IS NOT NULL GROUP BY row ORDER BY row`;

/** $1 batch. */
export const removePlacesSql = `
  DELETE FROM prog_children.membership WHERE id IN (SELECT key::uuid FROM import.made WHERE batch_id = $1 AND kind = 'membership')`;

/** $1 batch. */
export const removeRisksSql = `
  DELETE FROM prog_children.risk WHERE person_id || ' ' || kind IN (SELECT key FROM import.made WHERE batch_id = $1 AND kind = 'risk')
     AND person_id IN (SELECT split_part(key, ' ', 1)::uuid FROM import.made WHERE batch_id = $1 AND kind = 'risk')`;

/** $1 batch. */
export const removeEntriesSql = `
  DELETE FROM prog_children.child
   WHERE person_id IN (SELECT key::uuid FROM import.made WHERE batch_id = $1 AND kind = 'child' AND before IS NULL)
  RETURNING person_id AS "personId"`;

/** $1 batch; entries as they stood before it, with the version they have now. */
export const entriesBeforeSql = `
  SELECT before || jsonb_build_object('version', (before ->> 'version')::int + 1) AS entry
    FROM import.made WHERE batch_id = $1 AND kind = 'child' AND before IS NOT NULL`;
