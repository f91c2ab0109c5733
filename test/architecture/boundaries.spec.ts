import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();

/** A small house with the same rules, in which everything but one thing is sound. */
const sound: Readonly<Record<string, string>> = {
  'node_modules/pg/package.json': '{ "name": "pg", "version": "0.0.0", "main": "index.js" }',
  'node_modules/pg/index.js': 'module.exports = {};',
  'libs/kernel/src/index.ts': `export { one } from './one.js';`,
  'libs/kernel/src/one.ts': 'export const one = 1;',
  'libs/platform/src/index.ts': `export { door } from './door.js';`,
  'libs/platform/src/door.ts': `import pg from 'pg'; import { one } from '#kernel'; export const door = [pg, one];`,
  'libs/benefits/src/index.ts': `export { rule } from './sum.rule.js'; export { read } from './read.js';`,
  'libs/benefits/src/sum.rule.ts': `import { one } from '#kernel'; export const rule = one;`,
  'libs/benefits/src/read.ts': `import { door } from '#platform'; export const read = door;`,
  'libs/programme-x/src/index.ts': `import { rule } from '#benefits'; export const x = rule;`,
  'libs/programme-registry/src/index.ts': `export { x } from '#programme-x';`,
  'apps/api/src/main.ts': `import { x } from '#programme-registry'; export const main = x;`,
};

/** What is wrong, the rule that says so, the file it stands in, and all files that it takes. */
const bad: readonly (readonly [what: string, rule: string, at: string, files: Readonly<Record<string, string>>])[] = [
  [
    'a cycle',
    'no-circular',
    'libs/kernel/src/about.ts',
    {
      'libs/kernel/src/round.ts': `import { about } from './about.js'; export const round = about;`,
      'libs/kernel/src/about.ts': `import { round } from './round.js'; export const about = round;`,
    },
  ],
  [
    'a library that imports one above it',
    'floor-platform',
    'libs/platform/src/up.ts',
    { 'libs/platform/src/up.ts': `import { rule } from '#benefits'; export const up = rule;` },
  ],
  [
    'the same for a type alone',
    'floor-platform',
    'libs/platform/src/up-type.ts',
    { 'libs/platform/src/up-type.ts': `import { type rule } from '#benefits'; export type Up = typeof rule;` },
  ],
  [
    'a programme that imports another',
    'floor-programme',
    'libs/programme-y/src/index.ts',
    { 'libs/programme-y/src/index.ts': `import { x } from '#programme-x'; export const y = x;` },
  ],
  [
    'an import past the public surface',
    'public-surface-only',
    'libs/benefits/src/inner.ts',
    { 'libs/benefits/src/inner.ts': `import { door } from '../../platform/src/door.js'; export const inner = door;` },
  ],
  [
    'the same from an app',
    'public-surface-only-for-apps',
    'apps/api/src/inner.ts',
    { 'apps/api/src/inner.ts': `import { one } from '../../../libs/kernel/src/one.js'; export const inner = one;` },
  ],
  [
    'an app that names a programme',
    'apps-use-the-registry',
    'apps/api/src/names.ts',
    { 'apps/api/src/names.ts': `import { x } from '#programme-x'; export const names = x;` },
  ],
  [
    'a rule that imports the database',
    'rules-are-pure',
    'libs/benefits/src/dirty.rule.ts',
    { 'libs/benefits/src/dirty.rule.ts': `import pg from 'pg'; export const rule = pg;` },
  ],
  [
    'a rule that reaches the database through others',
    'rules-are-pure',
    'libs/benefits/src/reach.rule.ts',
    { 'libs/benefits/src/reach.rule.ts': `import { read } from './read.js'; export const rule = read;` },
  ],
  [
    'code that reads a test',
    'nothing-reads-tests',
    'libs/platform/src/reads.ts',
    {
      'libs/platform/src/reads.ts': `import { help } from '../../../test/help.js'; export const reads = help;`,
      'test/help.ts': 'export const help = 1;',
    },
  ],
];

let folder: string;
let found: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'an-sinh-boundaries-')));
  found = violationsIn('bad', Object.assign({}, sound, ...bad.map(([, , , files]) => files)) as Record<string, string>);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function violationsIn(name: string, files: Readonly<Record<string, string>>): string {
  const house = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  mkdirSync(join(house, 'test'), { recursive: true });
  for (const own of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, own), join(house, own));
  const cruise = join(root, 'node_modules/.bin/depcruise');
  const { stdout } = spawnSync(cruise, ['--config', '.dependency-cruiser.cjs', '-T', 'json', 'apps', 'libs', 'test'], {
    cwd: house,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations
    .map(({ from, rule }) => `${rule.name} ${from}`)
    .sort()
    .join('\n');
}

describe('the boundaries', () => {
  it('let a sound house pass', () => expect(violationsIn('sound', sound)).toBe(''));

  it.each(bad)('catch %s', (_, rule, at) => expect(found.split('\n')).toContain(`${rule} ${at}`));
});
