import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { begin, everything, lamp, lamps, lampUnits, succession, who } from './lamps.fixture.js';
import { listReorganisations } from './reorganisation.store.js';
import { Reorganiser } from './reorganiser.service.js';
import { dataFile } from './unit-lists.js';
import { getUnit } from './unit.reader.js';

const realList = dataFile('succession-2025-07-01.csv');
const law = { name: 'Sắp xếp năm 2025', effectiveOn: day('2025-07-01'), basis: 'Nghị quyết 1655/NQ-UBTVQH15' };

describe('a reorganisation', () => {
  let db: TestDatabase;
  const reorganiser = new Reorganiser([lamps]);
  beforeAll(async () => {
    db = await testDatabase();
    await begin(db, '2026-11-23');
  });
  beforeEach(() => db.admin.query(`TRUNCATE public.lamp`));
  afterAll(() => db.close());

  const merge = {
    about: { name: 'Nhập xã Khánh An vào xã U Minh', effectiveOn: day('2026-11-01'), basis: 'Nghị quyết giả định' },
    list: succession('32047,Xã U Minh,whole,32047,Phường U Minh,96', '32059,Xã Khánh An,whole,32047,Phường U Minh,96'),
  };

  it('whose units are on the map already moves what is on the old ones, makes none, and goes back without a trace', async () => {
    await db.uow.run(who, (tx) => lamp(tx, 1, '32005', '2025-06-30'));
    const before = await everything(db);
    const applied = await db.uow.run(who, async (tx) => {
      const { id } = await reorganiser.plan(tx, law, realList);
      return [id, await reorganiser.apply(tx, id)] as const;
    });
    expect(applied[1]).toEqual({ posts: 0, lamps: 1 });
    expect(await lampUnits(db)).toEqual(['1 32002 Phường An Xuyên v2']);
    expect(await db.uow.run(who, (tx) => reorganiser.takeBack(tx, applied[0]))).toEqual({ posts: 0, lamps: 1 });
    expect(await everything(db)).toEqual(before);
  });

  it('makes a unit of another kind and class, and whoever served its seat serves it', async () => {
    const { id } = await db.uow.run(who, (tx) => reorganiser.plan(tx, merge.about, merge.list));
    await db.uow.run(who, (tx) => reorganiser.apply(tx, id));
    expect(await db.uow.read(who, (tx) => getUnit(tx, '32047', day('2026-11-01')))).toMatchObject({
      name: 'Phường U Minh',
      kind: 'ward',
      areaClass: 'urban',
    });
    const { rows } = await db.admin.query(`SELECT a.name, string_agg(d.field, ' ' ORDER BY d.field) AS fields
      FROM territory.agency_duty d JOIN territory.agency a ON a.id = d.agency_id JOIN territory.unit u ON u.id = d.unit_id
      WHERE u.code = '32047' AND upper_inf(d.in_force) GROUP BY a.name ORDER BY count(*)`);
    expect(rows).toEqual([
      { name: 'Công an phường U Minh', fields: 'drug-addiction' },
      { name: 'Văn phòng Lao động khu vực U Minh', fields: 'employment unemployment-insurance vocational-education' },
      {
        name: 'Ủy ban nhân dân phường U Minh',
        fields:
          'child-protection children drug-addiction employment meritorious-service poor-households social-protection unemployment-insurance vocational-education',
      },
    ]);
    await db.uow.run(who, (tx) => reorganiser.takeBack(tx, id));
  });

  it('planned and applied again moves what came late to an old unit; the steps are taken back last first', async () => {
    const step = () =>
      db.uow.run(who, async (tx) => {
        const { id } = await reorganiser.plan(tx, merge.about, merge.list);
        return { id, counts: await reorganiser.apply(tx, id) };
      });
    const first = await step();
    await db.uow.run(who, (tx) => lamp(tx, 1, '32059', '2026-10-31'));
    const second = await step();
    expect(second.counts).toEqual({ posts: 0, lamps: 1 });
    await expect(db.uow.run(who, (tx) => reorganiser.takeBack(tx, first.id))).rejects.toMatchObject({
      code: 'TERRITORY.TAKE_BACK_REFUSED',
    });
    await db.uow.run(who, (tx) => reorganiser.takeBack(tx, second.id));
    await db.uow.run(who, (tx) => reorganiser.takeBack(tx, first.id));
    expect(await lampUnits(db)).toEqual(['1 32059 Xã Khánh An v3']);
  });

  it('planned on a map that has changed since is refused', async () => {
    const plans = await db.uow.run(who, async (tx) => [
      await reorganiser.plan(tx, merge.about, merge.list),
      await reorganiser.plan(tx, { ...merge.about, effectiveOn: day('2026-10-01') }, merge.list),
    ]);
    await db.uow.run(who, (tx) => reorganiser.apply(tx, plans[0]!.id));
    await expect(db.uow.run(who, (tx) => reorganiser.apply(tx, plans[1]!.id))).rejects.toMatchObject({
      code: 'TERRITORY.PLAN_OUTDATED',
    });
    await db.uow.run(who, (tx) => reorganiser.takeBack(tx, plans[0]!.id));
  });

  it('leaves where he is whoever has moved on since, when it is taken back', async () => {
    await db.uow.run(who, async (tx) => {
      await lamp(tx, 1, '32059', '2026-10-31');
      await lamp(tx, 2, '32059', '2026-10-31');
    });
    const { id } = await db.uow.run(who, (tx) => reorganiser.plan(tx, merge.about, merge.list));
    await db.uow.run(who, async (tx) => {
      await reorganiser.apply(tx, id);
      const elsewhere = await getUnit(tx, '32248', day('2026-11-23'));
      await tx.sql(`UPDATE public.lamp SET unit_id = $1 WHERE id = 2`, [elsewhere.id]);
    });
    expect(await db.uow.run(who, (tx) => reorganiser.takeBack(tx, id))).toMatchObject({ lamps: 1 });
    expect(await lampUnits(db)).toEqual(['1 32059 Xã Khánh An v3', '2 32248 Xã Đất Mũi v2']);
  });

  it('only planned is discarded whole, and then no longer stands in the way of taking back what it was planned on', async () => {
    const { id } = await db.uow.run(who, (tx) => reorganiser.plan(tx, merge.about, merge.list));
    await db.uow.run(who, (tx) => reorganiser.apply(tx, id));
    const next = await db.uow.run(who, (tx) =>
      reorganiser.plan(
        tx,
        { ...merge.about, effectiveOn: day('2026-11-20') },
        succession('32047,Phường U Minh,whole,32047,Xã U Minh,96'),
      ),
    );
    const takeBack = () => db.uow.run(who, (tx) => reorganiser.takeBack(tx, id));
    await expect(takeBack()).rejects.toMatchObject({ code: 'TERRITORY.TAKE_BACK_REFUSED' });
    const steps = await db.uow.read(who, (tx) => listReorganisations(tx));
    expect(steps.slice(0, 2).map((step) => step.state)).toEqual(['planned', 'applied']);
    await db.uow.run(who, (tx) => reorganiser.discard(tx, next.id));
    await takeBack();
    await expect(db.uow.read(who, (tx) => reorganiser.preview(tx, next.id))).rejects.toMatchObject({
      code: 'TERRITORY.REORGANISATION_NOT_FOUND',
    });
    await expect(db.uow.run(who, (tx) => reorganiser.discard(tx, id))).rejects.toMatchObject({
      code: 'TERRITORY.REORGANISATION_NOT_PLANNED',
    });
  });

  it('that is not there is told so', async () => {
    await expect(db.uow.read(who, (tx) => reorganiser.preview(tx, 0))).rejects.toMatchObject({
      code: 'TERRITORY.REORGANISATION_NOT_FOUND',
    });
  });
});
