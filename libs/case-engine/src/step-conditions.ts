import { type LegalDay } from '#kernel';
import { type Actor, type Tx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { caseErrors } from './case.errors.js';
import { getDecision } from './decision.store.js';
import { leavesFrom, type Procedure, type StepDefinition } from './procedure.js';

/** @throws CASE.DECISION_NEEDED, CASE.DECISION_NOT_FOUND, CASE.ALREADY_REVOKED */
export async function requireDecision(
  tx: Tx,
  procedure: Procedure,
  { personId, aboutDecisionId }: { readonly personId: string; readonly aboutDecisionId?: string | undefined },
): Promise<void> {
  if (aboutDecisionId === undefined) {
    if (procedure.start.aboutDecision) throw caseErrors.DECISION_NEEDED({ procedure: procedure.code });
    return;
  }
  const { revokedBy, caseId } = await getDecision(tx, aboutDecisionId);
  const { personId: about } = await tx.one<{ personId: string }>(
    `SELECT person_id AS "personId" FROM casework.case_file WHERE id = $1`,
    [caseId],
  );
  if (about !== personId) throw caseErrors.DECISION_NOT_FOUND({ decisionId: aboutDecisionId });
  if (revokedBy !== null) throw caseErrors.ALREADY_REVOKED({ decisionId: aboutDecisionId });
}

/** Nobody approves what he proposed: who took `notAfter` in this case may not take this step. @throws CASE.NEEDS_ANOTHER_PERSON */
export async function requireAnotherPerson(
  tx: Tx,
  file: CaseFile,
  step: string,
  { notAfter }: StepDefinition,
): Promise<void> {
  if (notAfter === undefined) return;
  const own = await tx.sql(
    `SELECT FROM casework.case_event WHERE case_id = $1 AND step = $2 AND actor_id = $3 LIMIT 1`,
    [file.id, notAfter, tx.who.id],
  );
  if (own.length > 0) throw caseErrors.NEEDS_ANOTHER_PERSON({ step, after: notAfter });
}

/** @throws CASE.DOCUMENT_MISSING */
export async function requirePapers(tx: Tx, file: CaseFile, { needs = [] }: StepDefinition): Promise<void> {
  if (needs.length === 0) return;
  const there = await tx.sql<{ item: string }>(`SELECT DISTINCT item FROM casework.dossier_item WHERE case_id = $1`, [
    file.id,
  ]);
  const missing = needs.filter((item) => !there.some((each) => each.item === item));
  if (missing.length > 0) throw caseErrors.DOCUMENT_MISSING({ missing });
}

/** A step entered late holds for its own day, never before the step before it nor after today. @throws CASE.DAY_OUT_OF_ORDER */
export async function dayOf(tx: Tx, file: CaseFile, given: LegalDay | undefined): Promise<LegalDay> {
  if (given === undefined) return tx.today;
  const { last } = await tx.one<{ last: LegalDay }>(
    `SELECT max(held_on) AS last FROM casework.case_event WHERE case_id = $1`,
    [file.id],
  );
  if (given < last) throw caseErrors.DAY_OUT_OF_ORDER({ given, earlier: last });
  if (given > tx.today) throw caseErrors.DAY_OUT_OF_ORDER({ given: tx.today, earlier: given });
  return given;
}

export const mayTake = (who: Actor, by: readonly string[]): boolean => by.some((role) => who.roles.includes(role));

/** @throws CASE.STEP_NOT_YOURS */
export function requireRole(who: Actor, step: string, by: readonly string[]): void {
  if (!mayTake(who, by)) throw caseErrors.STEP_NOT_YOURS({ step, needs: by });
}

/** @throws CASE.STEP_UNKNOWN */
export function stepOf(procedure: Procedure, code: string): StepDefinition {
  const definition = Object.hasOwn(procedure.steps, code) ? procedure.steps[code] : undefined;
  if (!definition) throw caseErrors.STEP_UNKNOWN({ step: code, steps: Object.keys(procedure.steps) });
  return definition;
}

/** @throws CASE.STEP_NOT_ALLOWED */
export function requireWay(procedure: Procedure, { state }: CaseFile, step: string, definition: StepDefinition): void {
  if (!leavesFrom(definition, state))
    throw caseErrors.STEP_NOT_ALLOWED({ step, state, allowed: stepsFrom(procedure, state) });
}

const stepsFrom = (procedure: Procedure, state: string): string[] =>
  Object.entries(procedure.steps)
    .filter(([, definition]) => leavesFrom(definition, state))
    .map(([code]) => code);
