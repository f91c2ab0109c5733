import { describe, expect, it } from '@jest/globals';
import { runExamples } from '#benefits';
import { evaluateExample } from './social-protection.examples.js';

const run = (input: string, output = '{ first_month: 2024-05 }') =>
  runExamples(
    `- { name: One, period: 2024-05, basis: [x], input: ${input}, output: ${output} }`,
    'one.yaml',
    evaluateExample,
  );

describe('a person that cannot be read', () => {
  it.each([
    ['without birth', '{ person: {} }', '0.input.person.birth', 'MISSING'],
    ['with an unknown fact', '{ person: { birth: 1990-01-01, orphans: [] } }', '0.input.person.orphans', 'UNKNOWN_KEY'],
    [
      'with an unknown detail',
      '{ person: { birth: 1990-01-01, disability: [{ degree: severe, from: 2024-01-01 }] } }',
      '0.input.person.disability.0.certified',
      'MISSING',
    ],
    [
      'with a word outside the list',
      '{ person: { birth: 1990-01-01, poverty: [{ status: rich }] } }',
      '0.input.person.poverty.0.status',
      'NOT_ONE_OF',
    ],
    [
      'with a fact that ends before it begins',
      '{ person: { birth: 1990-01-01, hiv: [{ from: 2024-02-01, until: 2024-01-01 }] } }',
      '0.input.person.hiv.0.until',
      'ENDS_BEFORE_IT_BEGINS',
    ],
    ['with a procedure and no start', '{ procedure: allowance }', '0.input', 'MISSING'],
    [
      'with a procedure started by something else',
      '{ procedure: allowance, received: 2024-04-22 }',
      '0.input.complete',
      'MISSING',
    ],
  ])('%s', (_, input, path, because) => {
    expect(() => run(input)).toThrow(expect.objectContaining({ params: expect.objectContaining({ path, because }) }));
  });
});

it('a right that had ended leaves nothing to pay', () => {
  const person = '{ birth: 1990-01-01, disability: [{ degree: severe, certified: 2020-01-01, until: 2024-03-01 }] }';
  const output = '{ allowance: { 2024-05: 0 }, groups: { 2024-05: [] }, sum: { total: 0 } }';
  expect(run(`{ person: ${person} }`, output)).toMatchObject([{ passed: true }]);
});

it('death in a month without support leaves no funeral support', () => {
  expect(run('{ person: { birth: 1990-01-01 }, death: 2024-05-05 }', '{ funeral: 0 }')).toMatchObject([
    { passed: true },
  ]);
});

it('a suspension not yet reviewed holds its months', () => {
  const person = '{ birth: 1990-01-01, disability: [{ degree: severe, certified: 2020-01-01 }] }';
  const suspension = '{ from: 2024-05, ground: held-in-custody }';
  expect(run(`{ person: ${person}, suspension: ${suspension} }`, '{ total: { 2024-05: 0 } }')).toMatchObject([
    { passed: true },
  ]);
});
