import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import {
  type DatabaseConfig,
  databaseConfig,
  migrate,
  openWorker,
  type RunningPostgres,
  startEmbeddedPostgres,
  systemActor,
  systemClock,
  type UnitOfWork,
} from '#platform';
import { jobNames, programmeMigrations } from '#programme-registry';
import { loadUnits, unitTree } from '#territory';
import { sharedMigrations } from '../migrations/index.js';

const folder = resolve('.data/bench');

/** Durable like a real server, with room in memory for the months that a run works on. */
const serverSettings = {
  shared_buffers: '3GB',
  effective_cache_size: '6GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  min_wal_size: '2GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};

/** The database of a bench: built by the migrations, with the real units and agencies of the province. */
export interface BenchDatabase {
  readonly config: DatabaseConfig;
  /** As owner and superuser: loads, floors and putting back. */
  readonly owner: pg.Pool;
  readonly uow: UnitOfWork;
  /** Ids of the communes of today. */
  readonly communes: readonly number[];
  close(): Promise<void>;
}

/** Gives back the disk: the next bench loads everything again. */
export const removeBenchDatabase = (): Promise<void> => rm(folder, { recursive: true, force: true });

export async function openBenchDatabase(size: string): Promise<BenchDatabase> {
  await mkdir(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ folder, database: `bench_${size}`, settings: serverSettings });
  try {
    return await openOn(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openOn(server: RunningPostgres): Promise<BenchDatabase> {
  const config = databaseConfig(server.url, {});
  await migrate(config, [...sharedMigrations, ...programmeMigrations], [...jobNames]);
  const owner = new pg.Pool({ connectionString: server.url, max: 4 });
  const lost = () => undefined;
  owner.on('error', lost);
  const door = await openWorker({ databaseUrl: config.urlOf('worker'), clock: systemClock }, lost);
  const units = await door.uow.run(systemActor('bench'), async (tx) => {
    await loadUnits(tx);
    return unitTree(tx, tx.today);
  });
  return {
    config,
    owner,
    uow: door.uow,
    communes: units.filter(({ level }) => level === 'commune').map(({ id }) => id),
    async close() {
      await door.close();
      await owner.end();
      await server.stop();
    },
  };
}
