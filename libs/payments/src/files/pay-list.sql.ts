/** What run $1 posted, read from the ledger itself. $2 its months. Written like the hash of the run. */
export const controlOfLedger = `
  SELECT count(*) AS lines, coalesce(sum(amount), 0)::bigint AS total,
         coalesce(sum(hashint8extended(chain_id, hashint8extended(amount, for_month))), 0)::text AS hash
    FROM payment.posting WHERE run_id = $1 AND for_month = ANY ($2::int[])`;

/**
 * What a programme owes its payees by the books, and by its orders: posted but not ordered yet, ordered but not sent, and
 * returned without having gone on. $1 programme.
 */
export const payableTwice = `
  SELECT (SELECT coalesce(sum(credit - debit), 0)::bigint FROM payment.journal_line JOIN payment.journal_entry e ON e.id = entry_id
           WHERE e.programme = $1 AND account = 'payable') AS books,
         ((SELECT coalesce(sum(total), 0) FROM payment.run WHERE programme = $1 AND state = 'posted')
           + (SELECT coalesce(sum(o.amount), 0) FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id
               WHERE r.programme = $1 AND r.state = 'ordered')
           + (SELECT coalesce(sum(amount), 0) FROM payment.payment_order
               WHERE programme = $1 AND state = 'returned' AND carried_into IS NULL))::bigint AS orders`;

/** Channels of run $1 whose orders are on no list yet; cash by commune, where it is paid out. */
export const waitingGroups = `
  SELECT o.channel, CASE o.channel WHEN 'cash' THEN o.unit_id END AS "unitId"
    FROM payment.payment_order o
   WHERE o.run_id = $1 AND o.state = 'pending' AND NOT EXISTS (SELECT FROM payment.pay_list_order l WHERE l.order_id = o.id)
   GROUP BY 1, 2 ORDER BY 1, 2`;

/** The first $4 orders of run $1 on no list, of channel $2 and, where given, unit $3. A number kept by the survivor of a merge counts. */
export const waitingOrders = `
  SELECT o.id, o.holder, number.value AS "personalNumber", o.bank, o.account, coalesce(unit.name, '') AS place, o.amount,
         o.unit_id AS "unitId"
    FROM payment.payment_order o
    LEFT JOIN territory.unit ON unit.id = o.unit_id
    LEFT JOIN citizen.person p ON p.id = o.person_id
    LEFT JOIN LATERAL (
      SELECT value FROM citizen.identifier i
       WHERE i.person_id IN (p.id, p.merged_into) AND i.kind = 'pin' AND i.status = 'valid'
       ORDER BY i.person_id = p.id LIMIT 1) number ON true
   WHERE o.run_id = $1 AND o.state = 'pending' AND o.channel = $2 AND ($3::int IS NULL OR o.unit_id = $3)
     AND NOT EXISTS (SELECT FROM payment.pay_list_order l WHERE l.order_id = o.id)
   ORDER BY o.id LIMIT $4`;
