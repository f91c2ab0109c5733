import { type LegalMonth, monthIndex } from '#kernel';

/*
 * The one expression of what is due: multiplier × rate, for the live lines of a month that no hold stops. The month is a
 * literal: joined from a table, a month in a range is mis-estimated by thousands and the plan with it.
 *
 * `due` reads its rates and holds by the names rate_now and held: working tables in a run, parts of a WITH elsewhere.
 */

/** The value of every rate column in every unit: the highest of the national row and those of the areas it lies in, former ones too. */
export const rateNow = (at: LegalMonth): string => `
  SELECT r.rate_key, u.unit_id, max(r.value) AS value
    FROM benefit.rate_row r JOIN territory.unit_within u ON u.area_id = coalesce(r.unit_id, u.unit_id)
   WHERE r.months @> ${monthIndex(at)} AND r.operation_id IS NOT NULL AND r.retired_by IS NULL
   GROUP BY r.rate_key, u.unit_id`;

/** Each hold on each chain it is about, in whatever months. */
export const holds = `
  SELECT c.id AS chain_id, h.months, h.reason = 'death' AS dead
    FROM benefit.hold h JOIN benefit.chain c ON c.person_id = h.person_id AND c.id = coalesce(h.chain_id, c.id)
   WHERE h.retired_by IS NULL`;

/**
 * Chains in which nothing is due, and whether because of a death.
 * @param from where the holds come from: all of them, or a working table of them.
 */
export const held = (at: LegalMonth, from = `(${holds}) h`): string => `
  SELECT chain_id, bool_or(dead) AS dead FROM ${from} WHERE months @> ${monthIndex(at)} GROUP BY chain_id`;

const liveLines = `(SELECT * FROM benefit.line WHERE superseded_by IS NULL) l`;

/**
 * What is due in programme $1: chain_id, line_id, unit_id, amount in đồng. The amount is NULL where the rate is missing,
 * never zero, so that a gap in the rate book stops a run and does not become a recovery of everything.
 * @param from where the live lines, `l`, come from: all of them, or those taken out to be computed again.
 */
export const due = (at: LegalMonth, from = liveLines): string => `
  SELECT l.chain_id, l.id AS line_id, l.unit_id, round(l.multiplier * n.value)::bigint AS amount
    FROM ${from} LEFT JOIN rate_now n USING (rate_key, unit_id)
   WHERE l.programme = $1 AND l.months @> ${monthIndex(at)}
     AND NOT EXISTS (SELECT FROM held h WHERE h.chain_id = l.chain_id)`;
