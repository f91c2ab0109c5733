/** What keeps a household together while it is under review. */
export const reviewHolder = 'household-review';

/** $1 commune, $2 day; households with a class that stands. */
export const standingHouseholdsSql = `
  SELECT h.id FROM citizen.household h
    JOIN prog_poor_households.household_poverty p ON p.household_id = h.id AND p.held @> $2::date AND p.retired_at IS NULL
   WHERE h.unit_id = $1`;

/**
 * $1 campaign or $2 case, $3 households, $4 state, $5 day. Members and children under 16 are filled in from the records; the surveyor
 * corrects them. Households without members, and those under review already, are passed over.
 */
export const addEntriesSql = `
  INSERT INTO prog_poor_households.entry (campaign_id, case_id, household_id, head_id, hamlet, state, was, sheet)
  SELECT $1, $2, h.id, head.person_id, coalesce(r.hamlet, ''), $4, coalesce(p.class, 'none'),
         jsonb_build_object('members', people.members, 'under16', people.under16)
    FROM citizen.household h
    JOIN LATERAL (
      SELECT m.person_id FROM citizen.household_member m
       WHERE m.household_id = h.id AND daterange(m.valid_from, m.valid_until) @> $5::date
       ORDER BY m.role = 'head' DESC, m.valid_from, m.id LIMIT 1) AS head ON true
    JOIN LATERAL (
      SELECT count(*)::int AS members, count(*) FILTER (WHERE q.birth_on > ($5::date - interval '16 years'))::int AS under16
        FROM citizen.household_member m JOIN citizen.person q ON q.id = m.person_id
       WHERE m.household_id = h.id AND daterange(m.valid_from, m.valid_until) @> $5::date AND q.died_on IS NULL) AS people
      ON people.members > 0
    LEFT JOIN citizen.residence r ON r.person_id = head.person_id AND daterange(r.valid_from, r.valid_until) @> $5::date
    LEFT JOIN prog_poor_households.household_poverty p ON p.household_id = h.id AND p.held @> $5::date AND p.retired_at IS NULL
   WHERE h.id = ANY ($3::uuid[])
  ON CONFLICT DO NOTHING
  RETURNING id, household_id AS "householdId"`;
