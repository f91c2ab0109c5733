import { defineProcedure, type DraftContext, start, startForm, step } from '#case-engine';
import { calendarDays, day } from '#kernel';
import { GoodsForm } from '../aid/emergency.form.js';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { actArticles, refusalArticles } from '../decision-articles.js';
import { decree20, decree335, inForce } from '../rules/law.js';
import { riceFor } from '../rules/relief.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { desks } from './desks.js';

/** @throws SOCIAL_PROTECTION.RELIEF_REFUSED where the law gives no rice on the occasion, or not for so many months */
function kilosOf({ occasion, people, months, happenedOn }: GoodsForm): number {
  const kilos = riceFor(occasion, people, months, happenedOn);
  if (kilos === undefined) throw socialProtectionErrors.RELIEF_REFUSED({ reason: 'NOT_BY_THIS_LAW' });
  return kilos;
}

async function sentence({ tx, caseFile }: DraftContext<object>, who: string): Promise<string> {
  const form = await startForm<GoodsForm>(tx, caseFile.id);
  const goods = form.goods === undefined ? '' : `; nhu yếu phẩm: ${form.goods}`;
  return `Cứu trợ hộ của ${who}: ${kilosOf(form)} kg gạo cho ${form.people} người trong ${form.months} tháng, đợt ${form.round}${goods}.`;
}

/** Rice and essential goods for a household: given in kind, so that nothing of it is money (Decree 20/2021 and 335/2026, art. 12). */
const goods = (version: 'R1' | 'R3') => {
  const law = version === 'R1' ? decree20('Điều 12') : decree335('Điều 12, 13');
  return defineProcedure({
    code: 'relief-goods.grant',
    version,
    title: 'Cứu trợ lương thực, nhu yếu phẩm',
    basis: law,
    from: day(version === 'R1' ? inForce.decree20 : inForce.decree335),
    ...(version === 'R1' && { until: day(inForce.decree335) }),
    dossier: { list: { title: 'Danh sách của ấp, khóm; biên bản họp', form: '5a, 5b' } },
    start: start({
      by: [...desks.intake],
      state: 'reviewing',
      form: GoodsForm,
      effect: async ({ form, on }) => {
        if (form.happenedOn > on) throw socialProtectionErrors.RELIEF_REFUSED({ reason: 'IN_FUTURE' });
        kilosOf(form);
      },
    }),
    states: {
      reviewing: {
        title: 'Chờ xã quyết định',
        responsible: 'commune-officer',
        ...(version === 'R1' && { clock: { within: calendarDays(2), basis: law } }),
      },
      proposed: { title: 'Chờ ký', responsible: 'commune-chair', clock: 'continues' },
      granted: { title: 'Đã cứu trợ', outcome: 'granted' },
      refused: { title: 'Từ chối', outcome: 'refused' },
    },
    steps: {
      propose: step({
        title: 'Rà soát, trình ký',
        from: 'reviewing',
        to: 'proposed',
        by: ['commune-officer'],
        form: ReviewForm,
      }),
      decide: step({
        title: 'Ký quyết định cứu trợ',
        from: 'proposed',
        to: 'granted',
        by: ['commune-chair'],
        notAfter: 'propose',
        decision: {
          kind: 'grant',
          act: 'emergency-aid',
          title: 'Về việc cứu trợ lương thực, nhu yếu phẩm',
          legalBases: [],
          articles: actArticles(sentence),
        },
      }),
      refuse: step({
        title: 'Ký văn bản từ chối',
        from: 'proposed',
        to: 'refused',
        by: ['commune-chair'],
        notAfter: 'propose',
        form: ReasonForm,
        decision: {
          kind: 'refuse',
          act: 'emergency-aid',
          title: 'Về việc không cứu trợ',
          legalBases: [],
          articles: refusalArticles('không cứu trợ'),
        },
      }),
    },
  });
};

export const reliefGoodsProcedures = [goods('R1'), goods('R3')];
