import { due, held, rateNow, seeMarks } from '#benefits';
import { type LegalMonth, monthIndex } from '#kernel';
import { backMonth, hashOf } from './run.sql.js';
import { chainsAgain, linesAgain, markedChains, markedRates } from './working-tables.sql.js';

/** Sums by unit and cause of rows chain_id, unit_id, cause, amount (what the run would post) and change. $2 is the run. */
const sums = (at: LegalMonth, rows: string) => `
  INSERT INTO payment.run_preview (run_id, for_month, unit_id, cause, chains, lines, amount, change, hash)
  SELECT $2, ${monthIndex(at)}, unit_id, cause, count(*), count(nullif(amount, 0)), coalesce(sum(amount), 0), coalesce(sum(change), 0),
         coalesce(sum(${hashOf(at)}) FILTER (WHERE amount <> 0), 0)
    FROM (${rows}) r GROUP BY unit_id, cause`;

/** A month run before: arrears and recoveries. */
export const previewBack = (at: LegalMonth): string =>
  sums(
    at,
    `SELECT chain_id, unit_id, amount, amount AS change,
            CASE WHEN amount IS NULL THEN 'unpriced' WHEN amount < 0 THEN 'recovery' ELSE 'arrears' END AS cause
       FROM (${backMonth(at)}) d`,
  );

/** A month between the one run last and the run's own, left out until now. */
export const previewSkipped = (at: LegalMonth): string =>
  sums(
    at,
    `SELECT chain_id, unit_id, amount, amount AS change, CASE WHEN amount IS NULL THEN 'unpriced' ELSE 'arrears' END AS cause
       FROM (${due(at)}) d`,
  );

/**
 * Each chain of the run's own month beside what it was paid for the month run last, and why the two differ. $1 is the programme,
 * $3 its runs. `held_before` is who was held in the month run last.
 */
const comparedChains = (at: LegalMonth, covered: LegalMonth): string => `
     SELECT chain_id, unit_id, amount, coalesce(amount, 0) - paid AS change,
            CASE WHEN unpriced THEN 'unpriced'
                 WHEN amount = paid THEN 'unchanged'
                 WHEN paid = 0 THEN CASE WHEN chain_id IN (SELECT chain_id FROM held_before) THEN 'resumed' ELSE 'new' END
                 WHEN amount IS NULL THEN coalesce(
                   (SELECT CASE WHEN dead THEN 'death' ELSE 'suspended' END FROM held h WHERE h.chain_id = pair.chain_id), 'stopped')
                 WHEN line_id = paid_line OR (
                   SELECT (a.rate_key, a.multiplier, a.unit_id) = (b.rate_key, b.multiplier, b.unit_id)
                     FROM benefit.line a, benefit.line b WHERE a.id = line_id AND b.id = paid_line) THEN 'rate'
                 ELSE 'changed' END AS cause
       FROM (SELECT chain_id, sum(amount)::bigint AS amount, coalesce(sum(paid), 0)::bigint AS paid, max(line_id) AS line_id,
                    max(paid_line) AS paid_line, coalesce(max(unit_id), max(paid_unit)) AS unit_id, bool_or(unpriced) AS unpriced
               FROM (SELECT chain_id, unit_id, line_id, amount, amount IS NULL AS unpriced,
                            NULL::int AS paid_unit, NULL::bigint AS paid_line, NULL::bigint AS paid
                       FROM (${due(at)}) d
                      UNION ALL
                     SELECT chain_id, NULL, NULL, NULL, false, unit_id, line_id, amount
                       FROM payment.posting WHERE for_month = ${monthIndex(covered)} AND run_id = ANY ($3::int[])) both_months
              GROUP BY chain_id) pair
      WHERE unpriced OR amount IS NOT NULL OR paid <> 0`;

/** The run's own month. */
export const previewFresh = (at: LegalMonth, covered: LegalMonth): string => sums(at, comparedChains(at, covered));

/** The chains of the own month that differ, all or those of one cause. $1 programme, $2 cause, $3 its runs, $4 chain before, $5 how many. */
export const changedChains = (at: LegalMonth, covered: LegalMonth): string => `
  WITH rate_now AS MATERIALIZED (${rateNow(at)}), held AS MATERIALIZED (${held(at)}), held_before AS MATERIALIZED (${held(covered)}),
       compared AS (${comparedChains(at, covered)})
  SELECT chain_id AS "chainId", c.person_id AS "personId", compared.unit_id AS "unitId", cause, amount, change
    FROM compared JOIN benefit.chain c ON c.id = chain_id
   WHERE cause <> 'unchanged' AND cause = coalesce($2, cause) AND chain_id > $4
   ORDER BY chain_id LIMIT $5`;

/** Chains and rates marked in months up to `covered`, by the names that a run's working tables have. */
const marked = (covered: LegalMonth): string => `
  back (chain_id, lo, until) AS MATERIALIZED (WITH mark AS (${seeMarks.ofChains}) ${markedChains(covered)}),
  rate_back (rate_key, unit_id, lo, until) AS MATERIALIZED (WITH mark AS (${seeMarks.ofRates}) ${markedRates(covered)})`;

/** First month to compute again and the one after the last, as numbers; nulls when there is none. $1 programme. */
export const markedSpan = (covered: LegalMonth): string => `
  WITH ${marked(covered)}
  SELECT min(lo) AS "from", max(until) AS until
    FROM (SELECT lo, until FROM back UNION ALL SELECT lo, until FROM rate_back) span`;

/** A month run before: the chains that get more for it, or less. $1 programme, $2 whether more, $3 chain before, $4 how many. */
export const changedBefore = (at: LegalMonth, covered: LegalMonth): string => `
  WITH ${marked(covered)},
       again AS MATERIALIZED (${linesAgain}), cur AS MATERIALIZED (${chainsAgain(at)}),
       rate_now AS MATERIALIZED (${rateNow(at)}), held AS MATERIALIZED (${held(at)})
  SELECT d.chain_id AS "chainId", c.person_id AS "personId", d.unit_id AS "unitId", d.amount
    FROM (${backMonth(at)}) d JOIN benefit.chain c ON c.id = d.chain_id
   WHERE (d.amount > 0) = $2 AND d.chain_id > $3 ORDER BY d.chain_id LIMIT $4`;

export const controlOfPreview = `
  SELECT coalesce(sum(lines), 0)::bigint AS lines, coalesce(sum(amount), 0)::bigint AS total, coalesce(sum(hash), 0)::text AS hash,
         coalesce(sum(chains) FILTER (WHERE cause = 'unpriced'), 0)::bigint AS unpriced
    FROM payment.run_preview WHERE run_id = $1`;

/** Lines of programme $1 that are due in a month without a value for it in the rate book. */
export const unpricedLines = (at: LegalMonth): string => `
  SELECT d.chain_id, k.table_code, k.key, d.unit_id
    FROM (${due(at)}) d JOIN benefit.line l ON l.id = d.line_id JOIN benefit.rate_key k ON k.id = l.rate_key
   WHERE d.amount IS NULL ORDER BY d.chain_id LIMIT $2`;
