import { type LegalDay } from '#kernel';
import { defineFilePurpose, platformErrors, type Tx } from '#platform';
import { type CaseEngine } from './case.engine.js';
import { casePermissions } from './case.permissions.js';
import { lockCase } from './case.store.js';

/** Papers of applicants, as scanned. */
defineFilePurpose('case.paper', casePermissions.read, casePermissions.perform);

export interface DossierItemToAdd {
  readonly caseId: string;
  readonly item: string;
  readonly fileId?: string | undefined;
  readonly receivedOn: LegalDay;
  readonly note?: string | undefined;
}

/**
 * Puts a paper into a case's dossier.
 * @throws CASE.NOT_FOUND; PLATFORM.INPUT_INVALID for a paper the procedure does not know; PLATFORM.NOT_FOUND for a file out of sight,
 * which the foreign key, blind to scope, would take.
 */
export async function addDossierItem(tx: Tx, engine: CaseEngine, given: DossierItemToAdd): Promise<string> {
  const file = await lockCase(tx, given.caseId);
  if (!Object.hasOwn(engine.procedureOf(file).dossier, given.item))
    throw platformErrors.INPUT_INVALID({ fields: [{ path: 'item', rule: 'known-paper' }] });
  if (given.fileId !== undefined) {
    const seen = await tx.sql(`SELECT FROM platform.stored_file WHERE id = $1`, [given.fileId]);
    if (seen.length === 0) throw platformErrors.NOT_FOUND({});
  }
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO casework.dossier_item (case_id, item, file_id, received_on, note) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [given.caseId, given.item, given.fileId ?? null, given.receivedOn, given.note ?? null],
  );
  await tx.audit('case.paper-added', { kind: 'case', id: given.caseId }, { item: given.item });
  return id;
}
