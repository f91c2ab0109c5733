export { DecisionPaperResolver } from './decision-paper.resolver.js';
export { DraftResolver } from './draft.resolver.js';
export { IssuedPapers } from './issued-papers.service.js';
export { PaperController } from './paper.controller.js';
export { Press } from './press.js';
export { VerifyController } from './verify/verify.controller.js';
