import { type Tx } from '#platform';

/*
 * What `tx.audit` and `tx.emit` write, for thousands of subjects with one statement each.
 */

export interface AuditedSubject {
  readonly id: string;
  readonly body: object;
}

export async function auditAll(tx: Tx, act: string, kind: string, subjects: readonly AuditedSubject[]): Promise<void> {
  await tx.sql(
    `INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, body)
     SELECT $1, $2, $3, $4, id, body FROM jsonb_to_recordset($5::jsonb) AS subject (id text, body jsonb)`,
    [tx.who.id, tx.who.dutyId ?? null, act, kind, JSON.stringify(subjects)],
  );
}

export async function emitAll(tx: Tx, type: string, payloads: readonly object[]): Promise<void> {
  await tx.sql(
    `INSERT INTO platform.outbox (type, payload) SELECT $1, payload FROM jsonb_array_elements($2::jsonb) AS payload`,
    [type, JSON.stringify(payloads)],
  );
}

/** Something a batch made or changed, by the row it was done for. */
export interface Made {
  readonly row: number;
  /** `person`, `case`, `operation` … */
  readonly kind: string;
  readonly key: string;
  /** How it stood before, for what was changed. */
  readonly before?: object | undefined;
}

/** Remembers what a batch made, so that exactly this can be taken back. */
export async function noteMade(tx: Tx, batchId: string, made: readonly Made[]): Promise<void> {
  await tx.sql(
    `INSERT INTO import.made (batch_id, row, kind, key, before)
     SELECT $1, row, kind, key, before FROM jsonb_to_recordset($2::jsonb) AS made (row int, kind text, key text, before jsonb)`,
    [batchId, JSON.stringify(made)],
  );
}
