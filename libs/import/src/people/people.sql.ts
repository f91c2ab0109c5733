/** $1 numbers, $2 the names the list gives them; the people known by these numbers whom the asker may see. */
export const peopleByNumberSql = `
  SELECT given.number, p.id, p.unit_id AS "unitId", u.name AS "unitName", p.full_name AS name, p.birth_on AS "birthOn",
         p.birth_precision AS "birthPrecision", p.died_on AS "diedOn", p.fold = platform.fold(given.name) AS "isSameName",
         (SELECT h.code FROM citizen.household_member m JOIN citizen.household h ON h.id = m.household_id
           WHERE m.person_id = p.id AND m.valid_until IS NULL) AS "householdCode"
    FROM unnest($1::text[], $2::text[]) AS given (number, name)
    JOIN citizen.identifier i ON i.value = given.number AND i.kind = 'pin' AND i.status = 'valid'
    JOIN citizen.person o ON o.id = i.person_id
    JOIN citizen.person p ON p.id = coalesce(o.merged_into, o.id)
    JOIN territory.unit u ON u.id = p.unit_id`;

/** $1 codes, $2 day. */
export const unitsByCodeSql = `
  SELECT id, code, name FROM territory.unit WHERE code = ANY ($1::text[]) AND level = 'commune' AND in_force @> $2::date`;

/** $1 units, $2 household codes; the head each of these households has now. */
export const headsSql = `
  SELECT h.coded_by AS "unitId", h.code, p.full_name AS name, p.id
    FROM unnest($1::int[], $2::text[]) AS given (unit_id, code)
    JOIN citizen.household h ON h.coded_by = given.unit_id AND h.code = given.code
    JOIN citizen.household_member m ON m.household_id = h.id AND m.role = 'head' AND m.valid_until IS NULL
    JOIN citizen.person p ON p.id = m.person_id`;

/** $1 people; what a list says of each of them, as of today. */
export const standingPeopleSql = `
  SELECT p.id, p.full_name AS name, p.birth_on AS "birthOn", p.birth_precision AS "birthPrecision", p.sex, i.value AS "personalNumber",
         u.code AS "unitCode", r.hamlet, r.address, h.code AS "householdCode", m.role AS "householdRole"
    FROM citizen.person p
    JOIN territory.unit u ON u.id = p.unit_id
    LEFT JOIN citizen.identifier i ON i.person_id = p.id AND i.kind = 'pin' AND i.status = 'valid'
    LEFT JOIN citizen.residence r ON r.person_id = p.id AND daterange(r.valid_from, r.valid_until) @> platform.today()
    LEFT JOIN citizen.household_member m ON m.person_id = p.id AND m.valid_until IS NULL
    LEFT JOIN citizen.household h ON h.id = m.household_id
   WHERE p.id = ANY ($1::uuid[])`;

/** $1 people. Their numbers agree with sex and year of birth, as the check made sure. */
export const insertPeopleSql = `
  INSERT INTO citizen.person (id, unit_id, full_name, birth_on, birth_precision, sex, identity_state)
  SELECT id, "unitId", name, "birthOn", "birthPrecision", sex, 'structure-ok'
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "unitId" int, name text, "birthOn" date, "birthPrecision" text, sex text)`;

/** $1 people. */
export const insertNumbersSql = `
  INSERT INTO citizen.identifier (person_id, kind, value, status, source)
  SELECT id, 'pin', "personalNumber", 'valid', 'import'
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "personalNumber" text)`;

/** $1 people, $2 first day. */
export const insertResidencesSql = `
  INSERT INTO citizen.residence (person_id, unit_id, address, hamlet, valid_from)
  SELECT id, "unitId", address, hamlet, $2
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "unitId" int, address text, hamlet text) WHERE address IS NOT NULL`;

/** $1 members. */
export const insertHouseholdsSql = `
  INSERT INTO citizen.household (unit_id, coded_by, code)
  SELECT DISTINCT "unitId", "unitId", code FROM jsonb_to_recordset($1::jsonb) AS given ("unitId" int, code text)
  ON CONFLICT (coded_by, code) DO NOTHING RETURNING id, unit_id AS "unitId", code`;

/** $1 members, $2 first day. */
export const insertMembersSql = `
  INSERT INTO citizen.household_member (household_id, person_id, role, valid_from)
  SELECT h.id, given."personId", given.role, $2
    FROM jsonb_to_recordset($1::jsonb) AS given ("unitId" int, code text, "personId" uuid, role text)
    JOIN citizen.household h ON h.coded_by = given."unitId" AND h.code = given.code
  RETURNING household_id AS "householdId", person_id AS "personId", role`;

/** $1 ids: rows that belong to a person count as a change of the person. */
export const touchPeopleSql = `UPDATE citizen.person SET version = version + 1 WHERE id = ANY ($1::uuid[])`;
