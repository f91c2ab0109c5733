const columns = `p.id, p.unit_id AS "unitId", p.full_name AS "fullName", p.birth_on AS "birthOn",
  p.birth_precision AS "birthPrecision", p.sex, p.mother_id AS "motherId", p.mother_name AS "motherName",
  p.life_status AS "lifeStatus", p.missing_since AS "missingSince", p.died_on AS "diedOn",
  p.identity_state AS "identityState", p.merged_into AS "mergedInto", p.version,
  (SELECT i.value FROM citizen.identifier i JOIN citizen.person o ON o.id = i.person_id
    WHERE (o.id = p.id OR o.merged_into = p.id) AND i.kind = 'pin' AND i.status = 'valid'
    ORDER BY o.id <> p.id, i.recorded_at LIMIT 1) AS "personalNumber"`;

/** $1 ids. */
export const peopleByIdSql = `SELECT ${columns} FROM citizen.person p WHERE p.id = ANY ($1::uuid[])`;

/**
 * $1 number. A number recorded by mistake was never this person's. An array, because row-level security lets only a plain
 * comparison reach the index of the keys: joined on `coalesce(…)`, everybody in the area would be read.
 */
export const peopleByNumberSql = `SELECT ${columns} FROM citizen.person p WHERE p.id = ANY (ARRAY(
  SELECT coalesce(o.merged_into, o.id) FROM citizen.identifier i JOIN citizen.person o ON o.id = i.person_id
  WHERE i.value = $1 AND i.status <> 'mistaken')) ORDER BY p.id`;

/** $1 words, $2 and $3 the place to go on after, $4 limit. */
export const searchPeopleSql = `SELECT ${columns}, found.exact
  FROM citizen.find_person($1, $2, $3, $4) found JOIN citizen.person p ON p.id = found.id
  ORDER BY found.exact DESC, found.id`;

/** $1 unit or null, $2 words or null: survivors with where they live, by name. */
export const peopleForExportSql = `SELECT ${columns}, u.name AS unit, r.address, r.hamlet
  FROM citizen.person p JOIN territory.unit u ON u.id = p.unit_id
  LEFT JOIN LATERAL (SELECT address, hamlet FROM citizen.residence r WHERE r.person_id = p.id AND r.valid_until IS NULL
    ORDER BY r.valid_from DESC LIMIT 1) r ON true
  WHERE p.merged_into IS NULL AND ($1::int IS NULL OR p.unit_id = $1)
    AND ($2::text IS NULL OR p.id = ANY (ARRAY(SELECT id FROM citizen.find_person($2, NULL, NULL, 200001))))
  ORDER BY p.fold, p.id`;

/** $1 ids. What was recorded on those merged into a person is the person's too; the oldest first. */
export const identifiersOfPeopleSql = `SELECT asked.id AS "personId", i.id, i.kind, i.value,
    i.valid_from AS "validFrom", i.valid_until AS "validUntil", i.status, i.source, i.decision
  FROM unnest($1::uuid[]) AS asked (id)
  JOIN citizen.person o ON o.id = asked.id OR o.merged_into = asked.id
  JOIN citizen.identifier i ON i.person_id = o.id ORDER BY i.recorded_at, i.id`;

/** $1 ids; the latest first. */
export const residencesOfPeopleSql = `SELECT person_id AS "personId", unit_id AS "unitId", address, hamlet,
    valid_from AS "validFrom", valid_until AS "validUntil"
  FROM citizen.residence WHERE person_id = ANY ($1::uuid[]) ORDER BY valid_from DESC`;

/** $1 ids; the latest first. */
export const membershipsOfPeopleSql = `SELECT m.person_id AS "personId", m.household_id AS "householdId",
    h.code AS "householdCode", m.role, m.valid_from AS "validFrom", m.valid_until AS "validUntil"
  FROM citizen.household_member m JOIN citizen.household h ON h.id = m.household_id
  WHERE m.person_id = ANY ($1::uuid[]) ORDER BY m.valid_from DESC`;

/** $1 households: all who are or were members and are seen, in the order in which they came. */
export const membersOfHouseholdsSql = `SELECT m.household_id AS "householdId", m.person_id AS "personId", m.role,
    m.valid_from AS "validFrom", m.valid_until AS "validUntil"
  FROM citizen.household_member m JOIN citizen.person p ON p.id = m.person_id
  WHERE m.household_id = ANY ($1::uuid[]) ORDER BY m.valid_from, p.birth_on, m.id`;
