import { describe, expect, it } from '@jest/globals';
import { type Basis, day, type DatedTable } from '#kernel';
import { inventedWeights, sheetWith } from '../review.fixture.js';
import { standardOn } from './classification.rule.js';
import { formA } from './form-a.table.js';
import { indicators } from './indicators.table.js';
import { region } from './region.table.js';
import { reviewTerms } from './review-terms.table.js';
import { scoreSheet } from './score.rule.js';
import { faultsOf } from './sheet-check.rule.js';
import { type Sheet } from './sheet.js';
import { standards } from './standards.table.js';
import { readWeightItems } from './weights-file.rule.js';
import { type Weights } from './weights.js';

const on = day('2026-10-01');
const weights: Weights = {
  id: 'invented',
  standard: '2022-2025',
  areaClass: 'rural',
  region: 'mekong-delta',
  instrument: 'Điểm tự đặt để thử',
  items: readWeightItems(inventedWeights),
};

describe('a score', () => {
  it('explains every point by item, option and article', () => {
    const score = scoreSheet(sheetWith({ b1: 140, deprived: 3 }), weights, on);
    expect(score).toMatchObject({ b1: 140, b2: 30, missing: [], unknown: [], found: { class: 'poor', bound: 140 } });
    expect(score.income).toEqual([
      { item: '1', itemTitle: 'Mục tự đặt, để thử', option: 'f', optionTitle: 'Mức 5', points: 125 },
      { item: '2', itemTitle: 'Mục lẻ tự đặt', option: 'c', optionTitle: 'Mười lăm', points: 15 },
    ]);
    expect(score.deprivations).toHaveLength(12);
    expect(score.deprivations[0]).toMatchObject({ indicator: { number: 1, code: 'job' }, deprived: true, points: 10 });
    expect(score.income.reduce((sum, { points }) => sum + points, 0)).toBe(score.b1);
    expect(score.deprivations.reduce((sum, { points }) => sum + points, 0)).toBe(score.b2);
  });

  it('gives sums but no class while an answer is missing, and names it', () => {
    const sheet = { ...sheetWith({ b1: 25, deprived: 1 }), floorArea: undefined };
    const score = scoreSheet({ ...sheet, income: { '2': 'a', '9': 'a' } }, weights, on);
    expect(score).toMatchObject({ b1: 0, b2: 10, missing: ['income.1', 'floorArea'], unknown: ['income.9'] });
    expect(score.found).toBeUndefined();
  });

  it('is refused under a standard that is not established, and before any', () => {
    expect(() => standardOn(day('2027-01-01'))).toThrow(
      expect.objectContaining({ code: 'POOR_HOUSEHOLDS.STANDARD_NOT_ESTABLISHED', params: { standard: '2026-2030' } }),
    );
    expect(standardOn(day('2026-12-31')).code).toBe('2022-2025');
    expect(() => standardOn(day('2021-12-31'))).toThrow(expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE' }));
  });
});

describe('a file of points', () => {
  const heading = 'item,item_title,option,option_title,points\n';
  it.each([
    ['another heading', 'item,option,points\n1,a,5', 1, 'HEADING'],
    ['an empty list', heading, 1, 'EMPTY'],
    ['an item that is no number', `${heading}x,Mục,a,Một,5`, 2, 'ITEM'],
    ['an option that is no letter', `${heading}1,Mục,1,Một,5`, 2, 'OPTION'],
    ['points that are no number', `${heading}1,Mục,a,Một,năm`, 2, 'POINTS'],
    ['broken points', `${heading}1,Mục,a,Một,2.5`, 2, 'POINTS'],
    ['no title', `${heading}1,,a,Một,5`, 2, 'TITLE'],
    ['an option twice', `${heading}1,Mục,a,Một,5\n1,Mục,a,Hai,6`, 3, 'TWICE'],
    ['a comma that is not quoted', `${heading}1,Mục, lẻ,a,Một,5`, 2, 'TOO_MANY_FIELDS'],
    ['an item with one option', `${heading}1,Mục,a,Một,5`, 2, 'ONE_OPTION'],
  ])('with %s is refused at its line', (_, file, line, because) => {
    expect(() => readWeightItems(file)).toThrow(expect.objectContaining({ params: { line, because } }));
  });

  it('may quote, begin with a byte order mark and end its lines as Windows does', () => {
    const items = readWeightItems(
      `\uFEFF${heading}1,"Nhà, ""kiên cố""",a,Không,-5\n1,x,b,Có,20\n`.replaceAll('\n', '\r\n'),
    );
    expect(items).toEqual([
      {
        code: '1',
        title: 'Nhà, "kiên cố"',
        options: [
          { code: 'a', title: 'Không', points: -5 },
          { code: 'b', title: 'Có', points: 20 },
        ],
      },
    ]);
  });
});

describe('answers that cannot be', () => {
  const bounds = {
    today: on,
    reviewFrom: day('2026-09-01'),
    formA: formA.at(on).value,
    income: new Map([['1', new Set(['a', 'b'])]]),
  };
  it.each<[string, Sheet, { path: string; rule: string }]>([
    ['a tick beyond the form', { ticks: [10] }, { path: 'ticks', rule: 'range' }],
    ['nobody in the household', { members: 0 }, { path: 'members', rule: 'range' }],
    [
      'more dependants than members',
      { members: 3, under16: 2, allowanceHolders: 2 },
      { path: 'members', rule: 'more-than-members' },
    ],
    ['four of three parts', { flimsyParts: 4 }, { path: 'flimsyParts', rule: 'range' }],
    ['less than no area', { floorArea: -1 }, { path: 'floorArea', rule: 'range' }],
    ['area to the centimetre', { floorArea: 40.25 }, { path: 'floorArea', rule: 'one-decimal' }],
    ['a survey tomorrow', { surveyedOn: day('2026-10-02') }, { path: 'surveyedOn', rule: 'future' }],
    ['a survey before the review', { surveyedOn: day('2026-08-31') }, { path: 'surveyedOn', rule: 'before-review' }],
    ['an option the form does not have', { income: { '1': 'c' } }, { path: 'income.1', rule: 'unknown' }],
    ['an item the form does not have', { income: { '7': 'a' } }, { path: 'income.7', rule: 'unknown' }],
  ])('%s', (_, sheet, fault) => {
    expect(faultsOf(sheet, bounds)).toEqual([fault]);
  });

  it('are none in a whole sheet', () => {
    expect(faultsOf({ ...sheetWith({ b1: 0, deprived: 0 }), income: { '1': 'a' } }, bounds)).toEqual([]);
  });
});

/** What a jurist has still to settle. A row leaves this list when its text has been read. */
it('names every row whose text was not read', () => {
  const tables: readonly DatedTable<unknown>[] = [standards, indicators, formA, region, reviewTerms];
  const rows = tables.flatMap(({ code, rows: dated }) =>
    dated.map(({ from, basis }) => [`${code} ${from}`, basis] as const),
  );
  const inside = standards.rows.flatMap(({ value: { code, incomeLine, averageLine, cutOffs, pointsOfIndicator } }) =>
    Object.entries({
      'rural line': incomeLine.rural.basis,
      'urban line': incomeLine.urban.basis,
      'rural average': averageLine?.rural.basis,
      'urban average': averageLine?.urban.basis,
      'rural bound': cutOffs?.rural.poor.basis,
      'urban bound': cutOffs?.urban.poor.basis,
      'rural upper bound': cutOffs?.rural.average.basis,
      'urban upper bound': cutOffs?.urban.average.basis,
      'points of an indicator': pointsOfIndicator?.basis,
    }).flatMap(([name, basis]): [string, Basis][] => (basis ? [[`${code} ${name}`, basis]] : [])),
  );
  const wording = indicators.at(on).value.map(({ code, basis }) => [`indicator ${code}`, basis] as const);
  const doubted = [...rows, ...inside, ...wording]
    .filter(([, { certainty }]) => certainty !== 'verified')
    .map(([name, { certainty }]) => `${name}: ${certainty}`);
  expect(doubted).toEqual([
    'poor-households.standard 2022-01-01: secondary',
    'poor-households.standard 2027-01-01: secondary',
    'poor-households.indicators 2022-01-01: secondary',
    'poor-households.region 2022-01-01: memory',
    'poor-households.review-terms 2022-01-01: memory',
    '2022-2025 rural line: secondary',
    '2022-2025 urban line: secondary',
    '2022-2025 rural average: memory',
    '2022-2025 urban average: memory',
    '2022-2025 rural bound: secondary',
    '2022-2025 urban bound: secondary',
    '2022-2025 rural upper bound: memory',
    '2022-2025 urban upper bound: memory',
    '2022-2025 points of an indicator: secondary',
    '2026-2030 rural line: secondary',
    '2026-2030 urban line: memory',
    'indicator job: memory',
    'indicator dependants: secondary',
    'indicator nutrition: secondary',
    'indicator insurance: memory',
    'indicator adult-education: secondary',
    'indicator schooling: secondary',
    'indicator housing-quality: secondary',
    'indicator housing-area: secondary',
    'indicator water: secondary',
    'indicator toilet: memory',
    'indicator telecom: memory',
    'indicator devices: memory',
  ]);
});
