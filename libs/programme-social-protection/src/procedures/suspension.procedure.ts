import { listHolds, resume, suspend } from '#benefits';
import { defineProcedure, start, startForm, step, type StepContext } from '#case-engine';
import { day, range } from '#kernel';
import { ResumptionForm, ReviewForm, SuspensionApplication } from '../application.form.js';
import { awardOf, chainsOf, endAwards } from '../award.store.js';
import { actArticles, monthPhrase } from '../decision-articles.js';
import { suspendedMonthsAreOwed, suspensionGrounds } from '../rules/regimes.table.js';
import { suspend as suspension } from '../rules/suspension.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks, regimeEnds } from './desks.js';

type RegimeCode = 'R1' | 'R2' | 'R3';

/** Code of the hold that a suspension places. */
const holdCode = 'suspension';

const hold =
  (regime: RegimeCode) =>
  async ({ tx, caseFile, decision }: StepContext<object>): Promise<void> => {
    const { ground, from } = await startForm<SuspensionApplication>(tx, caseFile.id);
    const { reason: code } = suspension(regime, ground, from);
    for (const { id } of await chainsOf(tx, caseFile.personId))
      await suspend(tx, id, { months: range(from), code }, awardOf(caseFile, decision));
  };

/** Unchanged: the suspended months are owed, so the hold never held. Where a regime owes nothing it ends with the resumption. */
const lift =
  (regime: RegimeCode) =>
  async ({ tx, caseFile, form, decision }: StepContext<ResumptionForm>): Promise<void> => {
    const cause = awardOf(caseFile, decision);
    let lifted = 0;
    for (const { id } of await chainsOf(tx, caseFile.personId))
      for (const each of (await listHolds(tx, id)).filter(
        ({ reason, chainId }) => reason === holdCode && chainId === id,
      )) {
        await resume(tx, each.id, suspendedMonthsAreOwed[regime].value ? each.months.from : form.from, cause);
        lifted += 1;
      }
    if (lifted === 0) throw socialProtectionErrors.NOT_SUSPENDED({ personId: caseFile.personId });
  };

async function end({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  const { from } = await startForm<SuspensionApplication>(tx, caseFile.id);
  await endAwards(tx, awardOf(caseFile, decision), from);
}

const suspending = (regime: RegimeCode, proposers: readonly string[], signers: readonly string[]) => {
  const [from, until] = regimeEnds[regime];
  const decision = (kind: string, title: string, sentence: string) => ({
    kind,
    act: 'social-allowance.suspend',
    title,
    legalBases: [],
    articles: actArticles(async ({ tx, caseFile }, who) => {
      const application = await startForm<SuspensionApplication>(tx, caseFile.id);
      return `${sentence} đối với ${who}, tạm dừng từ ${monthPhrase(application.from)}.`;
    }),
  });
  return defineProcedure({
    code: 'social-allowance.suspend',
    version: regime,
    title: 'Tạm dừng, tiếp tục trợ cấp xã hội hằng tháng',
    basis: suspensionGrounds[regime].basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { evidence: { title: 'Danh sách người không nhận, biên bản rà soát' } },
    start: start({ by: proposers, state: 'deciding', form: SuspensionApplication }),
    states: {
      deciding: { title: 'Chờ ký tạm dừng', responsible: signers[0] ?? '' },
      suspended: { title: 'Đang tạm dừng', responsible: proposers[0] ?? '' },
      concluding: { title: 'Chờ ký kết luận', responsible: signers[0] ?? '' },
      resumed: { title: 'Đã tiếp tục', outcome: 'done' },
      ended: { title: 'Đã thôi hưởng', outcome: 'done' },
      dropped: { title: 'Không tạm dừng', outcome: 'refused' },
    },
    steps: {
      suspend: step({
        title: 'Ký quyết định tạm dừng',
        from: 'deciding',
        to: 'suspended',
        by: signers,
        decision: decision('suspend', 'Về việc tạm dừng trợ cấp xã hội hằng tháng', 'Tạm dừng trợ cấp'),
        effect: hold(regime),
      }),
      drop: step({ title: 'Không tạm dừng', from: 'deciding', to: 'dropped', by: signers, form: ReviewForm }),
      propose: step({
        title: 'Rà soát, trình ký',
        from: 'suspended',
        to: 'concluding',
        by: proposers,
        form: ReviewForm,
      }),
      resume: step({
        title: 'Ký quyết định tiếp tục',
        from: 'concluding',
        to: 'resumed',
        by: signers,
        notAfter: 'propose',
        form: ResumptionForm,
        decision: decision('resume', 'Về việc tiếp tục trợ cấp xã hội hằng tháng', 'Tiếp tục trợ cấp'),
        effect: lift(regime),
      }),
      end: step({
        title: 'Ký quyết định thôi hưởng',
        from: 'concluding',
        to: 'ended',
        by: signers,
        notAfter: 'propose',
        decision: decision('stop', 'Về việc thôi hưởng trợ cấp xã hội hằng tháng', 'Thôi hưởng trợ cấp'),
        effect: end,
      }),
    },
  });
};

export const suspensionProcedures = [
  suspending('R1', [...desks.commune], ['district-chair', 'commune-chair']),
  suspending('R2', ['commune-officer'], ['commune-chair']),
  suspending('R3', ['commune-officer'], ['commune-chair']),
];
