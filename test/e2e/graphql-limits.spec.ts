import { Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Open } from '#platform';
import { programmes, roleTable } from '#programme-registry';
import { type Answer, openApi, signedIn, type TestApi } from '../support/api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../support/database.js';
import { committeeOf } from './scope-matrix.staff.js';
import { unitOn } from '../support/province.js';

const secret = 'secret sql: select * from addict';

@Resolver()
class Broken {
  @Query(() => String)
  @Open('a test')
  broken(): string {
    throw new Error(secret);
  }
}

let db: TestDatabase;
let api: TestApi;
let token: string;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  api = await openApi(db, {
    programmes: [...programmes, { code: 'broken', title: '', procedures: [], migrations: [], resolvers: [Broken] }],
  });
  const agencyId = await committeeOf(db, await unitOn(db, '32248', '2026-11-23'));
  token = await signedIn(db, {
    name: 'Người Hỏi',
    agencyId,
    roles: Object.keys(roleTable),
    programmes: ['social-protection'],
  });
});
afterAll(async () => {
  await api.close();
  await db.close();
});

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number): string =>
  `{ person(id: "${crypto.randomUUID()}") ${'{ mother '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;

/** Refused as a wrong question: never served, and never an accident of ours. */
function expectRefused(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.codes).not.toContain('PLATFORM.INTERNAL');
  expect(answer.data ?? null).toBeNull();
}

describe('a hostile question', () => {
  it.each([
    ['five hundred aliases', `{ ${times(500, (i) => `a${i}: viewer { name }`)} }`],
    ['two thousand aliases of the type name', `{ ${times(2000, (i) => `a${i}: __typename`)} }`],
    ['five thousand times the same field', `{ ${times(5000, () => '__typename')} }`],
    ['thirty levels', nested(30)],
    ['fragments in a circle', `query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }`],
    ['a flood of directives', `{ __typename ${'@skip(if: false) '.repeat(50)} }`],
    ['nothing that can be read', `{ viewer { `],
  ])('of %s is refused', async (_, query) => expectRefused(await api.ask(token, query)));

  it('in a batch is refused', async () =>
    expectRefused(await api.post(token, [{ query: '{ __typename }' }, { query: '{ __typename }' }])));

  it('of more than eight megabytes, a workbook and what goes with it, is refused', async () => {
    const answer = await api.ask(token, '{ __typename }', { padding: 'x'.repeat(9_000_000) });
    expect([answer.status, answer.data]).toEqual([413, undefined]);
  });

  it('for more than a hundred rows, or for less than one, is refused', async () => {
    for (const first of [101, 0, -1])
      expect((await api.ask(token, `{ worklist(first: ${first}) { nodes { id } } }`)).codes).toEqual([
        'PLATFORM.INPUT_INVALID',
      ]);
    expect((await api.ask(token, `{ worklist(first: 100) { nodes { id } } }`)).codes).toEqual([]);
  });

  it('with fields that an input does not have is refused', async () => {
    const given = `fullName: "Tân", sex: male, source: declared, unitId: 1`;
    const answer = await api.ask(
      token,
      `mutation { registerPerson(input: { ${given}, identityState: matched }, requestId: "12345678") { findings } }`,
    );
    expect(answer.codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const asVariable = await api.ask(
      token,
      `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input, requestId: "12345678") { findings } }`,
      {
        input: { fullName: 'Tân', sex: 'male', source: 'declared', unitId: 1, version: 9 },
      },
    );
    expect(asVariable.codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('what an answer tells of the house', () => {
  it.each(['{ __schema { types { name } } }', '{ __type(name: "Person") { fields { name } } }'])(
    'is not its schema: %s',
    async (query) => {
      const answer = await api.ask(token, query);
      expectRefused(answer);
      expect(answer.text).not.toMatch(/identityState|RegisterPersonInput/);
    },
  );

  it('is its schema in development', async () => {
    const open = await openApi(db, { development: true });
    expect((await open.ask(undefined, '{ __schema { queryType { name } } }')).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
    await open.close();
  });

  it.each([
    '{ vieweer { name } }',
    '{ viewer { nam } }',
    '{ worklist(firs: 1) { nodes { id } } }',
    'mutation { registerPersn { findings } }',
  ])('is no suggestion: %s', async (query) => {
    const answer = await api.ask(token, query);
    expectRefused(answer);
    expect(answer.text).not.toMatch(/did you mean|"viewer"|registerPerson\b|"name"/i);
  });

  it('is an id where something broke, and not a word of what', async () => {
    const answer = await api.ask(token, '{ broken }');
    expect(answer.text).not.toContain('secret');
    expect(answer.text).not.toMatch(/stack|\.ts:|node_modules/);
    const [error] = (JSON.parse(answer.text) as { errors: { message: string; extensions: object }[] }).errors;
    expect(error?.extensions).toEqual({
      code: 'PLATFORM.INTERNAL',
      params: { id: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(error?.message).toBe('PLATFORM.INTERNAL');
  });

  it.each(['" OR 1=1 --', "'; DROP TABLE citizen.person; --", '%', '\\', '\u0000', '\u202e', '{}', '🏮'])(
    'is never what the database says to %j',
    async (text) => {
      const questions = [
        ['query ($words: String!) { searchPeople(words: $words) { nodes { id } } }', { words: text }],
        ['query ($number: String!) { peopleByNumber(number: $number) { id } }', { number: text }],
        ['query ($after: String) { tasks(after: $after) { nodes { id } } }', { after: text }],
        ['query ($id: ID!) { case(id: $id) { id } }', { id: text }],
        ['query ($id: ID!) { casesOfPerson(personId: $id) { id } }', { id: text }],
        ['query ($id: ID!) { entitlements(personId: $id) { chainId } }', { id: text }],
        ['mutation ($id: ID!) { finishTask(id: $id, requestId: "12345678") }', { id: text }],
      ] as const;
      for (const [query, variables] of questions)
        expect([query, (await api.ask(token, query, variables)).codes]).not.toEqual([query, ['PLATFORM.INTERNAL']]);
    },
  );

  it('is nothing to nobody: without a token only the question is known to be wrong', async () => {
    expect((await api.ask(undefined, '{ viewer { name } }')).codes).toEqual(['PLATFORM.UNAUTHENTICATED']);
    expect((await api.ask('A'.repeat(43), '{ viewer { name } }')).codes).toEqual(['PLATFORM.UNAUTHENTICATED']);
  });
});
