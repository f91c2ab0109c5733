import { type LegalMonth, monthIndex } from '#kernel';

/** Whether benefits of programme $1 exclude others in a month: most runs need not ask further. */
export const overlapsIn = (at: LegalMonth): string => `
  SELECT EXISTS (SELECT FROM benefit.overlap WHERE programme = $1 AND months @> ${monthIndex(at)}) AS some`;

/**
 * Chains of programme $1 that are due in a month beside another that excludes them, a row for each pair: overlap, chain_id, unit_id,
 * person_id, benefit, line and rate of both. Whoever has one such chain alone, which is nearly everybody, is left out before any line is
 * looked at; registrations merged into one are one person.
 */
export const overlapping = (at: LegalMonth): string => `
  WITH candidate AS MATERIALIZED (
    SELECT o.code, coalesce(p.merged_into, c.person_id) AS person_id, array_agg(c.id) AS chains
      FROM benefit.chain c JOIN benefit.overlap o ON o.programme = c.programme AND o.benefit = c.benefit
      LEFT JOIN citizen.person p ON p.id = c.person_id AND p.merged_into IS NOT NULL
     WHERE o.months @> ${monthIndex(at)} AND o.code IN (SELECT code FROM benefit.overlap WHERE programme = $1)
     GROUP BY 1, 2 HAVING count(*) > 1
  ), standing AS MATERIALIZED (
    SELECT k.code, k.person_id, c.id AS chain_id, c.programme, c.benefit, l.unit_id, l.multiplier, l.rate_key
      FROM candidate k JOIN benefit.chain c ON c.id = ANY (k.chains)
      JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL AND l.months @> ${monthIndex(at)}
     WHERE NOT EXISTS (SELECT FROM benefit.hold h WHERE h.person_id = c.person_id AND coalesce(h.chain_id, c.id) = c.id
                        AND h.months @> ${monthIndex(at)} AND h.retired_by IS NULL))
  SELECT mine.code AS overlap, mine.person_id, mine.chain_id, mine.unit_id, mine.benefit, mine.multiplier, mine.rate_key,
         other.chain_id AS other_chain, other.programme AS other_programme, other.benefit AS other_benefit, other.unit_id AS other_unit,
         other.multiplier AS other_multiplier, other.rate_key AS other_rate
    FROM standing mine JOIN standing other ON other.code = mine.code AND other.person_id = mine.person_id AND other.chain_id <> mine.chain_id
   WHERE mine.programme = $1`;
