import { jobs } from '#programme-registry';
import { type TestDatabase } from './database.js';

/** Does what the worker would do with every list that was asked for. */
export async function writeExports(db: TestDatabase): Promise<void> {
  const { rows } = await db.admin.query<{ data: object }>(
    `DELETE FROM pgboss.job WHERE name = 'exports.write' RETURNING data`,
  );
  const job = jobs.find(({ name }) => name === 'exports.write');
  for (const { data } of rows) await job?.run({ uow: db.uow, log: () => undefined }, data);
}
