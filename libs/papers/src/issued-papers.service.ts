import { type Actor, type UnitOfWork } from '#platform';
import { paperOfDecision } from './decision.paper.js';
import { decisionToIssue, findIssued, getIssued, type IssuedPaper, keepIssued } from './issued.store.js';
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
  async open(who: Actor, decisionId: string): Promise<IssuedPaper> {
    const issued = await this.uow.read(who, (tx) => findIssued(tx, decisionId));
    if (issued) return issued;
    await this.issue(who, decisionId);
    return this.uow.read(who, (tx) => getIssued(tx, decisionId));
  }

  /** The press works between two transactions: neither waits for it. */
  private async issue(who: Actor, decisionId: string): Promise<void> {
    const { decision, says } = await this.uow.read(who, (tx) => decisionToIssue(tx, decisionId));
    const code = newVerifyCode();
    const pdf = await this.press.print(paperOfDecision(decision.paper, `${this.publicUrl}/verify/${code}`));
    await this.uow.run(who, (tx) => keepIssued(tx, { decisionId, code, says, pdf }));
  }
}
