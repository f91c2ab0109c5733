import { day, firstDay, kernelErrors, vnd } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { type EvaluateExample, monthsOf, printResults, runExamples } from './example-runner.js';

/** An invented programme: every month of the period pays what the input says, from a day on. */
const evaluate: EvaluateExample = (input, period) => {
  const amount = vnd(input.only('amount', 'from').get('amount').whole());
  const from = input.find('from')?.day() ?? day('2024-01-01');
  if (from < '2021-01-01') throw kernelErrors.NONE_IN_FORCE({ table: 'test', on: from });
  const paid = monthsOf(period).map((month) => [month, from <= firstDay(month) ? amount : 0]);
  return { paid: Object.fromEntries(paid), groups: ['a', 'b'], from };
};

const example = (given: {
  input?: string;
  output?: string;
  period?: string;
  basis?: string;
  more?: string;
}): string => `
- name: One
  period: ${given.period ?? '2024-05/2024-07'}
  basis: ${given.basis ?? '[Decree 1, art. 2]'}
  input: ${given.input ?? '{ amount: 1_250_000 }'}
  output: ${given.output ?? '{ paid: { 2024-05: 1_250_000 } }'}
${given.more ?? ''}`;

const run = (text: string) => runExamples(text, 'one.yaml', evaluate);

describe('an example', () => {
  it.each([
    ['names some months', '{ paid: { 2024-06: 1250000 } }'],
    ['names a span of months', '{ paid: { 2024-05/2024-07: 1_250_000 } }'],
    ['names a list', '{ groups: [a, b] }'],
    ['names a day', '{ from: 2024-01-01 }'],
  ])('that %s passes when they are so', (_, output) => {
    expect(run(example({ output }))).toEqual([{ name: 'One', line: 2, passed: true, differences: [] }]);
  });

  it.each<[string, string, readonly object[]]>([
    [
      'another amount',
      '{ paid: { 2024-06: 1_000_000 } }',
      [{ path: 'paid.2024-06', expected: 1_000_000, actual: 1_250_000 }],
    ],
    [
      'one month of a span',
      '{ paid: { 2024-07/2024-08: 1_250_000 } }',
      [{ path: 'paid.2024-08', expected: 1_250_000, actual: undefined }],
    ],
    ['a shorter list', '{ groups: [a] }', [{ path: 'groups', expected: ['a'], actual: ['a', 'b'] }]],
    [
      'another order',
      '{ groups: [b, a] }',
      [
        { path: 'groups.0', expected: 'b', actual: 'a' },
        { path: 'groups.1', expected: 'a', actual: 'b' },
      ],
    ],
    [
      'what the programme does not give',
      '{ sum: { paid: 1 } }',
      [{ path: 'sum.paid', expected: 1, actual: undefined }],
    ],
    ['nothing where there is something', '{ paid: {} }', [{ path: 'paid', expected: {}, actual: expect.anything() }]],
  ])('fails on %s', (_, output, differences) => {
    expect(run(example({ output }))).toEqual([{ name: 'One', line: 2, passed: false, differences }]);
  });

  it('fails, and the others still run, when the programme refuses it', () => {
    const text = example({ input: '{ amount: 1, from: 2020-01-01 }' }) + example({});
    expect(run(text)).toMatchObject([
      { passed: false, refusal: { code: 'KERNEL.NONE_IN_FORCE', params: { table: 'test' } } },
      { passed: true },
    ]);
  });

  it('may share facts by a YAML anchor', () => {
    const text = example({ input: '&shared { amount: 1_250_000 }' }) + example({ input: '*shared' });
    expect(run(text).map(({ passed }) => passed)).toEqual([true, true]);
  });

  it('is printed with what differs and where it stands', () => {
    const text = example({}) + example({ output: '{ paid: { 2024-05: 1, 2024-09: 2 } }' });
    expect(printResults('one.yaml', run(text))).toBe(
      [
        'ok    One',
        'FAIL  One (one.yaml:8)',
        '        paid.2024-05: expected 1, got 1250000',
        '        paid.2024-09: expected 2, got nothing',
      ].join('\n'),
    );
  });
});

describe('a malformed file names line, path and reason', () => {
  it.each<[string, string, number, string, string]>([
    ['not YAML', '- name: "open', 1, '', 'NOT_YAML'],
    ['a key given twice', example({ more: '  period: 2024-05' }), 7, '', 'NOT_YAML'],
    ['not a list', 'name: One', 1, '', 'NOT_A_LIST'],
    ['empty', '', 1, '', 'NOT_A_LIST'],
    ['an unknown key', example({ more: '  outputs: {}' }), 7, '0.outputs', 'UNKNOWN_KEY'],
    ['no name', '- period: 2024-05\n  basis: [x]\n  input: {}\n  output: { a: 1 }', 1, '0.name', 'MISSING'],
    ['a basis that cites nothing', example({ basis: '[]' }), 4, '0.basis', 'EMPTY'],
    ['a basis that is no text', example({ basis: '20' }), 4, '0.basis', 'NOT_TEXT'],
    ['an output that expects nothing', example({ output: '{}' }), 6, '0.output', 'EMPTY'],
    ['an output left out', example({ output: '' }), 6, '0.output', 'NOT_A_MAP'],
    ['a period of no month', example({ period: '2024-13' }), 3, '0.period', 'NOT_A_PERIOD'],
    ['a period backwards', example({ period: '2024-05/2024-04' }), 3, '0.period', 'NOT_A_PERIOD'],
    ['a period of three', example({ period: '2024-05/2024-06/2024-07' }), 3, '0.period', 'NOT_A_PERIOD'],
    ['a misspelt input', example({ input: '{ amount: 1, form: 2024-05-01 }' }), 5, '0.input.form', 'UNKNOWN_KEY'],
    ['an amount with a fraction', example({ input: '{ amount: 1.5 }' }), 5, '0.input.amount', 'NOT_A_WHOLE_NUMBER'],
    [
      'a day that does not exist',
      example({ input: '{ amount: 1, from: 2024-02-30 }' }),
      5,
      '0.input.from',
      'NOT_A_DAY',
    ],
  ])('%s', (_, text, line, path, because) => {
    expect(() => run(text)).toThrow(
      expect.objectContaining({
        code: 'EXAMPLES.MALFORMED',
        params: expect.objectContaining({ file: 'one.yaml', line, path, because }),
      }),
    );
  });
});
