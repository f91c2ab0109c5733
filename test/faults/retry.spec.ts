import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDay, type LegalDay } from '#kernel';
import { previewRun } from '#payments';
import { systemActor } from '#platform';
import { committeeOf } from '../e2e/scope-matrix.staff.js';
import { type Answer, openApi, signedIn, type TestApi } from '../support/api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../support/database.js';
import { brokenInvariants } from '../support/invariants.js';
import { paidInCash, unitOn } from '../support/province.js';
import { type LosingLine, openLosingLine } from './losing-line.js';

const copies = 100;
const programmes = ['social-protection'];
const today: LegalDay = localDay(new Date());

let db: TestDatabase;
let api: TestApi;
let line: LosingLine;
let unitId: number;
/** By role. */
let tokens: Readonly<Record<'officer' | 'chair' | 'accountant' | 'approver' | 'lead' | 'publisher', string>>;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  const url = new URL(db.url);
  line = await openLosingLine(Number(url.port));
  url.port = String(line.port);
  api = await openApi({ url: url.href });
  unitId = await unitOn(db, '32248', today);
  const committee = await committeeOf(db, unitId);
  const department = await count(`SELECT max(id) AS count FROM territory.agency WHERE code = 'department-of-health'`);
  const duty = (agencyId: number, ...roles: string[]) =>
    signedIn(db, { name: roles.join(), agencyId, roles, programmes });
  tokens = {
    officer: await duty(committee, 'commune-officer'),
    chair: await duty(committee, 'commune-chair'),
    accountant: await duty(department, 'accountant'),
    approver: await duty(department, 'payment-approver'),
    lead: await duty(department, 'department-lead'),
    publisher: await duty(department, 'rate-publisher'),
  };
}, 60_000);
afterAll(async () => {
  await api?.close();
  await line?.close();
  await db?.close();
});

async function count(query: string, values: readonly unknown[] = []): Promise<number> {
  return Number((await db.admin.query<{ count: number }>(query, [...values])).rows[0]?.count);
}

/** A mutation with everything but its request id. */
interface Wish {
  readonly token: string;
  readonly mutation: string;
  readonly variables: object;
}

const send = ({ token, mutation, variables }: Wish, requestId: string = randomUUID()): Promise<Answer> =>
  api.ask(token, mutation, { ...variables, requestId });

const atOnce = (wish: Wish, idOf: (copy: number) => string): Promise<Answer[]> =>
  Promise.all(Array.from({ length: copies }, (_, copy) => send(wish, idOf(copy))));

async function sent(wish: Wish): Promise<Record<string, unknown>> {
  const answer = await send(wish);
  expect(answer.codes).toEqual([]);
  return answer.data!['done'] as Record<string, unknown>;
}

/** The same request a hundred times at once: answers are equal, to the letter. */
async function sentOften(wish: Wish): Promise<unknown> {
  const requestId = randomUUID();
  const answers = await atOnce(wish, () => requestId);
  expect([...new Set(answers.map(({ text }) => text))]).toEqual([answers[0]?.text]);
  expect(answers[0]?.codes).toEqual([]);
  return answers[0]?.data?.['done'];
}

/** A hundred people wish the same: one gets it, and all others a refusal that says why. */
async function wishedByMany(wish: Wish, refusals: readonly string[]): Promise<void> {
  const answers = await atOnce(wish, () => randomUUID());
  const refused = answers.filter(({ codes }) => codes.length > 0);
  expect(refused).toHaveLength(copies - 1);
  expect([...new Set(refused.flatMap(({ codes }) => codes))].filter((code) => !refusals.includes(code))).toEqual([]);
}

const register = (fullName: string, personalNumber?: string): Wish => ({
  token: tokens.officer,
  mutation: `mutation ($input: RegisterPersonInput!, $requestId: String!) {
    done: registerPerson(input: $input, requestId: $requestId) { person { id version } } }`,
  variables: { input: { unitId, fullName, birth: '1981-06-20', sex: 'female', source: 'declared', personalNumber } },
});

async function somebody(fullName: string): Promise<string> {
  return ((await sent(register(fullName)))['person'] as { id: string }).id;
}

const start = (personId: string): Wish => ({
  token: tokens.officer,
  mutation: `mutation ($input: StartCaseInput!, $requestId: String!) { done: startCase(input: $input, requestId: $requestId) { id version state } }`,
  variables: {
    input: {
      procedure: 'social-allowance.grant',
      personId,
      unitId,
      receivedOn: today,
      form: {
        facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: '12/GXN' }],
        payment: paidInCash,
      },
    },
  },
});

const step = (token: string, caseId: unknown, version: unknown, code: string): Wish => ({
  token,
  mutation: `mutation ($input: PerformStepInput!, $requestId: String!) { done: performStep(input: $input, requestId: $requestId) { id version state } }`,
  variables: { input: { caseId, step: code, form: {}, version } },
});

/** A case that waits for its decision. */
async function proposed(fullName: string): Promise<Record<string, unknown>> {
  const file = await sent(start(await somebody(fullName)));
  return sent(step(tokens.officer, file['id'], file['version'], 'propose'));
}

const propose = (value: number): Wish => ({
  token: tokens.lead,
  mutation: `mutation ($input: ProposeRateInput!, $requestId: String!) { done: proposeRate(input: $input, requestId: $requestId) }`,
  variables: {
    input: {
      table: 'social-protection.level',
      key: 'standard',
      unitId,
      fromMonth: '2027-01',
      value,
      article: 'Nghị quyết thử nghiệm',
      certainty: 'verified',
      inForceFrom: '2027-01-01',
    },
  },
});

describe('a hundred copies of one request', () => {
  it('open one pay run, although all of them wait for the first job that this process ever sends', async () => {
    await sentOften(openRun());
    expect(await count(`SELECT count(*) FROM payment.run`)).toBe(1);
    await cancelRuns();
  });

  it('register one person', async () => {
    await sentOften(register('Lê Thị Một Trăm'));
    expect(await count(`SELECT count(*) FROM citizen.person WHERE full_name = $1`, ['Lê Thị Một Trăm'])).toBe(1);
  });

  it('start one case', async () => {
    const personId = await somebody('Trần Văn Hồ');
    await sentOften(start(personId));
    expect(await count(`SELECT count(*) FROM casework.case_file WHERE person_id = $1`, [personId])).toBe(1);
  });

  it('sign one decision, with one number', async () => {
    const file = await proposed('Phạm Thị Ký');
    const done = await sentOften(step(tokens.chair, file['id'], file['version'], 'decide'));
    expect(done).toMatchObject({ id: file['id'], version: Number(file['version']) + 1 });
    expect(await count(`SELECT count(*) FROM casework.decision WHERE case_id = $1`, [file['id']])).toBe(1);
  });

  it('propose one rate, and publish it once', async () => {
    const id = await sentOften(propose(700_000));
    expect(await count(`SELECT count(*) FROM benefit.rate_row WHERE value = 700000 AND unit_id = $1`, [unitId])).toBe(
      1,
    );
    await sentOften(publish(id));
    expect(
      await count(`SELECT count(*) FROM benefit.operation WHERE kind = 'publish' AND unit_id = $1`, [unitId]),
    ).toBe(1);
  });

  it('approve a pay run once, and have it posted once', async () => {
    const run = await frozenRun();
    await sentOften(runAct(tokens.approver, 'approvePayRun', run));
    expect(await count(`SELECT count(*) FROM pgboss.job WHERE name = 'payments.post-run'`)).toBe(1);
    await cancelRuns();
  });
});

const publish = (id: unknown): Wish => ({
  token: tokens.publisher,
  mutation: `mutation ($id: Int!, $reason: String!, $requestId: String!) { done: publishRate(id: $id, reason: $reason, requestId: $requestId) }`,
  variables: { id, reason: 'thử nghiệm' },
});

const runAct = (token: string, name: string, run: Record<string, unknown>): Wish => ({
  token,
  mutation: `mutation ($id: Int!, $version: Int!, $requestId: String!) { done: ${name}(id: $id, version: $version, requestId: $requestId) { id state version } }`,
  variables: { id: run['id'], version: run['version'] },
});

const openRun = (): Wish => ({
  token: tokens.accountant,
  mutation: `mutation ($programme: String!, $month: LegalMonth!, $requestId: String!) {
    done: openPayRun(programme: $programme, month: $month, requestId: $requestId) { id state version } }`,
  variables: { programme: 'social-protection', month: '2026-12' },
});

/** Makes room for the next one. */
const cancelRuns = () => db.admin.query(`DELETE FROM payment.run_preview; DELETE FROM payment.run`);

async function frozenRun(): Promise<Record<string, unknown>> {
  const { id } = await sent(openRun());
  const previewed = await db.uow.run(systemActor('test'), (tx) => previewRun(tx, Number(id)));
  return sent(runAct(tokens.accountant, 'freezePayRun', { id, version: previewed.version }));
}

describe('a hundred requests for the same thing', () => {
  it('sign one decision: the others are told that they saw an old version', async () => {
    const file = await proposed('Phạm Thị Tranh');
    await wishedByMany(step(tokens.chair, file['id'], file['version'], 'decide'), ['PLATFORM.STALE']);
    expect(await count(`SELECT count(*) FROM casework.decision WHERE case_id = $1`, [file['id']])).toBe(1);
  });

  it('register one person with a personal number', async () => {
    await wishedByMany(register('Lê Thị Trùng', '096181000017'), ['CITIZEN.ALREADY_REGISTERED']);
    expect(await count(`SELECT count(*) FROM citizen.person WHERE full_name = 'Lê Thị Trùng'`)).toBe(1);
  });

  it('publish a rate once', async () => {
    const id = (await send(propose(710_000))).data!['done'];
    await wishedByMany(publish(id), ['BENEFIT.RATE_ALREADY_PUBLISHED']);
  });

  it('open one pay run, and approve it once', async () => {
    await wishedByMany(openRun(), ['PAYMENT.RUN_UNFINISHED']);
    await cancelRuns();
    await wishedByMany(runAct(tokens.approver, 'approvePayRun', await frozenRun()), ['PLATFORM.STALE']);
    await cancelRuns();
  });
});

describe('a connection lost around the commit', () => {
  it.each(['before', 'after'] as const)(
    '%s it: asked again, the request has one effect and its answer',
    async (moment) => {
      const wish = register(`Đỗ Văn ${moment}`);
      const requestId = randomUUID();
      line.loseNext(moment);
      expect((await send(wish, requestId)).codes).toEqual(['PLATFORM.UNAVAILABLE']);
      const people = () => count(`SELECT count(*) FROM citizen.person WHERE full_name = $1`, [`Đỗ Văn ${moment}`]);
      expect(await people()).toBe(moment === 'after' ? 1 : 0);
      expect((await send(wish, requestId)).codes).toEqual([]);
      expect(await people()).toBe(1);
    },
  );
});

it('leaves everything true that is always true', async () => {
  expect(await brokenInvariants(db)).toEqual([]);
});
