import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { day, startOfDay, vietnamCalendar } from '#kernel';
import { type Actor, databaseConfig, roles, shiftedClock, storeFile, systemActor, type UnitOfWork } from '#platform';
import { defineFilePurpose } from '#platform';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { lanternProgramme } from '../../../test/engine/lantern.programme.js';
import { CaseEngine } from './case.engine.js';
import { type CaseFile } from './case-file.entity.js';
import { handOverCases } from './case.store.js';
import { deadlineSweep } from './deadline-sweep.sql.js';
import { listDecisions } from './decision.store.js';
import { type Programme, ProcedureBook } from './programme.js';
import { openTask } from './task.store.js';

const code = 'dark-lantern';
/** Lanterns for people who do not wish to be seen: the same procedure, sealed. */
const darkLantern: Programme = {
  ...lanternProgramme,
  code,
  sealed: true,
  procedures: lanternProgramme.procedures.map((each) => ({ ...each, code: 'dark-lantern.lend' })),
};
const engine = new CaseEngine(new ProcedureBook([lanternProgramme, darkLantern]), vietnamCalendar, async () => ({
  agencyId: 7,
  agency: 'Nhà đèn xã Đất Mũi',
  unit: 'Xã Đất Mũi',
  symbol: 'QĐ-NĐ',
  form: 'TM. NHÀ ĐÈN',
  title: 'Chủ nhà đèn',
}));

const person = '11111111-1111-4111-8111-111111111111';
const both = ['lantern', code];
const at = (given: Partial<Actor>) =>
  testActor({ roles: ['lamp-clerk', 'lamp-master'], units: [1], programmes: both, ...given });
/** Someone whose duty names the programme, and who has no clearance. */
const ordinary = at({ name: 'Thư ký' });
const cleared = at({ name: 'Thư ký kín', clearances: [code] });
const clearedElsewhere = at({ name: 'Người kín khác', clearances: ['another'] });
const paper = defineFilePurpose('seal-test.paper', 'case.read');

let db: TestDatabase;
let sealed: CaseFile;
const workday: () => UnitOfWork = () =>
  db.uowOn(shiftedClock(startOfDay(day('2026-11-20')).getTime() + 9 * 3_600_000 - Date.now()));

beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`SELECT platform.seal_programme($1)`, [code]);
  sealed = await lend('dark-lantern.lend', cleared);
});
afterAll(() => db.close());

/** A case taken in and lent, with a paper and a task. */
const lend = (procedure: string, who: Actor): Promise<CaseFile> =>
  workday().run(who, async (tx) => {
    const received = { procedure, personId: person, unitId: 1, receivedOn: day('2026-11-20'), form: { nights: 3 } };
    let file = await engine.start(tx, received);
    await tx.sql(`INSERT INTO casework.dossier_item (case_id, item, received_on) VALUES ($1, 'letter', '2026-11-20')`, [
      file.id,
    ]);
    const { id: caseId, programme, unitId } = file;
    await openTask(tx, {
      kind: 'visit',
      programme,
      unitId,
      caseId,
      role: 'lamp-clerk',
      cause: {},
      causeKey: caseId,
    });
    file = await engine.perform(tx, { caseId, step: 'propose', form: {}, version: file.version });
    return file;
  });

const finish = (file: CaseFile, who: Actor) =>
  workday().run({ ...who, id: crypto.randomUUID() }, (tx) =>
    engine.perform(tx, { caseId: file.id, step: 'lend', form: {}, version: file.version }),
  );

const tables = ['case_file', 'case_event', 'dossier_item', 'decision', 'task', 'decision_number'];
const rowsSeenBy = (who: Actor) =>
  db.uow.read(who, async (tx) => {
    const rows: Record<string, number> = {};
    for (const table of tables) rows[table] = (await tx.sql(`SELECT FROM casework.${table}`)).length;
    return rows;
  });

describe('the login of ordinary work', () => {
  const asApi = async (statement: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: databaseConfig(db.url, {}).urlOf('api') });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };

  it.each([roles.sealedReader, roles.sealedApp, roles.sealedSystem, roles.system])('cannot become %s', async (role) => {
    await expect(asApi(`SET ROLE ${role}`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApi(`SELECT set_config('role', '${role}', false)`)).rejects.toMatchObject({ code: '42501' });
  });

  it('opens nothing by writing into the settings what it likes', async () => {
    const settings = `SET ROLE an_sinh_app; SET app.units = '{1}'; SET app.programmes = '{${both.join()}}'; SET app.clearances = '{${code}}'`;
    const answers = (await asApi(
      `${settings}; SELECT * FROM casework.case_file; SELECT casework.hand_over('${person}', '${code}', 2) AS given`,
    )) as unknown as pg.QueryResult[];
    expect(answers.slice(-2).map(({ rows }) => rows)).toEqual([[], [{ given: 0 }]]);
  });

  it('is not the one of sealed work, which can become nothing else', async () => {
    const found = await db.admin.query(
      `SELECT r.rolname FROM pg_roles r WHERE pg_has_role('an_sinh_sealed_login', r.oid, 'SET') AND r.rolname LIKE 'an_sinh%' ORDER BY 1`,
    );
    expect(found.rows.map(({ rolname }) => rolname)).toEqual([
      'an_sinh_app',
      'an_sinh_reader',
      'an_sinh_sealed_app',
      'an_sinh_sealed_login',
      'an_sinh_sealed_reader',
    ]);
  });
});

describe('a sealed case', () => {
  it('is whole for who has the clearance, and nothing for anybody else', async () => {
    const closed = await finish(sealed, cleared);
    expect(closed.outcome).toBe('granted');
    const nothing = Object.fromEntries(tables.map((table) => [table, 0]));
    expect(await rowsSeenBy(cleared)).toEqual({
      case_file: 1,
      case_event: 3,
      dossier_item: 1,
      decision: 1,
      task: 1,
      decision_number: 1,
    });
    for (const who of [ordinary, clearedElsewhere, systemActor('test')]) expect(await rowsSeenBy(who)).toEqual(nothing);
    expect(await rowsSeenBy({ ...systemActor('test'), clearances: [code] })).toMatchObject({ case_file: 1, task: 1 });
  });

  it('is taken in by nobody without clearance, though the duty names the programme', async () => {
    await expect(lend('dark-lantern.lend', ordinary)).rejects.toMatchObject({ code: 'PLATFORM.FORBIDDEN' });
  });

  it('cannot be pushed into, pulled out or told of', async () => {
    const attempt = (statement: string, values: unknown[]) => db.uow.run(ordinary, (tx) => tx.sql(statement, values));
    await expect(
      attempt(`INSERT INTO casework.task (kind, programme, unit_id, role, cause_key) VALUES ('x', $1, 1, 'x', 'x')`, [
        code,
      ]),
    ).rejects.toMatchObject({ code: 'PLATFORM.FORBIDDEN' });
    await expect(
      attempt(`INSERT INTO casework.dossier_item (case_id, item, received_on) VALUES ($1, 'letter', now())`, [
        sealed.id,
      ]),
    ).rejects.toMatchObject({ code: 'PLATFORM.FORBIDDEN' });
    await expect(
      db.uow.run(ordinary, (tx) => tx.emit({ type: 'case.stepped', programme: code, payload: {} })),
    ).rejects.toMatchObject({ code: 'PLATFORM.FORBIDDEN' });
    expect(await db.uow.run(ordinary, (tx) => handOverCases(tx, person, code, 2))).toBe(0);
    expect(await db.uow.run(cleared, (tx) => handOverCases(tx, person, code, 1))).toBe(0);
  });

  it('leaves no gap in the numbers of ordinary decisions', async () => {
    const numbers: (string | undefined)[] = [];
    for (const [procedure, who] of [
      ['lantern.lend', ordinary],
      ['dark-lantern.lend', cleared],
      ['lantern.lend', ordinary],
    ] as const) {
      const file = await finish(await lend(procedure, who), who);
      const [decision] = await db.uow.read(cleared, (tx) => listDecisions(tx, file.id));
      numbers.push(decision?.paper.number);
    }
    expect(numbers).toEqual(['1/QĐ-NĐ', '2/QĐ-NĐ-M', '2/QĐ-NĐ']);
  });

  it('is late like any other, and only the sealed part of the system marks it', async () => {
    const late = await lend('dark-lantern.lend', cleared);
    const later = db.uowOn(shiftedClock(startOfDay(day('2026-12-20')).getTime() - Date.now()));
    const sweep = (who: Actor) => later.run(who, (tx) => tx.sql<{ caseId: string }>(deadlineSweep));
    expect(await sweep(systemActor('sweep'))).toEqual([]);
    expect(await sweep({ ...systemActor('sweep'), clearances: [code] })).toContainEqual({ caseId: late.id });
  });
});

describe('what is written under a clearance', () => {
  it('is sealed with it: file, audit entry and event', async () => {
    const content = Buffer.from('kín');
    const { id } = await db.uow.run(cleared, (tx) =>
      storeFile(tx, { name: 'kin.txt', mediaType: 'text/plain', content, purpose: paper, unitId: 1 }),
    );
    const seen = (who: Actor) =>
      db.uow.read(who, (tx) => tx.sql(`SELECT FROM platform.stored_file WHERE id = $1`, [id]));
    expect([await seen(cleared), await seen(ordinary), await seen(systemActor('test'))]).toMatchObject([[{}], [], []]);
    const audit = await db.admin.query(
      `SELECT DISTINCT seal FROM platform.audit_entry WHERE subject_id = $1 OR body::text LIKE '%QĐ-NĐ-M%'`,
      [sealed.id],
    );
    expect(audit.rows).toEqual([{ seal: [code] }]);
    const events = (who: Actor) =>
      db.uow.read(who, (tx) => tx.sql(`SELECT DISTINCT programme FROM platform.outbox ORDER BY 1`));
    expect(await events(systemActor('test'))).toEqual([{ programme: 'lantern' }]);
    expect(await events({ ...systemActor('test'), clearances: [code] })).toEqual([
      { programme: code },
      { programme: 'lantern' },
    ]);
  });

  it('has its own memory of requests: the same id of the same person under two duties is two commands', async () => {
    const requestId = crypto.randomUUID();
    const ask = (who: Actor, body: object, answer: string) =>
      db.uow.command(who, { requestId, name: 'test', body }, async () => answer);
    const hidden = { ...ordinary, clearances: [code] };
    expect(await ask(hidden, { n: 1 }, 'sealed')).toBe('sealed');
    expect(await ask(ordinary, { n: 2 }, 'ordinary')).toBe('ordinary');
    expect(await ask(hidden, { n: 1 }, 'again')).toBe('sealed');
    expect(await ask(ordinary, { n: 2 }, 'again')).toBe('ordinary');
  });
});
