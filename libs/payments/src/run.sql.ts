import { due } from '#benefits';
import { type LegalMonth, monthIndex } from '#kernel';

/**
 * The first statement of a transaction that posts: it takes no snapshot, so all that follows sees what the run before it
 * committed. A lock taken later, or REPEATABLE READ, would let two runs at once post everything twice.
 */
export const lockRuns = `LOCK TABLE payment.run IN SHARE ROW EXCLUSIVE MODE`;

/** A month no run has covered: nothing can be posted there for a live line but what is due. */
export const newMonth = (at: LegalMonth): string => `
  SELECT chain_id, amount, line_id, unit_id FROM (${due(at)}) d WHERE amount IS DISTINCT FROM 0`;

/** A month run before, for the chains in cur: what is due minus what was posted. One row for each chain that differs. */
export const backMonth = (at: LegalMonth): string => `
  SELECT chain_id,
         CASE WHEN NOT bool_or(amount IS NULL) THEN sum(amount)::bigint END AS amount,
         max(line_id) AS line_id,
         coalesce(max(unit_id) FILTER (WHERE line_id IS NOT NULL), max(unit_id)) AS unit_id
    FROM (${due(at, 'cur JOIN again l USING (chain_id)')}
           UNION ALL
          SELECT q.chain_id, NULL, q.unit_id, -q.amount
            FROM payment.posting q JOIN cur USING (chain_id)
           WHERE q.for_month = ${monthIndex(at)}) s
   GROUP BY chain_id
  HAVING sum(amount) <> 0 OR bool_or(amount IS NULL)`;

/** The hash of one posting; summed, it does not depend on their order. */
export const hashOf = (at: LegalMonth): string =>
  `hashint8extended(chain_id, hashint8extended(amount, ${monthIndex(at)}))`;

/**
 * Posts a month and writes down what was posted by unit, in one statement: the month's postings are not read again.
 * In the order of the key: its pages fill one after the other, which halves the time. $1 programme, $2 run.
 */
export const post = (at: LegalMonth, kind: string, difference: string): string => `
  WITH posted AS (
    INSERT INTO payment.posting (chain_id, amount, line_id, for_month, run_id, unit_id, kind)
    SELECT chain_id, amount, line_id, ${monthIndex(at)}, $2, unit_id, ${kind}
      FROM (${difference}) x
     ORDER BY chain_id
    RETURNING chain_id, amount, unit_id)
  INSERT INTO payment.run_total (run_id, for_month, unit_id, lines, plus, minus, hash)
  SELECT $2, ${monthIndex(at)}, unit_id, count(*), coalesce(sum(amount) FILTER (WHERE amount > 0), 0),
         coalesce(-sum(amount) FILTER (WHERE amount < 0), 0), sum(${hashOf(at)})
    FROM posted GROUP BY unit_id`;

export const controlOfPostings = `
  SELECT coalesce(sum(lines), 0)::bigint AS lines, coalesce(sum(plus - minus), 0)::bigint AS total, coalesce(sum(hash), 0)::text AS hash
    FROM payment.run_total WHERE run_id = $1`;
