import { type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { monthIndexOf } from '#reporting';
import { openTasks, paidIn } from './tasks.sql.js';

interface Moved {
  readonly personId: string;
  readonly toUnitId: number;
  readonly on: LegalDay;
}

/** The place that still pays is asked to move the payment (art. 10 of both decrees); a move by the procedure has taken the chains along. */
export const moveSubscriber = defineSubscriber({
  name: 'social-protection.move',
  on: ['citizen.person-moved'],
  handle: async (tx, { payload }) => {
    const { personId, toUnitId, on } = payload as Moved;
    await tx.sql(askToMove, [personId, on, toUnitId]);
  },
});

const askToMove = openTasks(`
  SELECT DISTINCT ON (unit_id) 'move-benefits' AS kind, unit_id, person_id, case_id, NULL::date AS due_on,
         jsonb_build_object('toUnitId', $3::int, 'on', $2::date) AS cause, person_id || ' ' || $2::date AS cause_key
    FROM (${paidIn(monthIndexOf('$2'))}) paid WHERE person_id = $1 AND unit_id <> $3 ORDER BY unit_id, chain_id`);
