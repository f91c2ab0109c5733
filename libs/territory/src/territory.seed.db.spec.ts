import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { systemActor } from '#platform';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { agencyOn, areaOfDuty, findAgencies, listAgencies, whoSigns } from './agency.reader.js';
import { loadUnits } from './territory.seed.js';
import { printPath } from './unit.js';
import { getUnit, predecessors, resolve, successors, unitPath, unitsOf, unitTree } from './unit.reader.js';

const who = systemActor('thử');
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.uow.run(who, (tx) => loadUnits(tx, day('2026-11-23')));
});
afterAll(() => db.close());

const eve = day('2025-06-30');
const morning = day('2025-07-01');

describe('the map', () => {
  it.each([
    [eve, { country: 1, province: 2, district: 16, commune: 164 }],
    [morning, { country: 1, province: 1, commune: 64 }],
    [day('2015-12-31'), {}],
  ])('has on %s %j', async (on, expected) => {
    const tree = await db.uow.read(who, (tx) => unitTree(tx, on));
    const counts: Record<string, number> = {};
    for (const unit of tree) counts[unit.level] = (counts[unit.level] ?? 0) + 1;
    expect(counts).toEqual(expected);
    const places = new Map(tree.map((unit, place) => [unit.id, place]));
    for (const [place, unit] of tree.entries())
      expect(unit.parentId === null ? -1 : (places.get(unit.parentId) ?? Infinity)).toBeLessThan(place);
  });

  it.each([
    ['32002', 'Phường 2, thành phố Cà Mau, tỉnh Cà Mau', 'Phường An Xuyên, tỉnh Cà Mau'],
    ['32014', 'Phường 8, thành phố Cà Mau, tỉnh Cà Mau', 'Phường Lý Văn Lâm, tỉnh Cà Mau'],
    ['32041', 'Xã Hòa Tân, thành phố Cà Mau, tỉnh Cà Mau', 'Phường Hoà Thành, tỉnh Cà Mau'],
  ])('knows two units of code %s apart by their day: %s, then %s', async (code, before, after) => {
    const paths = await db.uow.read(who, async (tx) => {
      const units = [await getUnit(tx, code, eve), await getUnit(tx, code, morning)];
      return [units, await unitPath(tx, units[0]!.id), await unitPath(tx, units[1]!.id)] as const;
    });
    expect(paths[0][0]!.id).not.toBe(paths[0][1]!.id);
    expect([printPath(paths[1]), printPath(paths[2])]).toEqual([before, after]);
  });

  it('refuses a code on a day when it named nothing', async () => {
    const asked = (code: string, on: string) => db.uow.read(who, (tx) => getUnit(tx, code, day(on)));
    await expect(asked('964', '2025-07-01')).rejects.toMatchObject({ code: 'TERRITORY.UNIT_NOT_IN_FORCE' });
    await expect(asked('95', '2025-07-01')).rejects.toMatchObject({ code: 'TERRITORY.UNIT_NOT_IN_FORCE' });
    await expect(asked('96', '2015-12-31')).rejects.toMatchObject({ code: 'TERRITORY.UNIT_NOT_IN_FORCE' });
  });

  it('lists what is below some units on a day', async () => {
    const below = await db.uow.read(who, async (tx) => {
      const city = await getUnit(tx, '964', eve);
      return [await unitsOf(tx, [city.id], eve), await unitsOf(tx, [city.id], morning)] as const;
    });
    expect(below.map((units) => units.length)).toEqual([17, 0]);
  });

  it('refuses two units of one code at one time, whatever path they come by', async () => {
    const twice = db.admin
      .query(`INSERT INTO territory.unit (code, level, kind, name, parent_id, in_force, area_class, basis, certainty)
      SELECT code, level, kind, name, parent_id, '[2026-01-01,)', area_class, basis, certainty FROM territory.unit
      WHERE code = '32002' AND upper_inf(in_force)`);
    await expect(twice).rejects.toMatchObject({ code: '23P01' });
  });

  it('lets readers read and nobody but the system write', async () => {
    const rights = await db.admin
      .query(`SELECT has_table_privilege('an_sinh_reader', 'territory.unit_up', 'SELECT') AS reads,
      has_table_privilege('an_sinh_app', 'territory.unit', 'INSERT, UPDATE, DELETE') AS writes,
      has_column_privilege('an_sinh_system', 'territory.unit', 'parent_id', 'UPDATE') AS rehangs`);
    expect(rights.rows).toEqual([{ reads: true, writes: false, rehangs: false }]);
  });
});

describe('succession', () => {
  const codes = (rows: readonly { unit: { code: string }; extent: string }[]) =>
    rows.map((row) => `${row.unit.code} ${row.extent}`);

  it('tells both ways into whom a unit went, wholly or in part', async () => {
    const [split, heirs] = await db.uow.read(who, async (tx) => [
      await successors(tx, (await getUnit(tx, '32122', eve)).id),
      await predecessors(tx, (await getUnit(tx, '32014', morning)).id),
    ]);
    expect(codes(split!)).toEqual(['32014 part', '32095 part', '32134 part']);
    expect(codes(heirs!)).toEqual(['32014 whole', '32032 whole', '32122 part']);
  });

  it.each([
    ['a merged ward on the new map', '32002', eve, morning, ['32002'], true],
    ['a split commune on the new map', '32122', eve, morning, ['32014', '32095', '32134'], false],
    ['an abolished district on the new map', '964', eve, morning, [], false],
    ['the province, both old ones', '95', eve, morning, ['96'], true],
    ['the one kept commune on the old map', '32092', morning, eve, ['32092'], true],
    ['a new ward on the old map', '32041', morning, eve, ['32017', '32020', '32029', '32035', '32038', '32041'], false],
    ['a unit on its own map', '32122', eve, day('2024-02-29'), ['32122'], true],
  ])('resolves %s', async (_, code, own, on, expected, isExact) => {
    const found = await db.uow.read(who, async (tx) => resolve(tx, (await getUnit(tx, code, own)).id, on));
    expect([found.units.map((unit) => unit.code), found.isExact]).toEqual([expected, isExact]);
  });

  it('maps every unit of the old map that was not split or abolished onto one of the new', async () => {
    const { rows } = await db.admin.query(`SELECT m.is_exact, count(DISTINCT m.unit_id)::int AS units
      FROM territory.map_to('2026-01-01') m JOIN territory.unit u ON u.id = m.unit_id
      WHERE u.level = 'commune' AND upper(u.in_force) = '2025-07-01' GROUP BY 1 ORDER BY 1`);
    expect(rows).toEqual([
      { is_exact: false, units: 19 },
      { is_exact: true, units: 145 },
    ]);
  });
});

describe('agencies', () => {
  const served = (kind: string, field: string, code: string, on: string) =>
    db.uow.read(who, async (tx) =>
      agencyOn(tx, { kind, field, unitId: (await getUnit(tx, code, day(on))).id, on: day(on) }),
    );

  it.each([
    ['department', 'social-protection', '2025-02-28', 'Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau'],
    ['department', 'social-protection', '2025-03-01', 'Sở Y tế tỉnh Cà Mau'],
    ['department', 'poor-households', '2025-02-28', 'Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau'],
    ['department', 'poor-households', '2025-03-01', 'Sở Nông nghiệp và Môi trường tỉnh Cà Mau'],
    ['department', 'meritorious-service', '2025-03-01', 'Sở Nội vụ tỉnh Cà Mau'],
    ['department', 'vocational-education', '2026-01-01', 'Sở Giáo dục và Đào tạo tỉnh Cà Mau'],
    ['provincial-police', 'drug-addiction', '2025-03-01', 'Công an tỉnh Cà Mau'],
    ['labour-office', 'employment', '2025-06-30', 'Phòng Lao động - Thương binh và Xã hội huyện Cái Nước'],
    ['labour-office', 'employment', '2025-07-01', 'Văn phòng Lao động khu vực Cái Nước'],
    ['commune-police', 'drug-addiction', '2026-07-01', 'Công an xã Hưng Mỹ'],
  ])('%s in %s on %s for a commune of Cái Nước is %s', async (kind, field, on, name) => {
    expect((await served(kind, field, '32140', on)).name).toBe(name);
  });

  it('of the district no longer deal with drug addiction after February 2025', async () => {
    await expect(served('labour-office', 'drug-addiction', '32140', '2025-03-01')).rejects.toMatchObject({
      code: 'TERRITORY.AGENCY_NOT_FOUND',
    });
  });

  it('have as their area all that is below their units, and the former units that went wholly into them', async () => {
    const area = (code: string, on: string, programmes = ['social-protection']) =>
      db.uow.read(who, async (tx) => {
        const agency = (await listAgencies(tx, day(on))).find((each) => each.code === code);
        return areaOfDuty(tx, { agencyId: agency!.id, programmes, on: day(on) });
      });
    expect(await area('peoples-committee-964', '2024-06-01')).toHaveLength(17);
    // An Xuyên itself and five former units.
    expect(await area('peoples-committee-32002', '2025-07-01')).toHaveLength(6);
    // Lý Văn Lâm and two former units; Lợi An was split, its past is the province's.
    expect(await area('peoples-committee-32014', '2025-07-01')).toHaveLength(3);
    expect(await area('department-of-health', '2026-01-01')).toHaveLength(1 + 64 + 2 + 16 + 164);
    const poverty = ['poor-households'];
    expect(await area('department-of-agriculture', '2026-01-01', poverty)).toHaveLength(1 + 64 + 2 + 16 + 164);
    expect(await area('department-of-agriculture', '2026-01-01')).toEqual([]);
    expect(await area('department-of-health', '2026-01-01', ['drug-addiction'])).toEqual([]);
  });

  it('are found by key whatever their time', async () => {
    const division = await served('labour-office', 'employment', '32140', '2025-06-30');
    expect(await db.uow.read(who, (tx) => findAgencies(tx, [division.id, 0]))).toEqual([division]);
    expect(division).toMatchObject({ from: '2016-01-01', until: '2025-07-01' });
  });

  it('that were wholly taken over hand their area on', async () => {
    const office = await db.uow.read(who, async (tx) => {
      const division = (await listAgencies(tx, eve)).find((agency) => agency.code === 'labour-office-969');
      return areaOfDuty(tx, { agencyId: division!.id, programmes: ['employment'], on: morning });
    });
    // Four communes, and the former units that went wholly into them: 5 of 11 in Cái Nước, and none of the split ones.
    const { rows } = await db.admin.query(
      `SELECT count(*)::int AS units FROM territory.unit_succession s JOIN territory.unit u ON u.id = s.new_id
       WHERE s.extent = 'whole' AND u.code = ANY ('{32128,32134,32137,32140}') AND u.level = 'commune'`,
    );
    expect(office).toHaveLength(4 + rows[0].units);
  });
});

describe('who signs', () => {
  const signer = (act: string, code: string, on: string) =>
    db.uow.read(who, async (tx) => whoSigns(tx, { act, unitId: (await getUnit(tx, code, day(on))).id, on: day(on) }));

  it.each([
    [
      'social-allowance.grant',
      '32041',
      '2025-06-30',
      'Ủy ban nhân dân thành phố Cà Mau',
      'Chủ tịch',
      'Nghị định 20/2021/NĐ-CP, Điều 8',
    ],
    [
      'social-allowance.grant',
      '32041',
      '2025-07-01',
      'Ủy ban nhân dân phường Hoà Thành',
      'Chủ tịch',
      'Nghị định 147/2025/NĐ-CP, Điều 5 đến Điều 10',
    ],
    [
      'social-allowance.stop',
      '32041',
      '2026-10-05',
      'Ủy ban nhân dân phường Hoà Thành',
      'Chủ tịch',
      'Nghị định 335/2026/NĐ-CP, Điều 8',
    ],
    [
      'meritorious-service.recognise',
      '32140',
      '2025-02-28',
      'Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau',
      'Giám đốc',
      'Nghị định 131/2021/NĐ-CP',
    ],
    [
      'meritorious-service.recognise',
      '32140',
      '2025-03-01',
      'Sở Nội vụ tỉnh Cà Mau',
      'Giám đốc',
      'Nghị định 131/2021/NĐ-CP; Nghị định 129/2025/NĐ-CP',
    ],
    [
      'unemployment-benefit',
      '31825',
      '2026-01-01',
      'Sở Nội vụ tỉnh Cà Mau',
      'Giám đốc',
      'Nghị định 374/2025/NĐ-CP, Điều 16',
    ],
    [
      'drug-user-management',
      '32140',
      '2026-06-30',
      'Ủy ban nhân dân xã Hưng Mỹ',
      'Chủ tịch',
      'Luật Phòng, chống ma túy 73/2021/QH14, Điều 23',
    ],
    [
      'drug-user-management',
      '32140',
      '2026-07-01',
      'Công an xã Hưng Mỹ',
      'Trưởng Công an',
      'Luật Phòng, chống ma túy 120/2025/QH15, Điều 24',
    ],
  ])('%s in %s on %s: %s, %s (%s)', async (act, code, on, agency, title, basis) => {
    const found = await signer(act, code, on);
    expect([found.agency.name, found.title, found.basis]).toEqual([agency, title, basis]);
  });

  it('names the deputy and the words above his name', async () => {
    expect(await signer('household-poverty', '32140', '2024-06-01')).toMatchObject({
      form: 'CHỦ TỊCH',
      deputyTitle: 'Phó Chủ tịch',
      deputyForm: 'KT. CHỦ TỊCH',
    });
  });

  it('is refused where no law is recorded, and for a unit that is no more', async () => {
    await expect(signer('household-poverty', '32140', '2027-01-01')).rejects.toMatchObject({
      code: 'TERRITORY.SIGNER_UNKNOWN',
    });
    const stale = db.uow.read(who, async (tx) =>
      whoSigns(tx, { act: 'social-allowance', unitId: (await getUnit(tx, '32002', eve)).id, on: morning }),
    );
    await expect(stale).rejects.toMatchObject({ code: 'TERRITORY.AGENCY_NOT_FOUND' });
  });

  it('prefers the more particular act and the agency that signs otherwise', async () => {
    await db.admin.query(`INSERT INTO territory.signing_authority
      (act, agency_kind, agency_id, field, title, form, deputy_title, deputy_form, in_force, basis, certainty)
      SELECT 'social-pension.grant', 'commune-peoples-committee', a.id, 'social-protection', 'Phó Chủ tịch', 'KT. CHỦ TỊCH', '', '',
        '[2025-07-01,)', 'Ủy quyền', 'verified' FROM territory.agency a WHERE a.code = 'peoples-committee-32140' AND upper_inf(a.in_force)`);
    expect((await signer('social-pension.grant', '32140', '2026-01-01')).basis).toBe('Ủy quyền');
    expect((await signer('social-pension.grant', '32041', '2026-01-01')).basis).toBe(
      'Nghị định 176/2025/NĐ-CP, Điều 4',
    );
    expect((await signer('social-pension.stop', '32140', '2026-01-01')).basis).toBe('Nghị định 176/2025/NĐ-CP, Điều 4');
  });
});

describe('loading', () => {
  const counts = async () =>
    (
      await db.admin
        .query(`SELECT (SELECT count(*) FROM territory.unit) AS units, (SELECT count(*) FROM territory.unit_up) AS ups,
        (SELECT count(*) FROM territory.agency) AS agencies, (SELECT count(*) FROM territory.agency_duty) AS duties,
        (SELECT count(*) FROM territory.unit_succession) AS successions, (SELECT count(*) FROM territory.agency_succession) AS heirs`)
    ).rows;

  it('tells the planner how much there is now', async () => {
    const { rows } = await db.admin.query(
      `SELECT relname AS name, reltuples::int AS known FROM pg_class
        WHERE oid IN ('territory.unit'::regclass, 'territory.agency_duty'::regclass) ORDER BY 1`,
    );
    const [{ units, duties }] = await counts();
    expect(rows).toEqual([
      { name: 'agency_duty', known: Number(duties) },
      { name: 'unit', known: Number(units) },
    ]);
  });

  it('again adds nothing', async () => {
    const before = await counts();
    expect(await db.uow.run(who, (tx) => loadUnits(tx, day('2026-11-23')))).toEqual({ units: 0, agencies: 0 });
    expect(await counts()).toEqual(before);
  });

  it('in an earlier year and again later comes to the same map', async () => {
    const early = await testDatabase();
    try {
      const known = async (on: string) => {
        await early.uow.run(who, (tx) => loadUnits(tx, day(on)));
        return early.uow.read(who, (tx) => unitTree(tx, day('2026-01-01')));
      };
      expect(await known('2024-06-01')).toHaveLength(1 + 2 + 16 + 164);
      await known('2025-03-01');
      expect(await known('2026-11-23')).toHaveLength(1 + 1 + 64);
      const dump = `SELECT string_agg(concat_ws('|', code, in_force, name), E'\\n' ORDER BY code, in_force) AS all FROM territory.`;
      for (const table of ['unit', 'agency'])
        expect((await early.admin.query(dump + table)).rows).toEqual((await db.admin.query(dump + table)).rows);
      const heirs = `SELECT count(*) AS n FROM territory.agency_succession`;
      expect((await early.admin.query(heirs)).rows).toEqual((await db.admin.query(heirs)).rows);
    } finally {
      await early.close();
    }
  });
});
