export { paymentErrors } from './payment.errors.js';
export { runTransitions, type Run, type RunControl, type RunId, type RunState } from './run.js';
export {
  applyResults,
  closeRun,
  listOrders,
  makeOrders,
  makeOrdersJob,
  reconcileRun,
  retryOrders,
  sendRun,
  type OrderId,
  type OrderResult,
  type OrderState,
  type PaymentOrder,
} from './order.store.js';
export { decideInstalment, listRecoveries, takeRepayment, type Recovery, type RecoveryId } from './recovery.store.js';
export { RecoveryResolver } from './recovery.resolver.js';
export { approveWaiver, declineWaiver, listWaivers, proposeWaiver, type Waiver } from './waiver.store.js';
export { explainAmount, type AmountExplanation, type PostedAmount } from './explanation.reader.js';
export { reconcileLedger, type Discrepancy } from './reconciliation.reader.js';
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
export { type Conflict, listConflicts } from './conflict.store.js';
export { paymentJobs } from './payment.jobs.js';
export { type MoneyOfUnit, sumMoneyOnMap } from './payment-figures.reader.js';
export { paymentMovers } from './payment.mover.js';
export { paymentPermissions } from './payment.permissions.js';
export { RunResolver } from './run.resolver.js';
export { RunChangeResolver } from './run-change.resolver.js';
export { listRunChanges } from './run.changes.reader.js';
export { payFileErrors } from './files/pay-file.errors.js';
export { listPayFiles, makeFilesJob, makeLists, type PayFile } from './files/pay-list.store.js';
export { readAnswer } from './files/answer.reader.js';
export { checkAnswer, type OrderReturned, takeAnswer } from './files/answer.store.js';
export { PayFileResolver } from './files/pay-file.resolver.js';
export { ordersExport } from './files/order.export.js';
export { OrderExportResolver } from './files/order-export.resolver.js';
