import { dueOf } from '#benefits';
import { month } from '#kernel';
import { systemActor } from '#platform';
import { agencyOfKind } from './agencies.js';
import { CaseWalk } from './case-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from './database.js';
import { desksOf, somebody, unitOn } from './province.js';

/** Xã Đất Mũi with its desks, today's and those of the time of districts. */
export interface AidWorld {
  readonly db: TestDatabase;
  readonly walk: CaseWalk;
  readonly before: CaseWalk;
  readonly unitId: number;
  readonly oldUnit: number;
  person(birth?: string, at?: number): Promise<string>;
  /** Amounts by benefit and month. */
  paid(personId: string): Promise<Record<string, number | undefined>>;
  close(): Promise<void>;
}

export const inCash = { channel: 'cash', holder: 'Nguyễn Thị Mười', relation: 'self' };

export async function openAidWorld(): Promise<AidWorld> {
  const db = await testDatabase({ template: provinceTemplate });
  const [unitId, oldUnit] = [await unitOn(db, '32248', '2026-10-05'), await unitOn(db, '32248', '2024-05-01')];
  const province = await agencyOfKind(db, 'provincial-peoples-committee', '96', '2026-10-05');
  const commune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2026-10-05');
  const formerCommune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2024-05-01');
  const district = await agencyOfKind(db, 'district-peoples-committee', '973', '2024-05-01');
  const walk = await CaseWalk.open(db, {
    'one-stop-officer': commune,
    'commune-officer': commune,
    'commune-chair': commune,
    'province-chair': province,
  });
  const before = await CaseWalk.open(db, {
    'commune-officer': formerCommune,
    'commune-chair': formerCommune,
    'district-officer': district,
    'district-chair': district,
  });
  return {
    db,
    walk,
    before,
    unitId,
    oldUnit,
    person: (birth = '1980-02-01', at = unitId) =>
      somebody(db, desksOf([at]).commune, { unitId: at, birth, on: at === unitId ? '2026-10-05' : '2024-04-01' }),
    async paid(personId) {
      const rows = await db.uow.read(systemActor('test'), (tx) =>
        dueOf(tx, personId, { from: month('2023-01'), until: month('2027-12') }),
      );
      return Object.fromEntries(rows.map((row) => [`${row.benefit} ${row.month}`, row.amount]));
    },
    async close() {
      await walk.close();
      await before.close();
      await db.close();
    },
  };
}
