import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, graphqlModule, inputValidation, type Permission, PlatformModule, systemClock } from '#platform';
import { CitizenCommandsResolver } from './citizen-commands.resolver.js';
import { citizenPermissions } from './citizen.permissions.js';
import { CitizenResolver } from './citizen.resolver.js';
import { createHousehold, joinHousehold, leaveHousehold } from './household.store.js';
import { HouseholdMemberResolver, MembershipResolver, ResidenceResolver } from './household.resolver.js';
import { movePerson } from './residence.store.js';
import { registerPerson } from './person.store.js';
import { POPULATION_REGISTRY, type PopulationRegistry } from './registry/population-registry.js';
import { RegistryCheckService } from './registry/registry-check.service.js';
import { day, type PartialDay } from '#kernel';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';

const registry: PopulationRegistry = {
  verify: async () => ({ outcome: 'match', transactionId: 'T-1', answeredAt: '2026-11-23T01:02:03Z' }),
};
const officer = testActor({ units: [1], permissions: new Set<Permission>(Object.values(citizenPermissions)) });

let db: TestDatabase;
let app: INestApplication;
let actor: Actor = officer;
beforeAll(async () => {
  db = await testDatabase();
  @Module({
    imports: [
      PlatformModule.forRoot({ databaseUrl: db.url, connections: 4, clock: systemClock, jobNames: new Set() }),
      graphqlModule({ development: false }),
    ],
    providers: [
      CitizenResolver,
      MembershipResolver,
      HouseholdMemberResolver,
      ResidenceResolver,
      CitizenCommandsResolver,
      RegistryCheckService,
      { provide: POPULATION_REGISTRY, useValue: registry },
    ],
  })
  class CitizenApi {}
  app = await NestFactory.create(CitizenApi, { logger: false });
  app.use((request: { user?: Actor }, _: unknown, next: () => void) => {
    request.user = actor;
    next();
  });
  app.useGlobalPipes(inputValidation());
  await app.listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await app.close();
  await db.close();
});

const toRegister = {
  unitId: 1,
  sex: 'female',
  source: 'paper',
  residence: { address: 'Số 9', from: day('2020-01-01') },
} as const;

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly params?: unknown } }[];
}

async function ask(query: string, variables: object = {}, who = officer): Promise<Answer> {
  actor = who;
  const { port } = app.getHttpServer().address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const register = `mutation ($input: RegisterPersonInput!, $requestId: String!) {
  registerPerson(input: $input, requestId: $requestId) {
    findings
    person { id version fullName birth identityState identifiers { kind value } residences { hamlet } mother { id } households { role } }
  } }`;
const an = { unitId: 1, fullName: 'Lâm Văn Ân', birth: '4/3/1985', sex: 'male', source: 'declared' };

describe('people over GraphQL', () => {
  it('registers once for one request id, reads, searches by pages, moves, and checks with the registry', async () => {
    const variables = {
      input: {
        ...an,
        personalNumber: '096085000001',
        identifiers: [{ kind: 'cmnd9', value: '380000001', source: 'paper' }],
        residence: { address: 'Số 1', hamlet: 'Ấp Tân', from: '2020-01-01' },
      },
      requestId: 'request-0001',
    };
    const first = await ask(register, variables);
    expect(first.errors).toBeUndefined();
    expect(first.data?.['registerPerson']).toEqual({
      findings: [],
      person: {
        id: expect.any(String),
        version: 1,
        fullName: 'Lâm Văn Ân',
        birth: '1985-03-04',
        identityState: 'structureOk',
        identifiers: expect.arrayContaining([
          { kind: 'pin', value: '096085000001' },
          { kind: 'cmnd9', value: '380000001' },
        ]),
        residences: [{ hamlet: 'Ấp Tân' }],
        mother: null,
        households: [],
      },
    });
    expect(await ask(register, variables)).toEqual(first);
    const { id } = (first.data?.['registerPerson'] as { person: { id: string } }).person;

    expect(await ask(`{ peopleByNumber(number: "380000001") { id } }`)).toEqual({ data: { peopleByNumber: [{ id }] } });
    for (const requestId of ['request-0002', 'request-0003']) await ask(register, { input: an, requestId });
    const page = `query ($after: String) { searchPeople(words: "ân lâm", first: 2, after: $after) {
      nodes { fullName } pageInfo { hasNextPage endCursor } } }`;
    const one = (await ask(page)).data?.['searchPeople'] as { nodes: object[]; pageInfo: { endCursor: string } };
    expect(one).toMatchObject({ nodes: [{}, {}], pageInfo: { hasNextPage: true } });
    expect((await ask(page, { after: one.pageInfo.endCursor })).data?.['searchPeople']).toMatchObject({
      nodes: [{ fullName: 'Lâm Văn Ân' }],
      pageInfo: { hasNextPage: false },
    });
    const doubles = await ask(
      `{ duplicateCandidates(fullName: "lam van an", birth: "1985", personalNumber: "096085000001") { score reasons person { id } } }`,
    );
    expect((doubles.data?.['duplicateCandidates'] as object[])[0]).toEqual({
      score: 100,
      reasons: ['SAME_PERSONAL_NUMBER', 'SAME_NAME_AND_BIRTH'],
      person: { id },
    });

    const checked = await ask(
      `mutation ($input: CheckRegistryInput!) { checkRegistry(input: $input, requestId: "request-0004") { outcome isApplied } }`,
      { input: { personId: id, purpose: 'social-protection.grant' } },
    );
    expect(checked.data).toEqual({ checkRegistry: { outcome: 'match', isApplied: true } });
    const moved = await ask(
      `mutation ($input: MovePersonInput!) { movePerson(input: $input, requestId: "request-0005") { id } }`,
      { input: { personId: id, version: 2, toUnitId: 2, address: 'Số 2', from: '2026-01-01', reason: 'Chuyển' } },
    );
    expect(moved).toEqual({ data: { movePerson: null } });
    expect((await ask(`{ person(id: "${id}") { id } }`)).errors?.[0]?.extensions.code).toBe('CITIZEN.PERSON_NOT_FOUND');
  });

  it.each([
    ['a birth that does not exist', { birth: '1985-02-30' }, 'KERNEL.DATE_INVALID'],
    ['an unknown kind', { identifiers: [{ kind: 'local', value: 'AS1', source: 'paper' }] }, 'PLATFORM.INPUT_INVALID'],
    ['a field nobody knows', { versionn: 1 }, 'BAD_USER_INPUT'],
    ['eleven digits', { personalNumber: '09608512345' }, 'CITIZEN.PERSONAL_NUMBER_INVALID'],
  ])('refuses %s', async (_, wrong, code) => {
    const answer = await ask(register, { input: { ...an, ...wrong }, requestId: crypto.randomUUID() });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it('tell who lived in a household, without those who went out of the area', async () => {
    const from = day('2020-01-01');
    const householdId = await db.uow.run(officer, async (tx) => {
      const household = await createHousehold(tx, { unitId: 1, code: 'HN-1' });
      for (const [fullName, role, birth] of [
        ['Tạ Thị Sen', 'head', '1950'],
        ['Tạ Văn Đước', 'child', '1975'],
        ['Tạ Thị Mắm', 'other', '1980'],
      ] as const) {
        const person = await registerPerson(tx, { ...toRegister, fullName, birth: birth as PartialDay });
        const joined = await joinHousehold(tx, person, { householdId: household.householdId, role, from });
        if (role === 'child') await leaveHousehold(tx, joined, { on: day('2025-05-01'), reason: 'Lập gia đình' });
        if (role === 'other')
          await movePerson(tx, joined, { toUnitId: 2, address: 'Số 9', from: day('2026-01-01'), reason: 'Chuyển' });
      }
      return household.householdId;
    });
    const query = `{ searchPeople(words: "Tạ Thị Sen") { nodes {
      households { householdId members { role validUntil person { fullName } } } } } }`;
    expect((await ask(query)).data?.['searchPeople']).toEqual({
      nodes: [
        {
          households: [
            {
              householdId,
              members: [
                { role: 'head', validUntil: null, person: { fullName: 'Tạ Thị Sen' } },
                { role: 'child', validUntil: '2025-05-01', person: { fullName: 'Tạ Văn Đước' } },
              ],
            },
          ],
        },
      ],
    });
  });

  it('answers nobody without the permission, and no cursor that is not ours', async () => {
    const bare = { ...officer, permissions: new Set<Permission>() };
    for (const query of [
      `{ person(id: "${crypto.randomUUID()}") { id } }`,
      `{ searchPeople(words: "an") { nodes { id } } }`,
    ])
      expect((await ask(query, {}, bare)).errors?.[0]?.extensions.code).toBe('PLATFORM.FORBIDDEN');
    const forged = Buffer.from('[1,"1 OR 1=1"]').toString('base64url');
    const answer = await ask(`{ searchPeople(words: "an", after: "${forged}") { nodes { id } } }`);
    expect(answer.errors?.[0]?.extensions.code).toBe('PLATFORM.INPUT_INVALID');
  });
});
