import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { type ExampleNode, type ExampleOutput, runExamples } from '#benefits';
import { addDays, birthday, type LegalDay } from '#kernel';
import { evaluateExample } from './child-protection.examples.js';
import { childUnder, heardFrom } from './rules/child.rule.js';
import { type Limit, limits } from './rules/clocks.table.js';
import { type Unfit } from './rules/carer.rule.js';
import { visitRhythm } from './rules/visits.rule.js';

const folder = join(import.meta.dirname, 'examples');
const seen: { readonly input: ExampleNode; readonly output: ExampleOutput }[] = [];
for (const file of readdirSync(folder))
  runExamples(readFileSync(join(folder, file), 'utf8'), file, (input) => {
    const output = evaluateExample(input);
    seen.push({ input, output });
    return output;
  });

/** The word whose day starts each limit. */
const startedBy: Readonly<Record<Limit, string>> = {
  initialAssessment: 'reported',
  emergency: 'reported',
  plan: 'initially_assessed',
  approval: 'plan_submitted',
  isolation: 'isolated',
  handOver: 'placement_decided',
  facilityAppraisal: 'facility_listed',
  facilityPlacing: 'facility_appraised',
  facilityEnding: 'placed_from_facility',
};

const daysOf = (word: string): readonly string[] =>
  seen.flatMap(({ input }) => input.find(word)?.text().slice(0, 10) ?? []);

/** Working days are known from 2021 on: what began before has an example, without its first day. */
const isReckoned = (kind: string, from: LegalDay) => kind !== 'working-days' || from >= '2021-01-01';

it.each(Object.entries(limits).flatMap(([code, { rows }]) => rows.map((row) => [code as Limit, row] as const)))(
  'the limit of %s has an example, its first day and the day after',
  (code, { from, value }) => {
    const days = daysOf(startedBy[code]);
    expect(days).not.toEqual([]);
    expect(isReckoned(value.kind, from) ? [from, addDays(from, 1)].filter((on) => !days.includes(on)) : []).toEqual([]);
  },
);

it.each(visitRhythm.rows)('the visits from $from have their first day and the day after', ({ from }) => {
  expect(daysOf('handed_over')).toEqual(expect.arrayContaining([from, addDays(from, 1)]));
});

it.each([heardFrom, childUnder])('the birthday of %d has the day before, the day and the day after', (age) => {
  const births = seen.flatMap(({ input }) => {
    const [birth, on] = [input.find('birth')?.text() ?? '', input.find('on')?.text()];
    return birth.length === 10 ? [{ on, turns: birthday(birth as LegalDay, age) }] : [];
  });
  const offsets = births.flatMap(({ on, turns }) => [-1, 0, 1].filter((offset) => addDays(turns, offset) === on));
  expect(new Set(offsets)).toEqual(new Set([-1, 0, 1]));
});

it.each<Exclude<Unfit, 'ended'>>(['health-certificate', 'residence', 'stay', 'criminal-record'])(
  'there is a carer who lacks %s, and one who does not',
  (lacking) => {
    const found = seen.flatMap(({ output }) => Object.values((output['lacks'] ?? {}) as Record<string, string>));
    expect(found).toEqual(expect.arrayContaining([lacking, 'none']));
  },
);
