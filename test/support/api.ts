import { createHash, randomBytes } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { type INestApplication } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema } from 'graphql';
import { type Clock, databaseConfig, systemClock } from '#platform';
import { type RegisteredProgramme } from '#programme-registry';
import { createApi } from '../../apps/api/src/server.js';
import { type TestDatabase } from './database.js';
import { testKeyring } from './second-factor.js';

export interface Answer {
  readonly status: number;
  /** As it came over the wire. */
  readonly text: string;
  readonly data: Record<string, unknown> | null | undefined;
  /** Codes of the errors, in their order; none when all went well. */
  readonly codes: readonly string[];
}

/** The real API on a test database, listening on a port of its own. */
export interface TestApi {
  readonly app: INestApplication;
  readonly schema: GraphQLSchema;
  /** `token` undefined: as nobody. */
  ask(token: string | undefined, query: string, variables?: object): Promise<Answer>;
  /** A body as it is, for what no client of ours would send. */
  post(token: string | undefined, body: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export interface TestApiOptions {
  readonly clock?: Clock;
  readonly development?: boolean;
  readonly programmes?: readonly RegisteredProgramme[];
  readonly populationRegistryUrl?: string;
}

/** No one answers there: the registry is "not available". */
const nobodyHome = 'http://127.0.0.1:9/';

export async function openApi(db: Pick<TestDatabase, 'url'>, options: TestApiOptions = {}): Promise<TestApi> {
  const app = await createApi({
    databaseUrl: databaseConfig(db.url, {}).urlOf('api'),
    sealedDatabaseUrl: databaseConfig(db.url, {}).urlOf('sealed'),
    clock: options.clock ?? systemClock,
    keyring: await testKeyring(),
    development: options.development ?? false,
    logLevel: 'silent',
    populationRegistryUrl: options.populationRegistryUrl ?? nobodyHome,
    publicUrl: 'https://an-sinh.test',
    ...(options.programmes && { programmes: options.programmes }),
  });
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  const post = async (token: string | undefined, body: unknown): Promise<Answer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return readAnswer(response.status, await response.text());
  };
  return {
    app,
    schema: app.get(GraphQLSchemaHost).schema,
    post,
    ask: (token, query, variables = {}) => post(token, { query, variables }),
    close: () => app.close(),
  };
}

/** What an answer of the API says. */
export function readAnswer(status: number, text: string): Answer {
  const read = JSON.parse(text) as { data?: Answer['data']; errors?: { extensions?: { code?: string } }[] };
  return { status, text, data: read.data, codes: (read.errors ?? []).map(({ extensions }) => extensions?.code ?? '?') };
}

export interface TestDuty {
  readonly name: string;
  readonly agencyId: number;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  readonly clearances?: readonly string[];
  /** A range of days as PostgreSQL writes it; from 2020 on and without end otherwise. */
  readonly inForce?: string;
}

/** Someone signed in under a post; written straight into the tables, since signing in has its own tests. @returns the token. */
export async function signedIn(db: TestDatabase, duty: TestDuty): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.admin.query(
    `WITH holder AS (INSERT INTO platform.account (username, full_name)
         VALUES (gen_random_uuid()::text, $1) RETURNING id),
       post AS (INSERT INTO platform.duty (account_id, agency_id, title, roles, programmes, in_force, clearances)
         SELECT id, $2, $1, $3, $4, $5::daterange, $7 FROM holder RETURNING id, account_id)
     INSERT INTO platform.session (token_hash, account_id, duty_id, created_at, seen_at, expires_at)
     SELECT $6, account_id, id, now(), '9999-01-01', '9999-01-01' FROM post`,
    [
      duty.name,
      duty.agencyId,
      duty.roles,
      duty.programmes,
      duty.inForce ?? '[2020-01-01,)',
      createHash('sha256').update(token).digest(),
      duty.clearances ?? [],
    ],
  );
  return token;
}
