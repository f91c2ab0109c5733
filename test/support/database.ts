import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Actor, databaseConfig, JobSender, openDataSource, systemClock, UnitOfWork, type Clock } from '#platform';
import { jobNames } from './jobs.js';

/** Where the global set-up tells the workers of its run, which are its children, how to reach the test server. */
export const serverFile = (): string =>
  join(tmpdir(), `an-sinh-test-${(process.env['AN_SINH_TEST_RUN'] ??= String(process.pid))}.json`);

/** Just migrated. */
export const migratedTemplate = 'template_an_sinh';
/** With the real units, agencies and rates of law. */
export const provinceTemplate = 'template_an_sinh_province';

interface TestServer {
  readonly adminUrl: string;
}

const server = (): TestServer => JSON.parse(readFileSync(serverFile(), 'utf8')) as TestServer;

/** A database of its own, made from the migrated template; dropped by `close`. */
export interface TestDatabase {
  readonly uow: UnitOfWork;
  readonly url: string;
  /** As superuser, past every rule: for tampering and for looking. */
  readonly admin: pg.Pool;
  uowOn(clock: Clock): UnitOfWork;
  close(): Promise<void>;
}

let made = 0;

export async function testDatabase(options: { readonly template?: string } = {}): Promise<TestDatabase> {
  const { adminUrl } = server();
  const name = `t_${process.env['JEST_WORKER_ID'] ?? '0'}_${process.pid}_${(made += 1)}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${options.template ?? migratedTemplate}`);
  return openDatabase(adminUrl.replace(/\/[^/]*$/, `/${name}`), () =>
    asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

/** Two databases that begin as copies of one, to the last key; the original is given up. */
export async function twinsOf(db: TestDatabase): Promise<readonly [TestDatabase, TestDatabase]> {
  const { adminUrl } = server();
  const template = new URL(db.url).pathname.slice(1);
  await asAdmin(adminUrl, `ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  await asAdmin(adminUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${template}'`);
  const twins = [await testDatabase({ template }), await testDatabase({ template })] as const;
  await db.close();
  return twins;
}

/** A database that is there already; `afterwards` runs when its connections are closed. */
export async function openDatabase(url: string, afterwards: () => Promise<void>): Promise<TestDatabase> {
  const config = databaseConfig(url, {});
  const lost = () => undefined;
  const source = await openDataSource({ url: config.urlOf('worker'), connections: 20, onConnectionLost: lost });
  const jobs = new JobSender(async (text, values) => ({ rows: (await admin.query(text, [...values])).rows }), jobNames);
  const admin = new pg.Pool({ connectionString: url, max: 4 });
  admin.on('error', lost);
  return {
    uow: new UnitOfWork(source, systemClock, jobs),
    uowOn: (clock) => new UnitOfWork(source, clock, jobs),
    url,
    admin,
    async close() {
      await jobs.close();
      await source.destroy();
      await admin.end();
      await afterwards();
    },
  };
}

/** One statement as the owner of the server. */
export async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Someone with exactly these rights; everything not named is empty. */
export function testActor(given: Partial<Actor> = {}): Actor {
  return {
    kind: 'staff',
    id: crypto.randomUUID(),
    name: 'Người thử',
    dutyId: undefined,
    agencyId: undefined,
    roles: [],
    permissions: new Set(),
    programmes: [],
    clearances: [],
    units: [],
    ...given,
  };
}
