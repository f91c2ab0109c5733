import { type Actor } from '#platform';
import { testActor, type TestDatabase } from './database.js';

/** The key of the agency of a kind whose unit has a code on a day. */
export async function agencyOfKind(db: TestDatabase, kind: string, unitCode: string, on: string): Promise<number> {
  const found = await db.admin.query<{ id: number }>(
    `SELECT a.id FROM territory.agency a JOIN territory.unit u ON u.id = a.unit_id
      WHERE a.kind = $1 AND u.code = $2 AND a.in_force @> $3::date ORDER BY a.id LIMIT 1`,
    [kind, unitCode, on],
  );
  const [agency] = found.rows;
  if (!agency) throw new Error(`no ${kind} of ${unitCode} on ${on}`);
  return agency.id;
}

/** Two people of social protection who answer for all that ever was a unit of the province. */
export async function provincePeople(db: TestDatabase): Promise<Record<'lead' | 'publisher', Actor>> {
  const units = (await db.admin.query<{ id: number }>(`SELECT id FROM territory.unit`)).rows.map(({ id }) => id);
  const at = (name: string) => testActor({ name, units, programmes: ['social-protection'] });
  return { lead: at('Sở'), publisher: at('Tỉnh') };
}
