import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ExampleNode, monthsOf, runExamples } from '#benefits';
import { addDays, ageOn, birthday, type DatedTable, lastDay, type LegalDay, type LegalMonth, monthOf } from '#kernel';
import { carerTerms } from './rules/carer-conditions.table.js';
import { monthsFromCarersDeath } from './rules/death.table.js';
import { councilTerms } from './rules/disability-council.table.js';
import {
  dischargeGrounds,
  expenseLimits,
  facilityCare,
  facilityFuneral,
  urgentStayMonths,
} from './rules/facility.table.js';
import { nationalLevels } from './rules/levels.table.js';
import { swimmersAge } from './rules/local-support.table.js';
import {
  fixedAmounts,
  reliefAmounts,
  riceTerms,
  seriousInjuryDays,
  temporaryCareMonths,
} from './rules/relief.table.js';
import { routedProcedures } from './rules/routing.table.js';
import { evaluateExample } from './social-protection.examples.js';

/** What an example asks, without its days: `emergency injury`. */
interface Asked {
  readonly what: string;
  readonly days: readonly LegalDay[];
  readonly given: ExampleNode;
}

/** The words by which each question tells one row from another, and where its days stand. */
const forms: Readonly<Record<string, { readonly by: readonly string[]; readonly on: string }>> = {
  emergency: { by: ['help'], on: 'happened' },
  visit: { by: ['by', 'to'], on: 'on' },
  rice: { by: ['occasion'], on: 'on' },
  temporary_care: { by: [], on: 'from' },
  facility_funeral: { by: [], on: 'died' },
  urgent_stay: { by: [], on: 'admitted' },
  expense: { by: ['kind'], on: 'on' },
  discharge: { by: ['ground'], on: 'on' },
  swimming: { by: [], on: 'enrolled' },
  carer: { by: [], on: 'on' },
  carers_death: { by: [], on: 'died' },
  council: { by: [], on: 'held' },
  disability_certificate: { by: ['event'], on: 'on' },
  any_desk: { by: ['procedure'], on: 'on' },
};

function askedOf(word: string, given: ExampleNode, months: readonly LegalMonth[]): Asked {
  const form = forms[word];
  if (!form) return { what: word, days: months.map(lastDay), given };
  const days = given
    .get(form.on)
    .oneOrMore()
    .map((each) => each.day());
  return { what: [word, ...form.by.map((key) => given.get(key).text())].join(' '), days, given };
}

const folder = join(import.meta.dirname, 'examples');
const asked: readonly Asked[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const seen: Asked[] = [];
    runExamples(readFileSync(join(folder, file), 'utf8'), file, (input, period) => {
      seen.push(...input.entries().map(([word, given]) => askedOf(word, given, monthsOf(period))));
      return evaluateExample(input, period);
    });
    return seen;
  });

const keysOf = (values: readonly object[]): readonly string[] => [
  ...new Set(values.flatMap((each) => Object.keys(each))),
];
const valuesOf = <V>({ rows }: DatedTable<V>): readonly V[] => rows.map(({ value }) => value);
const under = <V>(word: string, keys: readonly string[], ...tables: readonly DatedTable<V>[]) =>
  keys.map((key) => [`${word} ${key}`, tables] as const);

/** Every question with the tables whose rows answer it. */
const wanted: readonly (readonly [what: string, tables: readonly DatedTable<unknown>[]])[] = [
  ...Object.entries(reliefAmounts).map(
    ([help, table]) =>
      [
        `emergency ${help}`,
        table.rows.some(({ value }) => value.key === 'standard') ? [table, nationalLevels.standard] : [table],
      ] as const,
  ),
  ...Object.entries(fixedAmounts).flatMap(([key, table]) =>
    key.startsWith('visit.') ? [[key.replaceAll('.', ' '), [table]] as const] : [],
  ),
  ...under('rice', keysOf(valuesOf(riceTerms).map(({ months }) => months)), riceTerms),
  ['temporary_care', [temporaryCareMonths, fixedAmounts['relief.care-day']]],
  ['facility_funeral', [facilityFuneral, nationalLevels.standard]],
  ['urgent_stay', [urgentStayMonths]],
  ...under('expense', keysOf(valuesOf(expenseLimits)), expenseLimits),
  ...under('discharge', [...new Set(valuesOf(dischargeGrounds).flat())], dischargeGrounds),
  ['swimming', [swimmersAge]],
  ['carer', [carerTerms]],
  ['carers_death', [monthsFromCarersDeath]],
  ['council', [councilTerms]],
  ...under('any_desk', keysOf(valuesOf(routedProcedures)), routedProcedures),
];

/** Before these days another law held, which is not kept here. */
const firstOfAll = ['2019-03-15', '2021-07-01', '2024-05-13'];

describe('the day before, the day and the day after each row of', () => {
  it.each(wanted)('%s', (what, tables) => {
    const days = new Set(asked.filter((each) => each.what === what).flatMap((each) => each.days));
    const turns = new Set(tables.flatMap(({ rows }) => rows.map(({ from }) => from)));
    const around = [...turns].flatMap((turn) =>
      (firstOfAll.includes(turn) ? [0, 1] : [-1, 0, 1]).map((offset) => addDays(turn, offset)),
    );
    expect(around.filter((on) => !days.has(on))).toEqual([]);
  });
});

describe('both sides of every threshold', () => {
  const cases = (word: string) => asked.filter(({ what }) => what.split(' ')[0] === word);
  const wholes = (word: string, key: string) => cases(word).flatMap(({ given }) => given.find(key)?.whole() ?? []);
  const birthdays = (word: string, age: number) =>
    cases(word).flatMap(({ given, days }) => {
      const turns = birthday(given.get('birth').day(), age);
      return [-1, 0, 1].filter((offset) => days.includes(addDays(turns, offset)));
    });

  it.each(valuesOf(seriousInjuryDays))('%d days of treatment', (days) => {
    expect(wholes('emergency', 'days_of_treatment')).toEqual(expect.arrayContaining([days - 1, days, days + 1]));
  });

  it.each(valuesOf(riceTerms).flatMap(({ months }) => Object.entries(months)))(
    'months of rice: %s, %d',
    (occasion, most) => {
      const months = cases('rice')
        .filter(({ what }) => what === `rice ${occasion}`)
        .map(({ given }) => given.get('months').whole());
      expect(months).toEqual(expect.arrayContaining([most, most + 1]));
    },
  );

  it.each(valuesOf(swimmersAge).flatMap((ages) => Object.values(ages)))('the birthday of %d of a swimmer', (age) => {
    expect(new Set(birthdays('swimming', age))).toEqual(new Set([-1, 0, 1]));
  });

  it.each([...new Set(valuesOf(facilityCare).flatMap((bands) => bands.flatMap(({ fromAge }) => fromAge ?? [])))])(
    'the birthday of %d in a facility, at the end of a month',
    (age) => {
      expect(new Set(birthdays('facility_care', age))).toEqual(new Set([-1, 0, 1]));
    },
  );

  it.each(facilityCare.rows.flatMap(({ from, value }) => value.map((band) => [from, band] as const)))(
    'the care in a facility from %s of %j, in its first month',
    (from, { fromAge = 0, untilAge = Infinity }) => {
      const births = cases('facility_care')
        .filter(({ days }) => days.includes(lastDay(monthOf(from))))
        .map(({ given }) => ageOn(given.get('birth').day(), lastDay(monthOf(from))));
      expect(births.some((age) => fromAge <= age && age < untilAge)).toBe(true);
    },
  );

  it.each(['application', 'conclusion', 'complaint'])('the time after a %s about a disability', (event) => {
    expect(cases('disability_certificate').map(({ what }) => what)).toContain(`disability_certificate ${event}`);
  });

  it.each(valuesOf(councilTerms))('the quorum of the council', ({ quorum: [part, whole] }) => {
    const beyond = cases('council').map(({ given }) => {
      const enough = Math.ceil((given.get('members').whole() * part) / whole);
      return given.get('present').whole() - enough;
    });
    expect(beyond).toEqual(expect.arrayContaining([-1, 0, 1]));
  });
});
