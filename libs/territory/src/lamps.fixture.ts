import { day } from '#kernel';
import { shiftedClock, systemActor, type Tx, type UnitOfWork } from '#platform';
import { movesColumn } from './moves-with-units.js';
import { successionColumns } from './succession-plan.rule.js';
import { loadUnits } from './territory.seed.js';
import { getUnit } from './unit.reader.js';

/** What the specs of reorganisations share: an invented library whose lamps stand on units and belong to people, who live in hamlets. */
export const lamps = movesColumn({
  code: 'lamps',
  title: 'Đèn đang sáng',
  table: 'public.lamp',
  key: { column: 'id', type: 'int' },
  subject: { kind: 'person', sql: 'r.owner' },
  live: 'NOT r.is_out',
  touch: 'version = r.version + 1',
  dwellings: `SELECT 'person', owner, unit_id, hamlet FROM public.dwelling`,
});

export const who = systemActor('thử');
export const at = (on: string) => shiftedClock(Date.parse(`${on}T09:00:00+07:00`) - Date.now());
export const succession = (...lines: string[]) => [successionColumns.join(','), ...lines].join('\n');

/** As much of a test database as is needed here. */
interface Database {
  readonly admin: { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
  uowOn(clock: ReturnType<typeof at>): UnitOfWork;
}

/** Begins on the map of a day, with a table of lamps. */
export async function begin(db: Database, on: string): Promise<void> {
  await db.admin.query(`
    CREATE TABLE public.lamp (id int PRIMARY KEY, unit_id int NOT NULL, owner text NOT NULL, is_out boolean NOT NULL,
      version int NOT NULL DEFAULT 1);
    CREATE TABLE public.dwelling (owner text PRIMARY KEY, unit_id int NOT NULL, hamlet text NOT NULL);
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.lamp, public.dwelling TO an_sinh_system`);
  await db.uowOn(at(on)).run(who, (tx) => loadUnits(tx));
}

/** Sets up a lamp on the unit that bears a code on a day. */
export async function lamp(tx: Tx, id: number, code: string, on: string, isOut = false): Promise<void> {
  const unit = await getUnit(tx, code, day(on));
  await tx.sql(`INSERT INTO public.lamp (id, unit_id, owner, is_out) VALUES ($1, $2, $3, $4)`, [
    id,
    unit.id,
    `p${id}`,
    isOut,
  ]);
}

/** `1 32002 Phường 2 v1` for each lamp. */
export async function lampUnits(db: Database): Promise<string[]> {
  const { rows } = await db.admin.query(
    `SELECT concat_ws(' ', l.id, u.code, u.name, 'v' || l.version) AS lamp FROM public.lamp l JOIN territory.unit u ON u.id = l.unit_id
     ORDER BY l.id`,
  );
  return (rows as { lamp: string }[]).map((row) => row.lamp);
}

/** All that a reorganisation may touch, but versions and its own records. */
export async function everything(db: Database): Promise<unknown[]> {
  const territory = [
    'unit',
    'unit_up',
    'unit_before',
    'unit_succession',
    'agency',
    'agency_duty',
    'agency_succession',
    'reorganisation_moved',
  ];
  const parts = ['platform.duty', 'public.lamp', ...territory.map((table) => `territory.${table}`)].map(
    (table) => `SELECT '${table}' AS place, (to_jsonb(t) - 'version')::text AS content FROM ${table} t`,
  );
  return (await db.admin.query(`SELECT * FROM (${parts.join(' UNION ALL ')}) every ORDER BY 1, 2`)).rows;
}
