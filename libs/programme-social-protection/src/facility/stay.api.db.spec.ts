import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueOf } from '#benefits';
import { month } from '#kernel';
import { OutboxRelay, systemActor } from '#platform';
import { stop } from '../../../../test/support/case-walk.js';
import { workdayOn } from '../../../../test/support/province.js';
import { facilityDeath } from './facility-death.subscriber.js';
import {
  admitted,
  apply,
  closeFacilityWorld,
  command,
  db,
  facilityWith,
  home,
  leave,
  openFacilityWorld,
  other,
  paid,
  person,
  through,
  unitId,
  walk,
} from '../../../../test/support/facility-office.js';

beforeAll(openFacilityWorld);
afterAll(closeFacilityWorld);

describe('a stay', () => {
  it('is waited for in the list of the facility, and counted there, until it begins', async () => {
    const facilityId = await facilityWith({ elderly: 3 });
    const file = await apply(await person('1950-01-01'), 'elderly', facilityId);
    const look = () =>
      walk.ask(
        '2026-11-03',
        'facility-head',
        `query ($id: ID!) { facilityApplicants(facilityId: $id) { caseId ward receivedOn dueOn }
           facilities(on: "2026-11-03") { id waiting ending wards { taken } } }`,
        { id: facilityId },
      );
    const waiting = await look();
    expect(waiting['facilityApplicants']).toEqual([
      { caseId: file.id, ward: 'elderly', receivedOn: '2026-11-02', dueOn: '2026-11-05' },
    ]);
    const figures = { id: facilityId, waiting: 1, ending: 0, wards: [{ taken: 0 }] };
    expect(waiting['facilities']).toContainEqual(figures);
    await through(file, admitted);
    expect((await look())['facilityApplicants']).toEqual([]);
  });

  const resident = async (birth = '1950-01-01', ward = 'elderly') => {
    const personId = await person(birth);
    await through(await apply(personId, ward), admitted);
    const { rows } = await db.admin.query(`SELECT id FROM prog_social_protection.facility_stay WHERE person_id = $1`, [
      personId,
    ]);
    return { personId, stayId: String(rows[0].id) };
  };

  it('by contract is paid for by nobody else', async () => {
    const personId = await person('1950-01-01');
    const start = {
      procedure: 'facility-admission.contract',
      on: '2026-11-02',
      by: 'facility-officer',
      personId,
      unitId,
    };
    const form = { facilityId: home, ward: 'paying', contract: '12/HĐ' };
    const file = await walk.start({ ...start, form });
    expect((await walk.take(file, admitted[2]!)).outcome).toBe('granted');
    expect(await paid(personId, '2026-12')).toEqual({});
    const second = await walk.start({ ...start, personId: await person('1950-01-01'), form });
    expect((await walk.take(second, stop('2026-11-05 facility-head turnAway', { reason: 'Hết chỗ' }))).outcome).toBe(
      'refused',
    );
    await leave(personId, 'contract-ended', '2026-11-15');
  });

  it('knows who is away, and counts only the days in the house', async () => {
    const { stayId } = await resident();
    const away = (input: object) => command('2026-11-20', 'facility-officer', 'recordLeave', 'LeaveInput', input);
    const back = (on: string) =>
      command('2026-11-20', 'facility-officer', 'recordReturn', 'ReturnInput', { stayId, on });
    await expect(back('2026-11-10')).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.LEAVE_OUT_OF_ORDER'] });
    await away({ stayId, from: '2026-11-10', reason: 'Về thăm nhà' });
    await expect(away({ stayId, from: '2026-11-12', reason: 'Lần nữa' })).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.LEAVE_OUT_OF_ORDER'],
    });
    const residents = await walk.ask(
      '2026-11-11',
      'facility-officer',
      `query ($id: ID!) { facilityResidents(facilityId: $id, on: "2026-11-11") { stayId isAway ward place } }`,
      { id: home },
    );
    expect(residents['facilityResidents']).toContainEqual(expect.objectContaining({ stayId, isAway: true }));
    await back('2026-11-15');
    const small = await facilityWith({ elderly: 2 });
    const personId = await person('1950-01-01');
    await through(await apply(personId, 'elderly', small), admitted);
    const { rows } = await db.admin.query(`SELECT id FROM prog_social_protection.facility_stay WHERE person_id = $1`, [
      personId,
    ]);
    await away({ stayId: rows[0].id, from: '2026-11-10', reason: 'Đi viện' });
    await command('2026-11-20', 'facility-officer', 'recordReturn', 'ReturnInput', {
      stayId: rows[0].id,
      on: '2026-11-15',
    });
    const months = await walk.ask(
      '2026-11-20',
      'facility-officer',
      `query ($id: ID!) { facilityOccupancy(facilityId: $id, from: "2026-11") { month people days admitted left } }`,
      { id: small },
    );
    expect((months['facilityOccupancy'] as object[]).slice(0, 2)).toEqual([
      { month: '2026-11', people: 1, days: 20, admitted: 1, left: 0 },
      { month: '2026-12', people: 1, days: 31, admitted: 0, left: 0 },
    ]);
  });

  it.each([
    ['personal-items', '2026-11-10', 5_400_000],
    ['medicine', '2026-11-10', 10_800_000],
    ['utilities', '2026-11-10', 8_100_000],
    ['equipment', '2026-11-10', 15_000_000],
  ])('has for %s at most so much a year', async (kind, on, most) => {
    const { stayId } = await resident();
    const spend = (amount: number, when = on) =>
      command('2027-01-10', 'facility-officer', 'recordFacilityExpense', 'ExpenseInput', {
        stayId,
        kind,
        on: when,
        amount,
        note: 'Thử',
      });
    await spend(most - 1);
    await expect(spend(2)).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.EXPENSE_ABOVE_LIMIT'] });
    await spend(1);
    await expect(spend(1)).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.EXPENSE_ABOVE_LIMIT'] });
    await spend(most, '2027-01-02');
    await expect(spend(-1)).rejects.toMatchObject({ codes: ['PLATFORM.INPUT_INVALID'] });
  });

  it('goes on in another facility without a day between, and without a month paid twice', async () => {
    const { personId } = await resident();
    const start = { procedure: 'facility-transfer.decide', on: '2026-11-20', by: 'facility-officer', personId, unitId };
    const form = { facilityId: other, ward: 'elderly', from: '2026-11-20' };
    const kept = await walk.walk({ ...start, form }, [
      stop('2026-11-20 facility-head keep', { reason: 'Không chuyển' }),
    ]);
    expect(kept.outcome).toBe('refused');
    const file = await walk.walk({ ...start, form }, [stop('2026-11-20 facility-head transfer')]);
    expect(file.outcome).toBe('done');
    const { rows } = await db.admin.query(
      `SELECT facility_id, lower(held) AS "from", upper(held) AS until FROM prog_social_protection.facility_stay WHERE person_id = $1 ORDER BY 2`,
      [personId],
    );
    expect(rows).toEqual([
      { facility_id: home, from: '2026-11-06', until: '2026-11-20' },
      { facility_id: other, from: '2026-11-20', until: null },
    ]);
    const months = await db.uow.read(systemActor('test'), (tx) =>
      dueOf(tx, personId, { from: month('2026-11'), until: month('2027-01') }),
    );
    expect(months.map((row) => [row.month, row.amount])).toEqual([
      ['2026-11', 2_160_000],
      ['2026-12', 2_160_000],
    ]);
  });

  it.each(['closed-case', 'requested', 'adopted', 'of-age', 'no-contact', 'missing', 'contract-ended'])(
    'ends as %s',
    async (ground) => {
      const { personId } = await resident();
      expect((await leave(personId, ground, '2026-11-15')).outcome).toBe('done');
      expect([await paid(personId, '2026-11'), await paid(personId, '2026-12')]).toEqual([
        { 'facility-care': 2_160_000 },
        {},
      ]);
    },
  );

  it('ends by a death with the funeral, after the commune or the hospital has told of it', async () => {
    const { personId } = await resident();
    await workdayOn(db, '2026-11-18').run(systemActor('test'), (tx) =>
      tx.emit({ type: 'citizen.person-died', payload: { personId, diedOn: '2026-11-17' } }),
    );
    const relay = new OutboxRelay(db.uow, [facilityDeath]);
    const told = async () =>
      (
        await db.admin.query(`SELECT kind FROM casework.task WHERE person_id = $1 AND kind = 'facility-death'`, [
          personId,
        ])
      ).rows;
    for (let round = 0; round < 100 && (await told()).length === 0; round += 1) {
      await relay.run();
      await new Promise((wake) => setTimeout(wake, 50));
    }
    expect(await told()).toEqual([{ kind: 'facility-death' }]);
    await leave(personId, 'died', '2026-11-17');
    expect(await paid(personId, '2026-11')).toEqual({
      'facility-care': 2_160_000,
      'once.facility-funeral': 27_000_000,
    });
    expect(await paid(personId, '2026-12')).toEqual({});
  });

  it('does not end for what law does not name, before it began, or twice', async () => {
    const { personId } = await resident();
    await expect(leave(personId, 'tired', '2026-11-15')).rejects.toMatchObject({ codes: ['CASE.FORM_INVALID'] });
    await expect(leave(personId, 'requested', '2026-11-05')).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.END_OUT_OF_RANGE'],
    });
    const start = {
      procedure: 'facility-discharge.decide',
      on: '2026-11-20',
      by: 'facility-officer',
      personId,
      unitId,
    };
    const kept = await walk.walk({ ...start, form: { ground: 'requested', lastDay: '2026-11-20' } }, [
      stop('2026-11-20 facility-head keep', { reason: 'Ở lại' }),
    ]);
    expect(kept.outcome).toBe('refused');
    await leave(personId, 'requested', '2026-11-16');
    await expect(leave(personId, 'requested', '2026-11-17')).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.NOT_IN_FACILITY'],
    });
  });
});
