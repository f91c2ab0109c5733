export { paymentErrors } from './payment.errors.js';
export { runTransitions, type Run, type RunControl, type RunId, type RunState } from './run.js';
export { findCoveredMonth, getRun, listRuns, openRun } from './run.store.js';
export { approveRun, cancelRun, freezeRun, returnRun, type RunAct } from './run.service.js';
export {
  bridgeOf,
  listPreview,
  listUnpriced,
  previewRun,
  previewRunJob,
  type PreviewRow,
  type RunBridge,
  type RunCause,
  type UnpricedLine,
} from './run.preview.js';
export { postRun, postRunJob, postRunOrReopen } from './run.posting.js';
export { paymentJobs } from './payment.jobs.js';
export { paymentPermissions } from './payment.permissions.js';
export { RunResolver } from './run.resolver.js';
