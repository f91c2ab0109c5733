import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ExampleNode, type ExampleOutput, monthsOf, runExamples } from '#benefits';
import {
  addDays,
  birthday,
  type DatedTable,
  day,
  firstDay,
  lastDay,
  type LegalDay,
  type LegalMonth,
  type Range,
} from '#kernel';
import { parse } from 'yaml';
import { careCoefficients } from './rules/care-support.table.js';
import { coefficients } from './rules/coefficients.table.js';
import { funeralMultiple, monthsFromDeathToEnd } from './rules/death.table.js';
import { funeralGrounds, funeralTerms } from './rules/funeral.table.js';
import { groupTerms } from './rules/groups.table.js';
import { isOfAge } from './rules/law.js';
import { nationalLevels } from './rules/levels.table.js';
import { type Part } from './rules/outcome.js';
import { procedureClocks } from './rules/procedure-clocks.table.js';
import { regimes } from './rules/regimes.table.js';
import { pensionTerms } from './rules/social-pension.table.js';
import { evaluateExample } from './social-protection.examples.js';

/** An example that ran, with what it looks at. */
interface Seen {
  readonly input: ExampleNode;
  readonly output: ExampleOutput;
  /** Months whose amounts it names. */
  readonly months: readonly LegalMonth[];
  /** Keys of what it names. */
  readonly names: ReadonlySet<string>;
}

const folder = join(import.meta.dirname, 'examples');
/** Cases of people; what is asked about help once, facilities and supports has a coverage of its own. */
const seen = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => examplesOf(readFileSync(join(folder, file), 'utf8'), file))
  .filter(({ input }) => input.find('person') !== undefined || input.find('procedure') !== undefined);

function examplesOf(text: string, file: string): Seen[] {
  const written = parse(text) as { output: Record<string, unknown> }[];
  const ran: Seen[] = [];
  runExamples(text, file, (input, period) => {
    const output = evaluateExample(input, period);
    const named = written[ran.length]?.output ?? {};
    ran.push({ input, output, months: monthsNamed(named, period), names: new Set(Object.keys(named)) });
    return output;
  });
  return ran;
}

function monthsNamed(output: Record<string, unknown>, period: Range<LegalMonth>): readonly LegalMonth[] {
  const keys = ['allowance', 'social_pension', 'carer_support', 'parent_support', 'total', 'old_place', 'new_place'];
  const spans = keys.flatMap((key) => Object.keys(output[key] ?? {})).map((span) => span.split('/'));
  return monthsOf(period).filter((each) => spans.some(([from = '', last = from]) => from <= each && each <= last));
}

const rowId = (table: DatedTable<unknown>, on: LegalDay, more = ''): string[] => {
  const row = table.find(on);
  return row ? [`${table.code} ${row.from}${more}`] : [];
};

/** The rows behind the amount of one group in one month. */
function rowsOfGroup(group: Part['group'], month: LegalMonth, birth: LegalDay): string[] {
  const on = lastDay(month);
  if (group === 'social-pension')
    return [...rowId(nationalLevels['social-pension'], firstDay(month)), ...rowId(pensionTerms, on)];
  const rows = [...rowId(nationalLevels.standard, firstDay(month))];
  if (group in careCoefficients)
    return [...rows, ...rowId(careCoefficients[group as keyof typeof careCoefficients], on)];
  const own = group as keyof typeof coefficients;
  const band = coefficients[own].find(on)?.value.findIndex((ages) => isOfAge(ages, birth, on));
  return [...rows, ...rowId(groupTerms[own], on), ...rowId(coefficients[own], on, ` band ${band}`)];
}

function rowsSeen({ input, output, months, names }: Seen): string[] {
  const procedure = input.find('procedure')?.text();
  if (procedure !== undefined) {
    const table = procedureClocks[procedure as keyof typeof procedureClocks];
    return names.has('due') ? daysIn(input).flatMap((on) => rowId(table, on)) : [];
  }
  const birth = input.get('person').get('birth').day();
  const byMonth = (output['groups'] ?? {}) as Record<string, readonly Part['group'][]>;
  const death = names.has('funeral') ? input.find('death')?.day() : undefined;
  const ground = input.find('funeral')?.get('ground').text() ?? 'beneficiary';
  const received = input.find('decision')?.find('received')?.day();
  return [
    ...months.flatMap((month) => (byMonth[month] ?? []).flatMap((group) => rowsOfGroup(group, month, birth))),
    ...(death && output['funeral'] !== 0
      ? [
          ...rowId(funeralTerms, death, ` ${ground}`),
          ...rowId(funeralMultiple, death),
          ...rowId(monthsFromDeathToEnd, death),
        ]
      : []),
    ...(received ? rowId(regimes, received) : []),
    ...(names.has('new_place') ? rowId(regimes, input.get('move').get('stop_signed').day(), ' move') : []),
    ...(names.has('resumption')
      ? rowId(regimes, firstDay(input.get('suspension').get('from').month()), ' suspension')
      : []),
  ];
}

/** Every day that an input names by itself. */
function daysIn(input: ExampleNode): LegalDay[] {
  const places = [
    ...['death', 'complete', 'received', 'complaint', 'arrival'].map((key) => input.find(key)),
    ...['signed', 'received'].map((key) => input.find('decision')?.find(key)),
    input.find('move')?.get('stop_signed'),
  ];
  return places.flatMap((place) => (place ? [place.day()] : []));
}

const rowsOf = (table: DatedTable<unknown>, ...more: readonly string[]): string[] =>
  table.rows.flatMap(({ from }) =>
    more.length === 0 ? [`${table.code} ${from}`] : more.map((each) => `${table.code} ${from} ${each}`),
  );

const wanted: readonly string[] = [
  ...Object.values(nationalLevels).flatMap((table) => rowsOf(table)),
  ...Object.values(groupTerms).flatMap((table) => rowsOf(table)),
  ...Object.values(coefficients).flatMap((table) =>
    table.rows.flatMap(({ from, value }) => value.map((_, band) => `${table.code} ${from} band ${band}`)),
  ),
  ...Object.values(careCoefficients).flatMap((table) => rowsOf(table)),
  ...Object.values(procedureClocks).flatMap((table) => rowsOf(table)),
  ...rowsOf(pensionTerms),
  ...rowsOf(funeralMultiple),
  ...rowsOf(monthsFromDeathToEnd),
  ...rowsOf(regimes),
  ...rowsOf(regimes, 'move', 'suspension'),
  ...funeralTerms.rows.flatMap(({ from, value: { undecided } }) =>
    Object.keys(funeralGrounds)
      .filter((ground) => ground !== 'applicant' || undecided.length > 0)
      .map((ground) => `${funeralTerms.code} ${from} ${ground}`),
  ),
];

it('every row and age band of the tables has a worked example', () => {
  const covered = new Set(seen.flatMap(rowsSeen));
  expect(wanted.filter((row) => !covered.has(row))).toEqual([]);
});

describe('the day before, the day and the day after', () => {
  const ages = new Set(
    [
      ...Object.values(groupTerms).flatMap(({ rows }) => rows.map(({ value }) => value)),
      ...Object.values(coefficients).flatMap(({ rows }) => rows.flatMap(({ value }) => value)),
      { fromAge: 70, untilAge: 22 },
    ].flatMap(({ fromAge, untilAge }) => [fromAge, untilAge].filter((age) => age !== undefined)),
  );
  const births = ({ input }: Seen): LegalDay[] => {
    const person = input.find('person');
    const children = person?.find('children')?.list() ?? [];
    return person ? [person, ...children].map((each) => each.get('birth').day()) : [];
  };
  /** How many days from the last day of a month to a birthday: 1 when the month ends on its eve. */
  const distances = (age: number) =>
    new Set(
      seen.flatMap((example) =>
        example.months.flatMap((month) =>
          births(example).flatMap((birth) =>
            [-1, 0, 1].filter((days) => addDays(lastDay(month), days) === birthday(birth, age)),
          ),
        ),
      ),
    );

  it.each([...ages].sort((a, b) => a - b))('of the birthday of %d', (age) => {
    expect([...distances(age)].sort()).toEqual([-1, 0, 1].sort());
  });

  const turns = new Set(
    [...Object.values(nationalLevels), regimes].flatMap(({ rows }) => rows.map(({ from }) => from)),
  );
  const days = new Set(seen.flatMap(({ input }) => daysIn(input)));
  it.each([...turns].sort())('of %s, when law changed', (turn) => {
    const around = [-1, 0, 1].map((offset) => addDays(day(turn), offset));
    // Of the first day of all there is no day before under any of these laws.
    const asked = turn === '2021-07-01' ? around.slice(1) : around;
    expect(asked.filter((on) => !days.has(on))).toEqual([]);
  });
});
