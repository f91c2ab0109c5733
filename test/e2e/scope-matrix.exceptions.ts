import { type Path } from './scope-matrix.documents.js';

/**
 * What everybody may know who holds the permission: the map, which also says whose a commune on a list is, and the rate book,
 * which is law and of the whole province. Aimed at what exists they tell more than aimed at nothing; whether they may change it
 * is asked all the same.
 */
export const commonKnowledge: ReadonlySet<string> = new Set([
  'unitPath',
  'importDryRun',
  'rates',
  'simulateRate',
  'proposeRate',
  'publishRate',
  'retireRate',
  'publishReviewWeights',
  'proposePaperTemplate',
  'publishPaperTemplate',
  'localRules',
  'costOfLocalRule',
  'publishLocalRule',
  'retireLocalRule',
]);

/** Answered by a job of one's own whatever they are aimed at; what the file holds has a test of its own, exports.spec.ts. */
export const answeredLater = new Set([
  'exportWorklist',
  'exportCases',
  'exportPeople',
  'exportPayOrders',
  'exportAudit',
]);

/** What is done for all communes at once, by those who serve the whole province. */
export const ofTheProvince: ReadonlySet<string> = new Set([
  'previewPayRun',
  'freezePayRun',
  'approvePayRun',
  'returnPayRun',
  'cancelPayRun',
  'openPayRun',
  'proposeRate',
  'publishRate',
  'retireRate',
  'recordPlanFigure',
  'proposePaperTemplate',
  'publishPaperTemplate',
  'proposeLocalRule',
  'publishLocalRule',
  'retireLocalRule',
]);

/** Aimed at one's own duties only, which nobody else's key names. */
export const ofOneself: ReadonlySet<string> = new Set(['delegateOwnDuty', 'takeBackDelegation', 'cancelJob']);
/** What concerns the province and no programme: whoever serves it may do it, whatever his programmes. */
export const ofNoProgramme: ReadonlySet<string> = new Set(['recordPlanFigure']);

/** What is done for another commune: aimed there it must reach there. What it tells of it has its own tests. */
export const meantForOthers: ReadonlySet<string> = new Set(['routeApplication']);
/** Kept as the client wrote it and told to nobody: citizen stands below the cases and cannot ask for them. */
export const keptAsGiven: ReadonlySet<string> = new Set(['checkRegistry input.caseId']);

/** Arguments in which records are named inside a file. */
export const keysInFiles: Readonly<Record<string, readonly Path[]>> = {
  importPayResultDryRun: [['answer', 'content']],
  importPayResultCommit: [['answer', 'content']],
};
