import { getCase } from '#case-engine';
import { type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { awardOf } from '../award.store.js';
import { endStay, findOpenStayOfCase } from './stay.store.js';

/** A decision on somebody was revoked, or fell with a complaint. */
export const decisionFell = 'social-protection.decision-fell';

export interface DecisionFell {
  /** The case that the decision was signed in. */
  readonly caseId: string;
  /** The case that took it back. */
  readonly byCaseId: string;
  readonly on: LegalDay;
}

/**
 * An admission whose letter falls ends with the day it falls: until then the place was held and the care was given, so the facility keeps
 * what it was paid. The system does it, since a commune answers for no place of a facility of the province.
 */
export const fallenAdmission = defineSubscriber({
  name: 'social-protection.fallen-admission',
  on: [decisionFell],
  handle: async (tx, { payload }) => {
    const { caseId, byCaseId, on } = payload as DecisionFell;
    const stay = await findOpenStayOfCase(tx, caseId);
    if (!stay) return;
    const award = {
      ...awardOf(await getCase(tx, byCaseId), undefined),
      reason: 'Quyết định tiếp nhận không còn hiệu lực',
    };
    await endStay(tx, award, stay, on < stay.from ? stay.from : on, 'revoked');
  },
});
