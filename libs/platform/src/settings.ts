import { type Clock, shiftedClock, systemClock } from './clock.js';
import { databaseConfig } from './database/database-config.js';
import { type DatabaseLogin } from './database/roles.js';
import { platformErrors } from './platform.errors.js';

/** What a process is told by its environment. */
export interface ProcessSettings {
  readonly databaseUrl: string;
  /** Of the login under which duties with a clearance act. */
  readonly sealedDatabaseUrl: string | undefined;
  readonly clock: Clock;
  readonly development: boolean;
  readonly logLevel: string;
  readonly host: string;
  readonly port: number;
  /** Address of the national population database, or of what stands for it. */
  readonly populationRegistryUrl: string;
  /** Where people reach the house from outside, as papers print it. */
  readonly publicUrl: string;
  /** Folder for keys and anchors, outside the database. */
  readonly keysFolder: string;
  /** Keys that lock second factors; without them those of the folder. */
  readonly secretKeys: string | undefined;
}

/**
 * Reads `API_DATABASE_URL` or `WORKER_DATABASE_URL` and `SEALED_DATABASE_URL` (else `DATABASE_URL`), `PORT`, `HOST`, `NODE_ENV`, `LOG_LEVEL`,
 * `POPULATION_REGISTRY_URL`, `PUBLIC_URL`, `AN_SINH_CLOCK_OFFSET` in milliseconds, `AN_SINH_KEYS` and `AN_SINH_SECRET_KEYS`.
 * @throws PLATFORM.CONFIG_INVALID naming the first that is missing or wrong.
 */
export function processSettings(login: DatabaseLogin, environment: NodeJS.ProcessEnv = process.env): ProcessSettings {
  const host = environment['HOST'] ?? '127.0.0.1';
  const port = whole(environment, 'PORT', 3000);
  const offset = whole(environment, 'AN_SINH_CLOCK_OFFSET', 0);
  return {
    databaseUrl:
      environment[`${login.toUpperCase()}_DATABASE_URL`] ??
      databaseConfig(required(environment, 'DATABASE_URL')).urlOf(login),
    sealedDatabaseUrl: sealedUrl(environment),
    clock: offset === 0 ? systemClock : shiftedClock(offset),
    development: environment['NODE_ENV'] !== 'production',
    logLevel: environment['LOG_LEVEL'] ?? 'info',
    host,
    port,
    populationRegistryUrl: environment['POPULATION_REGISTRY_URL'] ?? 'http://127.0.0.1:3990/',
    publicUrl: environment['PUBLIC_URL'] ?? `http://${host}:${port}`,
    ...keySettings(environment, '.data/keys'),
  };
}

/** Where keys lie, and those that are given instead: `AN_SINH_KEYS` and `AN_SINH_SECRET_KEYS`. */
export const keySettings = (
  environment: NodeJS.ProcessEnv,
  folder: string,
): Pick<ProcessSettings, 'keysFolder' | 'secretKeys'> => ({
  keysFolder: environment['AN_SINH_KEYS'] ?? folder,
  secretKeys: environment['AN_SINH_SECRET_KEYS'] || undefined,
});

function sealedUrl(environment: NodeJS.ProcessEnv): string | undefined {
  const owner = environment['DATABASE_URL'];
  return environment['SEALED_DATABASE_URL'] ?? (owner ? databaseConfig(owner).urlOf('sealed') : undefined);
}

function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name];
  if (!value) throw platformErrors.CONFIG_INVALID({ name, reason: 'missing' });
  return value;
}

function whole(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw platformErrors.CONFIG_INVALID({ name, reason: 'not a whole number' });
  return value;
}
