import { type DatabaseConfig, databaseConfig, openWorker, startEmbeddedPostgres, type WorkerDoor } from '#platform';
import { jobNames } from '#programme-registry';
import { DataFolder, type DemoState } from './launcher/data-folder.js';
import { clockOf, ignoreLoss } from './launcher/prepare-demo.js';
import { demoDay, givenDatabase } from './settings.js';

export interface ReachedDatabase {
  readonly config: DatabaseConfig;
  readonly folder: DataFolder;
  readonly state: DemoState | undefined;
}

/**
 * Lets a command work on the database of `DATABASE_URL`, or else on the embedded one of the demonstration named by
 * `DEMO_AS_OF`: the running one, or one started for the time of the command.
 */
export async function withDatabase<T>(work: (reached: ReachedDatabase) => Promise<T>): Promise<T> {
  const databaseUrl = givenDatabase();
  const folder = DataFolder.of({ asOf: demoDay(), databaseUrl });
  await folder.make();
  const state = await folder.readState();
  if (databaseUrl) return work({ config: databaseConfig(databaseUrl, {}), folder, state });
  const isRunning = (await folder.findRunning()) !== undefined;
  const server = await startEmbeddedPostgres({ folder: folder.path, database: 'an_sinh' });
  try {
    return await work({ config: databaseConfig(server.url, {}), folder, state });
  } finally {
    if (!isRunning) await server.stop();
  }
}

/** The same with the door of the worker open, on the clock of the demonstration. */
export const withDoor = <T>(work: (door: WorkerDoor, reached: ReachedDatabase) => Promise<T>): Promise<T> =>
  withDatabase(async (reached) => {
    const door = await openWorker(
      { databaseUrl: reached.config.urlOf('worker'), clock: clockOf(reached.state), jobNames },
      ignoreLoss,
    );
    try {
      return await work(door, reached);
    } finally {
      await door.close();
    }
  });
