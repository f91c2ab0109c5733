import { handOverChains } from '#benefits';
import { defineProcedure, handOverCases, start, startForm, step, type StepContext } from '#case-engine';
import { getPerson, movePerson } from '#citizen';
import { addMonths, day, type LegalMonth } from '#kernel';
import { MoveApplication, ReviewForm } from '../application.form.js';
import { awardOf, renewAwards, stopAwards } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { actArticles, monthPhrase } from '../decision-articles.js';
import { firstMonthAtNewPlace } from '../rules/move.rule.js';
import { monthsFromStopToNewPlace } from '../rules/regimes.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { clockOf, desks, regimeEnds } from './desks.js';

type RegimeCode = 'R1' | 'R2' | 'R3';

/** Whose place changes; a person who draws several things moves with all of them. */
interface Subject {
  readonly code: string;
  /** `trợ cấp xã hội hằng tháng` */
  readonly noun: string;
  readonly clock: 'allowance' | 'social-pension';
}

const allowance: Subject = { code: 'social-allowance.move', noun: 'trợ cấp xã hội hằng tháng', clock: 'allowance' };
const pension: Subject = { code: 'social-pension.move', noun: 'trợ cấp hưu trí xã hội', clock: 'social-pension' };

/** The old place stops, and gives the person, the file and the chains to the new one: nothing is paid twice, nothing is lost. */
const leave =
  (regime: RegimeCode) =>
  async ({ tx, caseFile, decision }: StepContext<object>): Promise<void> => {
    const move = await startForm<MoveApplication>(tx, caseFile.id);
    if (move.toUnitId === caseFile.unitId) throw socialProtectionErrors.SAME_PLACE({ unitId: move.toUnitId });
    const person = await getPerson(tx, caseFile.personId);
    await stopAwards(tx, awardOf(caseFile, decision), firstMonthAtNewPlace(regime, move.stopMonth));
    await handOverChains(tx, caseFile.personId, programmeCode, move.toUnitId);
    await handOverCases(tx, caseFile.personId, programmeCode, move.toUnitId);
    await movePerson(
      tx,
      { personId: person.id, version: person.version },
      {
        toUnitId: move.toUnitId,
        address: move.address,
        from: move.movedOn,
        reason: `Chuyển nơi hưởng, hồ sơ ${caseFile.code}`,
      },
    );
  };

const arrive =
  (regime: RegimeCode) =>
  async ({ tx, caseFile, decision }: StepContext<object>): Promise<void> => {
    const { stopMonth } = await startForm<MoveApplication>(tx, caseFile.id);
    await renewAwards(tx, awardOf(caseFile, decision), firstMonthAtNewPlace(regime, stopMonth));
  };

const lastMonth = (regime: RegimeCode, stopMonth: LegalMonth) => addMonths(firstMonthAtNewPlace(regime, stopMonth), -1);

const moving = ({ code, noun, clock }: Subject, regime: RegimeCode, signers: readonly string[]) => {
  const [from, until] = regimeEnds[regime];
  const confirming =
    regime === 'R1' ? clockOf('move-out-of-district', from, 'confirmation') : clockOf(clock, from, 'decision');
  return defineProcedure({
    code,
    version: regime,
    title: `Chuyển nơi hưởng ${noun}`,
    basis: monthsFromStopToNewPlace[regime].basis,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { request: { title: 'Giấy đề nghị chuyển nơi hưởng' } },
    start: start({ by: [...desks.intake], state: 'leaving', form: MoveApplication }),
    states: {
      leaving: { title: 'Chờ ký thôi chi trả nơi cũ', responsible: signers[0] ?? '' },
      arriving: { title: 'Chờ nơi mới xác nhận', responsible: 'commune-officer', clock: confirming },
      deciding: {
        title: 'Chờ ký tại nơi mới',
        responsible: signers[0] ?? '',
        clock: regime === 'R1' ? clockOf('move-out-of-district', from, 'decision') : 'continues',
      },
      moved: { title: 'Đã chuyển', outcome: 'done' },
      dropped: { title: 'Không chuyển', outcome: 'withdrawn' },
    },
    steps: {
      leave: step({
        title: 'Ký thôi chi trả tại nơi cũ',
        from: 'leaving',
        to: 'arriving',
        by: signers,
        decision: {
          kind: 'transfer-stop',
          act: code,
          title: `Về việc thôi chi trả ${noun} do chuyển nơi cư trú`,
          legalBases: [],
          articles: actArticles(async ({ tx, caseFile }, who) => {
            const { stopMonth } = await startForm<MoveApplication>(tx, caseFile.id);
            return `Thôi chi trả tại nơi cư trú cũ đối với ${who} sau ${monthPhrase(lastMonth(regime, stopMonth))}.`;
          }),
        },
        effect: leave(regime),
      }),
      drop: step({ title: 'Rút đề nghị', from: 'leaving', to: 'dropped', by: [...desks.intake], form: ReviewForm }),
      propose: step({
        title: 'Xác nhận, trình ký',
        from: 'arriving',
        to: 'deciding',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      arrive: step({
        title: 'Ký chi trả tại nơi mới',
        from: 'deciding',
        to: 'moved',
        by: signers,
        notAfter: 'propose',
        decision: {
          kind: 'transfer-start',
          act: code,
          title: `Về việc chi trả ${noun} tại nơi cư trú mới`,
          legalBases: [],
          articles: actArticles(async ({ tx, caseFile }, who) => {
            const { stopMonth } = await startForm<MoveApplication>(tx, caseFile.id);
            return `Chi trả ${noun} đối với ${who} từ ${monthPhrase(firstMonthAtNewPlace(regime, stopMonth))}.`;
          }),
        },
        effect: arrive(regime),
      }),
    },
  });
};

export const moveProcedures = [
  moving(allowance, 'R1', ['district-chair', 'commune-chair']),
  moving(allowance, 'R2', ['commune-chair']),
  moving(allowance, 'R3', ['commune-chair']),
  moving(pension, 'R2', ['commune-chair']),
  moving(pension, 'R3', ['commune-chair']),
];
