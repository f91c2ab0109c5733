import { formA } from '../rules/form-a.table.js';
import { computedIndicators, type Indicator, indicators } from '../rules/indicators.table.js';
import { type Score } from '../rules/score.rule.js';
import { type Sheet } from '../rules/sheet.js';
import { type Weights } from '../rules/weights.js';
import { type LegalDay } from '#kernel';
import { type EntryState } from './entry.js';
import { type ReviewRow } from './review.reader.js';
import { type ReviewEntryView } from './review.view.js';
import { type ReviewFormView, type ReviewScoreView, type ReviewSheetView } from './score.view.js';
import { openToSurvey } from './sheet.store.js';

const actsIn = (state: EntryState): readonly string[] => [
  ...((openToSurvey as readonly EntryState[]).includes(state) ? ['save'] : []),
  ...(state === 'posted' || state === 'posted-again' ? ['complain'] : []),
  ...(state === 'rechecking' ? ['concludeRecheck'] : []),
  ...(state === 'recognised' || state === 'refused' || state === 'withdrawn' ? [] : ['withdraw']),
];

export const entryView = ({ found, ...row }: ReviewRow): ReviewEntryView => ({
  ...row,
  class: found?.class ?? null,
  b1: found?.b1 ?? null,
  b2: found?.b2 ?? null,
  deprived: found?.deprived ?? [],
  acts: row.campaignId === null ? actsIn(row.state).filter((act) => act === 'save') : actsIn(row.state),
});

export const sheetView = ({ income = {}, deprived = {}, ...sheet }: Sheet): ReviewSheetView => ({
  ...sheet,
  income: Object.entries(income).map(([item, option]) => ({ item, option })),
  deprived: Object.entries(deprived).map(([indicator, isDeprived]) => ({ indicator, deprived: isDeprived })),
  causes: sheet.causes ?? [],
  groups: sheet.groups ?? [],
  farming: sheet.farming ?? false,
});

const indicatorView = (indicator: Indicator) => ({
  ...indicator,
  asked: !(computedIndicators as readonly string[]).includes(indicator.code),
});

export function scoreView(score: Score): ReviewScoreView {
  const { found, deprivations, ...sums } = score;
  return {
    ...sums,
    class: found?.class ?? null,
    bound: found?.bound ?? null,
    article: found?.basis.article ?? null,
    certainty: found?.basis.certainty ?? null,
    deprivations: deprivations.map(({ indicator, ...point }) => ({
      ...point,
      indicator: indicatorView(indicator),
      article: indicator.basis.article,
      certainty: indicator.basis.certainty,
    })),
  };
}

export function formView(on: LegalDay, weights: Weights | undefined): ReviewFormView {
  return {
    ...formA.at(on).value,
    items: weights?.items ?? null,
    instrument: weights?.instrument ?? null,
    indicators: indicators.at(on).value.map(indicatorView),
  };
}
