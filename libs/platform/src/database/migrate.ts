import { DataSource, type MigrationInterface } from 'typeorm';
import { PgBoss } from 'pg-boss';
import { platformErrors } from '../platform.errors.js';
import { jobSchema } from '../jobs/job-sender.js';
import { type DatabaseConfig } from './database-config.js';
import { useExactParsers } from './parsers.js';
import { ensureRolesSql, logins, roles } from './roles.js';

/**
 * Brings a database up to date as its owner: roles, migrations in order of their number, the job queue. Safe to run again.
 * @returns the names of the migrations that ran.
 * @throws PLATFORM.DATABASE_UNREACHABLE
 */
export async function migrate(
  config: DatabaseConfig,
  migrations: readonly (new () => MigrationInterface)[],
  jobs: readonly string[],
): Promise<string[]> {
  useExactParsers();
  const source = new DataSource({
    type: 'postgres',
    url: config.ownerUrl,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
  });
  try {
    await source.initialize();
  } catch (error) {
    throw platformErrors.DATABASE_UNREACHABLE({ reason: error instanceof Error ? error.message : String(error) });
  }
  try {
    await ensureRoles(source, config);
    const ran = await source.runMigrations();
    await installQueues(config, jobs);
    await source.query(grantQueues);
    return ran.map((each) => each.name);
  } finally {
    await source.destroy();
  }
}

/** Roles belong to the whole server: two databases migrated at once may touch the same rows, and one of them asks again. */
async function ensureRoles(source: DataSource, config: DatabaseConfig, attempt = 1): Promise<void> {
  try {
    await source.query(ensureRolesSql(config.passwordOf));
  } catch (error) {
    const isRace = error instanceof Error && /tuple concurrently updated|duplicate key/.test(error.message);
    if (!isRace || attempt === 10) throw error;
    await new Promise((wake) => setTimeout(wake, 50 * attempt));
    await ensureRoles(source, config, attempt + 1);
  }
}

/** A worker at work gives a sign of life every few seconds; the job of one that died goes to another after these fifteen. */
const queueOptions = { retryLimit: 20, retryDelay: 1, heartbeatSeconds: 15, expireInSeconds: 3600 };

async function installQueues(config: DatabaseConfig, jobs: readonly string[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: config.ownerUrl,
    schema: jobSchema,
    supervise: false,
    schedule: false,
    max: 2,
  });
  // Its own connection may break while it stops; the calls below report what matters.
  boss.on('error', () => undefined);
  await boss.start();
  for (const job of jobs) {
    if (await boss.getQueue(job)) await boss.updateQueue(job, queueOptions);
    else await boss.createQueue(job, queueOptions);
  }
  await boss.stop({ graceful: false });
}

const grantQueues = `
  GRANT USAGE ON SCHEMA ${jobSchema} TO ${roles.app}, ${roles.system}, ${logins.api}, ${logins.worker};
  GRANT SELECT ON ALL TABLES IN SCHEMA ${jobSchema} TO ${roles.app}, ${logins.api};
  GRANT INSERT ON ${jobSchema}.job, ${jobSchema}.job_common TO ${roles.app};
  GRANT ALL ON ALL TABLES IN SCHEMA ${jobSchema} TO ${roles.system}, ${logins.worker};
  GRANT ALL ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${roles.system}, ${logins.worker}, ${roles.app};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${roles.app}, ${roles.system}, ${logins.worker};`;
