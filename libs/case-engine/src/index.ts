export { CaseEngine, type FindSignature, type PerformStep, type Signature, type StartCase } from './case.engine.js';
export { CaseFile, clockOf } from './case-file.entity.js';
export { caseExportsOf } from './case.export.js';
export { caseErrors } from './case.errors.js';
export { caseMovers } from './case.mover.js';
export { type CasesOfUnit, countCasesOnMap } from './case-figures.reader.js';
export { casePermissions } from './case.permissions.js';
export { countWorklist, getCase, listWorklist } from './case.reader.js';
export { CaseExportResolver } from './case-export.resolver.js';
export { CaseResolver } from './case.resolver.js';
export { contestProcedures } from './contest.procedure.js';
export { type CaseEvent, foldEvents, handOverCases, listEvents, lockCase, startForm } from './case.store.js';
export { deadlineSweep } from './deadline-sweep.sql.js';
export { type Decision, type DecisionPaper, type DraftDecision } from './decision.js';
export { getDecision, listDecisions, nextDecisionNumbers } from './decision.store.js';
export { CaseView, DecisionView, PlainCase, registerCaseType } from './case.view.js';
export { addDossierItem } from './dossier.store.js';
export { choice, type FieldWords, IsDay, IsInstant, readForm, schemaOf, When, Words } from './form.js';
export {
  back,
  type DecisionDefinition,
  defineProcedure,
  type DraftContext,
  type DossierItem,
  type Procedure,
  start,
  type StateDefinition,
  step,
  type StepContext,
  type StepDefinition,
  leavesFrom,
} from './procedure.js';
export { ProcedureBook, type Programme } from './programme.js';
export { finishTask, openTask, type TaskToOpen } from './task.store.js';
export { RevealResolver } from './reveal.resolver.js';
export { SavedQueueResolver } from './saved-queue.resolver.js';
export { TrustedPaperResolver } from './trusted-paper.resolver.js';
export { WorklistResolver } from './worklist.resolver.js';
