import { runTransitions, type RunState } from '#payments';
import { type ReadTx, systemActor, verifyAudit } from '#platform';
import { type TestDatabase } from './database.js';
import { unequalMonths } from './recomputation.js';

/** Each finds what must not be there: rows that break what is always true. */
const broken: Readonly<Record<string, string>> = {
  'I1 an entry is balanced': `
    SELECT entry_id, sum(debit) AS debit, sum(credit) AS credit FROM payment.journal_line GROUP BY entry_id HAVING sum(debit) <> sum(credit)`,
  'I1 a run is balanced': `
    SELECT e.run_id, sum(debit - credit) AS difference FROM payment.journal_entry e JOIN payment.journal_line l ON l.entry_id = e.id
     GROUP BY e.run_id HAVING sum(debit - credit) <> 0`,
  'I1 the accounts say what postings, orders and debts say': `
    WITH told (account, balance) AS (VALUES
      ('expense', (SELECT sum(amount) FROM payment.posting)),
      ('clearing', (SELECT -sum(o.amount) FROM payment.payment_order o JOIN payment.run r ON r.id = o.run_id
                     WHERE o.state = 'pending' AND r.state IN ('sent', 'reconciled', 'closed'))),
      ('cash', (SELECT -sum(amount) FROM payment.payment_order WHERE state = 'paid')
               + coalesce((SELECT sum(amount) FROM payment.recovery_movement WHERE kind = 'repaid'), 0)),
      ('receivable', (SELECT sum(amount - recovered - waived) FROM payment.recovery)),
      ('written-off', (SELECT sum(waived) FROM payment.recovery)))
    SELECT account, told.balance AS told, coalesce(book.balance, 0) AS booked
      FROM told LEFT JOIN (SELECT account, sum(debit - credit) AS balance FROM payment.journal_line GROUP BY account) book USING (account)
     WHERE coalesce(told.balance, 0) <> coalesce(book.balance, 0)`,
  'I2 one posting for a chain, month and run': `
    SELECT chain_id, for_month, run_id FROM payment.posting GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  'I3 a run is the sum of its lines, of its totals and of what was previewed': `
    SELECT r.id, r.lines, r.total, posted.lines AS posted_lines, posted.total AS posted, totals.total AS totalled, previewed.total AS previewed
      FROM payment.run r
      CROSS JOIN LATERAL (SELECT count(*) AS lines, coalesce(sum(amount), 0) AS total FROM payment.posting WHERE run_id = r.id) posted
      CROSS JOIN LATERAL (SELECT coalesce(sum(plus - minus), 0) AS total FROM payment.run_total WHERE run_id = r.id) totals
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS total FROM payment.run_preview WHERE run_id = r.id) previewed
     WHERE r.posted_at IS NOT NULL
       AND (r.lines, r.total, r.total, r.total) IS DISTINCT FROM (posted.lines, posted.total, totals.total, previewed.total)`,
  'I3 nothing is posted by a run that is not': `
    SELECT q.run_id FROM payment.posting q LEFT JOIN payment.run r ON r.id = q.run_id AND r.posted_at IS NOT NULL WHERE r.id IS NULL`,
  'I4 what was posted is paid, pending, returned, or withheld for a debt': `
    SELECT programme, sum(amount) AS difference FROM (
      SELECT r.programme, q.amount FROM payment.posting q JOIN payment.run r ON r.id = q.run_id
       WHERE r.state IN ('ordered', 'sent', 'reconciled', 'closed')
       UNION ALL SELECT programme, -amount FROM payment.payment_order WHERE carried_into IS NULL
       UNION ALL SELECT r.programme, CASE m.kind WHEN 'overpaid' THEN m.amount ELSE -m.amount END
         FROM payment.recovery_movement m JOIN payment.recovery r ON r.id = m.recovery_id WHERE m.kind NOT IN ('repaid', 'waived')) x
     GROUP BY programme HAVING sum(amount) <> 0`,
  'I4 a debt is what its movements say': `
    SELECT r.id FROM payment.recovery r JOIN payment.recovery_movement m ON m.recovery_id = r.id GROUP BY r.id
    HAVING r.amount <> coalesce(sum(m.amount) FILTER (WHERE m.kind = 'overpaid'), 0)
        OR r.recovered <> coalesce(sum(m.amount) FILTER (WHERE m.kind IN ('withheld', 'repaid', 'restored')), 0)
        OR r.waived <> coalesce(sum(CASE m.kind WHEN 'waived' THEN m.amount WHEN 'restored' THEN -m.amount END), 0)`,
  'I4 what was waived is what two people decided': `
    SELECT r.id FROM payment.recovery r
     WHERE (SELECT coalesce(sum(amount), 0) FROM payment.recovery_movement m WHERE m.recovery_id = r.id AND m.kind = 'waived')
        <> (SELECT coalesce(sum(amount), 0) FROM payment.waiver w WHERE w.recovery_id = r.id AND w.outcome = 'approved')`,
  'I5 nothing stays paid for a month without a line or under a hold': `
    SELECT q.chain_id, q.for_month, sum(q.amount) AS paid FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id
     WHERE NOT EXISTS (SELECT FROM benefit.dirty d WHERE d.chain_id = c.id)
       AND (NOT EXISTS (SELECT FROM benefit.line l WHERE l.chain_id = c.id AND l.superseded_by IS NULL AND l.months @> q.for_month)
            OR EXISTS (SELECT FROM benefit.hold h WHERE h.person_id = c.person_id AND coalesce(h.chain_id, c.id) = c.id
                          AND h.retired_by IS NULL AND h.months @> q.for_month))
     GROUP BY 1, 2 HAVING sum(q.amount) <> 0`,
  'I7 each change of a run is in the audit once': `
    SELECT r.id, r.version, count(a.id) AS entries FROM payment.run r
      LEFT JOIN platform.audit_entry a ON a.subject_kind = 'pay-run' AND a.subject_id = r.id::text
        AND a.act NOT IN ('pay-run.results', 'pay-run.retried', 'pay-run.refused')
     GROUP BY r.id HAVING r.version <> count(a.id)`,
  'I7 each step of a case is in the audit once': `
    SELECT c.id FROM casework.case_file c
     WHERE (SELECT count(*) FROM casework.case_event e WHERE e.case_id = c.id)
        <> (SELECT count(*) FROM platform.audit_entry a WHERE a.subject_id = c.id::text AND a.act = 'case.step')`,
  'I7 each decision is in the audit once': `
    SELECT d.id FROM casework.decision d WHERE 1 <> (SELECT count(*) FROM platform.audit_entry a
      WHERE a.subject_kind = 'decision' AND a.subject_id = d.id::text AND a.act = 'decision.signed')`,
  'I7 each person registered is in the audit once': `
    SELECT p.id FROM citizen.person p WHERE 1 <> (SELECT count(*) FROM platform.audit_entry a
      WHERE a.subject_kind = 'person' AND a.subject_id = p.id::text AND a.act = 'citizen.person-registered')`,
  'I7 each operation on lines, holds and rates is in the audit once': `
    SELECT o.id FROM benefit.operation o WHERE o.kind <> 'move' AND 1 <> (SELECT count(*) FROM platform.audit_entry a
      WHERE a.subject_kind = 'benefit-operation' AND a.subject_id = o.id::text)`,
  'I9 a request that was carried out has its answer': `
    SELECT actor_id, request_id FROM platform.request WHERE answer IS NULL`,
  'I9 numbers of decisions have no gap': `
    SELECT agency_id, extract(year FROM signed_on) AS year, count(*), max(number) FROM casework.decision GROUP BY 1, 2 HAVING count(*) <> max(number)`,
  'I10 nobody approves what he prepared': `
    SELECT id FROM payment.run WHERE approved_by = prepared_by`,
  'I10 nobody approves a waiver that he proposed': `
    SELECT id FROM payment.waiver WHERE outcome = 'approved' AND decided_by = proposed_by`,
  'I10 nobody publishes what he proposed': `
    SELECT r.id FROM benefit.rate_row r JOIN benefit.operation o ON o.id = r.operation_id AND o.kind = 'publish' AND o.actor_id = r.proposed_by`,
  'I11 what was approved is what was posted': `
    SELECT r.id, r.hash, posted.hash AS posted, a.body AS approved FROM payment.run r
      CROSS JOIN LATERAL (SELECT coalesce(sum(hashint8extended(chain_id, hashint8extended(amount, for_month))), 0) AS hash
                            FROM payment.posting WHERE run_id = r.id) posted
      LEFT JOIN LATERAL (SELECT body FROM platform.audit_entry WHERE subject_kind = 'pay-run' AND subject_id = r.id::text
                            AND act = 'pay-run.approved' ORDER BY id DESC LIMIT 1) a ON true
     WHERE r.posted_at IS NOT NULL AND (r.hash <> posted.hash OR r.hash::text IS DISTINCT FROM a.body -> 'control' ->> 'hash')`,
  'I12 money is never a floating point number': `
    SELECT table_schema, table_name, column_name FROM information_schema.columns
     WHERE data_type IN ('real', 'double precision') AND (table_schema IN ('benefit', 'payment') OR table_schema LIKE 'prog%')`,
};

/** What is always true and is not: empty when all is well. The scope of answers (I8) has tests of its own. */
export async function brokenInvariants(db: TestDatabase): Promise<string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(broken)) {
    const { rows } = await db.admin.query(query);
    found.push(...rows.slice(0, 3).map((row) => `${name}: ${JSON.stringify(row)}`));
  }
  const recomputed = await unequalMonths(db.admin);
  const strayMoves = await movesNotDeclared(db);
  return [
    ...found,
    ...recomputed.slice(0, 5).map((each) => `I6 posted is what is due: ${each}`),
    ...strayMoves.map((each) => `I10 only declared transitions: ${each}`),
    ...(await db.uow.read(systemActor('invariants'), auditFindings)),
  ];
}

/** Each run's moves, as the audit tells them, against the table of transitions: none skipped, none invented. */
async function movesNotDeclared(db: TestDatabase): Promise<string[]> {
  const { rows } = await db.admin.query<{ run: string; from: RunState; to: RunState }>(
    `SELECT subject_id AS run, body ->> 'from' AS "from", split_part(act, '.', 2) AS "to" FROM platform.audit_entry
      WHERE subject_kind = 'pay-run' AND body ? 'from' ORDER BY era, tx, id`,
  );
  const states = new Map<string, RunState>();
  return rows.flatMap(({ run, from, to }) => {
    const allowed: readonly RunState[] = runTransitions[from];
    const follows = (states.get(run) ?? 'open') === from;
    states.set(run, to);
    return follows && allowed.includes(to) ? [] : [`run ${run} went from ${from} to ${to}`];
  });
}

async function auditFindings(tx: ReadTx): Promise<string[]> {
  const { findings } = await verifyAudit(tx, []);
  return findings.map((finding) => `I7 the chain verifies: ${JSON.stringify(finding)}`);
}
