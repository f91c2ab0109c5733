import { DataSource } from 'typeorm';
import { platformErrors } from '../platform.errors.js';
import { useExactParsers } from './parsers.js';

export interface PoolOptions {
  readonly url: string;
  /** Most connections held at once. */
  readonly connections: number;
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
  try {
    await source.initialize();
  } catch (error) {
    throw platformErrors.DATABASE_UNREACHABLE({ reason: error instanceof Error ? error.message : String(error) });
  }
  const [{ version }] = (await source.query('SHOW server_version_num')).map((row: { server_version_num: string }) => ({
    version: row.server_version_num,
  }));
  if (Number(version) < 150_000) {
    await source.destroy();
    throw platformErrors.DATABASE_TOO_OLD({ version, needs: '15' });
  }
  return source;
}
