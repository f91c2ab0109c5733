import { defineProcedure, start, startForm, step, type StepContext } from '#case-engine';
import { day, monthOf, printDay } from '#kernel';
import { ChangeApplication, ReviewForm } from '../application.form.js';
import { awardOf, renewAllowance } from '../award.store.js';
import { actArticles } from '../decision-articles.js';
import { addFacts, endFacts } from '../fact.store.js';
import { inForce } from '../rules/law.js';
import { clockOf, desks, regimeEnds } from './desks.js';

/** The facts change when the decision is signed; the lines follow from the month the conditions changed (art. 8 of both decrees). */
async function applyChange({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  const change = await startForm<ChangeApplication>(tx, caseFile.id);
  await endFacts(tx, caseFile.personId, change.ended, change.changedOn);
  await addFacts(tx, caseFile.id, caseFile.personId, change.facts);
  await renewAllowance(tx, awardOf(caseFile, decision), monthOf(change.changedOn));
}

const articles = actArticles(async ({ tx, caseFile }, who) => {
  const { changedOn } = await startForm<ChangeApplication>(tx, caseFile.id);
  return `Điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng đối với ${who} theo điều kiện hưởng thay đổi từ ngày ${printDay(changedOn)}.`;
});

const changing = (regime: 'R1' | 'R2' | 'R3', proposer: readonly string[], signer: readonly string[]) => {
  const [from, until] = regimeEnds[regime];
  const first = regime === 'R1' ? 'appraisal' : 'decision';
  return defineProcedure({
    code: 'social-allowance.change',
    version: regime,
    title: 'Điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng',
    basis: clockOf('allowance', from, first).basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { evidence: { title: 'Giấy tờ chứng minh điều kiện hưởng thay đổi' } },
    start: start({ by: [...desks.intake], state: 'verifying', form: ChangeApplication }),
    states: {
      verifying: { title: 'Chờ thẩm định', responsible: proposer[0] ?? '', clock: clockOf('allowance', from, first) },
      deciding: {
        title: 'Chờ ký',
        responsible: signer[0] ?? '',
        clock: regime === 'R1' ? clockOf('allowance', inForce.decree20, 'decision') : 'continues',
      },
      changed: { title: 'Đã điều chỉnh', outcome: 'done' },
      refused: { title: 'Giữ nguyên', outcome: 'refused' },
    },
    steps: {
      propose: step({
        title: 'Thẩm định, trình ký',
        from: 'verifying',
        to: 'deciding',
        by: proposer,
        form: ReviewForm,
      }),
      keep: step({ title: 'Giữ nguyên mức hưởng', from: 'deciding', to: 'refused', by: signer, form: ReviewForm }),
      decide: step({
        title: 'Ký quyết định điều chỉnh',
        from: 'deciding',
        to: 'changed',
        by: signer,
        notAfter: 'propose',
        decision: {
          kind: 'adjust',
          act: 'social-allowance.adjust',
          title: 'Về việc điều chỉnh trợ cấp xã hội hằng tháng',
          legalBases: [],
          articles,
        },
        effect: applyChange,
      }),
    },
  });
};

export const changeProcedures = [
  changing('R1', ['district-officer', 'commune-officer'], ['district-chair', 'commune-chair']),
  changing('R2', ['commune-officer'], ['commune-chair']),
  changing('R3', ['commune-officer'], ['commune-chair']),
];
