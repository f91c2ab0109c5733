const recognitions = `jsonb_to_recordset($1::jsonb) AS g ("entryId" uuid, "householdId" uuid, class text, standard text, decision text, certificate text)`;

/** $1 households, $2 day. */
export const currentClassesSql = `
  SELECT household_id AS "householdId", class FROM prog_poor_households.household_poverty
   WHERE household_id = ANY ($1::uuid[]) AND held @> $2::date AND retired_at IS NULL`;

/** $1 households, $2 day; those who belong to each on that day. */
export const membersSql = `
  SELECT household_id AS "householdId", array_agg(person_id ORDER BY person_id) AS "personIds" FROM citizen.household_member
   WHERE household_id = ANY ($1::uuid[]) AND daterange(valid_from, valid_until) @> $2::date GROUP BY household_id`;

/** $1 recognitions, $2 day. A class that began on that very day never held. */
export const endClassesSql = `
  UPDATE prog_poor_households.household_poverty p
     SET ended_by = g."entryId",
         held = CASE WHEN lower(p.held) < $2::date THEN daterange(lower(p.held), $2::date) ELSE p.held END,
         retired_at = CASE WHEN lower(p.held) < $2::date THEN NULL ELSE platform.clock() END
    FROM ${recognitions}
   WHERE p.household_id = g."householdId" AND p.retired_at IS NULL AND upper_inf(p.held)`;

/** $1 recognitions, $2 day. */
export const insertClassesSql = `
  INSERT INTO prog_poor_households.household_poverty
    (household_id, class, standard, held, entry_id, decision, b1, b2, deprived, causes, groups, ethnicity, area_class)
  SELECT g."householdId", g.class, g.standard, daterange($2::date, NULL), e.id, g.decision, e.b1, e.b2, e.deprived,
         ARRAY(SELECT jsonb_array_elements_text(coalesce(e.sheet -> 'causes', '[]'))),
         ARRAY(SELECT jsonb_array_elements_text(coalesce(e.sheet -> 'groups', '[]'))), e.sheet ->> 'ethnicity', e.area_class
    FROM ${recognitions} JOIN prog_poor_households.entry e ON e.id = g."entryId"
   WHERE g.class <> 'none'`;

/** $1 recognitions, $2 day. */
export const endCertificatesSql = `
  UPDATE prog_poor_households.certificate c
     SET ended_on = $2::date, ended_because = CASE g.class WHEN 'none' THEN 'left' ELSE 'replaced' END, ended_by = g."entryId"
    FROM ${recognitions} WHERE c.household_id = g."householdId" AND c.ended_on IS NULL`;

/** $1 recognitions, $2 day. */
export const insertCertificatesSql = `
  INSERT INTO prog_poor_households.certificate (household_id, entry_id, number, class, issued_on)
  SELECT "householdId", "entryId", certificate, class, $2::date FROM ${recognitions} WHERE class <> 'none'`;

/** $1 entries. */
export const retireClassesSql = `
  UPDATE prog_poor_households.household_poverty SET retired_at = platform.clock() WHERE entry_id = ANY ($1::uuid[]) AND retired_at IS NULL`;

/** $1 entries. */
export const reopenClassesSql = `
  UPDATE prog_poor_households.household_poverty SET ended_by = NULL, held = daterange(lower(held), NULL), retired_at = NULL
   WHERE ended_by = ANY ($1::uuid[])`;

/** $1 entries, $2 day. */
export const retireCertificatesSql = `
  UPDATE prog_poor_households.certificate SET ended_on = $2, ended_because = 'taken-back'
   WHERE entry_id = ANY ($1::uuid[]) AND ended_on IS NULL`;

/** $1 entries. */
export const reopenCertificatesSql = `
  UPDATE prog_poor_households.certificate SET ended_on = NULL, ended_because = NULL, ended_by = NULL WHERE ended_by = ANY ($1::uuid[])`;

/** $1 entries, $2 day of the decision; those whose household has been decided about since. */
export const decidedSinceSql = `
  SELECT e.id FROM prog_poor_households.entry e
   WHERE e.id = ANY ($1::uuid[]) AND (
     EXISTS (SELECT FROM prog_poor_households.household_poverty p
       WHERE p.household_id = e.household_id AND p.entry_id <> e.id AND p.retired_at IS NULL AND lower(p.held) >= $2::date)
     OR EXISTS (SELECT FROM prog_poor_households.household_poverty p
       WHERE p.entry_id = e.id AND (p.retired_at IS NOT NULL OR NOT upper_inf(p.held)))
     OR EXISTS (SELECT FROM prog_poor_households.entry o
       WHERE o.household_id = e.household_id AND o.id <> e.id AND o.state NOT IN ('passed-by', 'recognised', 'refused', 'withdrawn')))
   ORDER BY e.id`;
