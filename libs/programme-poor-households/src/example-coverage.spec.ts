import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ExampleNode, runExamples } from '#benefits';
import { addDays, type LegalDay } from '#kernel';
import { evaluateExample } from './poor-households.examples.js';
import { formA } from './rules/form-a.table.js';
import { reviewTerms } from './rules/review-terms.table.js';
import { type Standard, standards } from './rules/standards.table.js';

const folder = join(import.meta.dirname, 'examples');
const seen: readonly (readonly [question: string, given: ExampleNode])[] = readdirSync(folder).flatMap((file) => {
  const asked: (readonly [string, ExampleNode])[] = [];
  runExamples(readFileSync(join(folder, file), 'utf8'), file, (input, period) => {
    asked.push(...input.entries());
    return evaluateExample(input, period);
  });
  return asked;
});

const asked = (question: string): readonly ExampleNode[] =>
  seen.filter(([word]) => word === question).map(([, given]) => given);
const wholes = (given: readonly ExampleNode[], key: string) => given.map((each) => each.get(key).whole());
const around = (bound: number, step = 1) => [bound - step, bound, bound + step];
const areas = ['rural', 'urban'] as const;
const inArea = (question: string, area: string) =>
  asked(question).filter((given) => given.find('area')?.text() === area);

/** Before the first of them another law held, which is not kept here. */
const eve = (from: LegalDay) => (from === '2022-01-01' ? [] : [addDays(from, -1)]);

describe.each(areas)('in a %s commune', (area) => {
  it.each(standards.rows.map(({ from }) => from))('the day before, the day and the day after %s', (from) => {
    const days = inArea('standard', area).flatMap((given) =>
      given
        .get('on')
        .list()
        .map((each) => each.day()),
    );
    expect(days).toEqual(expect.arrayContaining([...eve(from), from, addDays(from, 1)]));
  });

  const bounds = standards.rows.flatMap(({ value: { averageLine, cutOffs, ...standard } }: { value: Standard }) => [
    ...(cutOffs ? [['score', 'b1', cutOffs[area].poor.value] as const] : []),
    ...(cutOffs ? [['score', 'b1', cutOffs[area].average.value] as const] : []),
    ...(averageLine ? [['income', 'monthly', standard.incomeLine[area].value] as const] : []),
    ...(averageLine ? [['income', 'monthly', averageLine[area].value] as const] : []),
  ]);
  it.each(bounds)('both sides of the %s bound, %s %d', (question, key, bound) => {
    expect(wholes(inArea(question, area), key)).toEqual(expect.arrayContaining(around(bound)));
  });

  const needed = standards.rows.flatMap(({ value: { deprivedIndicators, pointsOfIndicator } }) =>
    deprivedIndicators === undefined || !pointsOfIndicator
      ? []
      : [[deprivedIndicators, pointsOfIndicator.value] as const],
  );
  it.each(needed)('both sides of %d indicators of %d points', (indicators, points) => {
    expect(wholes(inArea('score', area), 'b2')).toEqual(expect.arrayContaining(around(indicators * points, points)));
  });
});

it.each(standards.rows.flatMap(({ value }) => value.deprivedIndicators ?? []))(
  'both sides of %d deprived indicators, by income',
  (indicators) => {
    expect(wholes(asked('income'), 'deprived')).toEqual(expect.arrayContaining(around(indicators)));
  },
);

it.each(formA.rows)('form A from $from until $until', ({ from, until, value: { ticksThatPass } }) => {
  const days = asked('form_a').map((given) => given.get('on').day());
  expect(days).toEqual(expect.arrayContaining([from, ...(until ? [addDays(until, -1)] : [])]));
  expect(wholes(asked('form_a'), 'ticks')).toEqual(expect.arrayContaining(around(ticksThatPass)));
});

describe.each(reviewTerms.rows)('the terms of a review from $from', ({ from, value: { monthlyFrom } }) => {
  it('have a request about their first days, and a posting', () => {
    const requested = asked('in_year').map((given) => given.get('requested').day());
    const posted = asked('posted').map((given) => given.day());
    const isFirst = from === '2022-01-01';
    expect(requested.some((on) => on >= from && on <= addDays(from, 3))).toBe(true);
    expect(isFirst ? [] : [...eve(from), from, addDays(from, 1)].filter((on) => !requested.includes(on))).toEqual([]);
    expect(isFirst ? [] : [...eve(from), from].filter((on) => !posted.includes(on))).toEqual([]);
  });

  it('have a periodic review in their first year', () => {
    expect(asked('periodic').map((given) => given.whole())).toContain(Number(from.slice(0, 4)));
  });

  it(`have a review begun about day ${monthlyFrom} of a month`, () => {
    const begun = asked('in_year').map((given) => Number(given.get('begun').day().slice(8)));
    expect(begun).toEqual(expect.arrayContaining(around(monthlyFrom)));
  });
});
