import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildConsole } from '../support/browser.js';

const folder = 'dist/console';
const kilobyte = 1_000;
const firstLimit = 420 * kilobyte;
const moreLimit = 150 * kilobyte;

/** What Vite writes of each part that it built. */
interface Part {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
let parts: Readonly<Record<string, Part>>;

beforeAll(async () => {
  await buildConsole();
  parts = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as typeof parts;
}, 120_000);

/** Everything that must be there before some parts run. */
function needsOf(names: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const name of names)
    if (!seen.has(name)) {
      seen.add(name);
      needsOf(parts[name]?.imports ?? [], seen);
    }
  return seen;
}

/** Bytes of JavaScript on the wire, packed as the server sends them. */
const weightOf = (names: Iterable<string>): number =>
  [...names]
    .map((name) => parts[name]?.file ?? '')
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0);

describe('the weight of the console', () => {
  it('is at most 420 kB for the first route, and at most 150 kB more for every other', () => {
    const entries = Object.keys(parts).filter((name) => parts[name]?.isEntry);
    const frame = needsOf(entries);
    const screens = [...new Set([...frame].flatMap((name) => parts[name]?.dynamicImports ?? []))];
    const first = needsOf([...entries, 'src/screens/worklist/worklist.tsx']);
    const more = screens.map(
      (name) => [name, weightOf([...needsOf([name])].filter((part) => !first.has(part)))] as const,
    );
    expect(screens).toContain('src/screens/worklist/worklist.tsx');
    expect(weightOf(first)).toBeGreaterThan(100 * kilobyte);
    expect(weightOf(first)).toBeLessThanOrEqual(firstLimit);
    expect(more.filter(([, weight]) => weight > moreLimit)).toEqual([]);
  });
});
