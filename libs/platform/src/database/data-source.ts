import { DataSource } from 'typeorm';
import { platformErrors } from '../platform.errors.js';
import { useExactParsers } from './parsers.js';

export interface PoolOptions {
  readonly url: string;
  /** Most connections held at once. */
  readonly connections: number;
  /** Seconds to wait for a PostgreSQL that is still starting or recovering, as after a restart of the machine; none otherwise. */
  readonly patience?: number;
  /** Told of an idle connection that broke; without a listener a restart of PostgreSQL would end the process. */
  readonly onConnectionLost: (error: Error) => void;
}

/** Entity classes of all libraries, so that one pool serves them all; each library adds its own once, when loaded. */
const entityClasses = new Set<new () => object>();
export const registerEntities = (...classes: (new () => object)[]): void =>
  classes.forEach((each) => entityClasses.add(each));
export const registeredEntities = (): (new () => object)[] => [...entityClasses];

/**
 * Opens the pool behind the unit of work. `pipeline` lets the head of a transaction travel with its first statement.
 * @throws PLATFORM.DATABASE_UNREACHABLE, PLATFORM.DATABASE_TOO_OLD (PostgreSQL 15 or later is needed).
 */
export async function openDataSource(options: PoolOptions): Promise<DataSource> {
  useExactParsers();
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: registeredEntities(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    poolErrorHandler: options.onConnectionLost,
    extra: { max: options.connections, pipeline: true, application_name: 'an-sinh' },
  });
  await reach(source, performance.now() + (options.patience ?? 0) * 1000);
  const [{ version }] = (await source.query('SHOW server_version_num')).map((row: { server_version_num: string }) => ({
    version: row.server_version_num,
  }));
  if (Number(version) < 150_000) {
    await source.destroy();
    throw platformErrors.DATABASE_TOO_OLD({ version, needs: '15' });
  }
  return source;
}

async function reach(source: DataSource, until: number): Promise<void> {
  try {
    await source.initialize();
  } catch (error) {
    if (performance.now() > until || !isNotYetThere(error))
      throw platformErrors.DATABASE_UNREACHABLE({ reason: error instanceof Error ? error.message : String(error) });
    await new Promise((wake) => setTimeout(wake, 250));
    await reach(source, until);
  }
}

/** Nobody listens, or the server says that it is starting up (SQLSTATE 57P03). */
const isNotYetThere = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['ECONNREFUSED', '57P03'].includes(String(error.code));
