import { openTask } from '#case-engine';
import { addMonths, month, type LegalMonth, monthIndex } from '#kernel';
import { defineSubscriber, type Tx } from '#platform';
import { type OrderReturned } from '#payments';
import { programmeCode } from './programme-code.js';
import { uncollectedMonths } from './rules/regimes.table.js';

/**
 * Money that came back for three months in a row is a ground to suspend (Decree 20/2021 art. 8, Decree 335/2026 art. 9): a task
 * for each person who draws through that payee, once for the whole row of months.
 */
export const uncollectedSubscriber = defineSubscriber({
  name: 'social-protection.uncollected',
  on: ['payments.order-returned'],
  handle: async (tx, event) => {
    const { personId: payeeId, month: text, programme } = event.payload as OrderReturned;
    if (programme !== programmeCode) return;
    const last = month(text);
    const first = await firstUncollected(tx, payeeId, last);
    if (addMonths(first, uncollectedMonths.value - 1) > last) return;
    for (const { personId, unitId } of await drawersThrough(tx, payeeId))
      await openTask(tx, {
        kind: 'suspend-uncollected',
        programme: programmeCode,
        unitId,
        role: 'commune-officer',
        personId,
        cause: { payeeId, from: first, until: last },
        causeKey: `${personId} ${first}`,
      });
  },
});

/** The first month of the row that ends in this one: money of each came back and was not paid again. */
async function firstUncollected(tx: Tx, payeeId: string, last: LegalMonth): Promise<LegalMonth> {
  const rows = await tx.sql<{ month: number }>(
    `SELECT r.month FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id
      WHERE o.person_id = $1 AND o.programme = $2 AND r.month <= $3
      GROUP BY r.month HAVING bool_or(o.state = 'returned') AND NOT bool_or(o.state = 'paid') ORDER BY r.month DESC`,
    [payeeId, programmeCode, monthIndex(last)],
  );
  const unpaid = new Set(rows.map((row) => row.month));
  let first = last;
  while (unpaid.has(monthIndex(addMonths(first, -1)))) first = addMonths(first, -1);
  return first;
}

const drawersThrough = (tx: Tx, payeeId: string): Promise<{ personId: string; unitId: number }[]> =>
  tx.sql(
    `SELECT DISTINCT ON (c.person_id) c.person_id AS "personId", c.unit_id AS "unitId"
       FROM benefit.chain c JOIN benefit.payee p ON p.id = c.payee_id
       JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
      WHERE p.person_id = $1 AND c.programme = $2 AND upper_inf(l.months) ORDER BY c.person_id, c.id`,
    [payeeId, programmeCode],
  );
