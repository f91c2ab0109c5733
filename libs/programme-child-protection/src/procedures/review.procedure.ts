import { contestProcedures, type StepContext } from '#case-engine';
import { day } from '#kernel';
import { type Tx } from '#platform';
import { aboutChild } from '../decision-articles.js';
import { ReasonForm } from '../report.form.js';
import { decree56 } from '../rules/clocks.table.js';
import { desks } from './desks.js';

/** A decision that falls takes with it the placement that it gave. */
async function takeBack({ tx, caseFile, on }: StepContext<object>): Promise<void> {
  await endPlacementOf(tx, caseFile.aboutDecisionId, on);
}

const endPlacementOf = (tx: Tx, decisionId: string | null, on: string) =>
  tx.sql(
    `UPDATE prog_child_protection.placement SET ended_on = $2, end_reason = 'decision-revoked' WHERE decision_id = $1 AND ended_on IS NULL`,
    [decisionId, on],
  );

const paper = (kind: string, act: string, title: string, words: string) =>
  aboutChild<ReasonForm>({ kind, act, title, sentence: (child) => `${words} về ${child}.` });

/** Complaints about decisions on the protection of a child, and decisions that should not have been signed. */
export const reviewProcedures = contestProcedures({
  field: 'child-protection',
  version: '2017',
  from: day(decree56),
  titles: { appeal: 'Giải quyết khiếu nại về bảo vệ trẻ em', revoke: 'Thu hồi quyết định về bảo vệ trẻ em' },
  intake: desks.officer,
  officers: desks.officer,
  signers: ['commune-chair'],
  form: ReasonForm,
  papers: {
    upheld: paper(
      'appeal-upheld',
      'child-protection.appeal',
      'Về việc giải quyết khiếu nại',
      'Công nhận khiếu nại, hủy quyết định bị khiếu nại',
    ),
    dismissed: paper(
      'appeal-dismissed',
      'child-protection.appeal',
      'Về việc giải quyết khiếu nại',
      'Giữ nguyên quyết định bị khiếu nại',
    ),
    revoked: paper('revoke', 'child-protection.revoke', 'Về việc thu hồi quyết định', 'Thu hồi quyết định'),
  },
  takeBack,
});
