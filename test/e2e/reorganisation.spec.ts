import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stopChain, undo } from '#benefits';
import { countCasesOnMap, getCase } from '#case-engine';
import { day, month } from '#kernel';
import { postRun, sumMoneyOnMap } from '#payments';
import { movers } from '#programme-registry';
import { dataFile, decisionColumns, Reorganiser } from '#territory';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { walk, workdayOn } from '../support/province.js';
import { duesIn, everythingIn, placeOf, placesOf, rowsOf } from './reorganisation.looks.js';
import {
  approveMonth,
  askForReturn,
  buildWorld,
  engine,
  grantDirectly,
  heirOf,
  holderOf,
  type Name,
  postMonth,
  publish,
  system,
  type World,
} from './reorganisation.world.js';

const list = dataFile('succession-2025-07-01.csv');
const law = { name: 'Sắp xếp năm 2025', effectiveOn: day('2025-07-01'), basis: 'Nghị quyết 1655/NQ-UBTVQH15' };
const reorganiser = new Reorganiser(movers);
const then = '2025-07-02';

let db: TestDatabase;
let world: World;
let id: number;
beforeAll(async () => {
  db = await testDatabase();
  world = await buildWorld(db);
  ({ id } = await plan());
}, 120_000);
afterAll(() => db.close());

const later = () => workdayOn(db, then);
const plan = () => later().run(system, (tx) => reorganiser.plan(tx, law, list));
const decide = (...lines: string[]) =>
  later().run(system, (tx) => reorganiser.decide(tx, id, [decisionColumns.join(','), ...lines].join('\n')));
const apply = () => later().run(system, (tx) => reorganiser.apply(tx, id));
const takeBack = () => later().run(system, (tx) => reorganiser.takeBack(tx, id));
const preview = () => later().read(system, (tx) => reorganiser.preview(tx, id));

const rows = <Row extends object>(text: string, values?: unknown[]) => rowsOf<Row>(db, text, values);
const everything = () => everythingIn(db);
const dues = () => duesIn(db, world);
const onePlace = (name: Name) => placeOf(db, world, name);

const decisions = ['32122,Ấp Tân Hòa,,,32014', '32122,Ấp Chà Là,,,32095'] as const;
const single = () => [
  `32122,,person,${world.people.khong},32134`,
  `32122,,post,${world.duties.loiAn},32095`,
  `32122,,post,${world.duties.loiAnChair},32134`,
  `968,,post,${world.duties.tranVanThoi},32095`,
  `973,,post,${world.duties.ngocHien},32248`,
];

describe('the reorganisation of 1 July 2025 over the whole house', () => {
  let before: Record<string, string[]>;
  let owed: Record<string, number>;
  let papers: { id: string; paper: string }[];
  beforeAll(async () => {
    before = await everything();
    owed = await dues();
    papers = await rows(`SELECT id, paper::text FROM casework.decision ORDER BY id`);
  });

  it('begins on a map where both provinces pay more than the nation', () => {
    expect([owed['mui 2025-07'], owed['bac 2025-07'], owed['hoa 2025-07']]).toEqual([840_000, 787_500, undefined]);
    expect(papers.length).toBeGreaterThan(3);
  });

  it('previews cases, lines, users, queues and pay lists, each from where to where', async () => {
    const { moves } = await preview();
    const told = moves.map(({ what, from, to, count }) => `${what} ${from.code} → ${to?.code ?? '?'}: ${count}`);
    expect(told.filter((line) => !/^rates/.test(line) || /^rates (32122|32248|31813)/.test(line)).toSorted()).toEqual([
      'chains 31813 → 31825: 1',
      'chains 32122 → ?: 2',
      'chains 32248 → 32248: 1',
      'closed-cases 32122 → ?: 2',
      'closed-cases 32248 → 32248: 3',
      'households 31813 → 31825: 1',
      'households 32122 → ?: 4',
      'households 32248 → 32248: 8',
      'imported-lists 31813 → 31825: 1',
      'imported-lists 32122 → 32014: 1',
      'imported-lists 32122 → 32095: 1',
      'imported-lists 32122 → 32134: 1',
      'imported-lists 32248 → 32248: 1',
      'lines 31813 → 31825: 1',
      'lines 32122 → ?: 8',
      'lines 32248 → 32248: 4',
      'open-cases 32122 → ?: 2',
      'open-cases 32248 → 32248: 5',
      'people 31813 → 31825: 1',
      'people 32122 → ?: 4',
      'people 32248 → 32248: 8',
      'posts 32122 → ?: 2',
      'posts 32248 → 32248: 2',
      'posts 96 → 96: 1',
      'posts 968 → ?: 1',
      'posts 973 → ?: 1',
      'rates 31813 → 31825: 1',
      'rates 32122 → 32014: 1',
      'rates 32122 → 32095: 1',
      'rates 32122 → 32134: 1',
      'rates 32248 → 32248: 1',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('is refused while anybody is undecided, and lists them with their hamlets', async () => {
    await expect(apply()).rejects.toMatchObject({ code: 'TERRITORY.UNDECIDED' });
    const waiting = await later().read(system, (tx) => reorganiser.listWaiting(tx, id, 100));
    expect(waiting.map((line) => `${line.oldCode} ${line.subjectKind} ${line.hamlet ?? '-'}`).toSorted()).toEqual([
      '32122 person -',
      '32122 person ẤP  CHÀ LÀ',
      '32122 person Ấp Chà Là',
      '32122 person Ấp Tân Hòa',
      '32122 post -',
      '32122 post -',
      '968 post -',
      '973 post -',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('waits for one rate where a new commune would lie in an area only in part', async () => {
    const { rows: units } = await db.admin.query(`SELECT id FROM territory.unit WHERE code = '32122'`);
    const rate = await publish(db, units[0].id, 600_000);
    const { moves } = await preview();
    expect(moves.filter(({ what, to }) => what === 'rates' && to === undefined)).toMatchObject([
      { from: { code: '32122' }, count: 3 },
    ]);
    await db.admin.query(`DELETE FROM benefit.rate_row WHERE id = $1`, [rate]);
    await db.admin.query(
      `DELETE FROM benefit.rate_change; DELETE FROM benefit.operation WHERE kind = 'publish' AND unit_id = ${units[0].id}`,
    );
  });

  describe('decided by hamlet and by list, and applied', () => {
    beforeAll(async () => {
      await decide(...decisions);
      await decide(...single());
      await apply();
    });

    it('lands everything of a person in one commune, on purpose', async () => {
      expect(await onePlace('hoa')).toEqual(['32014 Phường Lý Văn Lâm']);
      expect(await onePlace('cha')).toEqual(['32095 Xã Trần Văn Thời']);
      expect(await onePlace('la')).toEqual(['32095 Xã Trần Văn Thời']);
      expect(await onePlace('khong')).toEqual(['32134 Xã Lương Thế Trân']);
      expect(await onePlace('bac')).toEqual(['31825 Phường Bạc Liêu']);
      const ended = await rows(`
        SELECT place, u.name FROM (
          SELECT 'case' AS place, unit_id FROM casework.case_file
          UNION ALL SELECT 'task', unit_id FROM casework.task WHERE done_at IS NULL
          UNION ALL SELECT 'person', unit_id FROM citizen.person UNION ALL SELECT 'household', unit_id FROM citizen.household
          UNION ALL SELECT 'chain', unit_id FROM benefit.chain UNION ALL SELECT 'list', unnest(units) FROM import.batch
          UNION ALL SELECT 'line', unit_id FROM benefit.line WHERE superseded_by IS NULL AND NOT months << int4range(${2025 * 12 + 6}, NULL)
          UNION ALL SELECT 'post', a.unit_id FROM platform.duty d JOIN territory.agency a ON a.id = d.agency_id WHERE d.in_force @> '${then}'::date
        ) stands JOIN territory.unit u ON u.id = unit_id WHERE NOT u.in_force @> '${then}'::date`);
      expect(ended).toEqual([]);
    });

    it('gives a list to all communes that its own have gone into', async () => {
      const lists = await rows(
        `SELECT b.state, string_agg(u.code, ' ' ORDER BY u.code) AS communes
           FROM import.batch b JOIN territory.unit u ON u.id = ANY (b.units) GROUP BY b.id ORDER BY 1`,
      );
      expect(lists).toEqual([
        { state: 'checked', communes: '31825' },
        { state: 'committed', communes: '32014 32095 32134 32248' },
      ]);
    });

    it('leaves the months before with the unit that paid them', async () => {
      const may = await placesOf(db, world.people.cha, 2025 * 12 + 4);
      expect(may.find(({ what }) => what === 'line')?.place).toBe('32122 Xã Lợi An');
    });

    it('changes nothing of what is due, to the đồng, and a run after it posts nothing', async () => {
      expect(await dues()).toEqual(owed);
      const run = await postMonth(db, '2025-06', then);
      expect(run.control).toEqual({ lines: 0, total: 0, hash: '0' });
      await db.admin.query(`DELETE FROM payment.journal_entry WHERE run_id = $1`, [run.id]);
      await db.admin.query(`DELETE FROM payment.run WHERE id = $1`, [run.id]);
    });

    it('leaves old decisions as they were, byte for byte', async () => {
      expect(await rows(`SELECT id, paper::text FROM casework.decision ORDER BY id`)).toEqual(papers);
    });

    it('gives each case to the officers of its new commune, and takes it from the old ones', async () => {
      const sees = async (dutyId: string, name: keyof World['cases']) => {
        const who = await holderOf(db, dutyId, then);
        return later()
          .read(who, (tx) => getCase(tx, world.cases[name]))
          .then(
            () => true,
            () => false,
          );
      };
      const heir = await heirOf(db, world.duties.loiAn, then);
      expect(await sees(world.duties.loiAn, 'la')).toBe(false);
      expect(await sees(heir, 'la')).toBe(true);
      expect(await sees(heir, 'khong')).toBe(false);
      expect(await sees(await heirOf(db, world.duties.loiAnChair, then), 'khong')).toBe(true);
      expect(await sees(await heirOf(db, world.duties.datMui, then), 'ky')).toBe(true);
      expect(await sees(world.duties.datMui, 'ky')).toBe(false);
    });

    it('has figures on the old map and on the new', async () => {
      const named = async <Row extends { unitId: number | undefined }>(of: Promise<Row[]>) => {
        const units = new Map(
          (await rows<{ id: number; code: string }>(`SELECT id, code FROM territory.unit`)).map((u) => [u.id, u.code]),
        );
        return Object.fromEntries((await of).map(({ unitId, ...row }) => [units.get(unitId ?? 0) ?? '?', row]));
      };
      const money = (on: string) =>
        named(later().read(system, (tx) => sumMoneyOnMap(tx, { month: month('2025-06'), on: day(on) })));
      const cases = (on: string) =>
        named(later().read(system, (tx) => countCasesOnMap(tx, { month: month('2025-06'), on: day(on) })));
      const [cha, mui, bac] = [840_000, 840_000, 787_500].map((amount) => ({ chains: 1, amount }));
      expect(await money('2025-06-30')).toEqual({ '32122': cha, '32248': mui, '31813': bac });
      expect(await money(then)).toEqual({ '32095': cha, '32248': mui, '31825': bac });
      expect(await cases('2025-06-30')).toEqual({
        '32122': { received: 2, open: 2 },
        '32248': { received: 7, open: 5 },
      });
      expect(await cases(then)).toEqual({
        '32095': { received: 1, open: 1 },
        '32134': { received: 1, open: 1 },
        '32248': { received: 7, open: 5 },
      });
    });

    it('taken back, every row is as it was', async () => {
      const [heir] = await rows<{ id: number }>(
        `SELECT id FROM territory.unit WHERE code = '32014' AND made_by IS NOT NULL`,
      );
      await askForReturn(db, heir?.id ?? 0);
      await takeBack();
      const after = await everything();
      for (const table of Object.keys(before)) expect([table, after[table]]).toEqual([table, before[table]]);
      expect(await dues()).toEqual(owed);
    });
  });

  describe('applied again and lived in', () => {
    beforeAll(async () => {
      const approved = await approveMonth(db, '2025-07', '2025-07-01');
      ({ id } = await plan());
      await decide(...decisions, ...single());
      await apply();
      const posted = await later().run(system, (tx) => postRun(tx, approved.id));
      expect([posted.state, posted.control]).toEqual(['posted', approved.control]);
    });

    it('posts the run approved before on the new communes, to the same total', async () => {
      const places =
        await rows(`SELECT u.code, t.plus::int FROM payment.run_total t JOIN territory.unit u ON u.id = t.unit_id
        WHERE t.for_month = ${2025 * 12 + 6} ORDER BY 1`);
      expect(places).toEqual([
        { code: '31825', plus: 787_500 },
        { code: '32095', plus: 840_000 },
        { code: '32248', plus: 840_000 },
      ]);
    });

    it('lets the new commune decide what the district had under way, under its own name', async () => {
      const chair = await holderOf(db, await heirOf(db, world.duties.datMuiChair, then), then);
      const file = await later().read(chair, (tx) => getCase(tx, world.cases.ky));
      expect((await walk(db, engine, file, [[then, chair, 'decide']])).outcome).toBe('granted');
      const [signed] = await rows<{ agency: string }>(
        `SELECT paper ->> 'agency' AS agency FROM casework.decision WHERE case_id = $1`,
        [world.cases.ky],
      );
      expect(signed?.agency).toBe('Ủy ban nhân dân xã Đất Mũi');
    });

    it('lets the new commune put right what its part of a split commune was paid before', async () => {
      const officer = await holderOf(db, await heirOf(db, world.duties.loiAn, then), then);
      const [chain] = await rows<{ id: string }>(`SELECT id FROM benefit.chain WHERE person_id = $1`, [
        world.people.cha,
      ]);
      await later().run(officer, (tx) => stopChain(tx, Number(chain?.id), month('2025-05'), { reason: 'Nhận trùng' }));
      const run = await postMonth(db, '2025-07', then);
      const recovered = await rows(
        `SELECT for_month - 2025 * 12 + 1 AS month, amount::int FROM payment.posting WHERE run_id = $1 AND chain_id = $2 ORDER BY 1`,
        [run.id, chain?.id],
      );
      expect(recovered).toEqual([5, 6, 7].map((at) => ({ month: at, amount: -840_000 })));
    });

    it('keeps a decision of before from being undone under the feet of the new map', async () => {
      const [granted] = await rows<{ id: string }>(
        `SELECT min(o.id) AS id FROM benefit.operation o JOIN benefit.chain c ON c.id = o.chain_id WHERE c.person_id = $1`,
        [world.people.mui],
      );
      await expect(later().run(system, (tx) => undo(tx, Number(granted?.id), { reason: 'Thử' }))).rejects.toMatchObject(
        { code: 'BENEFIT.OPERATION_OVERTAKEN' },
      );
    });

    it('takes along what comes late, and pays what a rate of the new commune changes from the new map on', async () => {
      const [bacLieu] = await rows<{ id: number }>(
        `SELECT id FROM territory.unit WHERE code = '31825' AND made_by IS NOT NULL`,
      );
      await grantDirectly(db, world.people.bac, 'late-comer');
      await publish(db, bacLieu?.id ?? 0, 600_000);
      await postMonth(db, '2025-07', then);
      ({ id } = await plan());
      const counts = await apply();
      expect(counts).toMatchObject({ chains: 1, lines: 1, people: 0, 'open-cases': 0, posts: 0 });
      const run = await postMonth(db, '2025-07', then);
      const posted = await rows(
        `SELECT for_month - 2025 * 12 + 1 AS month, amount::int FROM payment.posting WHERE run_id = $1`,
        [run.id],
      );
      expect(posted).toEqual([{ month: 7, amount: 900_000 - 787_500 }]);
    });

    it('is not taken back over money that was posted since', async () => {
      await expect(takeBack()).rejects.toMatchObject({
        code: 'TERRITORY.TAKE_BACK_REFUSED',
        params: { what: 'posted-money' },
      });
    });
  });
});
