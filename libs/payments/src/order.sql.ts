/**
 * A waived debt is not claimed; but where its own months turn out to have been due after all, the payee has had that money, and their
 * arrears go to the waiver. Each recovered month once, and never more than was waived. $1 run, $2 programme.
 */
export const restore = `
  CREATE TEMP TABLE restoring ON COMMIT DROP AS
  SELECT recovery_id, person_id, least(waived, sum(amount))::bigint AS amount
    FROM (SELECT r.id AS recovery_id, r.person_id, r.waived, least(q.amount, -sum(was.amount)) AS amount
            FROM payment.recovery r
            JOIN benefit.payee p ON p.person_id = r.person_id
            JOIN benefit.chain c ON c.payee_id = p.id AND c.programme = r.programme
            JOIN payment.posting q ON q.chain_id = c.id AND q.run_id = $1 AND q.kind = 'a'
            JOIN payment.recovery_movement m ON m.recovery_id = r.id AND m.kind = 'overpaid'
            JOIN payment.posting was ON was.chain_id = q.chain_id AND was.for_month = q.for_month AND was.run_id = m.run_id AND was.kind = 'r'
           WHERE r.programme = $2 AND r.waived > 0
           GROUP BY r.id, q.chain_id, q.for_month, q.amount) again
   GROUP BY recovery_id, person_id, waived`;

/** What was restored is recovered and no longer waived. $1 run. */
export const moveRestored = `
  WITH moved AS (
    UPDATE payment.recovery r SET waived = r.waived - s.amount, recovered = r.recovered + s.amount, version = r.version + 1
      FROM restoring s WHERE r.id = s.recovery_id RETURNING r.id, s.amount)
  INSERT INTO payment.recovery_movement (recovery_id, run_id, kind, amount) SELECT id, $1, 'restored', amount FROM moved`;

/**
 * What each payee of run $1 (programme $2, months $3, its own month $4) comes out at:
 *
 *   available = posted by this run + returned money not yet sent again - restored to a waiver
 *   withheld  = what is owed, out of what is available, but no more than the arrears plus the decided instalment
 *
 * so that arrears settle a debt by themselves (an overpayment that turns out to be none undoes itself), while a month's own
 * money is touched only by decision. Below zero, the payee has been paid too much. He is paid where his newest chain says.
 */
export const settle = `
  CREATE TEMP TABLE settlement ON COMMIT DROP AS
  WITH payee AS (
    SELECT p.person_id, max(p.id) AS payee_id
      FROM benefit.chain c JOIN benefit.payee p ON p.id = c.payee_id WHERE c.programme = $2 GROUP BY p.person_id
  ), posted AS (
    SELECT p.person_id, sum(q.amount) AS amount, coalesce(sum(q.amount) FILTER (WHERE q.for_month < $4), 0) AS arrears
      FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id JOIN benefit.payee p ON p.id = c.payee_id
     WHERE q.run_id = $1 AND q.for_month = ANY ($3::int[]) GROUP BY p.person_id
  ), returned AS (
    SELECT person_id, sum(amount) AS amount, max(payee_id) AS payee_id FROM payment.payment_order
     WHERE programme = $2 AND state = 'returned' AND carried_into IS NULL GROUP BY person_id
  ), owed AS (
    SELECT person_id, id, amount - recovered - waived AS amount, coalesce(instalment, 0) AS instalment
      FROM payment.recovery WHERE programme = $2 AND recovered + waived < amount FOR UPDATE
  ), restored AS (
    SELECT person_id, sum(amount) AS amount FROM restoring GROUP BY person_id
  )
  SELECT person_id, coalesce(payee.payee_id, returned.payee_id) AS payee_id, owed.id AS recovery_id,
         came.available::bigint AS available,
         least(coalesce(owed.amount, 0), greatest(came.available, 0),
               greatest(coalesce(posted.arrears, 0) - coalesce(restored.amount, 0), 0) + coalesce(owed.instalment, 0))::bigint AS withheld
    FROM posted FULL JOIN returned USING (person_id) LEFT JOIN owed USING (person_id) LEFT JOIN payee USING (person_id)
    LEFT JOIN restored USING (person_id)
    CROSS JOIN LATERAL (SELECT coalesce(posted.amount, 0) + coalesce(returned.amount, 0) - coalesce(restored.amount, 0)) came (available)`;

/** Orders for whoever has something left. $1 run, $2 programme. */
export const insertOrders = `
  INSERT INTO payment.payment_order (run_id, programme, person_id, payee_id, unit_id, amount, channel, bank, account, holder)
  SELECT $1, $2, s.person_id, p.id, p.unit_id, s.available - s.withheld, p.channel, p.bank, p.account, p.holder
    FROM settlement s JOIN benefit.payee p ON p.id = s.payee_id
   WHERE s.available > s.withheld
   ORDER BY s.person_id`;

/**
 * Returned money now counts in this run. Where a recovery took all of it, the old order ends without a new one: it is
 * carried into itself.
 */
export const carryReturned = `
  UPDATE payment.payment_order old SET carried_into = coalesce(fresh.id, old.id)
    FROM settlement s LEFT JOIN payment.payment_order fresh ON fresh.run_id = $1 AND fresh.person_id = s.person_id
   WHERE old.programme = $2 AND old.person_id = s.person_id AND old.state = 'returned' AND old.carried_into IS NULL
     AND old.run_id <> $1`;

/** Withheld money goes to the debt. */
export const withhold = `
  WITH taken AS (
    UPDATE payment.recovery r SET recovered = r.recovered + s.withheld, version = r.version + 1
      FROM settlement s WHERE r.id = s.recovery_id AND s.withheld > 0 RETURNING r.id, s.withheld)
  INSERT INTO payment.recovery_movement (recovery_id, run_id, kind, amount) SELECT id, $1, 'withheld', withheld FROM taken`;

/** What is below zero becomes a debt, or makes the open one greater. $1 run, $2 programme. */
export const oweMore = `
  WITH debt AS (
    INSERT INTO payment.recovery AS r (programme, person_id, unit_id, amount)
    SELECT $2, s.person_id, p.unit_id, -s.available FROM settlement s JOIN benefit.payee p ON p.id = s.payee_id WHERE s.available < 0
        ON CONFLICT (programme, person_id) WHERE recovered + waived < amount
        DO UPDATE SET amount = r.amount + excluded.amount, version = r.version + 1
    RETURNING id, person_id)
  INSERT INTO payment.recovery_movement (recovery_id, run_id, kind, amount)
  SELECT debt.id, $1, 'overpaid', -s.available FROM debt JOIN settlement s USING (person_id)`;

/** The books: new debts are claims; what was withheld settles claims, what was restored makes up for what was written off. $1 run. */
export const ordersAsEntry = `
  SELECT r.unit_id, CASE m.kind WHEN 'overpaid' THEN 'receivable' ELSE 'payable' END AS debit,
         CASE m.kind WHEN 'overpaid' THEN 'payable' WHEN 'restored' THEN 'written-off' ELSE 'receivable' END AS credit, m.amount
    FROM payment.recovery_movement m JOIN payment.recovery r ON r.id = m.recovery_id WHERE m.run_id = $1`;
