import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { databaseConfig, migrate, roles } from '#platform';
import { programmeMigrations } from '#programme-registry';
import { sharedMigrations } from '../../migrations/index.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const all = [...sharedMigrations, ...programmeMigrations];
const files = globSync('{migrations,libs/*/src/migrations}/*-*.ts').sort();
const numberOf = (text: string): string => /\d{13}/.exec(text)?.[0] ?? '';

describe('migrations', () => {
  it('are named for what they do, and the class carries the number of its file', () => {
    for (const file of files) {
      expect(file).toMatch(/\/\d{13}-(create|add|backfill|drop|change|move)-[a-z0-9-]+\.ts$/);
      expect(readFileSync(file, 'utf8')).toMatch(
        new RegExp(`export class \\w+${numberOf(file)} implements MigrationInterface`),
      );
    }
  });

  it('have numbers of their own, are listed all, shared ones in their order', () => {
    const numbers = files.map(numberOf);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(all.map(({ name }) => numberOf(name)).sort()).toEqual(numbers.sort());
    const shared = sharedMigrations.map(({ name }) => numberOf(name));
    expect(shared).toEqual([...shared].sort());
  });

  it('of a programme come after every shared schema they may rest on', () => {
    const newestShared =
      sharedMigrations
        .map(({ name }) => numberOf(name))
        .sort()
        .at(-1) ?? '';
    for (const { name } of programmeMigrations) expect(numberOf(name) > newestShared).toBe(true);
  });
});

describe('on an empty database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ template: 'template0' });
  });
  afterAll(() => db.close());

  const houseSchemas = async (): Promise<string[]> =>
    (
      await db.admin.query<{ name: string }>(
        `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public$|pgboss$)' ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);

  it('go up, all down to nothing, and up again; a second time they find nothing to do', async () => {
    const config = databaseConfig(db.url, {});
    expect(await migrate(config, all, [])).toHaveLength(all.length);
    expect(await migrate(config, all, [])).toEqual([]);
    const made = await houseSchemas();
    expect(made).toContain('casework');

    // Asked here and not of the other test databases: a copy of a database does not take this right along.
    for (const role of [roles.reader, roles.app, roles.signIn]) {
      const may = await db.admin.query(
        `SELECT has_database_privilege($1, current_database(), 'TEMP') AS temp, has_database_privilege($1, current_database(), 'CREATE') AS make,
                has_schema_privilege($1, 'public', 'CREATE') AS public`,
        [role],
      );
      expect([role, may.rows[0]]).toEqual([role, { temp: false, make: false, public: false }]);
    }

    const source = await new DataSource({
      type: 'postgres',
      url: db.url,
      migrations: [...all],
      migrationsTableName: 'migration',
      installExtensions: false,
    }).initialize();
    for (let left = all.length; left > 0; left -= 1) await source.undoLastMigration({ transaction: 'each' });
    expect(await houseSchemas()).toEqual([]);
    await source.destroy();

    expect(await migrate(config, all, [])).toHaveLength(all.length);
    expect(await houseSchemas()).toEqual(made);
  }, 60_000);
});
