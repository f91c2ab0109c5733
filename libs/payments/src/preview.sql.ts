import { due } from '#benefits';
import { type LegalMonth, monthIndex } from '#kernel';
import { backMonth, hashOf } from './run.sql.js';

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
 * The run's own month, each chain beside what it was paid for the month run last, and why the two differ. $3 are the
 * programme's runs. `held_before` is who was held in that month.
 */
export const previewFresh = (at: LegalMonth, covered: LegalMonth): string =>
  sums(
    at,
    `SELECT chain_id, unit_id, amount, coalesce(amount, 0) - paid AS change,
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
      WHERE unpriced OR amount IS NOT NULL OR paid <> 0`,
  );

export const controlOfPreview = `
  SELECT coalesce(sum(lines), 0)::bigint AS lines, coalesce(sum(amount), 0)::bigint AS total, coalesce(sum(hash), 0)::text AS hash,
         coalesce(sum(chains) FILTER (WHERE cause = 'unpriced'), 0)::bigint AS unpriced
    FROM payment.run_preview WHERE run_id = $1`;

/** Lines of programme $1 that are due in a month without a value for it in the rate book. */
export const unpricedLines = (at: LegalMonth): string => `
  SELECT d.chain_id, k.table_code, k.key, d.unit_id
    FROM (${due(at)}) d JOIN benefit.line l ON l.id = d.line_id JOIN benefit.rate_key k ON k.id = l.rate_key
   WHERE d.amount IS NULL ORDER BY d.chain_id LIMIT $2`;
