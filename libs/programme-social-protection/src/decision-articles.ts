import { getPerson } from '#citizen';
import {
  type LegalMonth,
  monthOf,
  multiplier,
  printMonth,
  printMultiplier,
  printPartialDay,
  scaleVnd,
  type Vnd,
} from '#kernel';
import { type DraftContext } from '#case-engine';
import { type ReadTx } from '#platform';
import { isDrawnWith, linesWith, type MonthlyRight } from './award.store.js';
import { amountOn } from './rules/amount.rule.js';
import { localRulesOf } from './local/local-rule.reader.js';
import { type Line, type LocalBenefit } from './rules/line.js';
import { overlayOf } from './rules/local-rule.rule.js';
import { type Part } from './rules/outcome.js';
import { type Levels } from './rules/overlay.js';
import { priceOf } from './price.reader.js';
import { type Gift } from './rules/relief.rule.js';
import { type Regime } from './rules/regimes.table.js';

const benefitTitles: Readonly<Record<Exclude<Line['benefit'], LocalBenefit>, string>> = {
  'monthly-allowance': 'trợ cấp xã hội hằng tháng',
  'social-pension': 'trợ cấp hưu trí xã hội',
  'carer-support': 'hỗ trợ kinh phí nhận chăm sóc hằng tháng',
  'parent-support': 'hỗ trợ kinh phí chăm sóc hằng tháng',
  'funeral-support': 'hỗ trợ chi phí mai táng',
};

const isOfProvince = (benefit: Line['benefit']): benefit is LocalBenefit => benefit.startsWith('local-');

const benefitTitle = (benefit: Line['benefit']): string =>
  isOfProvince(benefit) ? 'hỗ trợ hằng tháng theo nghị quyết của tỉnh' : benefitTitles[benefit];

const groupTitles: Readonly<Record<string, string>> = {
  'orphan-child': 'trẻ em không có nguồn nuôi dưỡng',
  'orphan-student': 'người từ đủ 16 tuổi đang học',
  // What a paper on the wall may say: never the illness.
  'hiv-child': 'trẻ em thuộc hộ nghèo',
  'hiv-without-income': 'người thuộc hộ nghèo không có thu nhập ổn định',
  'poor-single-parent': 'người đơn thân thuộc hộ nghèo, cận nghèo đang nuôi con',
  'elderly-without-support': 'người cao tuổi thuộc hộ nghèo không có người phụng dưỡng',
  'elderly-in-listed-area': 'người cao tuổi tại vùng đặc biệt khó khăn',
  'elderly-without-income': 'người từ đủ 80 tuổi không có lương hưu, trợ cấp',
  'elderly-fostered': 'người cao tuổi được nhận chăm sóc tại cộng đồng',
  'severe-disability': 'người khuyết tật nặng',
  'extremely-severe-disability': 'người khuyết tật đặc biệt nặng',
  'child-in-listed-area': 'trẻ em dưới 3 tuổi tại vùng đặc biệt khó khăn',
  'social-pension': 'người hưởng trợ cấp hưu trí xã hội',
};

/** The group in the words of the law; a local or care group by its code. */
export const groupTitle = (group: Part['group']): string => groupTitles[group] ?? group;

const printVnd = (amount: Vnd): string => `${amount.toLocaleString('vi-VN')} đồng`;

/** `20 lần mức 540.000 đồng, bằng 10.800.000 đồng` */
export const amountPhrase = (line: Line, month: LegalMonth): string => {
  const level = amountOn({ ...line, multiplier: multiplier('1') }, month);
  return `${printMultiplier(line.multiplier).replace('.', ',')} lần mức ${printVnd(level)}, bằng ${printVnd(amountOn(line, month))}`;
};

async function personPhrase(tx: ReadTx, personId: string): Promise<string> {
  const person = await getPerson(tx, personId);
  const birth = person.birth ? `, sinh ${printPartialDay(person.birth)}` : '';
  const number = person.personalNumber ? `, số định danh ${person.personalNumber}` : '';
  return `${person.sex === 'female' ? 'bà' : 'ông'} ${person.fullName}${birth}${number}`;
}

/** A line as the signer knows it: at the level of the month of signing, and without what later law will make of it. */
const linePhrase = (line: Line, signedIn: LegalMonth, levels: Levels): string => {
  const ends = line.until !== undefined && line.until <= signedIn;
  return (
    `${benefitTitle(line.benefit)} (${line.groups.map(groupTitle).join('; ')}), hệ số ${printMultiplier(line.multiplier).replace('.', ',')}, ` +
    `mức ${printVnd(amountOn(line, ends ? line.from : signedIn, levels))} một tháng, từ tháng ${printMonth(line.from)}` +
    (ends && line.until !== undefined ? ` đến trước tháng ${printMonth(line.until)}` : '')
  );
};

type Context = DraftContext<object>;

/** The articles of a grant: who, what, how much, from when, and who carries it out. */
export const grantArticles =
  (right: MonthlyRight, regime: Regime) =>
  async ({ tx, caseFile, on }: Context): Promise<readonly string[]> => {
    const signedIn = monthOf(on);
    const lines = (await linesWith(tx, caseFile.personId, right, { regime, signedOn: on })).filter(
      (line) => line.from <= signedIn && isDrawnWith(right, line.benefit),
    );
    const { levels } = overlayOf(await localRulesOf(tx, caseFile.personId));
    return [
      `Trợ cấp đối với ${await personPhrase(tx, caseFile.personId)}: ${lines.map((line) => linePhrase(line, signedIn, levels)).join('; ')}.`,
      `Truy lĩnh các tháng trước tháng ${printMonth(signedIn)} nếu có, chi trả cùng kỳ chi trả gần nhất; mức hưởng thay đổi theo tuổi, điều kiện hưởng và mức chuẩn của từng thời kỳ.`,
      'Các đơn vị, cá nhân có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
    ];
  };

/** The articles of something given once: who, how much by which rate, by whom it is carried out. */
export const giftArticles =
  (giftOf: (context: Context) => Promise<Gift>) =>
  async (context: Context): Promise<readonly string[]> => {
    const { tx, caseFile } = context;
    const { month, key, times, basis } = await giftOf(context);
    const amount = await priceOf(tx, { key, unitId: caseFile.unitId, month });
    return [
      `Hỗ trợ đối với ${await personPhrase(tx, caseFile.personId)}: ${printVnd(scaleVnd(amount, times))}, theo ${basis.article}.`,
      'Các đơn vị, cá nhân có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
    ];
  };

/** The articles of a refusal: `không trợ cấp xã hội hằng tháng`, of whom and why. */
export const refusalArticles =
  (refusing: string) =>
  async ({ tx, caseFile, form }: Context & { readonly form: { readonly reason?: string } }) => [
    `${refusing.charAt(0).toUpperCase()}${refusing.slice(1)} đối với ${await personPhrase(tx, caseFile.personId)}. Lý do: ${form.reason ?? ''}.`,
    'Người có tên tại Điều 1 có quyền khiếu nại theo quy định của pháp luật.',
  ];

/** The articles of a change, stop, suspension, resumption or move, by one sentence. */
export const actArticles =
  (sentence: (context: Context, who: string) => Promise<string>) =>
  async (context: Context): Promise<readonly string[]> => [
    await sentence(context, await personPhrase(context.tx, context.caseFile.personId)),
    'Các đơn vị, cá nhân có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
  ];

export const monthPhrase = (month: LegalMonth): string => `tháng ${printMonth(month)}`;
