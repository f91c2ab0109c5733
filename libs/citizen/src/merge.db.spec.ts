import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type Tx } from '#platform';
import { createHousehold, joinHousehold, leaveHousehold } from './household.store.js';
import { recordDeath } from './life-status.store.js';
import { mergePeople, unmergePerson } from './merge.store.js';
import { type PersonVersion } from './person.lock.js';
import { findPeopleByNumber, getPerson, searchPeople } from './person.reader.js';
import { type PersonDraft, registerPerson } from './person.store.js';
import { movePerson } from './residence.store.js';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => (db = await testDatabase()));
afterAll(() => db.close());

const here = testActor({ units: [1] });
const write = <T>(work: (tx: Tx) => Promise<T>, who = here) => db.uow.run(who, work);
const register = (draft: Partial<PersonDraft> = {}, who = here) =>
  write(
    (tx) =>
      registerPerson(tx, {
        unitId: 1,
        fullName: 'Lê Thị Hoa',
        birth: day('1970-02-03'),
        sex: 'female',
        source: 'declared',
        ...draft,
      }),
    who,
  );
const reason = 'Hai lần đăng ký';
const read = (target: PersonVersion) => db.uow.read(here, (tx) => getPerson(tx, target.personId));

/** Everything of the schema but the counter of changes. */
async function everything(): Promise<unknown> {
  const { rows } = await db.admin.query(`
    SELECT (SELECT jsonb_agg(to_jsonb(p) - 'version' ORDER BY p.id) FROM citizen.person p) AS people,
      (SELECT jsonb_agg(to_jsonb(i) ORDER BY i.id) FROM citizen.identifier i) AS identifiers,
      (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM citizen.residence r) AS residences,
      (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM citizen.household_member m) AS members`);
  return rows[0];
}

describe('merging two registrations', () => {
  it('links them, lets the survivor answer for both, and is taken back without loss', async () => {
    const residence = { address: 'Số 1', from: day('2020-01-01') };
    const survivor = await register({ residence, personalNumber: undefined });
    const merged = await register({
      residence,
      personalNumber: '096170000001',
      identifiers: [{ kind: 'cmnd9', value: '380000001', source: 'paper' }],
    });
    const { householdId } = await write((tx) => createHousehold(tx, { unitId: 1, code: 'H1' }));
    const member = await write((tx) => joinHousehold(tx, merged, { householdId, role: 'head', from: residence.from }));
    const before = await everything();

    const linked = await write((tx) => mergePeople(tx, { survivor, merged: member, reason }));
    expect(await read(linked)).toMatchObject({ mergedInto: survivor.personId });
    expect(await read(survivor)).toMatchObject({ personalNumber: '096170000001', mergedInto: undefined });
    for (const number of ['096170000001', '380000001'])
      expect(await db.uow.read(here, (tx) => findPeopleByNumber(tx, number))).toMatchObject([
        { id: survivor.personId },
      ]);
    const found = await db.uow.read(here, (tx) => searchPeople(tx, { words: 'Lê Thị Hoa', limit: 10 }));
    expect(found.map(({ id }) => id)).toEqual([survivor.personId]);

    const parted = await write((tx) => unmergePerson(tx, linked, { reason: 'Hai người khác nhau' }));
    expect(await everything()).toEqual(before);
    expect(await read(parted)).toMatchObject({ personalNumber: '096170000001', mergedInto: undefined });
    const { rows } = await db.admin.query(
      `SELECT type, payload FROM platform.outbox WHERE type LIKE 'citizen.people-%' ORDER BY id`,
    );
    const pair = { survivorId: survivor.personId, mergedId: merged.personId };
    expect(rows).toEqual([
      { type: 'citizen.people-merged', payload: pair },
      { type: 'citizen.people-unmerged', payload: pair },
    ]);
  });

  it('refuses itself, a chain either way, a change of the merged one, and a merge that is none', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    const merge = (survivor: PersonVersion, merged: PersonVersion) =>
      write((tx) => mergePeople(tx, { survivor, merged, reason }));
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'CITIZEN.MERGE_WITH_SELF' });
    const linked = await merge(a, b);
    await expect(merge(c, a)).rejects.toMatchObject({ code: 'CITIZEN.HAS_MERGED' });
    await expect(merge(linked, c)).rejects.toMatchObject({
      code: 'CITIZEN.PERSON_MERGED',
      params: { into: a.personId },
    });
    await expect(write((tx) => recordDeath(tx, linked, { on: day('2026-01-01'), reason }))).rejects.toMatchObject({
      code: 'CITIZEN.PERSON_MERGED',
    });
    await expect(write((tx) => unmergePerson(tx, a, { reason }))).rejects.toMatchObject({ code: 'CITIZEN.NOT_MERGED' });
  });

  it('knows nobody out of the area', async () => {
    const own = await register();
    const foreign = await register({ unitId: 2 }, testActor({ units: [2] }));
    for (const [survivor, merged] of [
      [own, foreign],
      [foreign, own],
    ] as const)
      await expect(write((tx) => mergePeople(tx, { survivor, merged, reason }))).rejects.toMatchObject({
        code: 'CITIZEN.PERSON_NOT_FOUND',
      });
  });

  it('crossed by two clerks at once leaves one link and no loop', async () => {
    const [a, b] = [await register(), await register()];
    const outcomes = await Promise.allSettled([
      write((tx) => mergePeople(tx, { survivor: a, merged: b, reason })),
      write((tx) => mergePeople(tx, { survivor: b, merged: a, reason })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const links = [await read(a), await read(b)].filter(({ mergedInto }) => mergedInto !== undefined);
    expect(links).toHaveLength(1);
  });
});

describe('a household', () => {
  const from = day('2021-01-01');
  const newHousehold = (code: string) => write((tx) => createHousehold(tx, { unitId: 1, code }));

  it('has one head, and nobody belongs to two', async () => {
    const [one, two] = [await newHousehold('H2'), await newHousehold('H3')];
    const [a, b] = [await register(), await register()];
    const join = (who: PersonVersion, householdId: string, role: 'head' | 'child') =>
      write((tx) => joinHousehold(tx, who, { householdId, role, from }));
    const head = await join(a, one.householdId, 'head');
    await expect(join(b, one.householdId, 'head')).rejects.toMatchObject({ code: 'CITIZEN.HOUSEHOLD_HAS_HEAD' });
    await expect(join(head, two.householdId, 'child')).rejects.toMatchObject({ code: 'CITIZEN.ALREADY_IN_HOUSEHOLD' });
    const left = await write((tx) => leaveHousehold(tx, head, { on: day('2022-01-01'), reason: 'Tách hộ' }));
    await write((tx) =>
      joinHousehold(tx, left, { householdId: two.householdId, role: 'head', from: day('2022-01-01') }),
    );
    await expect(newHousehold('H2')).rejects.toMatchObject({ code: 'CITIZEN.HOUSEHOLD_CODE_TAKEN' });
  });

  it('of another commune is not there, and its code is free here', async () => {
    const foreign = await write((tx) => createHousehold(tx, { unitId: 2, code: 'H4' }), testActor({ units: [2] }));
    await newHousehold('H4');
    const a = await register();
    for (const householdId of [foreign.householdId, crypto.randomUUID()])
      await expect(write((tx) => joinHousehold(tx, a, { householdId, role: 'child', from }))).rejects.toMatchObject({
        code: 'CITIZEN.HOUSEHOLD_NOT_FOUND',
      });
  });

  it('is left by whoever moves to another commune', async () => {
    const { householdId } = await newHousehold('H5');
    const a = await write(async (tx) =>
      joinHousehold(
        tx,
        await registerPerson(tx, {
          unitId: 1,
          fullName: 'Lê Văn Tám',
          sex: 'male',
          source: 'declared',
        }),
        { householdId, role: 'child', from },
      ),
    );
    const on = day('2026-02-01');
    await write((tx) => movePerson(tx, a, { toUnitId: 2, address: 'Ấp 2', from: on, reason: 'Chuyển' }));
    const { rows } = await db.admin.query(`SELECT valid_until FROM citizen.household_member WHERE household_id = $1`, [
      householdId,
    ]);
    expect(rows).toEqual([{ valid_until: on }]);
  });
});
