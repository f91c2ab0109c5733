import { type Actor, type UnitOfWork } from '#platform';
import { paperOfDecision } from './decision.paper.js';
import { renderDocx } from './docx/render-docx.js';
import {
  decisionToIssue,
  findIssued,
  getIssued,
  type IssuedPaper,
  keepIssued,
  type PaperFormat,
} from './issued.store.js';
import { type Press } from './press.js';
import { newVerifyCode } from './verify/verify-code.js';

/** Gives out signed decisions: printed when first asked for, and the same bytes ever after. */
export class IssuedPapers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly press: Press,
    /** Where anybody reaches the house: `https://ansinh.camau.gov.vn`. */
    private readonly publicUrl: string,
  ) {}

  /** @throws CASE.DECISION_NOT_FOUND, also for one outside the actor's scope. */
  async open(who: Actor, decisionId: string, format: PaperFormat): Promise<IssuedPaper> {
    const issued = await this.uow.read(who, (tx) => findIssued(tx, decisionId, format));
    if (issued) return issued;
    await this.issue(who, decisionId);
    return this.uow.read(who, (tx) => getIssued(tx, decisionId, format));
  }

  /** The press works between two transactions: neither waits for it. */
  private async issue(who: Actor, decisionId: string): Promise<void> {
    const { decision, template, says } = await this.uow.read(who, (tx) => decisionToIssue(tx, decisionId));
    const code = newVerifyCode();
    const paper = paperOfDecision(decision.paper, `${this.publicUrl}/verify/${code}`);
    const docx = renderDocx(template.content, paper);
    const pdf = await this.press.print(paper);
    await this.uow.run(who, (tx) => keepIssued(tx, { decisionId, code, says, templateId: template.id, pdf, docx }));
  }
}
