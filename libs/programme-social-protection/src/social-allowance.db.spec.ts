import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseEngine, ProcedureBook } from '#case-engine';
import { getPerson, recordDeath, undoDeath } from '#citizen';
import { day, localDay, vietnamCalendar } from '#kernel';
import { OutboxRelay } from '#platform';
import { whoSigns } from '#territory';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  begin,
  desksOf,
  dueTo,
  paidInCash,
  somebody,
  unitOn,
  walk,
  workdayOn,
} from '../../../test/support/province.js';
import { deathSubscriber } from './death.subscriber.js';
import { socialProtection } from './social-protection.programme.js';

const engine = new CaseEngine(new ProcedureBook([socialProtection]), vietnamCalendar, async (tx, what) => {
  const { agency, form, title } = await whoSigns(tx, what);
  return { agencyId: agency.id, agency: agency.name, unit: agency.name, symbol: 'QĐ-UBND', form, title };
});

let db: TestDatabase;
/** The commune of Đất Mũi: 32248, before and after the merger. */
let oldPlace: number;
let newPlace: number;
let otherPlace: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  oldPlace = await unitOn(db, '32248', '2024-05-01');
  newPlace = await unitOn(db, '32248', '2026-10-05');
  otherPlace = await unitOn(db, '32244', '2026-10-05');
});
afterAll(() => db.close());

const due = (personId: string, from: string, until: string) => dueTo(db, personId, from, until);

const total = (amounts: Record<string, number | undefined>) =>
  Object.values(amounts).reduce<number>((sum, each) => sum + (each ?? NaN), 0);

const disability = (degree: string, from: string) => ({ kind: 'disability', degree, from, certificate: '12/GXN' });

describe('the monthly allowance', () => {
  it('R1: an orphan of two, through commune and district, to the đồng over two raises and a birthday', async () => {
    const { commune, chair, district, districtChair } = desksOf([oldPlace]);
    const personId = await somebody(db, commune, { unitId: oldPlace, birth: '2022-03-15', on: '2024-04-22' });
    const guardian = await somebody(db, commune, { unitId: oldPlace, birth: '1960-02-01', on: '2024-04-22' });
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2024-04-22',
      who: commune,
      personId,
      unitId: oldPlace,
      form: {
        facts: [{ kind: 'orphan', letter: 'b', from: '2024-01-10' }],
        payment: {
          channel: 'bank',
          bank: 'AGRIBANK',
          account: '7700205123456',
          holder: 'TRAN THI HAI',
          relation: 'guardian',
          payeeId: guardian,
        },
      },
    });
    expect(localDay(file.clockDue ?? new Date(0))).toBe('2024-05-04');
    const granted = await walk(db, engine, file, [
      ['2024-04-26', commune, 'review', { conclusion: 'Đủ điều kiện' }],
      ['2024-05-03', commune, 'endPosting'],
      ['2024-05-04', chair, 'send'],
      ['2024-05-08', district, 'propose'],
      ['2024-05-10', districtChair, 'decide'],
    ]);
    expect(granted.outcome).toBe('granted');
    const amounts = await due(personId, '2024-01', '2026-08');
    expect(amounts['monthly-allowance 2024-04']).toBeUndefined();
    expect(amounts['monthly-allowance 2024-05']).toBe(900_000);
    expect(amounts['monthly-allowance 2026-03']).toBe(750_000);
    expect(total(amounts)).toBe(30_610_000);
  });

  it('prints the decision with its own number, agency and words', async () => {
    const decisions = await db.admin.query(`SELECT paper FROM casework.decision ORDER BY at LIMIT 1`);
    const { paper } = decisions.rows[0];
    expect(paper).toMatchObject({
      number: '1/QĐ-UBND',
      signedOn: '2024-05-10',
      signer: 'Chủ tịch huyện',
      agency: 'Ủy ban nhân dân huyện Ngọc Hiển',
    });
    expect(paper.articles[0]).toContain('hệ số 2,5, mức 900.000 đồng một tháng, từ tháng 05/2024');
  });

  it('R3: the commune decides within seven working days, and the first month is that of the signature', async () => {
    const { commune, chair } = desksOf([newPlace]);
    const personId = await somebody(db, commune, { unitId: newPlace, birth: '1981-06-20', on: '2026-10-05' });
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2026-10-05',
      who: commune,
      personId,
      unitId: newPlace,
      form: { facts: [disability('severe', '2026-09-18')], payment: paidInCash },
    });
    expect([file.procedureVersion, localDay(file.clockDue ?? new Date(0))]).toEqual(['R3', '2026-10-14']);
    const proposed = await walk(db, engine, file, [['2026-10-08', commune, 'propose']]);
    expect(localDay(proposed.clockDue ?? new Date(0))).toBe('2026-10-14');
    await walk(db, engine, proposed, [['2026-10-12', chair, 'decide']]);
    expect(await due(personId, '2026-08', '2026-12')).toEqual({
      'monthly-allowance 2026-10': 810_000,
      'monthly-allowance 2026-11': 810_000,
    });
  });

  it('refuses to sign what the facts do not give, and nothing of the signature stays', async () => {
    const { commune, chair } = desksOf([newPlace]);
    const personId = await somebody(db, commune, { unitId: newPlace, birth: '1981-06-20', on: '2026-10-05' });
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2026-10-05',
      who: commune,
      personId,
      unitId: newPlace,
      form: { facts: [disability('light', '2026-09-18')], payment: paidInCash },
    });
    const proposed = await walk(db, engine, file, [['2026-10-08', commune, 'propose']]);
    await expect(walk(db, engine, proposed, [['2026-10-12', chair, 'decide']])).rejects.toMatchObject({
      code: 'SOCIAL_PROTECTION.NOT_ENTITLED',
    });
    const decisions = await db.admin.query(`SELECT FROM casework.decision WHERE case_id = $1`, [file.id]);
    expect(decisions.rowCount).toBe(0);
    const refused = await walk(db, engine, proposed, [['2026-10-12', chair, 'refuse', { reason: 'Khuyết tật nhẹ' }]]);
    expect(refused.outcome).toBe('refused');
  });

  it('never posts a file that tells of HIV', async () => {
    const { commune } = desksOf([oldPlace]);
    const personId = await somebody(db, commune, { unitId: oldPlace, birth: '1981-06-20', on: '2024-04-22' });
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2024-04-22',
      who: commune,
      personId,
      unitId: oldPlace,
      form: {
        facts: [
          { kind: 'hiv', from: '2020-01-01' },
          { kind: 'poverty', status: 'poor', from: '2024-01-01' },
        ],
        payment: paidInCash,
      },
    });
    await expect(walk(db, engine, file, [['2024-04-23', commune, 'review']])).rejects.toMatchObject({
      code: 'SOCIAL_PROTECTION.POSTING_FORBIDDEN',
    });
    expect((await walk(db, engine, file, [['2024-04-23', commune, 'reviewUnposted']])).state).toBe('sending');
  });

  describe('for someone who receives it', () => {
    const severe = async (birth = '1981-06-20') => {
      const { commune, chair } = desksOf([newPlace]);
      const personId = await somebody(db, commune, { unitId: newPlace, birth, on: '2026-10-05' });
      const file = await begin(db, engine, {
        procedure: 'social-allowance.grant',
        on: '2026-10-05',
        who: commune,
        personId,
        unitId: newPlace,
        form: { facts: [disability('severe', '2026-09-18')], payment: paidInCash },
      });
      await walk(db, engine, file, [
        ['2026-10-08', commune, 'propose'],
        ['2026-10-12', chair, 'decide'],
      ]);
      return { commune, chair, personId };
    };

    it('changes from the month in which the conditions changed', async () => {
      const { commune, chair, personId } = await severe();
      const change = await begin(db, engine, {
        procedure: 'social-allowance.change',
        on: '2026-11-20',
        who: commune,
        personId,
        unitId: newPlace,
        form: { changedOn: '2026-11-18', ended: ['disability'], facts: [disability('extremely-severe', '2026-11-18')] },
      });
      await walk(db, engine, change, [
        ['2026-11-20', commune, 'propose'],
        ['2026-11-23', chair, 'decide'],
      ]);
      expect(await due(personId, '2026-10', '2027-01')).toEqual({
        'monthly-allowance 2026-10': 810_000,
        'monthly-allowance 2026-11': 1_080_000,
        'monthly-allowance 2026-12': 1_080_000,
      });
    });

    it('pays the suspended months when found unchanged', async () => {
      const { commune, chair, personId } = await severe();
      const suspension = await begin(db, engine, {
        procedure: 'social-allowance.suspend',
        on: '2026-10-20',
        who: commune,
        personId,
        unitId: newPlace,
        form: { ground: 'not-collected-for-3-months', from: '2026-11' },
      });
      const held = await walk(db, engine, suspension, [['2026-10-21', chair, 'suspend']]);
      expect(await due(personId, '2026-11', '2027-03')).toEqual({});
      await walk(db, engine, held, [
        ['2026-11-19', commune, 'propose'],
        ['2026-11-20', chair, 'resume', { from: '2027-01' }],
      ]);
      const amounts = await due(personId, '2026-11', '2027-01');
      expect(total(amounts)).toBe(1_620_000);
    });

    it('falls with its decision when an appeal is upheld, and stands when it is dismissed', async () => {
      const { commune, chair, personId } = await severe();
      const { rows } = await db.admin.query(
        `SELECT d.id FROM casework.decision d JOIN casework.case_file c ON c.id = d.case_id WHERE c.person_id = $1`,
        [personId],
      );
      const aboutDecisionId: string = rows[0].id;
      const complain = () =>
        begin(db, engine, {
          procedure: 'social-allowance.appeal',
          on: '2026-11-02',
          who: commune,
          personId,
          unitId: newPlace,
          form: { reason: 'Người ký không đúng thẩm quyền' },
          aboutDecisionId,
        });
      const after = async (step: string) =>
        walk(db, engine, await complain(), [
          ['2026-11-04', commune, 'accept'],
          ['2026-11-10', chair, step, { reason: 'Đã xác minh' }],
        ]);
      await after('dismiss');
      expect(Object.keys(await due(personId, '2026-10', '2026-12'))).toHaveLength(2);
      await after('uphold');
      expect(await due(personId, '2026-10', '2026-12')).toEqual({});
      await expect(complain()).rejects.toMatchObject({ code: 'CASE.ALREADY_REVOKED' });
      const chain = await db.admin.query(
        `SELECT r.kind FROM casework.decision d JOIN casework.decision r ON r.id = d.revoked_by WHERE d.id = $1`,
        [aboutDecisionId],
      );
      expect(chain.rows).toEqual([{ kind: 'appeal-upheld' }]);
    });

    it('moves: the old place pays to the month of the stop, the new one from it, and both keep to their own', async () => {
      const { commune, chair, personId } = await severe();
      const there = desksOf([otherPlace]);
      const move = await begin(db, engine, {
        procedure: 'social-allowance.move',
        on: '2026-11-16',
        who: commune,
        personId,
        unitId: newPlace,
        form: { toUnitId: otherPlace, movedOn: '2026-11-12', address: 'Ấp Tân', stopMonth: '2026-12' },
      });
      const left = await walk(db, engine, move, [['2026-11-18', chair, 'leave']]);
      expect(await due(personId, '2026-11', '2027-02')).toEqual({ 'monthly-allowance 2026-11': 810_000 });
      await expect(walk(db, engine, left, [['2026-11-19', commune, 'propose']])).rejects.toMatchObject({
        code: 'CASE.NOT_FOUND',
      });
      const version = (await db.admin.query(`SELECT version FROM casework.case_file WHERE id = $1`, [left.id])).rows[0]
        .version;
      await walk(db, engine, Object.assign(left, { version }), [
        ['2026-11-20', there.commune, 'propose'],
        ['2026-11-23', there.chair, 'arrive'],
      ]);
      expect(await due(personId, '2026-11', '2027-01')).toEqual({
        'monthly-allowance 2026-11': 810_000,
        'monthly-allowance 2026-12': 810_000,
      });
      const units = await db.admin.query(
        `SELECT l.unit_id FROM benefit.line l JOIN benefit.chain c ON c.id = l.chain_id
        WHERE c.person_id = $1 AND l.superseded_by IS NULL AND l.months @> (2026 * 12 + 11)`,
        [personId],
      );
      expect(units.rows).toEqual([{ unit_id: otherPlace }]);
    });

    it('ends with the month of death before any decision, opens the task, and comes back when the death was a mistake', async () => {
      const { commune, personId } = await severe();
      const relay = new OutboxRelay(db.uow, [deathSubscriber]);
      const death = await workdayOn(db, '2026-11-20').run(commune, async (tx) => {
        const { version } = await getPerson(tx, personId);
        return recordDeath(tx, { personId, version }, { on: day('2026-11-18'), reason: 'Trích lục khai tử' });
      });
      await deliverAll(relay);
      expect(await due(personId, '2026-11', '2027-02')).toEqual({ 'monthly-allowance 2026-11': 810_000 });
      const tasks = await db.admin.query(`SELECT kind FROM casework.task WHERE person_id = $1 ORDER BY kind`, [
        personId,
      ]);
      expect(tasks.rows).toEqual([{ kind: 'offer-funeral-support' }, { kind: 'stop-after-death' }]);

      await workdayOn(db, '2026-11-21').run(commune, (tx) => undoDeath(tx, death, { reason: 'Nhầm người' }));
      await deliverAll(relay);
      expect(Object.keys(await due(personId, '2026-11', '2027-02'))).toHaveLength(3);
    });
  });
});

/** The relay waits for every older transaction of the server; other test files have theirs. */
async function deliverAll(relay: OutboxRelay): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    await relay.run();
    const open = await db.admin.query(`SELECT count(*)::int AS n FROM platform.outbox o
      WHERE o.type LIKE 'citizen.death%' OR o.type = 'citizen.person-died'
        AND NOT EXISTS (SELECT FROM platform.outbox_position p WHERE p.subscriber = 'social-protection.death' AND (p.tx, p.id) >= (o.tx, o.id))`);
    if (open.rows[0].n === 0) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
