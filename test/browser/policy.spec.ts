import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApi, type TestApi } from '../support/api.js';
import { buildConsole } from '../support/browser.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const pages = ['/', '/intake', '/cases', '/cases/00000000-0000-7000-8000-000000000000', '/pay', '/pay/1', '/nowhere'];

let db: TestDatabase;
beforeAll(async () => {
  await buildConsole();
  db = await testDatabase();
}, 180_000);
afterAll(() => db.close());

/** The policy of a page as directives and their sources. */
async function policyOf(api: TestApi, path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html' } });
  await response.arrayBuffer();
  const header = response.headers.get('content-security-policy') ?? '';
  return new Map(
    header.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );
}

describe.each([
  ['production', false],
  ['development', true],
])('the policy of every page in %s', (_, development) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi(db, { development });
  }, 60_000);
  afterAll(() => api.close());

  it.each(pages)('lets %s run our own scripts only', async (path) => {
    const policy = await policyOf(api, path);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect([...policy.values()].flat().filter((source) => /unsafe|https?:|\*/.test(source))).toEqual([]);
  });
});
