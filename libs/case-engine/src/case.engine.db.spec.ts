import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, localDay, startOfDay, vietnamCalendar } from '#kernel';
import { type Actor, shiftedClock, systemActor, type UnitOfWork } from '#platform';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { lanternProgramme } from '../../../test/engine/lantern.programme.js';
import { CaseEngine } from './case.engine.js';
import { type CaseFile } from './case-file.entity.js';
import { foldEvents, listEvents } from './case.store.js';
import { deadlineSweep } from './deadline-sweep.sql.js';
import { listDecisions } from './decision.store.js';
import { ProcedureBook } from './programme.js';

const engine = new CaseEngine(new ProcedureBook([lanternProgramme]), vietnamCalendar, async () => ({
  agencyId: 7,
  agency: 'Nhà đèn xã Đất Mũi',
  unit: 'Xã Đất Mũi',
  symbol: 'QĐ-NĐ',
  form: 'TM. NHÀ ĐÈN',
  title: 'Chủ nhà đèn',
}));

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const person = '11111111-1111-4111-8111-111111111111';
const clerk = testActor({ roles: ['lamp-clerk'], units: [1], programmes: ['lantern'], name: 'Thư ký' });
const master = testActor({ roles: ['lamp-master'], units: [1], programmes: ['lantern'], name: 'Chủ nhà đèn' });

/** A unit of work whose clock stands at 09:00 of a day. */
const at = (on: string): UnitOfWork =>
  db.uowOn(shiftedClock(startOfDay(day(on)).getTime() + 9 * 3_600_000 - Date.now()));

const begin = (on: string, who: Actor = clerk) =>
  at(on).run(who, async (tx) => {
    const file = await engine.start(tx, {
      procedure: 'lantern.lend',
      personId: person,
      unitId: 1,
      receivedOn: day(on),
      form: { nights: 3 },
    });
    await tx.sql(`INSERT INTO casework.dossier_item (case_id, item, received_on) VALUES ($1, 'letter', $2)`, [
      file.id,
      on,
    ]);
    return file;
  });

const take = (on: string, who: Actor, file: CaseFile, step: string, form: object = {}) =>
  at(on).run(who, (tx) => engine.perform(tx, { caseId: file.id, step, form, version: file.version }));

describe('a case under a procedure', () => {
  it('runs to its end: clock, numbered decision, history that folds to the stored state', async () => {
    const file = await begin('2024-04-22');
    expect(file).toMatchObject({ state: 'received', procedureVersion: 'old', responsibleRole: 'lamp-clerk' });
    // Five working days over 29 April (swapped), 30 April and 1 May.
    expect(localDay(file.clockDue ?? new Date(0))).toBe('2024-05-02');

    const proposed = await take('2024-04-23', clerk, file, 'propose');
    const lent = await take('2024-04-23', master, proposed, 'lend');
    expect(lent).toMatchObject({ state: 'lent', outcome: 'granted', closedOn: '2024-04-23', clockDue: null });

    const [events, decisions] = await db.uow.read(
      master,
      async (tx) => [await listEvents(tx, file.id), await listDecisions(tx, file.id)] as const,
    );
    expect(events.map((event) => event.step)).toEqual(['start', 'propose', 'lend']);
    expect(foldEvents(events)).toEqual({ state: 'lent', outcome: 'granted' });
    expect(decisions[0]?.paper).toMatchObject({
      number: '1/QĐ-NĐ',
      signedOn: '2024-04-23',
      unit: 'Xã Đất Mũi',
      signerTitle: 'Chủ nhà đèn',
    });
    const audit = await db.admin.query(
      `SELECT count(*)::int AS n FROM platform.audit_entry WHERE act = 'case.step' AND subject_id = $1`,
      [file.id],
    );
    expect(audit.rows[0].n).toBe(3);
  });

  it('stops its clock while papers are awaited and gives back what remained', async () => {
    const file = await begin('2024-03-04');
    const waiting = await take('2024-03-06', clerk, file, 'askMore', { note: 'Thiếu đơn' });
    expect(waiting).toMatchObject({ state: 'waiting', clockDue: null, clockRemaining: 3 });
    const resumed = await take('2024-03-20', clerk, waiting, 'addMore');
    expect(resumed.state).toBe('received');
    expect(localDay(resumed.clockDue ?? new Date(0))).toBe('2024-03-25');
  });

  it('begins under the version of the day it was received and keeps it', async () => {
    expect((await begin('2025-06-30')).procedureVersion).toBe('old');
    const file = await begin('2025-07-01');
    expect(file.procedureVersion).toBe('new');
  });

  it.each<[string, (file: CaseFile) => Promise<unknown>, string]>([
    ['a step out of order', (file) => take('2024-01-03', master, file, 'lend'), 'CASE.STEP_NOT_ALLOWED'],
    ['an unknown step', (file) => take('2024-01-03', clerk, file, 'toString'), 'CASE.STEP_UNKNOWN'],
    ['the wrong role', (file) => take('2024-01-03', clerk, file, 'refuse', { note: '' }), 'CASE.STEP_NOT_YOURS'],
    ['another area', (file) => take('2024-01-03', { ...clerk, units: [2] }, file, 'propose'), 'CASE.NOT_FOUND'],
    [
      'another programme',
      (file) => take('2024-01-03', { ...clerk, programmes: ['other'] }, file, 'propose'),
      'CASE.NOT_FOUND',
    ],
    ['a stale version', (file) => take('2024-01-03', clerk, { ...file, version: 0 }, 'propose'), 'PLATFORM.STALE'],
    ['a form with a field missing', (file) => take('2024-01-03', clerk, file, 'askMore'), 'CASE.FORM_INVALID'],
    [
      'a form with a field too many',
      (file) => take('2024-01-03', clerk, file, 'propose', { extra: 1 }),
      'CASE.FORM_INVALID',
    ],
    [
      'a day before the last step',
      (file) =>
        at('2024-01-03').run(clerk, (tx) =>
          engine.perform(tx, {
            caseId: file.id,
            step: 'propose',
            form: {},
            version: file.version,
            on: day('2024-01-01'),
          }),
        ),
      'CASE.DAY_OUT_OF_ORDER',
    ],
  ])('refuses %s and changes nothing', async (_, attempt, code) => {
    const file = await begin('2024-01-02');
    await expect(attempt(file)).rejects.toMatchObject({ code });
    const stored = await db.admin.query(`SELECT state, version FROM casework.case_file WHERE id = $1`, [file.id]);
    expect(stored.rows[0]).toEqual({ state: 'received', version: file.version });
  });

  it('refuses to move on without a paper, and names it', async () => {
    const file = await at('2024-01-02').run(clerk, (tx) =>
      engine.start(tx, {
        procedure: 'lantern.lend',
        personId: person,
        unitId: 1,
        receivedOn: day('2024-01-02'),
        form: { nights: 1 },
      }),
    );
    await expect(take('2024-01-03', clerk, file, 'propose')).rejects.toMatchObject({
      code: 'CASE.DOCUMENT_MISSING',
      params: { missing: ['letter'] },
    });
  });

  it('lets nobody sign what he proposed', async () => {
    const proposed = await take('2024-01-03', master, await begin('2024-01-02'), 'propose');
    await expect(take('2024-01-03', master, proposed, 'lend')).rejects.toMatchObject({
      code: 'CASE.NEEDS_ANOTHER_PERSON',
    });
  });

  it('takes one of a hundred copies of a step sent at once', async () => {
    const file = await begin('2024-01-02');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => take('2024-01-03', clerk, file, 'propose')),
    );
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(new Set(outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : [])))).toEqual(
      new Set(['PLATFORM.STALE']),
    );
  });

  it('numbers decisions of an agency without gap or double when many are signed at once', async () => {
    const proposed = await Promise.all(
      Array.from({ length: 12 }, async () => take('2023-03-02', clerk, await begin('2023-03-01'), 'propose')),
    );
    const lent = await Promise.all(proposed.map((file) => take('2023-03-02', master, file, 'lend')));
    const rows = await db.admin.query(`SELECT number FROM casework.decision WHERE case_id = ANY ($1) ORDER BY number`, [
      lent.map((file) => file.id),
    ]);
    expect(rows.rows.map((row) => row.number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it('finds every missed deadline in one statement, once', async () => {
    const file = await begin('2022-02-07');
    const sweep = () => at('2022-02-15').run(systemActor('sweep'), (tx) => tx.sql<{ caseId: string }>(deadlineSweep));
    const [found, again] = [await sweep(), await sweep()];
    expect(found.map((row) => row.caseId)).toEqual([file.id]);
    expect(again).toEqual([]);
    const stored = await db.admin.query(
      `SELECT state, overdue_since IS NOT NULL AS late FROM casework.case_file WHERE id = $1`,
      [file.id],
    );
    expect(stored.rows[0]).toEqual({ state: 'received', late: true });
  });
});
