import { type LegalMonth, monthIndex } from '#kernel';

/** Needs a role that may make temporary tables: the system's own. `due` reads rate_now and held by these names. */
export const makeWorkingTables = `
  SET LOCAL work_mem = '256MB';
  SET LOCAL jit = off;
  CREATE TEMP TABLE back (chain_id bigint NOT NULL, lo int NOT NULL, until int NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE rate_back (rate_key int NOT NULL, unit_id int NOT NULL, lo int NOT NULL, until int NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE cur (chain_id bigint NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE rate_now (rate_key int NOT NULL, unit_id int NOT NULL, value numeric NOT NULL) ON COMMIT DROP;
  CREATE TEMP TABLE held (chain_id bigint NOT NULL, dead boolean NOT NULL) ON COMMIT DROP`;

export type WorkingTable = 'back' | 'rate_back' | 'cur' | 'rate_now' | 'held';

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

/** First and last month to compute again, as numbers; nulls when there is none. */
export const backMonths = `
  SELECT min(lo) AS first, max(until) - 1 AS last
    FROM (SELECT lo, until FROM back UNION ALL SELECT lo, until FROM rate_back) marked`;

/** Chains to compute again for a month: the marked ones, and those of programme $1 with a line under a changed rate. */
export const chainsAgain = (at: LegalMonth): string => `
  SELECT chain_id FROM back WHERE lo <= ${monthIndex(at)} AND ${monthIndex(at)} < until
   UNION
  SELECT l.chain_id
    FROM (SELECT DISTINCT rate_key, unit_id FROM rate_back WHERE lo <= ${monthIndex(at)} AND ${monthIndex(at)} < until) changed
    JOIN benefit.line l USING (rate_key, unit_id)
   WHERE l.programme = $1 AND l.superseded_by IS NULL AND l.months @> ${monthIndex(at)}`;
