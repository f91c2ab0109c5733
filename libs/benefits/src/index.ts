export { benefitErrors } from './benefit.errors.js';
export { BenefitTitles } from './benefit-titles.js';
export { benefitMovers } from './benefit.mover.js';
export {
  clearLines,
  grantLines,
  handOverChains,
  openChain,
  setPayee,
  stopChain,
  type ChainId,
  type Channel,
  type NewChain,
  type NewLine,
  type Payee,
} from './chain.store.js';
export { listHolds, recordDeath, resume, suspend, type Hold, type HoldId } from './hold.store.js';
export { getOperation, listOperations, undo, type Cause, type Operation, type OperationId } from './operation.store.js';
export {
  declareRateTable,
  listRates,
  proposeRate,
  publishRate,
  retireRate,
  type Overlay,
  type Rate,
  type RateId,
  type RatePublished,
  type RateProposal,
  type RateTable,
} from './rate-book.store.js';
export { dueOf, type DueAmount } from './due.reader.js';
export { explainDue, type DueExplanation, type RateInForce } from './explanation.reader.js';
export { simulateRate, type SimulatedCost } from './simulation.reader.js';
export { due, held, holds, rateNow } from './due.sql.js';
export { overlapping, overlapsIn } from './overlap.sql.js';
export { declareOverlap, type Overlap, refuseOverlap } from './overlap.store.js';
export { seeMarks, takeMarks, type Marks } from './marks.sql.js';
export { loadRateLaw, type RateLaw } from './rate-law.js';
export { RateTitles } from './rate-titles.js';
export { ratePermissions } from './rate.permissions.js';
export { ExampleNode } from './examples/example-node.js';
export {
  type EvaluateExample,
  type ExampleOutput,
  type ExampleResult,
  monthsOf,
  printResults,
  runExamples,
} from './examples/example-runner.js';
export { benefitPermissions } from './benefit.permissions.js';
export { BenefitResolver } from './benefit.resolver.js';
export { RateResolver } from './rate.resolver.js';
