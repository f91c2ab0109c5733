import { dueOf } from '#benefits';
import { type CaseEngine, type CaseFile } from '#case-engine';
import { registerPerson } from '#citizen';
import { day, type LegalDay, month, type PartialDay, startOfDay } from '#kernel';
import { type Actor, shiftedClock, systemActor, type UnitOfWork } from '#platform';
import { testActor, type TestDatabase } from './database.js';

/** A unit of work whose clock stands at 09:00 of a day. */
export const workdayOn = (db: TestDatabase, on: string): UnitOfWork =>
  db.uowOn(shiftedClock(startOfDay(day(on)).getTime() + 9 * 3_600_000 - Date.now()));

/** The key of the unit that has a code on a day. */
export async function unitOn(db: TestDatabase, code: string, on: string): Promise<number> {
  const found = await db.admin.query(`SELECT id FROM territory.unit WHERE code = $1 AND in_force @> $2::date`, [
    code,
    on,
  ]);
  return found.rows[0].id;
}

/** Everybody at the desks of some units, in social protection. */
export function desksOf(units: readonly number[]): Record<'commune' | 'chair' | 'district' | 'districtChair', Actor> {
  const at = (name: string, ...roles: string[]) => testActor({ name, roles, units, programmes: ['social-protection'] });
  return {
    commune: at('Cán bộ xã', 'one-stop-officer', 'commune-officer'),
    chair: at('Chủ tịch xã', 'commune-chair'),
    district: at('Cán bộ phòng', 'district-officer'),
    districtChair: at('Chủ tịch huyện', 'district-chair'),
  };
}

export async function somebody(
  db: TestDatabase,
  who: Actor,
  given: { readonly unitId: number; readonly birth: string; readonly name?: string; readonly on: string },
): Promise<string> {
  const registered = await workdayOn(db, given.on).run(who, (tx) =>
    registerPerson(tx, {
      unitId: given.unitId,
      fullName: given.name ?? 'Nguyễn Thị Mười',
      birth: given.birth as PartialDay,
      sex: 'female',
      source: 'paper',
      residence: { address: 'Ấp Mũi', hamlet: 'Ấp Mũi', from: day('2020-01-01') },
    }),
  );
  return registered.personId;
}

/** Takes steps of a case one after the other, each on its day by its actor. */
export async function walk(
  db: TestDatabase,
  engine: CaseEngine,
  file: CaseFile,
  steps: readonly (readonly [on: string, who: Actor, step: string, form?: object])[],
): Promise<CaseFile> {
  let current = file;
  for (const [on, who, step, form = {}] of steps)
    current = await workdayOn(db, on).run(who, (tx) =>
      engine.perform(tx, { caseId: current.id, step, form, version: current.version }),
    );
  return current;
}

export const begin = (
  db: TestDatabase,
  engine: CaseEngine,
  given: {
    readonly procedure: string;
    readonly on: string;
    readonly who: Actor;
    readonly personId: string;
    readonly unitId: number;
    readonly form: object;
    readonly aboutDecisionId?: string;
  },
): Promise<CaseFile> =>
  workdayOn(db, given.on).run(given.who, (tx) => engine.start(tx, { ...given, receivedOn: given.on as LegalDay }));

export const paidInCash = { channel: 'cash', holder: 'Nguyễn Thị Mười', relation: 'self' } as const;

/** What is due to a person in months `[from, until)`, by `benefit month`. */
export async function dueTo(
  db: TestDatabase,
  personId: string,
  from: string,
  until: string,
): Promise<Record<string, number | undefined>> {
  const rows = await db.uow.read(systemActor('test'), (tx) =>
    dueOf(tx, personId, { from: month(from), until: month(until) }),
  );
  return Object.fromEntries(rows.map((row) => [`${row.benefit} ${row.month}`, row.amount]));
}
