import { type Tx } from '#platform';

export interface EntryOf {
  readonly kind: 'posted' | 'ordered' | 'sent' | 'settled' | 'retried' | 'repaid' | 'waived';
  readonly programme: string;
  readonly runId?: number | undefined;
  readonly recoveryId?: number | undefined;
}

/**
 * Writes one entry of the books. `movements` is a SELECT of unit_id, debit account, credit account and amount in đồng, so
 * that the two sides cannot differ; amounts of zero leave no line, and an entry without lines is not written.
 */
export async function writeEntry(tx: Tx, of: EntryOf, movements: string, values: readonly unknown[]): Promise<void> {
  const place = (index: number) => `$${values.length + index}`;
  await tx.sql(
    `WITH movement AS MATERIALIZED (
       SELECT unit_id, debit, credit, sum(amount)::bigint AS amount FROM (${movements}) m GROUP BY 1, 2, 3 HAVING sum(amount) <> 0
     ), entry AS (
       INSERT INTO payment.journal_entry (kind, programme, run_id, recovery_id)
       SELECT ${place(1)}, ${place(2)}, ${place(3)}::int, ${place(4)}::bigint WHERE EXISTS (SELECT FROM movement) RETURNING id
     )
     INSERT INTO payment.journal_line (entry_id, unit_id, account, debit, credit)
     SELECT entry.id, unit_id, debit, amount, 0 FROM entry, movement
      UNION ALL
     SELECT entry.id, unit_id, credit, 0, amount FROM entry, movement`,
    [...values, of.kind, of.programme, of.runId ?? null, of.recoveryId ?? null],
  );
}
