import { loadRateLaw } from '#benefits';
import { type LegalDay } from '#kernel';
import { type DatabaseConfig, migrate, systemActor, type UnitOfWork } from '#platform';
import { jobNames, programmeMigrations, programmes } from '#programme-registry';
import { loadUnits } from '#territory';
import { sharedMigrations } from '../../../migrations/index.js';

/** Brings the schemas of a database up to date, as its owner. @returns the names of the migrations that ran. */
export const migrateHouse = (config: DatabaseConfig): Promise<string[]> =>
  migrate(config, [...sharedMigrations, ...programmeMigrations], [...jobNames]);

/** Loads the map as known on a day and the rates of law; what is there stays. */
export async function loadLaw(uow: UnitOfWork, asKnownOn: LegalDay): Promise<void> {
  await uow.run(systemActor('installation'), (tx) => loadUnits(tx, asKnownOn));
  for (const { law } of programmes) if (law) await loadRateLaw(uow, law);
}
