import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Administration, openAdministration, type Signed } from '../../../test/support/administration.js';
import { desksOf, somebody, unitOn } from '../../../test/support/province.js';

let office: Administration;
let here: { readonly personId: string; readonly officer: Signed };
let there: { readonly personId: string; readonly officer: Signed };
beforeAll(async () => {
  office = await openAdministration();
  here = await readerAt('32248', office.committeeA, 'Cán Bộ Đọc');
  there = await readerAt('32244', office.committeeB, 'Cán Bộ Bên Kia');
});
afterAll(() => office.close());

/** Someone of a commune, and an officer there who looks at him. */
async function readerAt(code: string, agencyId: number, name: string) {
  const unitId = await unitOn(office.db, code, '2026-11-23');
  const personId = await somebody(office.db, desksOf([unitId]).commune, {
    unitId,
    birth: '1981-06-20',
    on: '2026-11-20',
  });
  const officer = await office.someone(name, agencyId, ['commune-officer']);
  await office.api.ask(officer.token, `{ person(id: "${personId}") { fullName } }`);
  return { personId, officer };
}

interface Found {
  readonly nodes: readonly { readonly act: string; readonly actorName: string; readonly subjectId: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}
const ask = (who: Signed, question: object, page: object = {}) =>
  office.api.ask(
    who.token,
    `query ($question: AuditQuestionInput!, $first: Int! = 100, $after: String) { auditEntries(question: $question, first: $first, after: $after) {
      nodes { act actorName agencyName title subjectId reason } pageInfo { endCursor hasNextPage } } }`,
    { question, ...page },
  );
async function search(who: Signed, question: object, page?: object): Promise<Found> {
  const { data, text } = await ask(who, question, page);
  if (!data) throw new Error(text);
  return data['auditEntries'] as Found;
}

describe('a search of the audit', () => {
  it('tells who saw a person, and afterwards who asked that', async () => {
    const question = { subject: { kind: 'person', id: here.personId } };
    const first = await search(office.first, question);
    expect(first.nodes).toEqual([
      expect.objectContaining({ act: 'read', actorName: 'Cán Bộ Đọc', title: 'Cán Bộ Đọc' }),
    ]);
    const second = await search(office.second, question);
    expect(second.nodes.map(({ act, actorName }) => [act, actorName])).toEqual([
      ['audit.searched', 'Quản Trị Một'],
      ['read', 'Cán Bộ Đọc'],
    ]);
  });

  it('tells what a user did, of one kind or all, within days', async () => {
    const userId = here.officer.id;
    expect((await search(office.first, { userId })).nodes.map(({ act }) => act)).toEqual(['read']);
    expect((await search(office.first, { userId, act: 'case.step' })).nodes).toEqual([]);
    expect((await search(office.first, { userId, agencyId: office.committeeB })).nodes).toEqual([]);
    expect((await search(office.first, { userId, until: '2020-01-01' })).nodes).toEqual([]);
  });

  it('ends at the searcher’s area, in whatever way it is asked', async () => {
    const commune = await office.someone('Quản Trị Xã', office.committeeA, ['administrator']);
    const asked = [
      { subject: { kind: 'person', id: there.personId } },
      { userId: there.officer.id },
      { agencyId: office.committeeB },
    ];
    for (const question of asked) expect((await search(commune, question)).nodes.map(({ act }) => act)).toEqual([]);
    const all = (await search(commune, {})).nodes.map(({ actorName }) => actorName);
    expect([all.includes('Cán Bộ Đọc'), all.includes('Cán Bộ Bên Kia')]).toEqual([true, false]);
  });

  it('covers a month at most where it names nobody', async () => {
    expect((await ask(office.first, { from: '2026-01-01', until: '2026-03-01' })).codes).toEqual([
      'ADMINISTRATION.AUDIT_TOO_WIDE',
    ]);
  });

  it('goes on page by page without losing or repeating an entry', async () => {
    await office.db.admin.query(
      `INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, at)
       SELECT $1, (SELECT id FROM platform.duty WHERE account_id = $1), 'read', 'case', 'k' || n, date_trunc('day', now()) FROM generate_series(1, 25) n`,
      [here.officer.id],
    );
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await search(office.first, { userId: here.officer.id, act: 'read' }, { first: 10, after });
      found.push(...page.nodes.map(({ subjectId }) => subjectId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect([found.length, new Set(found).size]).toEqual([26, 26]);
  });

  it('finds nothing that was written under a seal', async () => {
    const before = await search(office.first, { userId: here.officer.id });
    await office.db.admin.query(
      `INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, seal)
       SELECT $1, (SELECT id FROM platform.duty WHERE account_id = $1), 'read', 'case', 'sealed', '{lamp-protection}'`,
      [here.officer.id],
    );
    expect(await search(office.first, { userId: here.officer.id })).toEqual(before);
  });

  it('reads what it shows and little more, however much there is', async () => {
    await office.db.admin.query(
      `INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, at)
       SELECT d.account_id, d.id, 'read', 'person', 'p' || n % 1000, now() - n * interval '1 second'
       FROM generate_series(1, 10000) n JOIN platform.duty d ON d.account_id = CASE WHEN n % 10 = 0 THEN $1 ELSE $2 END::uuid`,
      [here.officer.id, there.officer.id],
    );
    await office.db.admin.query(`ANALYZE platform.audit_entry`);
    const client = await office.db.admin.connect();
    try {
      const { rows: units } = await client.query(
        `SELECT territory.area_of($1, '{social-protection}', '2026-11-23') AS id`,
        [office.department],
      );
      const readFor = async (argumentsOf: string) => {
        await client.query(
          `BEGIN; SET LOCAL app.units = '{${units.map(({ id }) => id).join()}}'; SET LOCAL app.programmes = '{social-protection}'`,
        );
        const { rows } = await client.query(`SELECT * FROM platform.search_audit(${argumentsOf}, NULL, NULL, 20)`);
        const read = await client.query(
          `SELECT seq_tup_read + idx_tup_fetch AS read FROM pg_stat_xact_user_tables WHERE relid = 'platform.audit_entry'::regclass`,
        );
        await client.query('ROLLBACK');
        return [rows.length > 5, Number(read.rows[0].read) < 500];
      };
      const asked = [
        `'person', 'p7', NULL, NULL, NULL, NULL, NULL`,
        `NULL, NULL, '${here.officer.id}', NULL, NULL, NULL, NULL`,
        `NULL, NULL, NULL, NULL, NULL, now() - interval '30 days', now() + interval '1 day'`,
      ];
      for (const each of asked) expect([each, await readFor(each)]).toEqual([each, [true, true]]);
    } finally {
      client.release();
    }
  });
});
