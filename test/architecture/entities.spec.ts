import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EntityMetadata } from 'typeorm';
import { systemActor } from '#platform';
import { programmes } from '#programme-registry';
import { testDatabase, type TestDatabase } from '../support/database.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** Filled by the database when a row is written without it. */
  readonly fillsItself: boolean;
}

let db: TestDatabase;
let entities: readonly EntityMetadata[];
beforeAll(async () => {
  db = await testDatabase();
  entities = await db.uow.run(systemActor('test'), async (tx) => tx.entities.connection.entityMetadatas);
});
afterAll(() => db.close());

async function columnsOf(table: string): Promise<Column[]> {
  const found = await db.admin.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS "isNullable", (atthasdef OR attidentity <> '') AS "fillsItself"
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return found.rows;
}

const asPrinted: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  timestamptz: 'timestamp with time zone',
};

describe('entities and the schema that the migrations make', () => {
  it('there are entities, and every programme is loaded', () => {
    expect(entities.length).toBeGreaterThan(4);
    expect(programmes.length).toBeGreaterThan(0);
  });

  it('agree on every column: name, type, whether it may be empty', async () => {
    for (const { tablePath, columns } of entities) {
      const there = new Map(
        (await columnsOf(tablePath)).map(({ name, type, isNullable }) => [name, { type, isNullable }]),
      );
      const said = columns.map(
        ({ databaseName, type, isNullable }) =>
          [databaseName, { type: asPrinted[String(type)] ?? type, isNullable }] as const,
      );
      expect([tablePath, Object.fromEntries(said)]).toEqual([
        tablePath,
        Object.fromEntries(said.map(([name]) => [name, there.get(name)])),
      ]);
    }
  });

  it('leave out only columns that fill themselves', async () => {
    for (const { tablePath, columns } of entities) {
      const said = new Set(columns.map(({ databaseName }) => databaseName));
      const leftOut = (await columnsOf(tablePath)).filter(({ name, fillsItself }) => !said.has(name) && !fillsItself);
      expect([tablePath, leftOut.map(({ name }) => name)]).toEqual([tablePath, []]);
    }
  });
});
