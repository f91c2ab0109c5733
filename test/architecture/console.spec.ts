import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { schemaOf } from '#case-engine';
import { engineOver } from '#programme-registry';
import { knownKeywords, knownWidgets } from '../../apps/web/src/form/keywords.js';
import { en } from '../../apps/web/src/words/refusals.en.js';
import { vi } from '../../apps/web/src/words/refusals.vi.js';

/** Refusals that no user of the console can cause: of operators, of other systems, of work in the background. */
const unseen =
  /^(AUDIT|EXAMPLES|OUTBOX)\.|^KERNEL\.MULTIPLIER|^PLATFORM\.(CONFIG|DATABASE|HANDLER|JOB|ROWS)_|^TERRITORY\.(DECISION|LIST|PLAN|REORGANISATION|SUCCE|TAKE_BACK|UNDECIDED|UNIT_KIND)/;

const codes = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+\.[A-Z_0-9]+)`/gm)].map(
  ([, code]) => code ?? '',
);

const forms = engineOver()
  .book.all()
  .flatMap(({ code, version, start, steps }) =>
    [start.form, ...Object.values(steps).map(({ form }) => form)].map(
      (form) => [`${code} ${version}`, schemaOf(form)] as const,
    ),
  );

/** Every keyword of a schema, and every field without a title. */
function read(schema: unknown, found: { keywords: Set<string>; untitled: string[]; widgets: Set<string> }): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    found.keywords.add(key);
    if (key === 'x-widget') found.widgets.add(String(value));
    if (key === 'items') read(value, found);
    if (key === 'properties')
      for (const [name, field] of Object.entries(value as object)) {
        if (!(field as { title?: string }).title) found.untitled.push(name);
        read(field, found);
      }
  }
}

describe('the console', () => {
  it('understands every form of every procedure, and each field has words', () => {
    const found = { keywords: new Set<string>(), untitled: [], widgets: new Set<string>() };
    for (const [, schema] of forms) read(schema, found);
    expect([...found.keywords].filter((keyword) => !knownKeywords.has(keyword))).toEqual([]);
    expect([...found.widgets].filter((widget) => !knownWidgets.some((known) => known === widget))).toEqual([]);
    expect(found.untitled).toEqual([]);
  });

  it('has a sentence for every refusal that a user can meet, in both languages', () => {
    const wordless = codes.filter((code) => !unseen.test(code) && !(code in vi && code in en));
    expect(wordless).toEqual([]);
    expect(Object.keys(vi).filter((key) => !key.startsWith('rule.') && !codes.includes(key))).toEqual([]);
  });
});
