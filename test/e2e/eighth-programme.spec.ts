import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadRateLaw } from '#benefits';
import { day, startOfDay } from '#kernel';
import { paymentJobs } from '#payments';
import { databaseConfig, migrate, shiftedClock } from '#platform';
import { programmeMigrations, programmes } from '#programme-registry';
import { sharedMigrations } from '../../migrations/index.js';
import { ferryFare } from '../engine/ferry-fare/ferry-fare.programme.js';
import { openApi, signedIn, type TestApi } from '../support/api.js';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../support/database.js';
import { somebody, unitOn } from '../support/province.js';

/** All that an eighth programme is, and the line that adds it. */
const folder = ['ferry-fare.programme.ts', 'migrations/1999000000000-create-ferry-fare.ts'];
const house = [...programmes, ferryFare];

const today = '2026-11-23';
const clock = shiftedClock(startOfDay(day(today)).getTime() + 9 * 3_600_000 - Date.now());
let db: TestDatabase;
let api: TestApi;
let commune: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  await migrate(databaseConfig(db.url, {}), [...sharedMigrations, ...programmeMigrations, ...ferryFare.migrations], []);
  await loadRateLaw(db.uow, ferryFare.law);
  api = await openApi(db, { clock, programmes: house });
  commune = await unitOn(db, '32248', today);
}, 60_000);
afterAll(async () => {
  await api.close();
  await db.close();
});

async function at(agency: string, ...roles: string[]): Promise<string> {
  const found = await db.admin.query(
    `SELECT a.id FROM territory.agency a JOIN territory.unit u ON u.id = a.unit_id
      WHERE a.kind = $1 AND a.in_force @> $2::date AND (u.level = 'province' OR u.id = $3) LIMIT 1`,
    [agency, today, commune],
  );
  return signedIn(db, { name: roles.join(), agencyId: found.rows[0].id, roles, programmes: [ferryFare.code] });
}

async function ask<T>(token: string, name: string, operation: string, variables: object): Promise<T> {
  const answer = await api.ask(token, operation, { requestId: crypto.randomUUID(), ...variables });
  expect([name, answer.codes]).toEqual([name, []]);
  return answer.data?.[name] as T;
}

interface Run {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly total: number | null;
}

/** What the worker does with the job that was last put on the queue. */
async function runJob(name: string): Promise<void> {
  const found = await db.admin.query<{ data: object }>(
    `SELECT data FROM pgboss.job WHERE name = $1 ORDER BY created_on DESC LIMIT 1`,
    [name],
  );
  const job = paymentJobs.find((each) => each.name === name);
  expect([name, found.rowCount, job?.name]).toEqual([name, 1, name]);
  await job?.run({ uow: db.uowOn(clock), log: () => undefined }, found.rows[0]?.data ?? {});
}

describe('an eighth programme', () => {
  it('is one folder and one line: nothing else in the house names it', () => {
    expect(
      globSync('**/*', { cwd: 'test/engine/ferry-fare' })
        .filter((file) => file.endsWith('.ts'))
        .sort(),
    ).toEqual([...folder].sort());
    const elsewhere = globSync(['{apps,libs,migrations,test}/**/*.ts', '*.{js,cjs,json}'], {
      exclude: ['**/node_modules/**', 'test/engine/ferry-fare/**', 'apps/web/**'],
    });
    expect(elsewhere.length).toBeGreaterThan(200);
    expect(elsewhere.filter((file) => /ferry.?fare/i.test(readFileSync(file, 'utf8')))).toEqual([
      'test/e2e/eighth-programme.spec.ts',
    ]);
  });

  it('goes from application to a posted pay run over the API', async () => {
    const clerk = await at('commune-peoples-committee', 'one-stop-officer');
    const chair = await at('commune-peoples-committee', 'commune-chair');
    const accountant = await at('provincial-peoples-committee', 'accountant');
    const approver = await at('provincial-peoples-committee', 'payment-approver');
    const personId = await somebody(db, testActor({ units: [commune] }), {
      unitId: commune,
      birth: '2015-06-01',
      name: 'Tô Thị Đò',
      on: '2026-11-20',
    });

    const procedures = await ask<object[]>(clerk, 'procedures', `{ procedures { code } }`, {});
    expect(procedures).toEqual([{ code: 'ferry-fare.grant' }]);
    const file = await ask<{ id: string; version: number; clock: object }>(
      clerk,
      'startCase',
      `mutation ($input: StartCaseInput!, $requestId: String!) { startCase(input: $input, requestId: $requestId) { id version clock { dueOn } } }`,
      {
        input: {
          procedure: 'ferry-fare.grant',
          personId,
          unitId: commune,
          receivedOn: today,
          form: { landing: 'Bến Tràm', crossings: 2 },
        },
      },
    );
    // Three working days, with the Day of Culture (24 November) off.
    expect(file.clock).toEqual({ dueOn: '2026-11-27' });
    const granted = await ask<{ outcome: string; decisions: { paper: object }[] }>(
      chair,
      'performStep',
      `mutation ($input: PerformStepInput!, $requestId: String!) { performStep(input: $input, requestId: $requestId) {
         outcome decisions { paper { agency number signerTitle } } } }`,
      { input: { caseId: file.id, version: file.version, step: 'decide', form: {} } },
    );
    expect(granted).toEqual({
      outcome: 'granted',
      decisions: [{ paper: { agency: 'Ủy ban nhân dân xã Đất Mũi', number: '1/QĐ-UBND', signerTitle: 'Chủ tịch' } }],
    });
    expect(
      await ask(
        clerk,
        'due',
        `query ($personId: ID!) { due(personId: $personId, from: "2026-10", until: "2027-01") { month amount } }`,
        { personId },
      ),
    ).toEqual([
      { month: '2026-11', amount: 90_000 },
      { month: '2026-12', amount: 120_000 },
    ]);

    const run = '{ id version state total }';
    const opened = await ask<Run>(
      accountant,
      'openPayRun',
      `mutation ($requestId: String!) { openPayRun(programme: "ferry-fare", month: "2026-11", requestId: $requestId) ${run} }`,
      {},
    );
    await runJob('payments.preview-run');
    const act = async (token: string, name: string): Promise<Run> => {
      const { version } = await ask<Run>(token, 'payRun', `query ($id: Int!) { payRun(id: $id) ${run} }`, {
        id: opened.id,
      });
      return ask<Run>(
        token,
        name,
        `mutation ($id: Int!, $version: Int!, $requestId: String!) { ${name}(id: $id, version: $version, requestId: $requestId) ${run} }`,
        { id: opened.id, version },
      );
    };
    expect(await act(accountant, 'freezePayRun')).toMatchObject({ state: 'frozen', total: 90_000 });
    await act(approver, 'approvePayRun');
    await runJob('payments.post-run');
    expect(
      await ask<Run>(approver, 'payRun', `query ($id: Int!) { payRun(id: $id) ${run} }`, { id: opened.id }),
    ).toMatchObject({ total: 90_000 });
    const posted = await db.admin.query(`SELECT amount FROM payment.posting WHERE run_id = $1`, [opened.id]);
    expect(posted.rows).toEqual([{ amount: 90_000 }]);
  });

  it('is seen by nobody whose duty does not name it', async () => {
    const found = await db.admin.query(`SELECT agency_id FROM platform.duty LIMIT 1`);
    const other = await signedIn(db, {
      name: 'Khác',
      agencyId: found.rows[0].agency_id,
      roles: ['one-stop-officer'],
      programmes: ['social-protection'],
    });
    expect(await ask(other, 'worklist', `{ worklist { nodes { id } } }`, {})).toEqual({ nodes: [] });
  });
});
