/**
 * People who may be the one described, within the area of whoever asks. Every branch finds its rows by an index with `=` on
 * plain columns, which row-level security allows; trigrams are only compared among people born on the same day.
 * $1 personal number, $2 old card number, $3 name, $4 earliest birth, $5 day after the latest birth, $6 birth precision,
 * $7 mother's name, $8 person to leave out, $9 least similarity.
 */
export const duplicatesSql = `
  WITH candidate AS (
    SELECT coalesce(o.merged_into, o.id) AS id,
      bool_or(i.kind IN ('pin', 'cancelled-pin') AND i.value = $1) AS same_number,
      bool_or(i.kind = 'cmnd9' AND i.value = $2) AS same_card
    FROM citizen.identifier i JOIN citizen.person o ON o.id = i.person_id
    WHERE i.value IN ($1, $2) AND i.status <> 'mistaken' GROUP BY 1
    UNION ALL
    SELECT id, false, false FROM citizen.person
    WHERE fold = platform.fold($3) AND (birth_on < $5::date AND birth_until > $4::date OR platform.fold(mother_name) = platform.fold($7))
    UNION ALL
    SELECT id, false, false FROM citizen.person
    WHERE birth_on = $4::date AND birth_precision = $6 AND $6 <> 'year' AND public.similarity(fold, platform.fold($3)) >= $9
  ), found AS (
    SELECT id, bool_or(same_number) AS same_number, bool_or(same_card) AS same_card FROM candidate GROUP BY id
  )
  SELECT p.id, found.same_number AS "samePersonalNumber", found.same_card AS "sameOldCard",
    p.fold = platform.fold($3) AS "sameName",
    coalesce(p.birth_on < $5::date AND p.birth_until > $4::date, false) AS "birthAgrees",
    coalesce(p.birth_precision = 'day' AND $6 = 'day', false) AS "birthIsExact",
    coalesce(platform.fold(p.mother_name) = platform.fold($7), false) AS "sameMother",
    public.similarity(p.fold, platform.fold($3))::float8 AS "nameSimilarity"
  FROM found JOIN citizen.person p ON p.id = found.id
  WHERE p.merged_into IS NULL AND p.id IS DISTINCT FROM $8::uuid`;
