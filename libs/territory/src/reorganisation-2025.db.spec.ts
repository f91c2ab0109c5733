import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type UnitOfWork } from '#platform';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { areaOfDuty, listAgencies } from './agency.reader.js';
import { decisionColumns } from './decisions.store.js';
import { at, begin, everything, lamp, lamps, lampUnits, who } from './lamps.fixture.js';
import { Reorganiser } from './reorganiser.service.js';
import { printPath } from './unit.js';
import { dataFile } from './unit-lists.js';
import { findUnits, unitPath, unitTree } from './unit.reader.js';

const realList = dataFile('succession-2025-07-01.csv');
const law = { name: 'Sắp xếp năm 2025', effectiveOn: day('2025-07-01'), basis: 'Nghị quyết 1655/NQ-UBTVQH15' };
const decisions = (...lines: string[]) => [decisionColumns.join(','), ...lines].join('\n');

async function post(db: TestDatabase, agency: string, on: string): Promise<string> {
  const { rows } = await db.admin.query(
    `WITH account AS (INSERT INTO platform.account (username, full_name)
       VALUES (md5(random()::text), 'Người thử') RETURNING id)
     INSERT INTO platform.duty (account_id, agency_id, title, roles, programmes, in_force)
     SELECT account.id, a.id, 'Chuyên viên', '{}', '{social-protection}', '[2020-01-01,)'
     FROM account, territory.agency a WHERE a.code = $1 AND a.in_force @> $2::date RETURNING id`,
    [agency, on],
  );
  return rows[0].id;
}

describe('the real reorganisation of 1 July 2025, on a base that knows the old map only', () => {
  let db: TestDatabase;
  let later: UnitOfWork;
  const reorganiser = new Reorganiser([lamps]);
  const posts: Record<string, string> = {};
  let id = 0;
  beforeAll(async () => {
    db = await testDatabase();
    await begin(db, '2024-06-01');
    later = db.uowOn(at('2025-07-02'));
    await db.uow.run(who, async (tx) => {
      await lamp(tx, 1, '32002', '2024-06-01');
      await lamp(tx, 2, '32005', '2024-06-01', true);
      for (const number of [3, 4, 5]) await lamp(tx, number, '32122', '2024-06-01');
      await lamp(tx, 6, '32122', '2024-06-01', true);
      await lamp(tx, 7, '31813', '2024-06-01');
      await tx.sql(`INSERT INTO public.dwelling SELECT owner, unit_id, CASE id WHEN 3 THEN 'Ấp Tân Hòa' ELSE 'Ấp Chà Là' END
        FROM public.lamp WHERE id IN (3, 4, 5)`);
    });
    posts['ward'] = await post(db, 'peoples-committee-32002', '2024-06-01');
    posts['district'] = await post(db, 'labour-office-968', '2024-06-01');
    posts['health'] = await post(db, 'department-of-health', '2024-06-01');
    const planned = await later.run(who, (tx) => reorganiser.plan(tx, law, realList));
    id = planned.id;
  });
  afterAll(() => db.close());

  it('previews what it moves, and what waits for a decision', async () => {
    const before = await everything(db);
    const { links, moves } = await later.read(who, (tx) => reorganiser.preview(tx, id));
    expect(links).toHaveLength(204);
    expect(
      moves.map((move) => `${move.count} ${move.what} ${move.from.code} → ${move.to?.name ?? '?'}`).toSorted(),
    ).toEqual([
      '1 lamps 31813 → Phường Bạc Liêu',
      '1 lamps 32002 → Phường An Xuyên',
      '1 posts 32002 → Phường An Xuyên',
      '1 posts 96 → Tỉnh Cà Mau',
      '1 posts 968 → ?',
      '3 lamps 32122 → ?',
    ]);
    expect(await everything(db)).toEqual(before);
  });

  it('is refused while anything is undecided, and nothing has moved', async () => {
    const before = await everything(db);
    await expect(later.run(who, (tx) => reorganiser.apply(tx, id))).rejects.toMatchObject({
      code: 'TERRITORY.UNDECIDED',
      params: {
        waiting: [
          { what: 'posts', unit: '968 Huyện Trần Văn Thời', count: 1 },
          { what: 'lamps', unit: '32122 Xã Lợi An', count: 3 },
        ],
      },
    });
    expect(await everything(db)).toEqual(before);
  });

  it('takes decisions on hamlets and on subjects, the subject before the hamlet', async () => {
    await later.run(who, (tx) =>
      reorganiser.decide(
        tx,
        id,
        decisions(
          '32122,Ấp Tân Hòa,,,32014',
          '32122,ẤP  CHÀ LÀ,,,32095',
          '32122,,person,p5,32134',
          '32122,,person,p9,',
        ),
      ),
    );
    const waiting = await later.read(who, (tx) => reorganiser.listWaiting(tx, id, 10));
    expect(waiting).toEqual([
      {
        oldCode: '968',
        oldName: 'Huyện Trần Văn Thời',
        subjectKind: 'post',
        subject: posts['district'],
        label: 'Người thử - Chuyên viên - Phòng Lao động - Thương binh và Xã hội huyện Trần Văn Thời',
      },
    ]);
    await later.run(who, (tx) => reorganiser.decide(tx, id, decisions(`968,,post,${posts['district']},32098`)));
    const { moves } = await later.read(who, (tx) => reorganiser.preview(tx, id));
    expect(moves.filter((move) => move.to === undefined)).toEqual([]);
  });

  it.each([
    ['32002,Khóm 1,,,32002', 'unit'],
    ['32122,Khóm 1,,,32002', 'target'],
    ['32122,,,,32014', 'subject'],
    ['32122,Khóm 1,person,p5,32014', 'subject'],
    ['32122,Khóm 1,,,32014\n32122,khóm 1,,,32095', 'repeated'],
  ])('refuses the decision %j for its %s', async (lines, problem) => {
    await expect(later.run(who, (tx) => reorganiser.decide(tx, id, decisions(lines)))).rejects.toMatchObject({
      code: 'TERRITORY.DECISION_INVALID',
      params: { problem },
    });
  });

  it('is refused before its day', async () => {
    const early = db.uowOn(at('2025-06-30'));
    await expect(early.run(who, (tx) => reorganiser.apply(tx, id))).rejects.toMatchObject({
      code: 'TERRITORY.REORGANISATION_NOT_YET_IN_FORCE',
    });
  });

  describe('applied', () => {
    let before: unknown;
    beforeAll(async () => {
      before = await everything(db);
      expect(await later.run(who, (tx) => reorganiser.apply(tx, id))).toEqual({ posts: 3, lamps: 5 });
    });

    it('draws the map of the law, and leaves the old one as it was', async () => {
      const [tree, old] = await later.read(who, async (tx) => [
        await unitTree(tx, day('2025-07-01')),
        await unitTree(tx, day('2025-06-30')),
      ]);
      const name = (unit: { code: string; name: string; kind: string; areaClass: string | null }) =>
        [unit.code, unit.name, unit.kind, unit.areaClass].join(' ');
      const full = await testDatabase();
      try {
        await begin(full, '2026-11-23');
        const expected = await full.uow.read(who, (tx) => unitTree(tx, day('2025-07-01')));
        expect(tree!.map(name)).toEqual(expected.map(name));
      } finally {
        await full.close();
      }
      expect(old).toHaveLength(183);
    });

    it('moves what is open by list, hamlet or unit, and nothing that is closed', async () => {
      expect(await lampUnits(db)).toEqual([
        '1 32002 Phường An Xuyên v2',
        '2 32005 Phường 1 v1',
        '3 32014 Phường Lý Văn Lâm v2',
        '4 32095 Xã Trần Văn Thời v2',
        '5 32134 Xã Lương Thế Trân v2',
        '6 32122 Xã Lợi An v1',
        '7 31825 Phường Bạc Liêu v2',
      ]);
    });

    it('still prints the unit of a closed record with the district of its day', async () => {
      const { rows } = await db.admin.query(`SELECT unit_id FROM public.lamp WHERE id = 2`);
      const path = await later.read(who, (tx) => unitPath(tx, rows[0].unit_id));
      expect(printPath(path)).toBe('Phường 1, thành phố Cà Mau, tỉnh Cà Mau');
    });

    it('gives figures on the old map and on the new', async () => {
      const figures = (from: string) =>
        db.admin.query(
          `SELECT u.name, count(*)::int AS lamps FROM (${from}) f JOIN territory.unit u ON u.id = f.unit_id GROUP BY 1 ORDER BY 1`,
        );
      const old = await figures(`SELECT coalesce(m.old_id, l.unit_id) AS unit_id FROM public.lamp l
        LEFT JOIN territory.reorganisation_moved m ON m.what = 'lamps' AND m.record = l.id::text`);
      expect(old.rows).toEqual([
        { name: 'Phường 1', lamps: 1 },
        { name: 'Phường 2', lamps: 2 },
        { name: 'Xã Lợi An', lamps: 4 },
      ]);
      const now = await figures(`SELECT m.mapped_id AS unit_id FROM public.lamp l
        JOIN territory.map_to('2025-07-02') m ON m.unit_id = l.unit_id AND m.is_exact`);
      expect(now.rows).toEqual([
        { name: 'Phường An Xuyên', lamps: 2 },
        { name: 'Phường Bạc Liêu', lamps: 1 },
        { name: 'Phường Lý Văn Lâm', lamps: 1 },
        { name: 'Xã Lương Thế Trân', lamps: 1 },
        { name: 'Xã Trần Văn Thời', lamps: 1 },
      ]);
    });

    it('ends posts with their agencies and goes on with them at the heirs, area and all', async () => {
      const { rows } = await db.admin.query(`SELECT p.id, a.name, p.in_force::text FROM platform.duty p
        JOIN territory.agency a ON a.id = p.agency_id ORDER BY lower(p.in_force), a.name`);
      expect(rows.map((row) => `${row.name} ${row.in_force}`)).toEqual([
        'Phòng Lao động - Thương binh và Xã hội huyện Trần Văn Thời [2020-01-01,2025-07-01)',
        'Sở Y tế tỉnh Cà Mau [2020-01-01,2025-07-01)',
        'Ủy ban nhân dân phường 2 [2020-01-01,2025-07-01)',
        'Sở Y tế tỉnh Cà Mau [2025-07-01,)',
        'Ủy ban nhân dân phường An Xuyên [2025-07-01,)',
        'Ủy ban nhân dân xã Sông Đốc [2025-07-01,)',
      ]);
      const area = await later.read(who, async (tx) => {
        const agency = (await listAgencies(tx, day('2025-07-02'))).find(
          (each) => each.code === 'peoples-committee-32002',
        );
        const ids = await areaOfDuty(tx, {
          agencyId: agency!.id,
          programmes: ['social-protection'],
          on: day('2025-07-02'),
        });
        return (await findUnits(tx, ids)).map((unit) => unit.name).toSorted();
      });
      expect(area).toEqual(['Phường 1', 'Phường 2', 'Phường 9', 'Phường An Xuyên', 'Phường Tân Xuyên', 'Xã An Xuyên']);
    });

    it('is one step with one audit entry and one event, and cannot be applied again', async () => {
      const { rows } = await db.admin.query(
        `SELECT body FROM platform.audit_entry WHERE act = 'reorganisation.applied'`,
      );
      expect(rows).toEqual([{ body: { posts: 3, lamps: 5 } }]);
      expect(
        (await db.admin.query(`SELECT payload FROM platform.outbox WHERE type = 'territory.reorganised'`)).rows,
      ).toEqual([{ payload: { reorganisationId: id } }]);
      await expect(later.run(who, (tx) => reorganiser.apply(tx, id))).rejects.toMatchObject({
        code: 'TERRITORY.REORGANISATION_NOT_PLANNED',
      });
    });

    it('is not taken back over what has been recorded since on a unit it made', async () => {
      await later.run(who, (tx) => lamp(tx, 8, '32014', '2025-07-02'));
      const after = await everything(db);
      await expect(later.run(who, (tx) => reorganiser.takeBack(tx, id))).rejects.toMatchObject({
        code: 'TERRITORY.TAKE_BACK_REFUSED',
        params: { what: 'lamps' },
      });
      expect(await everything(db)).toEqual(after);
      await db.admin.query(`DELETE FROM public.lamp WHERE id = 8`);
    });

    it('taken back, leaves everything as it was, and those who signed in at a new post sign in again', async () => {
      await db.admin.query(`INSERT INTO platform.session (token_hash, account_id, duty_id, expires_at)
        SELECT '\\x00', account_id, id, now() + interval '1 day' FROM platform.duty WHERE upper_inf(in_force) LIMIT 1`);
      expect(await later.run(who, (tx) => reorganiser.takeBack(tx, id))).toEqual({ posts: 3, lamps: 5 });
      expect(await everything(db)).toEqual(before);
      const { rows } = await db.admin.query(
        `SELECT revoked_at IS NOT NULL AS ended, duty_id = ANY ($1) AS "hasOldPost" FROM platform.session`,
        [Object.values(posts)],
      );
      expect(rows).toEqual([{ ended: true, hasOldPost: true }]);
      await expect(later.run(who, (tx) => reorganiser.takeBack(tx, id))).rejects.toMatchObject({
        code: 'TERRITORY.REORGANISATION_NOT_APPLIED',
      });
    });
  });
});
