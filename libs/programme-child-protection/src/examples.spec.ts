import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { printResults, runExamples } from '#benefits';
import { evaluateExample } from './child-protection.examples.js';

const folder = join(import.meta.dirname, 'examples');

describe.each(readdirSync(folder))('worked examples of %s', (file) => {
  const results = runExamples(readFileSync(join(folder, file), 'utf8'), file, evaluateExample);

  it.each(results)('$name', (result) => {
    expect(printResults(file, [result])).toBe(`ok    ${result.name}`);
  });

  it.each([
    ['an hour without a day', 'reported: 22:30'],
    ['a day without an hour', 'reported: 2024-04-26'],
    ['an unknown input', 'told: 2024-04-26'],
  ])('refuses %s', (_, input) => {
    const text = `- { name: x, period: 2024-04, basis: x, input: { ${input} }, output: { emergency_by: x } }`;
    expect(() => runExamples(text, 'x.yaml', evaluateExample)).toThrow();
  });
});
