import { type Pool } from 'pg';

interface Removed {
  readonly name: string;
  readonly drop: string;
  readonly create: string;
}

/** Indexes and exclusions of a table that can be built at once when its rows are there; keys others refer to stay. */
const removable = `
  SELECT indexrelid::regclass::text AS name, 'DROP INDEX ' || indexrelid::regclass AS drop, pg_get_indexdef(indexrelid) AS create
    FROM pg_index i WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
   UNION ALL
  SELECT conname, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'x'`;

/** Loads a table as its owner loads a first import: rows first, without looking at each foreign key, then its indexes. */
export async function loadInBulk(
  owner: Pool,
  table: string,
  statements: readonly (readonly [text: string, values?: readonly unknown[]])[],
): Promise<void> {
  const { rows: removed } = await owner.query<Removed>(removable, [table]);
  for (const each of removed) await owner.query(each.drop);
  const session = await owner.connect();
  try {
    await session.query(`SET session_replication_role = replica; SET jit = off; SET work_mem = '256MB'`);
    for (const [text, values] of statements) await session.query(text, values && [...values]);
  } finally {
    session.release(true);
  }
  for (const each of removed) await owner.query(each.create);
  await owner.query(`VACUUM (ANALYZE) ${table}`);
}
