import { defineProcedure, start, startForm, step, type StepContext } from '#case-engine';
import { day, monthOf, printDay } from '#kernel';
import { ChangeApplication, ReviewForm } from '../application.form.js';
import { awardOf, renewAwards } from '../award.store.js';
import { actArticles } from '../decision-articles.js';
import { addFacts, endFacts } from '../fact.store.js';
import { inForce } from '../rules/law.js';
import { type Regime } from '../rules/regimes.table.js';
import { clockOf, desks, regimeEnds } from './desks.js';

/** The facts change when the decision is signed; the lines follow from the month the conditions changed (art. 8 of both decrees). */
async function applyChange({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  const change = await startForm<ChangeApplication>(tx, caseFile.id);
  await endFacts(tx, caseFile.id, caseFile.personId, change.ended, change.changedOn);
  await addFacts(tx, caseFile.id, caseFile.personId, change.facts, 'decision');
  await renewAwards(tx, awardOf(caseFile, decision), monthOf(change.changedOn));
}

/** What is changed or ended, and under which law. */
interface Subject {
  readonly code: string;
  readonly act: string;
  /** `trợ cấp xã hội hằng tháng` */
  readonly noun: string;
  readonly clock: 'allowance' | 'social-pension';
}

const allowance: Subject = {
  code: 'social-allowance.change',
  act: 'social-allowance.adjust',
  noun: 'trợ cấp xã hội hằng tháng',
  clock: 'allowance',
};
const pension: Subject = {
  code: 'social-pension.change',
  act: 'social-pension.change',
  noun: 'trợ cấp hưu trí xã hội',
  clock: 'social-pension',
};
/** A carer's support ends as any right does; why it may end besides is on the form (Decree 20/2021 art. 20, Decree 335/2026 art. 19, 20). */
const care: Subject = {
  code: 'care-support.change',
  act: 'care-support.change',
  noun: 'hỗ trợ kinh phí chăm sóc hằng tháng',
  clock: 'allowance',
};

const articlesOn = (noun: string) =>
  actArticles(async ({ tx, caseFile }, who) => {
    const { changedOn } = await startForm<ChangeApplication>(tx, caseFile.id);
    return `Điều chỉnh, thôi hưởng ${noun} đối với ${who} theo điều kiện hưởng thay đổi từ ngày ${printDay(changedOn)}.`;
  });

const changing = (
  { code, act, noun, clock }: Subject,
  regime: Regime,
  proposer: readonly string[],
  signer: readonly string[],
) => {
  const [from, until] = regimeEnds[regime];
  const first = regime === 'R1' ? 'appraisal' : 'decision';
  return defineProcedure({
    code,
    version: regime,
    title: `Điều chỉnh, thôi hưởng ${noun}`,
    basis: clockOf(clock, from, first).basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { evidence: { title: 'Giấy tờ chứng minh điều kiện hưởng thay đổi' } },
    start: start({ by: [...desks.intake], state: 'verifying', form: ChangeApplication }),
    states: {
      verifying: { title: 'Chờ thẩm định', responsible: proposer[0] ?? '', clock: clockOf(clock, from, first) },
      deciding: {
        title: 'Chờ ký',
        responsible: signer[0] ?? '',
        clock: regime === 'R1' ? clockOf(clock, inForce.decree20, 'decision') : 'continues',
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
          act,
          title: `Về việc điều chỉnh ${noun}`,
          legalBases: [],
          articles: articlesOn(noun),
        },
        effect: applyChange,
      }),
    },
  });
};

export const changeProcedures = [
  ...[allowance, care].flatMap((subject) => [
    changing(subject, 'R1', ['district-officer', 'commune-officer'], ['district-chair', 'commune-chair']),
    changing(subject, 'R2', ['commune-officer'], ['commune-chair']),
    changing(subject, 'R3', ['commune-officer'], ['commune-chair']),
  ]),
  changing(pension, 'R2', ['commune-officer'], ['commune-chair']),
  changing(pension, 'R3', ['commune-officer'], ['commune-chair']),
];
