import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinHousehold, leaveHousehold, movePerson, recordDeath, registerPerson } from '#citizen';
import { type LegalDay, type PartialDay } from '#kernel';
import { type Actor, systemActor, type Tx } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { takeEvents } from '../../../../test/support/events.js';
import { unitOn, workdayOn } from '../../../../test/support/province.js';
import { type House, household, publishInvented } from '../review.fixture.js';
import { type PovertyClass } from '../rules/law.js';
import { endCertificate } from './certificate.store.js';
import { householdSubscriber } from './household.subscriber.js';
import { povertyIndicators } from './poverty.indicators.js';
import { listCertificates, listClasses, povertyOn } from './poverty.reader.js';
import { recogniseHouseholds } from './poverty.store.js';
import { breakdownOf, movementOf } from './results.reader.js';

let db: TestDatabase;
let unitId: number;
let officer: Actor;
let weightSetId: string;
let campaignId: string;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', '2026-09-01');
  officer = testActor({ name: 'Cán bộ', units: [unitId], programmes: ['poor-households'] });
  weightSetId = await publishInvented(db.uow, 'rural');
  campaignId =
    (
      await db.admin.query<{ id: string }>(
        `INSERT INTO prog_poor_households.campaign (unit_id, opened_for, year, region, starts_on, due_on)
       VALUES ($1, $1, 2025, 'mekong-delta', '2025-09-01', '2025-12-14') RETURNING id`,
        [unitId],
      )
    ).rows[0]?.id ?? '';
});
afterAll(() => db.close());

const on = <T>(day: string, work: (tx: Tx) => Promise<T>): Promise<T> => workdayOn(db, day).run(officer, work);
const read = <T>(work: Parameters<typeof db.uow.read<T>>[1]): Promise<T> => db.uow.read(officer, work);

let made = 0;
const newHouse = (): Promise<House> =>
  household(workdayOn(db, '2025-08-01'), officer, { unitId, code: `PV-${(made += 1)}`, hamlet: 'Ấp Mũi' });

/** Gives a household a class by a decision of a day, as the end of a review. */
async function decide(
  { householdId, headId }: House,
  day: string,
  found: PovertyClass,
  deprived = ['job', 'water'],
): Promise<void> {
  const { rows } = await db.admin.query<{ id: string }>(
    `INSERT INTO prog_poor_households.entry (campaign_id, household_id, head_id, hamlet, state, was, weight_set_id, area_class, b1, b2, class, deprived, sheet)
     VALUES ($1, $2, $3, '', 'recognised', 'none', $4, 'rural', 100, 20, $5, $6, '{"causes": ["no-land"], "ethnicity": "Khmer"}')
     ON CONFLICT (campaign_id, household_id) DO UPDATE SET campaign_id = excluded.campaign_id RETURNING id`,
    [campaignId, householdId, headId, weightSetId, found, deprived],
  );
  const entryId = rows[0]?.id ?? '';
  await on(day, (tx) =>
    recogniseHouseholds(tx, day as LegalDay, [
      {
        entryId,
        householdId,
        result: found === 'none' ? 'leave' : 'recognise',
        class: found,
        standard: '2022-2025',
        decision: '9/QĐ-UBND',
        certificate: `${day}/GCN`,
      },
    ]),
  );
}

const eventsOf = async ({ householdId }: House): Promise<string[]> =>
  (
    await db.admin.query<{ payload: { was: string; is: string; from: string; personIds: string[] } }>(
      `SELECT payload FROM platform.outbox WHERE type = 'poverty.class-changed' AND payload ->> 'householdId' = $1 ORDER BY id`,
      [householdId],
    )
  ).rows.map(({ payload: { was, is, from, personIds } }) => `${was} → ${is} from ${from} for ${personIds.length}`);

const relay = (): Promise<void> => takeEvents(db, '2026-11-23', [householdSubscriber]);

const versionOf = async (personId: string): Promise<number> =>
  (await read((tx) => tx.one<{ version: number }>(`SELECT version FROM citizen.person WHERE id = $1`, [personId])))
    .version;

describe('movement over a year', () => {
  it('adds up for both classes, and the indicators count the same', async () => {
    const lives: readonly (readonly [day: string, found: PovertyClass])[][] = [
      [['2025-10-01', 'poor']],
      [
        ['2025-10-01', 'poor'],
        ['2026-05-01', 'near-poor'],
      ],
      [
        ['2025-10-01', 'poor'],
        ['2026-05-01', 'none'],
      ],
      [
        ['2025-10-01', 'near-poor'],
        ['2026-05-01', 'poor'],
      ],
      [
        ['2025-10-01', 'near-poor'],
        ['2026-05-01', 'none'],
      ],
      [
        ['2025-10-01', 'poor'],
        ['2025-11-01', 'none'],
        ['2026-06-01', 'poor'],
      ],
      [['2026-06-01', 'poor']],
      [['2026-06-01', 'near-poor']],
      [
        ['2026-06-01', 'poor'],
        ['2026-07-01', 'none'],
      ],
      [['2026-06-01', 'average']],
    ];
    for (const life of lives) {
      const house = await newHouse();
      for (const [day, found] of life) await decide(house, day, found);
    }
    const given = { from: '2026-01-01' as LegalDay, until: '2027-01-01' as LegalDay };
    const rows = await read((tx) => movementOf(tx, { ...given, unitId }));
    expect(rows).toEqual([
      { unitId, class: 'poor', opening: 3, newly: 1, relapsed: 1, fromOther: 1, left: 1, toOther: 1, closing: 4 },
      { unitId, class: 'near-poor', opening: 2, newly: 1, relapsed: 0, fromOther: 1, left: 1, toOther: 1, closing: 2 },
    ]);
    for (const { opening, newly, relapsed, fromOther, left, toOther, closing } of rows)
      expect(opening + newly + relapsed + fromOther - left - toOther).toBe(closing);

    const counted = await read(async (tx) => {
      const figures: Record<string, number> = {};
      for (const { code, numerator } of povertyIndicators)
        figures[code] = (await tx.sql<{ unit_id: number }>(numerator, [given.from, given.until])).length;
      return figures;
    });
    expect(counted).toMatchObject({
      'poor-households.poor.opening': 3,
      'poor-households.poor': 4,
      'poor-households.poor.newly': 1,
      'poor-households.poor.relapsed': 1,
      'poor-households.poor.from-other': 1,
      'poor-households.poor.left': 1,
      'poor-households.near-poor': 2,
      'poor-households.average-farming': 1,
      'poor-households.poor.deprived.water': 4,
      'poor-households.poor.deprived.toilet': 0,
      'poor-households.poor.cause.no-land': 4,
    });
    const by = (key: 'indicator' | 'cause' | 'ethnicity') =>
      read((tx) => breakdownOf(tx, { on: '2026-12-31' as LegalDay, by: key, unitId }));
    expect((await by('indicator')).filter((row) => row.class === 'poor')).toEqual([
      { unitId, class: 'poor', key: 'job', households: 4 },
      { unitId, class: 'poor', key: 'water', households: 4 },
    ]);
    expect((await by('ethnicity')).filter((row) => row.class === 'near-poor')).toEqual([
      { unitId, class: 'near-poor', key: 'Khmer', households: 2 },
    ]);
  });
});

describe('the class of a person', () => {
  it('is that of his household on the day, before, within and after', async () => {
    const house = await newHouse();
    await decide(house, '2026-02-10', 'poor');
    await decide(house, '2026-08-20', 'none');
    const classOn = async (day: string) =>
      (await read((tx) => povertyOn(tx, [house.headId], day as LegalDay))).map((each) => each.class);
    expect(await classOn('2026-02-09')).toEqual([]);
    expect(await classOn('2026-02-10')).toEqual(['poor']);
    expect(await classOn('2026-08-19')).toEqual(['poor']);
    expect(await classOn('2026-08-20')).toEqual([]);
    expect(await eventsOf(house)).toEqual(['none → poor from 2026-02-10 for 2', 'poor → none from 2026-08-20 for 2']);
  });

  it('begins with joining and ends with leaving the household', async () => {
    const house = await newHouse();
    await decide(house, '2026-02-10', 'near-poor');
    await relay();
    const born = await on('2026-04-01', async (tx) => {
      const child = await registerPerson(tx, {
        unitId,
        fullName: 'Nguyễn Văn Mới',
        birth: '2026-03-20' as PartialDay,
        sex: 'male',
        source: 'declared',
        hasNoPapers: true,
      });
      return joinHousehold(tx, child, {
        householdId: house.householdId,
        role: 'child',
        from: '2026-03-20' as LegalDay,
      });
    });
    await relay();
    const version = await versionOf(born.personId);
    await on('2026-06-02', (tx) =>
      leaveHousehold(
        tx,
        { personId: born.personId, version },
        { on: '2026-06-01' as LegalDay, reason: 'Về với ngoại' },
      ),
    );
    await relay();
    expect((await eventsOf(house)).slice(1)).toEqual([
      'none → near-poor from 2026-03-20 for 1',
      'near-poor → none from 2026-06-01 for 1',
    ]);
  });

  it('ends for a household in which nobody lives any more, with the certificate', async () => {
    const house = await newHouse();
    await decide(house, '2026-02-10', 'poor');
    await relay();
    const members = await read((tx) =>
      tx.sql<{ id: string }>(`SELECT person_id AS id FROM citizen.household_member WHERE household_id = $1`, [
        house.householdId,
      ]),
    );
    for (const { id: personId } of members) {
      const version = await versionOf(personId);
      if (personId === house.headId)
        await on('2026-05-05', (tx) =>
          recordDeath(tx, { personId, version }, { on: '2026-05-04' as LegalDay, reason: 'Khai tử' }),
        );
      else
        await on('2026-05-06', (tx) =>
          movePerson(
            tx,
            { personId, version },
            { toUnitId: unitId + 1, address: 'Số 1', from: '2026-05-06' as LegalDay, reason: 'Về quê' },
          ),
        );
    }
    await relay();
    const [held] = await read((tx) => listClasses(tx, house.householdId));
    const [certificate] = await read((tx) => listCertificates(tx, house.householdId));
    expect(held).toMatchObject({ class: 'poor', from: '2026-02-10', until: expect.any(String) });
    expect(certificate).toMatchObject({ endedBecause: 'dissolved' });
  });

  it('ends by hand with its certificate, once', async () => {
    const house = await newHouse();
    await decide(house, '2026-02-10', 'poor');
    const [certificate] = await read((tx) => listCertificates(tx, house.householdId));
    const id = certificate?.id ?? '';
    await on('2026-06-10', (tx) => endCertificate(tx, id, 'moved'));
    expect((await eventsOf(house)).at(-1)).toBe('poor → none from 2026-06-10 for 2');
    await expect(on('2026-06-11', (tx) => endCertificate(tx, id, 'moved'))).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.CERTIFICATE_ENDED',
    });
  });

  it('is not told outside the area or the programme', async () => {
    const house = await newHouse();
    await decide(house, '2026-02-10', 'poor');
    const strangers = [
      testActor({ units: [unitId], programmes: ['social-protection'] }),
      testActor({ units: [unitId + 1], programmes: ['poor-households'] }),
    ];
    for (const who of strangers) {
      expect(await db.uow.read(who, (tx) => povertyOn(tx, [house.headId], '2026-03-01' as LegalDay))).toEqual([]);
      expect(await db.uow.read(who, (tx) => listCertificates(tx, house.householdId))).toEqual([]);
    }
    expect(
      await db.uow.read(systemActor('test'), (tx) => povertyOn(tx, [house.headId], '2026-03-01' as LegalDay)),
    ).toHaveLength(1);
  });
});
