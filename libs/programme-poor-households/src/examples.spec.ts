import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { printResults, runExamples } from '#benefits';
import { evaluateExample } from './poor-households.examples.js';

const folder = join(import.meta.dirname, 'examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

describe.each(files)('worked examples of %s', (file) => {
  const results = runExamples(readFileSync(join(folder, file), 'utf8'), file, evaluateExample);

  it.each(results)('$name', (result) => {
    expect(printResults(file, [result])).toBe(`ok    ${result.name}`);
  });
});
