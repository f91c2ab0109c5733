import { globSync, readdirSync, readFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseConfig, graphqlModule, Open, PlatformModule, systemClock } from '#platform';
import { programmes, roleBook } from '#programme-registry';
import { testDatabase, type TestDatabase } from '../support/database.js';

const shared = [
  'kernel',
  'platform',
  'territory',
  'citizen',
  'case-engine',
  'benefits',
  'payments',
  'papers',
  'reporting',
  'exchange',
];
const plannedProgrammes = [
  'child-protection',
  'children',
  'social-protection',
  'poor-households',
  'meritorious-service',
  'drug-addiction',
  'vocational-education',
  'employment',
  'unemployment-insurance',
];

/** Where a shared library names a programme's code, and why. */
const mayName: Readonly<Record<string, string>> = {
  'libs/territory/src/agency-lists.ts': 'fields of work of the agencies, which law distributes by these names',
  'libs/territory/src/provincial-agencies.table.ts': 'the same',
  'libs/territory/src/signing.table.ts': 'the same',
};

const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

describe('roles', () => {
  it('each have a title for users', () => {
    expect(Object.keys(roleBook.roles).filter((role) => !roleBook.titles[role])).toEqual([]);
  });
});

describe('the shared libraries', () => {
  it('name no programme in their code', () => {
    const codes = new Set([...plannedProgrammes, ...programmes.map((programme) => programme.code)]);
    const names = new RegExp(
      [...codes].map((each) => `['"\`.]${each}['"\`.]|prog_${each.replaceAll('-', '_')}`).join('|'),
    );
    const named = globSync(`libs/{${shared.join()}}/src/**/*.ts`, {
      exclude: ['**/*.spec.ts', '**/*.fixture.ts'],
    }).filter((file) => names.test(code(readFileSync(file, 'utf8'))));
    expect(named.sort()).toEqual(Object.keys(mayName).sort());
  });

  it('stand where the house says, and nothing else stands there', () => {
    const there = readdirSync('libs');
    const allowed = [
      ...shared,
      'administration',
      'import',
      'programme-registry',
      ...plannedProgrammes.map((each) => `programme-${each}`),
    ];
    expect(there.filter((each) => !allowed.includes(each))).toEqual([]);
    expect(programmes.map((programme) => `programme-${programme.code}`).sort()).toEqual(
      there.filter((each) => /^programme-(?!registry)/.test(each)).sort(),
    );
  });

  it('have one index each, written by hand', () => {
    const indexes = globSync('libs/**/index.ts', { exclude: ['**/node_modules/**'] }).sort();
    expect(indexes).toEqual(
      readdirSync('libs')
        .map((each) => `libs/${each}/src/index.ts`)
        .sort(),
    );
    for (const index of indexes)
      expect([index, readFileSync(index, 'utf8').includes('export *')]).toEqual([index, false]);
  });
});

describe('an app', () => {
  @Resolver()
  class Forgetful {
    @Query(() => String)
    declared(): string {
      return '';
    }

    @Query(() => String)
    forgotten(): string {
      return '';
    }

    @Mutation(() => String)
    forgottenToo(): string {
      return '';
    }
  }
  Open('a test')(
    Forgetful.prototype,
    'declared',
    Object.getOwnPropertyDescriptor(Forgetful.prototype, 'declared') ?? {},
  );

  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('with a query that declares no permission refuses to start, and names it', async () => {
    @Module({
      imports: [
        PlatformModule.forRoot({
          databaseUrl: databaseConfig(db.url, {}).urlOf('api'),
          connections: 2,
          clock: systemClock,
          jobNames: new Set(),
        }),
        graphqlModule({ development: false }),
      ],
      providers: [Forgetful],
    })
    class Careless {}
    const app = await NestFactory.create(Careless, { logger: false, abortOnError: false });
    await expect(app.init()).rejects.toMatchObject({
      code: 'PLATFORM.HANDLER_UNDECLARED',
      params: { handlers: ['Forgetful.forgotten', 'Forgetful.forgottenToo'] },
    });
    await app.close();
  });
});
