import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, day, type PartialDay } from '#kernel';
import { type Tx } from '#platform';
import { addIdentifier, cancelIdentifier } from './identifier.store.js';
import { recordDeath, recordFound, recordMissing, undoDeath } from './life-status.store.js';
import { type PersonVersion } from './person.lock.js';
import { findPeopleByNumber, getPerson } from './person.reader.js';
import { correctPerson, type PersonDraft, registerPerson } from './person.store.js';
import { movePerson } from './residence.store.js';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => (db = await testDatabase()));
afterAll(() => db.close());

const here = testActor({ units: [1] });
const there = testActor({ units: [2] });
const everywhere = testActor({ units: [1, 2] });
const today = day('2026-11-23');

const an: PersonDraft = {
  unitId: 1,
  fullName: 'Nguyễn Văn Ân',
  birth: day('1985-03-04'),
  sex: 'male',
  source: 'declared',
};
const write = <T>(work: (tx: Tx) => Promise<T>, who = here) => db.uow.run(who, work);
const register = (draft: Partial<PersonDraft> = {}, who = here) =>
  write((tx) => registerPerson(tx, { ...an, ...draft }), who);
const person = (target: PersonVersion, who = here) => db.uow.read(who, (tx) => getPerson(tx, target.personId));
const rowsOf = async (text: string, values: readonly unknown[]) =>
  (await db.admin.query(text, [...values])).rows as Record<string, unknown>[];

let numbers = 0;
const newNumber = () => `096085${String((numbers += 1)).padStart(6, '0')}`;

describe('registering a person', () => {
  it('keeps the name in NFC, the birth as far as known, and says what the digits bear out', async () => {
    const number = newNumber();
    const decomposed = '  Nguyễn  Văn Ân '.normalize('NFD');
    const registered = await register({ fullName: decomposed, birth: '1985' as PartialDay, personalNumber: number });
    expect(registered.findings).toEqual([]);
    expect(await person(registered)).toMatchObject({
      fullName: 'Nguyễn Văn Ân'.normalize('NFC'),
      birth: '1985',
      personalNumber: number,
      identityState: 'structure-ok',
      lifeStatus: 'alive',
      version: 1,
    });
  });

  it('leaves one audit entry, one event, and a trace of who read', async () => {
    const registered = await register();
    await person(registered);
    const entries = await rowsOf(`SELECT act, actor_id FROM platform.audit_entry WHERE subject_id = $1 ORDER BY id`, [
      registered.personId,
    ]);
    expect(entries).toEqual([
      { act: 'citizen.person-registered', actor_id: here.id },
      { act: 'read', actor_id: here.id },
    ]);
    const events = await rowsOf(`SELECT type FROM platform.outbox WHERE payload ->> 'personId' = $1`, [
      registered.personId,
    ]);
    expect(events).toEqual([{ type: 'citizen.person-registered' }]);
  });

  it('takes a newborn without number or card, by a code of ours and the mother', async () => {
    const mother = await register({ fullName: 'Trần Thị Bé', sex: 'female' });
    const child = await register({
      birth: day('2026-11-20'),
      mother: { personId: mother.personId },
      hasNoPapers: true,
    });
    expect(await person(child)).toMatchObject({
      identityState: 'no-papers',
      motherId: mother.personId,
      motherName: 'Trần Thị Bé',
      personalNumber: undefined,
    });
    const [local] = await rowsOf(`SELECT kind, value FROM citizen.identifier WHERE person_id = $1`, [child.personId]);
    expect(local).toEqual({ kind: 'local', value: expect.stringMatching(/^AS[0-9A-HJKMNP-TV-Z]{10}$/) });
  });

  it.each<[string, Partial<PersonDraft>, string]>([
    ['a name without letters', { fullName: ' - ' }, 'CITIZEN.NAME_INVALID'],
    ['a name with digits', { fullName: 'Nguyễn Văn 2' }, 'CITIZEN.NAME_INVALID'],
    ['a birth to come', { birth: day('2027-01-01') }, 'CITIZEN.BIRTH_IMPOSSIBLE'],
    ['a birth before 1900', { birth: '1899' as PartialDay }, 'CITIZEN.BIRTH_IMPOSSIBLE'],
    ['eleven digits', { personalNumber: '09608512345' }, 'CITIZEN.PERSONAL_NUMBER_INVALID'],
    ['letters in the number', { personalNumber: '09608512345O' }, 'CITIZEN.PERSONAL_NUMBER_INVALID'],
    ['a sex the number contradicts', { personalNumber: '096185123456' }, 'CITIZEN.REASON_REQUIRED'],
    ['a birth year the number contradicts', { personalNumber: '096084123456' }, 'CITIZEN.REASON_REQUIRED'],
    ['a blank reason', { personalNumber: '096084123456', reason: ' ' }, 'CITIZEN.REASON_REQUIRED'],
    [
      'an old card of eight digits',
      { identifiers: [{ kind: 'cmnd9', value: '38012345', source: 'paper' }] },
      'CITIZEN.IDENTIFIER_INVALID',
    ],
    [
      'an old card given when there were none any more',
      { identifiers: [{ kind: 'cmnd9', value: '380123457', validFrom: day('2025-02-01'), source: 'paper' }] },
      'CITIZEN.DAY_IMPOSSIBLE',
    ],
    ['a unit of others', { unitId: 2 }, 'CITIZEN.UNIT_OUT_OF_AREA'],
    ['a mother nobody knows', { mother: { personId: crypto.randomUUID() } }, 'CITIZEN.PERSON_NOT_FOUND'],
    ['a residence to come', { residence: { address: 'Ấp 1', from: day('2099-01-01') } }, 'CITIZEN.DAY_IMPOSSIBLE'],
  ])('refuses %s and leaves nothing', async (_, draft, code) => {
    const before = await rowsOf(`SELECT count(*) FROM citizen.person`, []);
    await expect(register(draft)).rejects.toMatchObject({ code });
    expect(await rowsOf(`SELECT count(*) FROM citizen.person`, [])).toEqual(before);
  });

  it('accepts a contradiction with its reason, and confirms nothing by itself', async () => {
    const registered = await register({ personalNumber: '096184777777', reason: 'Giấy khai sinh ghi khác' });
    expect(registered.findings).toEqual(['SEX_DISAGREES', 'BIRTH_YEAR_DISAGREES']);
    expect(await person(registered)).toMatchObject({ identityState: 'unverified' });
  });

  it('warns of a province code nobody knows without asking why', async () => {
    const registered = await register({ personalNumber: '003085123456' });
    expect(registered.findings).toEqual(['PROVINCE_UNKNOWN']);
    expect(await person(registered)).toMatchObject({ identityState: 'structure-ok' });
  });
});

describe('one personal number', () => {
  it('refused alike whether its holder is in the area or hidden, telling nothing', async () => {
    const [own, foreign] = [newNumber(), newNumber()];
    await register({ personalNumber: own });
    await register({ personalNumber: foreign, unitId: 2 }, there);
    const answers = await Promise.all(
      [own, foreign].map((personalNumber) =>
        register({ personalNumber }).catch((error: Error & { code: string; params: object }) => ({
          message: error.message,
          code: error.code,
          params: error.params,
        })),
      ),
    );
    expect(answers[0]).toEqual({
      message: 'CITIZEN.ALREADY_REGISTERED {}',
      code: 'CITIZEN.ALREADY_REGISTERED',
      params: {},
    });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('sent by a hundred clerks at once makes one person', async () => {
    const personalNumber = newNumber();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, clerk) => register({ personalNumber }, testActor({ units: [1 + (clerk % 2)] }))),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refused.filter((code) => code === 'CITIZEN.ALREADY_REGISTERED').length).toBeGreaterThanOrEqual(49);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await rowsOf(`SELECT count(*)::int AS n FROM citizen.identifier WHERE value = $1`, [personalNumber]),
    ).toEqual([{ n: 1 }]);
  });

  it('cancelled and established anew keeps everything, and the old one still leads to the person', async () => {
    const [old, renewed] = [newNumber(), newNumber()];
    const registered = await register({ personalNumber: old });
    await expect(
      write((tx) => addIdentifier(tx, registered, { kind: 'pin', value: renewed, source: 'paper' })),
    ).rejects.toMatchObject({ code: 'CITIZEN.HAS_PERSONAL_NUMBER' });
    const [{ id }] = (await rowsOf(`SELECT id FROM citizen.identifier WHERE value = $1`, [old])) as [{ id: string }];
    const end = { identifierId: id, on: today, as: 'cancelled', reason: 'Xác lập lại' } as const;
    await expect(write((tx) => cancelIdentifier(tx, registered, end))).rejects.toMatchObject({
      code: 'CITIZEN.DECISION_REQUIRED',
    });
    const cancelled = await write((tx) => cancelIdentifier(tx, registered, { ...end, decision: '12/QĐ' }));
    expect(await person(cancelled)).toMatchObject({ personalNumber: undefined, identityState: 'unverified' });
    await write((tx) => addIdentifier(tx, cancelled, { kind: 'pin', value: renewed, source: 'paper' }));
    for (const number of [old, renewed])
      expect(await db.uow.read(here, (tx) => findPeopleByNumber(tx, number))).toMatchObject([
        { id: registered.personId, personalNumber: renewed, identityState: 'structure-ok' },
      ]);
    expect(await db.uow.read(there, (tx) => findPeopleByNumber(tx, old))).toEqual([]);
  });

  it('recorded by mistake leads nowhere and is free for its owner', async () => {
    const number = newNumber();
    const registered = await register({ personalNumber: number });
    const [{ id }] = (await rowsOf(`SELECT id FROM citizen.identifier WHERE value = $1`, [number])) as [{ id: string }];
    await write((tx) =>
      cancelIdentifier(tx, registered, { identifierId: id, on: today, as: 'mistaken', reason: 'Nhập nhầm' }),
    );
    const owner = await register({ personalNumber: number });
    const found = await db.uow.read(here, (tx) => findPeopleByNumber(tx, number));
    expect(found.map((each) => each.id)).toEqual([owner.personId]);
  });

  it('of nine digits is no paper in force since 2025, and still a way to the person', async () => {
    const registered = await register({ identifiers: [{ kind: 'cmnd9', value: '380123456', source: 'paper' }] });
    expect(
      await rowsOf(`SELECT status, valid_until FROM citizen.identifier WHERE person_id = $1`, [registered.personId]),
    ).toEqual([{ status: 'expired', valid_until: '2025-01-01' }]);
    const found = await db.uow.read(here, (tx) => findPeopleByNumber(tx, '380 123 456'));
    expect(found.map((each) => each.id)).toEqual([registered.personId]);
  });
});

describe('changing a person', () => {
  it('writes what was and what is, and drops a confirmation given on other data', async () => {
    const registered = await register({ personalNumber: newNumber() });
    await db.admin.query(`UPDATE citizen.person SET identity_state = 'matched' WHERE id = $1`, [registered.personId]);
    const corrected = await write((tx) =>
      correctPerson(tx, registered, { fullName: 'Nguyễn Văn An', reason: 'Khai sinh' }),
    );
    expect(await person(corrected)).toMatchObject({
      fullName: 'Nguyễn Văn An',
      identityState: 'structure-ok',
      version: 2,
    });
    const [entry] = await rowsOf(
      `SELECT body FROM platform.audit_entry WHERE subject_id = $1 AND act = 'citizen.person-corrected'`,
      [registered.personId],
    );
    expect(entry?.['body']).toEqual({
      from: { fullName: 'Nguyễn Văn Ân', identityState: 'matched' },
      to: { fullName: 'Nguyễn Văn An', identityState: 'structure-ok' },
      reason: 'Khai sinh',
    });
  });

  it('refuses a stale version, and answers alike for a hidden person and for none', async () => {
    const registered = await register();
    await write((tx) => correctPerson(tx, registered, { sex: 'female', reason: 'Nhầm' }));
    await expect(write((tx) => correctPerson(tx, registered, { sex: 'male', reason: 'Nhầm' }))).rejects.toMatchObject({
      code: 'PLATFORM.STALE',
      params: { seen: 1, current: 2 },
    });
    for (const personId of [registered.personId, crypto.randomUUID()])
      await expect(
        write((tx) => correctPerson(tx, { personId, version: 1 }, { reason: 'x' }), there),
      ).rejects.toMatchObject({ code: 'CITIZEN.PERSON_NOT_FOUND', params: {} });
  });

  it('records a death, tells others once, and takes it back: who was missing is missing again', async () => {
    const registered = await register();
    const reason = 'Giấy báo tử';
    const missing = await write((tx) => recordMissing(tx, registered, { on: day('2026-01-05'), reason }));
    await expect(write((tx) => recordDeath(tx, missing, { on: day('1984-12-31'), reason }))).rejects.toMatchObject({
      params: { rule: 'before-birth' },
    });
    const dead = await write((tx) => recordDeath(tx, missing, { on: day('2026-02-03'), reason }));
    expect(await person(dead)).toMatchObject({ lifeStatus: 'dead', diedOn: '2026-02-03' });
    await expect(write((tx) => recordDeath(tx, dead, { on: today, reason }))).rejects.toMatchObject({
      code: 'CITIZEN.ALREADY_DEAD',
    });
    const undone = await write((tx) => undoDeath(tx, dead, { reason: 'Nhầm người' }));
    expect(await person(undone)).toMatchObject({
      lifeStatus: 'missing',
      missingSince: '2026-01-05',
      diedOn: undefined,
    });
    const found = await write((tx) => recordFound(tx, undone, { on: day('2026-03-01'), reason: 'Đã về' }));
    expect(await person(found)).toMatchObject({ lifeStatus: 'alive', missingSince: undefined });
    const events = await rowsOf(`SELECT type FROM platform.outbox WHERE payload ->> 'personId' = $1 ORDER BY id`, [
      registered.personId,
    ]);
    expect(events.map((event) => event['type'])).toEqual([
      'citizen.person-registered',
      'citizen.person-missing',
      'citizen.person-died',
      'citizen.death-undone',
      'citizen.person-found',
    ]);
  });

  it('gives a person away with everything, out of sight, and never takes one', async () => {
    const number = newNumber();
    const from = day('2020-05-01');
    const registered = await register({
      personalNumber: number,
      residence: { address: 'Số 1', hamlet: 'Ấp Tân', from },
    });
    const move = { toUnitId: 2, address: 'Số 9', from: day('2026-11-01'), reason: 'Chuyển hộ khẩu' };
    await expect(write((tx) => movePerson(tx, registered, { ...move, from }))).rejects.toMatchObject({
      params: { rule: 'before-current' },
    });
    const moved = await write((tx) => movePerson(tx, registered, move));
    await expect(person(moved)).rejects.toMatchObject({ code: 'CITIZEN.PERSON_NOT_FOUND' });
    expect(await person(moved, there)).toMatchObject({ unitId: 2, personalNumber: number, version: moved.version });
    const residences = await db.uow.read(there, (tx) =>
      tx.sql(
        `SELECT unit_id, valid_from, valid_until FROM citizen.residence WHERE person_id = $1 ORDER BY valid_from`,
        [moved.personId],
      ),
    );
    expect(residences).toEqual([
      { unit_id: 1, valid_from: from, valid_until: move.from },
      { unit_id: 2, valid_from: move.from, valid_until: null },
    ]);
    await expect(write((tx) => tx.sql(`SELECT citizen.hand_over($1, 1) AS taken`, [moved.personId]))).resolves.toEqual([
      { taken: null },
    ]);
    expect((await person(moved, everywhere)).unitId).toBe(2);
  });

  it('knows no death and no disappearance of tomorrow', async () => {
    const registered = await register();
    const tomorrow = addDays(await write(async (tx) => tx.today), 1);
    for (const act of [recordDeath, recordMissing])
      await expect(write((tx) => act(tx, registered, { on: tomorrow, reason: 'x' }))).rejects.toMatchObject({
        params: { rule: 'future' },
      });
  });
});
