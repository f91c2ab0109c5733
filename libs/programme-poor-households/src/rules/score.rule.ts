import { type Basis, type LegalDay } from '#kernel';
import { classifyByScore, standardOn } from './classification.rule.js';
import { deprivationsOf } from './deprivation.rule.js';
import { type Indicator, type IndicatorCode, indicators } from './indicators.table.js';
import { type AreaClass, type PovertyClass } from './law.js';
import { type Sheet } from './sheet.js';
import { type Weights } from './weights.js';

export interface IncomePoint {
  readonly item: string;
  readonly itemTitle: string;
  readonly option: string;
  readonly optionTitle: string;
  readonly points: number;
}

export interface DeprivationPoint {
  readonly indicator: Indicator;
  readonly deprived: boolean;
  readonly points: number;
}

/** What the forms give so far. Once nothing is missing there is a class, and every point has its item, option and article. */
export interface Score {
  readonly standard: string;
  readonly areaClass: AreaClass;
  /** Sums of what is answered. */
  readonly b1: number;
  readonly b2: number;
  /** `income.3`, `members`, `water`: what is still to be asked. */
  readonly missing: readonly string[];
  /** What no form of this version has: an item or option that the points do not name. */
  readonly unknown: readonly string[];
  readonly income: readonly IncomePoint[];
  readonly deprivations: readonly DeprivationPoint[];
  readonly deprived: readonly IndicatorCode[];
  readonly found: { readonly class: PovertyClass; readonly bound: number; readonly basis: Basis } | undefined;
  /** The instrument that set the points of form B1. */
  readonly instrument: string;
}

const questionsOf: Readonly<Partial<Record<IndicatorCode, readonly (keyof Sheet)[]>>> = {
  dependants: ['members', 'under16', 'allowanceHolders'],
  'housing-quality': ['flimsyParts'],
  'housing-area': ['members', 'floorArea'],
};

/**
 * Adds up forms B1 and B2 by the standard of a day and the points published for the place.
 * @throws POOR_HOUSEHOLDS.STANDARD_NOT_ESTABLISHED, KERNEL.NONE_IN_FORCE
 */
export function scoreSheet(sheet: Sheet, weights: Weights, on: LegalDay): Score {
  const standard = standardOn(on);
  const answers = sheet.income ?? {};
  const income = weights.items.flatMap((item): IncomePoint[] => {
    const option = item.options.find(({ code }) => code === answers[item.code]);
    return option
      ? [
          {
            item: item.code,
            itemTitle: item.title,
            option: option.code,
            optionTitle: option.title,
            points: option.points,
          },
        ]
      : [];
  });
  const answered = new Set(income.map(({ item }) => item));
  const found = deprivationsOf(sheet);
  const deprivations = indicators.at(on).value.flatMap((indicator): DeprivationPoint[] => {
    const deprived = found[indicator.code];
    if (deprived === undefined) return [];
    return [{ indicator, deprived, points: deprived ? standard.pointsOfIndicator.value : 0 }];
  });
  const missing = [
    ...weights.items.filter(({ code }) => !answered.has(code)).map(({ code }) => `income.${code}`),
    ...missingQuestions(sheet, found),
  ];
  const b1 = income.reduce((sum, { points }) => sum + points, 0);
  const b2 = deprivations.reduce((sum, { points }) => sum + points, 0);
  return {
    standard: standard.code,
    areaClass: weights.areaClass,
    b1,
    b2,
    missing,
    unknown: Object.keys(answers)
      .filter((item) => !answered.has(item))
      .map((item) => `income.${item}`),
    income,
    deprivations,
    deprived: deprivations.filter(({ deprived }) => deprived).map(({ indicator }) => indicator.code),
    found: missing.length === 0 ? classifyByScore(standard, weights.areaClass, { b1, b2 }) : undefined,
    instrument: weights.instrument,
  };
}

function missingQuestions(sheet: Sheet, found: ReturnType<typeof deprivationsOf>): string[] {
  const open = (Object.keys(found) as IndicatorCode[]).filter((code) => found[code] === undefined);
  return [
    ...new Set(open.flatMap((code) => questionsOf[code]?.filter((field) => sheet[field] === undefined) ?? [code])),
  ];
}
