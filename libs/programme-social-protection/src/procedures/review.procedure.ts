import { contestProcedures, getDecision, type StepContext } from '#case-engine';
import { day } from '#kernel';
import { ReasonForm } from '../application.form.js';
import { awardOf, revokeAward } from '../award.store.js';
import { actArticles } from '../decision-articles.js';
import { type DecisionFell, decisionFell } from '../facility/fallen-admission.subscriber.js';
import { programmeCode } from '../programme-code.js';
import { inForce } from '../rules/law.js';
import { desks } from './desks.js';

async function takeBack({ tx, caseFile, decision, on }: StepContext<object>): Promise<void> {
  if (caseFile.aboutDecisionId === null) return;
  const revoked = await getDecision(tx, caseFile.aboutDecisionId);
  await revokeAward(tx, awardOf(caseFile, decision), revoked);
  const payload: DecisionFell = { caseId: revoked.caseId, byCaseId: caseFile.id, on };
  await tx.emit({ type: decisionFell, programme: programmeCode, payload });
}

const sentence = (words: string) => actArticles(async (_, who) => `${words} đối với ${who}.`);

const ofComplaints = {
  act: 'social-allowance.appeal',
  title: 'Về việc giải quyết khiếu nại',
  legalBases: ['Luật Khiếu nại số 02/2011/QH13'],
};

/** Complaints about decisions on social protection, and decisions that should not have been signed. */
export const reviewProcedures = contestProcedures({
  field: 'social-allowance',
  version: '2021',
  from: day(inForce.decree20),
  titles: { appeal: 'Giải quyết khiếu nại về trợ giúp xã hội', revoke: 'Thu hồi quyết định trợ giúp xã hội' },
  intake: [...desks.intake],
  officers: ['commune-officer', 'district-officer'],
  signers: ['district-chair', 'commune-chair'],
  form: ReasonForm,
  papers: {
    upheld: { ...ofComplaints, articles: sentence('Công nhận khiếu nại, hủy quyết định bị khiếu nại') },
    dismissed: { ...ofComplaints, articles: sentence('Giữ nguyên quyết định bị khiếu nại') },
    revoked: {
      act: 'social-allowance.revoke',
      title: 'Về việc thu hồi quyết định trợ giúp xã hội',
      legalBases: [],
      articles: sentence('Thu hồi quyết định trợ giúp xã hội'),
    },
  },
  takeBack,
});
