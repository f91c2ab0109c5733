import { dueOf } from '#benefits';
import { month } from '#kernel';
import { type TestDatabase } from '../support/database.js';
import { type Name, system, type World } from './reorganisation.world.js';

/** As superuser, past every rule. */
export async function rowsOf<Row extends object>(
  db: TestDatabase,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await db.admin.query(text, values)).rows;
}

/** Everything the house knows, row for row, but version counters, and the records of changes themselves. */
export async function everythingIn(db: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await rowsOf<{ name: string }>(
    db,
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
      WHERE schemaname IN ('territory', 'citizen', 'casework', 'benefit', 'payment', 'import', 'prog_social_protection')
        AND tablename NOT IN ('reorganisation', 'reorganisation_target', 'reorganisation_link', 'reorganisation_decision', 'operation')
      UNION ALL SELECT 'platform.duty' ORDER BY 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const content = await rowsOf<{ row: string }>(
      db,
      `SELECT (to_jsonb(t) - 'version')::text AS row FROM ${name} t ORDER BY 1`,
    );
    found[name] = content.map(({ row }) => row);
  }
  return found;
}

/** What is due to everyone, by person and month, to the end of 2026. */
export async function duesIn(db: TestDatabase, world: World): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, personId] of Object.entries(world.people)) {
    const due = await db.uow.read(system, (tx) =>
      dueOf(tx, personId, { from: month('2024-06'), until: month('2027-01') }),
    );
    for (const { month: at, amount } of due) found[`${name} ${at}`] = (found[`${name} ${at}`] ?? 0) + (amount ?? NaN);
  }
  return found;
}

/** Where people, cases, chains and their lines of a month stand. */
export const placesOf = (db: TestDatabase, personId: string, at = 2025 * 12 + 6) =>
  rowsOf<{ what: string; place: string }>(
    db,
    `SELECT what, u.code || ' ' || u.name AS place FROM (
       SELECT 'person' AS what, unit_id FROM citizen.person WHERE id = $1
       UNION ALL SELECT 'household', h.unit_id FROM citizen.household h JOIN citizen.household_member m ON m.household_id = h.id WHERE m.person_id = $1
       UNION ALL SELECT 'case', unit_id FROM casework.case_file WHERE person_id = $1
       UNION ALL SELECT 'chain', unit_id FROM benefit.chain WHERE person_id = $1
       UNION ALL SELECT 'payee', p.unit_id FROM benefit.payee p JOIN benefit.chain c ON c.payee_id = p.id WHERE c.person_id = $1
       UNION ALL SELECT 'line', l.unit_id FROM benefit.line l JOIN benefit.chain c ON c.id = l.chain_id
         WHERE c.person_id = $1 AND l.superseded_by IS NULL AND l.months @> $2::int) stands
     JOIN territory.unit u ON u.id = unit_id ORDER BY 1`,
    [personId, at],
  );

/** The commune, or communes, that all of a person stands in. */
export const placeOf = async (db: TestDatabase, world: World, name: Name): Promise<string[]> => [
  ...new Set((await placesOf(db, world.people[name])).map(({ place }) => place)),
];
