import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCodes } from '#kernel';
import { openApi, type TestApi } from '../support/api.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { declaredErrors } from '../support/contract/declared-errors.js';
import { generatedFiles } from '../support/contract/generated.js';

const root = process.cwd();
let db: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  db = await testDatabase();
  api = await openApi(db);
});
afterAll(async () => {
  await api.close();
  await db.close();
});

describe('what is checked in although it is generated', () => {
  it.each(['schema.graphql', 'docs/permissions.md', 'docs/errors.md'])(
    '%s is as the code says; otherwise run `npm run schema`',
    (path) => {
      const generated = generatedFiles(api.app, root).find((file) => file.path === path);
      expect(generated?.text).toBe(readFileSync(`${root}/${path}`, 'utf8'));
    },
  );

  it('has every error code that the running house knows, each declared in one place', () => {
    const declared = declaredErrors(root).map(({ code }) => code);
    expect(errorCodes().filter((code) => !declared.includes(code))).toEqual([]);
    expect(declared.filter((code, index) => declared.indexOf(code) !== index)).toEqual([]);
  });
});
