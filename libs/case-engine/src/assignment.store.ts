import { type Tx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { caseErrors } from './case.errors.js';
import { lockCase } from './case.store.js';

/**
 * Gives a case to somebody of the same area of duty, or to nobody in particular. It changes no state and no clock.
 * @throws CASE.NOT_FOUND, PLATFORM.STALE, CASE.ASSIGNEE_UNKNOWN
 */
export async function assignCase(
  tx: Tx,
  given: { caseId: string; version: number; to: string | undefined },
): Promise<CaseFile> {
  const file = await lockCase(tx, given.caseId, given.version);
  if (given.to !== undefined && given.to !== tx.who.id) {
    const colleague = await tx.sql(
      `SELECT FROM platform.duty WHERE account_id = $1 AND agency_id = $2 AND in_force @> platform.today()`,
      [given.to, tx.who.agencyId ?? null],
    );
    if (colleague.length === 0) throw caseErrors.ASSIGNEE_UNKNOWN({ accountId: given.to });
  }
  file.assignedTo = given.to ?? null;
  file.touchedAt = tx.now;
  const saved = await tx.entities.save(file);
  await tx.audit('case.assigned', { kind: 'case', id: file.id }, { to: file.assignedTo });
  return saved;
}
