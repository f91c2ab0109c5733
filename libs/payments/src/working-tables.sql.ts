import { type LegalMonth, monthIndex } from '#kernel';

/** Needs a role that may make temporary tables: the system's own. `due` reads rate_now and held by these names. */
export const makeWorkingTables = `
  SET LOCAL work_mem = '256MB';
  SET LOCAL jit = off;
  CREATE TEMP TABLE back (chain_id bigint NOT NULL, lo int NOT NULL, until int NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE rate_back (rate_key int NOT NULL, unit_id int NOT NULL, lo int NOT NULL, until int NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE again (chain_id bigint NOT NULL, id bigint NOT NULL, programme text NOT NULL, unit_id int NOT NULL,
    rate_key int NOT NULL, multiplier numeric NOT NULL, months int4range NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE cur (chain_id bigint NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE rate_now (rate_key int NOT NULL, unit_id int NOT NULL, value numeric NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE hold_any (chain_id bigint NOT NULL, months int4range NOT NULL, dead boolean NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE held (chain_id bigint NOT NULL, dead boolean NOT NULL) ON COMMIT DROP`;

export type WorkingTable = 'back' | 'rate_back' | 'again' | 'cur' | 'rate_now' | 'hold_any' | 'held';

/** Chains of programme $1 marked in months up to `covered`. What lies after it is computed anyway. */
export const markedChains = (covered: LegalMonth): string => `
  SELECT DISTINCT chain_id, lower(past), upper(past)
    FROM (SELECT chain_id, months * int4range(NULL, ${monthIndex(covered) + 1}) AS past FROM mark) clipped
   WHERE NOT isempty(past)`;

/** Rates likewise, spread over the units of their area, and not before the programme's first line begins. */
export const markedRates = (covered: LegalMonth): string => `
  SELECT rate_key, u.unit_id, lower(past), upper(past)
    FROM (SELECT rate_key, unit_id, months * int4range(least(${firstLine}, ${monthIndex(covered) + 1}), ${monthIndex(covered) + 1}) AS past
            FROM mark) clipped
    JOIN territory.unit_within u ON u.area_id = coalesce(clipped.unit_id, u.unit_id)
   WHERE NOT isempty(past)`;

const firstLine = `(SELECT min(lower(months)) FROM benefit.line WHERE programme = $1 AND superseded_by IS NULL)`;

/**
 * First and last month to compute again, as numbers, nulls when there is none; and the months from which the chains to compute
 * again are others than in the month before: every month where a rate has changed, as lines under it begin and end by themselves.
 */
export const backMonths = `
  SELECT min(lo) AS first, max(until) - 1 AS last,
         array_agg(DISTINCT lo) || array_agg(DISTINCT until) AS turns, EXISTS (SELECT FROM rate_back) AS "turnsAlways"
    FROM (SELECT lo, until FROM back UNION ALL SELECT lo, until FROM rate_back) marked`;

/**
 * The live lines of all chains to compute again, taken out once: a month after the other then reads these and not every line.
 * A chain under a changed rate comes with its lines under that rate alone, the only ones for which it is computed again.
 */
export const linesAgain = `
  SELECT chain_id, id, programme, unit_id, rate_key, multiplier, months FROM benefit.line
   WHERE programme = $1 AND superseded_by IS NULL AND chain_id IN (SELECT chain_id FROM back)
   UNION ALL
  SELECT chain_id, id, programme, unit_id, rate_key, multiplier, months FROM benefit.line l
   WHERE programme = $1 AND superseded_by IS NULL AND (rate_key, unit_id) IN (SELECT rate_key, unit_id FROM rate_back)
     AND NOT EXISTS (SELECT FROM back b WHERE b.chain_id = l.chain_id)`;

/** Chains to compute again for a month: the marked ones, and those with a line under a changed rate. */
export const chainsAgain = (at: LegalMonth): string => `
  SELECT chain_id FROM back WHERE lo <= ${monthIndex(at)} AND ${monthIndex(at)} < until
   UNION
  SELECT l.chain_id
    FROM (SELECT DISTINCT rate_key, unit_id FROM rate_back WHERE lo <= ${monthIndex(at)} AND ${monthIndex(at)} < until) changed
    JOIN again l USING (rate_key, unit_id)
   WHERE l.months @> ${monthIndex(at)}`;
