import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRateLaw } from '#benefits';
import {
  databaseConfig,
  migrate,
  openWorker,
  type RunningPostgres,
  startEmbeddedPostgres,
  systemActor,
  systemClock,
} from '#platform';
import { programmeMigrations, programmes } from '#programme-registry';
import { loadUnits } from '#territory';
import { sharedMigrations } from '../../migrations/index.js';
import { asAdmin, migratedTemplate, provinceTemplate, serverFile } from './database.js';
import { jobNames } from './jobs.js';

declare global {
  var anSinhTestServer: { readonly running: RunningPostgres; readonly folder: string } | undefined;
}

/**
 * One real PostgreSQL for the whole run and two templates that tests copy: one just built by the migrations, one with the real
 * units, agencies and rates of law besides.
 */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'an-sinh-test-'));
  const running = await startEmbeddedPostgres({ folder, database: migratedTemplate, careless: true });
  globalThis.anSinhTestServer = { running, folder };
  const adminUrl = running.url.replace(/\/[^/]*$/, '/postgres');
  await migrate(databaseConfig(running.url, {}), [...sharedMigrations, ...programmeMigrations], [...jobNames]);
  await asAdmin(adminUrl, `CREATE DATABASE ${provinceTemplate} TEMPLATE ${migratedTemplate}`);
  await loadProvince(adminUrl.replace(/postgres$/, provinceTemplate));
  writeFileSync(serverFile(), JSON.stringify({ adminUrl }), { mode: 0o600 });
}

async function loadProvince(ownerUrl: string): Promise<void> {
  const door = await openWorker(
    { databaseUrl: databaseConfig(ownerUrl, {}).urlOf('worker'), clock: systemClock },
    () => undefined,
  );
  await door.uow.run(systemActor('test set-up'), (tx) => loadUnits(tx));
  for (const { law } of programmes) if (law) await loadRateLaw(door.uow, law);
  await door.close();
}
