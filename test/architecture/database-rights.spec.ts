import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logins, roles } from '#platform';
import { programmes } from '#programme-registry';
import { testDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const column = async (statement: string, values: unknown[] = []): Promise<string[]> =>
  (await db.admin.query<{ name: string }>(statement, values)).rows.map(({ name }) => name);

/** Tables that nobody's area or programme bounds, and why. A table that is in neither list fails. */
const unscoped: Readonly<Record<string, string>> = {
  'benefit.basis': 'articles of law',
  'benefit.overlap': 'which benefits exclude each other is law',
  'benefit.rate_table': 'the rate book is law, of the whole province',
  'benefit.rate_key': 'the rate book',
  'benefit.rate_row': 'the rate book; who may change it is asked by its functions',
  'paper.template': 'forms of papers, of the whole province; they name nobody',
  'payment.account': 'the names of the books',
  'platform.account': 'names of staff; secrets are granted to the sign-in role alone',
  'platform.audit_block': 'granted to the system role alone',
  'platform.duty': 'who holds which post is public within the administration',
  'platform.invitation': 'granted to the sign-in and system roles alone',
  'platform.outbox_parked': 'granted to the system role alone',
  'platform.outbox_position': 'granted to the system role alone',
  'platform.proposal': 'granted to the sign-in and system roles alone',
  'platform.service_client': 'granted to the sign-in and system roles alone',
  'platform.session': 'granted to the sign-in and system roles alone',
  'report.plan_figure': 'yearly figures of the province, public as the plan is',
  'territory.agency': 'the map is public',
  'territory.agency_duty': 'the map',
  'territory.agency_succession': 'the map',
  'territory.map_version': 'the map',
  'territory.reorganisation': 'the map',
  'territory.reorganisation_decision': 'granted to the system role alone',
  'territory.reorganisation_link': 'the map',
  'territory.reorganisation_moved': 'granted to the system role alone',
  'territory.reorganisation_target': 'the map',
  'territory.signing_authority': 'the map',
  'territory.unit': 'the map',
  'territory.unit_before': 'the map',
  'territory.unit_succession': 'the map',
  'territory.unit_up': 'the map',
};

/** Partitions are reached through their table only: nobody holds a right on one. */
const houseTables = `SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity, c.relforcerowsecurity
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema$|public$|pgboss$)'`;

describe('row-level security', () => {
  it('is on, forced and has a policy for every table but those of the list', async () => {
    const bare = await column(`SELECT t.name FROM (${houseTables}) AS t
      WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid)) ORDER BY 1`);
    expect(bare).toEqual(Object.keys(unscoped).sort());
  });

  it('lets only the system and the functions past it: no policy of readers says yes to everything', async () => {
    const open = await column(
      `SELECT format('%s on %s', p.polname, p.polrelid::regclass) AS name FROM pg_policy p
        WHERE pg_get_expr(p.polqual, p.polrelid) = 'true' AND p.polroles && (SELECT array_agg(oid) FROM pg_roles WHERE rolname = ANY ($1) OR oid = 0)`,
      [[roles.reader, roles.app, roles.signIn]],
    );
    expect(open).toEqual([]);
  });

  it('is not passed by a right on a partition', async () => {
    expect(
      await column(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relispartition AND c.relacl IS NOT NULL AND n.nspname <> 'pgboss'`),
    ).toEqual([]);
  });

  it.each(Object.keys(roles) as (keyof typeof roles)[])(
    'binds the role %s: no superuser, no way round',
    async (role) => {
      const found = await db.admin.query(
        `SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole FROM pg_roles WHERE rolname = $1`,
        [roles[role]],
      );
      expect(found.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false }]);
    },
  );
});

describe('the seal', () => {
  it('is on every shared table that names a programme, but those of money', async () => {
    const open = await column(
      `SELECT t.name FROM (${houseTables}) AS t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'programme'
        WHERE t.name !~ '^(prog_|benefit\\.|payment\\.)'
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'seal' AND NOT p.polpermissive) ORDER BY 1`,
    );
    expect(open).toEqual([]);
  });

  it('is known to the database for the programmes that declare it, which therefore pay nothing', async () => {
    const sealed = programmes.filter((each) => each.sealed);
    const found = await db.admin.query(`SELECT platform.sealed_programmes() AS codes`);
    expect(found.rows).toEqual([{ codes: sealed.map(({ code }) => code) }]);
    expect(sealed.filter(({ law }) => law !== undefined)).toEqual([]);
  });

  it('keeps the ordinary roles out of the schema of a sealed programme', async () => {
    const schemas = programmes.filter((each) => each.sealed).map(({ code }) => `prog_${code.replaceAll('-', '_')}`);
    const ordinary = [roles.reader, roles.app, roles.signIn, roles.system, roles.search];
    expect(
      await column(
        `SELECT s || ' to ' || r AS name FROM unnest($1::text[]) s, unnest($2::text[]) r WHERE has_schema_privilege(r, s, 'USAGE')`,
        [schemas, ordinary],
      ),
    ).toEqual([]);
  });
});

describe('a login', () => {
  it.each(Object.values(logins))('%s owns nothing and has no rights of its own but on the job queue', async (login) => {
    const held = await column(
      `SELECT DISTINCT n.nspname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         LEFT JOIN LATERAL aclexplode(c.relacl) AS a ON true
        WHERE $1::regrole IN (c.relowner, a.grantee) ORDER BY 1`,
      [login],
    );
    // The queue's own library asks by itself, outside our transactions; its tables name kinds of work and keys, no people.
    expect(held.filter((schema) => schema !== 'pgboss')).toEqual([]);
    const inherits = await db.admin.query(
      `SELECT rolinherit, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1`,
      [login],
    );
    expect(inherits.rows).toEqual([{ rolinherit: false, rolsuper: false, rolbypassrls: false }]);
  });

  it('of the API may not become the system', async () => {
    const found = await db.admin.query(`SELECT pg_has_role($1, $2, 'MEMBER') AS may`, [logins.api, roles.system]);
    expect(found.rows).toEqual([{ may: false }]);
  });
});

describe('what the catalogue tells of rows out of sight', () => {
  const figures = [
    `SELECT n_live_tup FROM pg_stat_user_tables`,
    `SELECT n_live_tup FROM pg_stat_all_tables`,
    `SELECT seq_tup_read FROM pg_stat_xact_user_tables`,
    `SELECT heap_blks_read FROM pg_statio_user_tables`,
    `SELECT idx_scan FROM pg_stat_user_indexes`,
    `SELECT last_value FROM pg_sequences`,
    `SELECT pg_relation_size('citizen.person')`,
    `SELECT pg_total_relation_size('citizen.person')`,
    `SELECT pg_table_size('citizen.person')`,
    `SELECT pg_indexes_size('citizen.person')`,
    `SELECT pg_stat_get_live_tuples('citizen.person'::regclass)`,
    `SELECT pg_stat_get_tuples_inserted('citizen.person'::regclass)`,
  ];

  it.each(figures)('is refused to the application: %s', async (statement) => {
    for (const role of [roles.reader, roles.app, roles.signIn]) {
      const client = await db.admin.connect();
      try {
        await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }
  });
});

describe('a function that works with other rights than the caller’s', () => {
  const definers = `FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname !~ '^(pg_|pgboss$)'`;

  it('fixes its search path', async () => {
    expect(
      await column(
        `SELECT p.oid::regprocedure::text AS name ${definers} AND NOT coalesce(p.proconfig::text LIKE '%search_path=%', false) ORDER BY 1`,
      ),
    ).toEqual([]);
  });

  it('is given to those who need it and not to everybody, unless a trigger alone can call it', async () => {
    expect(
      await column(`SELECT p.oid::regprocedure::text AS name ${definers} AND p.prorettype <> 'trigger'::regtype
        AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)) ORDER BY 1`),
    ).toEqual([]);
  });
});
