import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseConfig, migrate, startEmbeddedPostgres, type RunningPostgres } from '#platform';
import { sharedMigrations } from '../../migrations/index.js';
import { jobNames } from './jobs.js';

declare global {
  var anSinhTestServer: { readonly running: RunningPostgres; readonly folder: string } | undefined;
}

/** One real PostgreSQL for the whole run, and a template built by the migrations; each test file copies the template. */
export default async function setUp(): Promise<void> {
  process.env['AN_SINH_TEST_RUN'] = String(process.pid);
  const folder = mkdtempSync(join(tmpdir(), 'an-sinh-test-'));
  const running = await startEmbeddedPostgres({ folder, database: 'template_an_sinh', careless: true });
  globalThis.anSinhTestServer = { running, folder };
  await migrate(databaseConfig(running.url, {}), sharedMigrations, [...jobNames]);
  const { serverFile } = await import('./database.js');
  writeFileSync(serverFile, JSON.stringify({ adminUrl: running.url.replace(/\/[^/]*$/, '/postgres') }), {
    mode: 0o600,
  });
}
