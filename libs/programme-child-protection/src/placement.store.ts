import { type CaseFile, finishTask, openTask } from '#case-engine';
import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { getCarer } from './carer.store.js';
import { childProtectionErrors } from './child-protection.errors.js';
import { programmeCode } from './code.js';
import { unfitOn } from './rules/carer.rule.js';
import { visitDue } from './rules/visits.rule.js';

const visitTask = 'care-visit';

/** @throws CHILD_PROTECTION.CARER_NOT_FOUND, CHILD_PROTECTION.CARER_UNFIT */
export async function requireFitCarer(tx: Tx, carerId: string, on: LegalDay): Promise<void> {
  const because = unfitOn(await getCarer(tx, carerId), on);
  if (because !== undefined) throw childProtectionErrors.CARER_UNFIT({ carerId, because });
}

/** From the decision on the child is given to a carer; a former one ends with it. */
export async function place(
  tx: Tx,
  file: CaseFile,
  { carerId, decisionId, on }: { readonly carerId: string; readonly decisionId: string; readonly on: LegalDay },
): Promise<void> {
  await endPlacement(tx, file, on, 'changed');
  await tx.sql(
    `INSERT INTO prog_child_protection.placement (case_id, carer_id, decision_id, decided_on) VALUES ($1, $2, $3, $4)`,
    [file.id, carerId, decisionId, on],
  );
}

/** Ends what there is, and the visits with it. */
export async function endPlacement(tx: Tx, file: CaseFile, on: LegalDay, reason: string): Promise<void> {
  await tx.sql(
    `UPDATE prog_child_protection.placement SET ended_on = $2, end_reason = $3 WHERE case_id = $1 AND ended_on IS NULL`,
    [file.id, on, reason],
  );
  await finishVisits(tx, file);
}

/** The child has come to the carer: the first visit is asked for. @throws CHILD_PROTECTION.NOTHING_IN_FORCE */
export async function handOverChild(tx: Tx, file: CaseFile, on: LegalDay): Promise<void> {
  const changed = await tx.sql(
    `UPDATE prog_child_protection.placement SET handed_over_on = $2 WHERE case_id = $1 AND ended_on IS NULL AND decided_on <= $2 RETURNING 1`,
    [file.id, on],
  );
  if (changed.length === 0) throw childProtectionErrors.NOTHING_IN_FORCE({ caseId: file.id });
  await askForVisit(tx, file, on, 0);
}

/** A visit was made: the next one is asked for. @throws CHILD_PROTECTION.NOTHING_IN_FORCE */
export async function noteVisit(tx: Tx, file: CaseFile): Promise<void> {
  const placed = await tx.maybeOne<{ handedOverOn: LegalDay; visits: number }>(
    `SELECT p.handed_over_on AS "handedOverOn",
            (SELECT count(*) FROM casework.case_event e WHERE e.case_id = p.case_id AND e.step = 'visit' AND e.held_on >= p.handed_over_on)::int AS visits
       FROM prog_child_protection.placement p WHERE p.case_id = $1 AND p.ended_on IS NULL AND p.handed_over_on IS NOT NULL`,
    [file.id],
  );
  if (!placed) throw childProtectionErrors.NOTHING_IN_FORCE({ caseId: file.id });
  await finishVisits(tx, file);
  await askForVisit(tx, file, placed.handedOverOn, placed.visits);
}

const askForVisit = (tx: Tx, file: CaseFile, handedOverOn: LegalDay, visit: number): Promise<void> =>
  openTask(tx, {
    kind: visitTask,
    programme: programmeCode,
    unitId: file.unitId,
    personId: file.personId,
    caseId: file.id,
    role: 'child-officer',
    dueOn: visitDue(handedOverOn, visit),
    cause: { handedOverOn, visit: visit + 1 },
    causeKey: `${file.id} ${handedOverOn} ${visit}`,
  });

async function finishVisits(tx: Tx, file: CaseFile): Promise<void> {
  const open = await tx.sql<{ id: string }>(
    `SELECT id FROM casework.task WHERE case_id = $1 AND kind = $2 AND done_at IS NULL`,
    [file.id, visitTask],
  );
  for (const { id } of open) await finishTask(tx, id);
}
