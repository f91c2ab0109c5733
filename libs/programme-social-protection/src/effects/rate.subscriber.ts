import { type RatePublished, rateNow } from '#benefits';
import { addMonths } from '#kernel';
import { defineSubscriber } from '#platform';
import { openTasks } from './tasks.sql.js';

/**
 * A published level touches whoever is paid by it: each commune is told how many, and what a month costs before and after. The lines
 * need nothing; the next run pays the difference of months already paid.
 */
export const rateSubscriber = defineSubscriber({
  name: 'social-protection.rate',
  on: ['benefit.rate-published'],
  handle: async (tx, { payload }) => {
    const { rateId, table, key, from } = payload as RatePublished;
    await tx.sql(tellCommunes(from), [rateId, table, key]);
  },
});

/** Before is the month before the rate's first, after the first; lines are those of the first month. */
const tellCommunes = (from: RatePublished['from']): string =>
  openTasks(`
  SELECT 'rate-changed' AS kind, unit_id, NULL::uuid AS person_id, NULL::uuid AS case_id, NULL::date AS due_on,
         jsonb_build_object('rate', $2::text || '.' || $3::text, 'from', '${from}', 'lines', lines, 'before', before, 'after', after) AS cause,
         $1::bigint::text AS cause_key
    FROM (SELECT l.unit_id, count(*) AS lines, sum(round(l.multiplier * was.value))::bigint AS before, sum(round(l.multiplier * is_now.value))::bigint AS after
            FROM benefit.rate_key k JOIN benefit.line l ON l.rate_key = k.id AND l.superseded_by IS NULL
            JOIN benefit.rate_row r ON r.id = $1 AND l.months @> lower(r.months)
            LEFT JOIN (${rateNow(addMonths(from, -1))}) was ON was.rate_key = k.id AND was.unit_id = l.unit_id
            LEFT JOIN (${rateNow(from)}) is_now ON is_now.rate_key = k.id AND is_now.unit_id = l.unit_id
           WHERE k.table_code = $2 AND k.key = $3 AND l.programme = 'social-protection'
           GROUP BY l.unit_id) touched
   WHERE before IS DISTINCT FROM after`);
