import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { basis } from '#kernel';
import { systemActor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { unitOn, workdayOn } from '../../../test/support/province.js';
import { countFigures, listCounted, tableOf } from './figure.reader.js';
import { type Indicator } from './indicator.js';
import { listTargets, recordFigure } from './plan/plan.store.js';
import { periodOf } from './period.js';
import { ReportBook } from './report-book.js';

const system = systemActor('test');
const everybody = `SELECT unit_id, sex, id AS subject, NULL::uuid AS case_id, 1::bigint AS amount FROM citizen.person WHERE birth_on < $2`;
const indicator = (given: Partial<Indicator> = {}): Indicator => ({
  code: 'lights.people',
  title: 'Người dân',
  basis: basis('Thử'),
  measure: 'people',
  period: 'month',
  numerator: everybody,
  openable: true,
  ...given,
});
const whole = { byUnit: true, bySex: true, forPublication: false };

let db: TestDatabase;
let old: number;
let heir: number;
let split: number;
let other: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  old = await unitOn(db, '32239', '2024-05-01');
  heir = await unitOn(db, '32244', '2026-05-01');
  split = await unitOn(db, '32242', '2024-05-01');
  other = await unitOn(db, '32248', '2026-05-01');
  const lived = [
    [old, 'male', 4],
    [old, 'female', 2],
    [heir, 'female', 5],
    [other, 'male', 1],
    [other, 'female', 9],
    [split, 'male', 3],
  ] as const;
  for (const [unit, sex, count] of lived)
    await db.admin.query(
      `INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
       SELECT $1, 'Người ' || n, '1980-01-01', 'day', $2, 'unverified' FROM generate_series(1, $3::int) AS n`,
      [unit, sex, count],
    );
});
afterAll(() => db.close());

const counted = (on: string, who = system, given = indicator()) =>
  db.uow.read(who, (tx) => countFigures(tx, given, periodOf('2026-06'), { onMap: on as never }));

describe('a figure', () => {
  it('is told by unit and sex on the map of any day; what was split has no place on a later one', async () => {
    const after = await counted('2026-06-30');
    expect(after.map(({ unitId, sex, value }) => [unitId, sex, value])).toEqual(
      [
        [other, 'female', 9],
        [other, 'male', 1],
        [heir, 'female', 7],
        [heir, 'male', 4],
        [null, 'male', 3],
      ].sort(([a], [b]) => Number(a ?? Infinity) - Number(b ?? Infinity)),
    );
    const before = await counted('2024-05-01');
    expect(before.find(({ unitId }) => unitId === split)?.value).toBe(3);
    expect(before.filter(({ unitId }) => unitId === old).map(({ value }) => value)).toEqual([2, 4]);
  });

  it('reaches as far as the reader’s area', async () => {
    const mine = await counted('2026-06-30', testActor({ units: [heir, old] }));
    expect(mine.map(({ unitId, value }) => [unitId, value])).toEqual([
      [heir, 7],
      [heir, 4],
    ]);
  });

  it('sums up to the same total by whatever it is told', async () => {
    const all = await counted('2026-06-30');
    for (const shape of [whole, { ...whole, byUnit: false }, { ...whole, bySex: false }])
      expect(tableOf(indicator(), all, shape)).toMatchObject({ total: { value: 24 } });
    expect(tableOf(indicator(), all, { ...whole, byUnit: false }).figures).toEqual(
      expect.arrayContaining([{ unitId: null, sex: 'male', value: 8, whole: undefined }]),
    );
  });

  it('leaves small counts out of what is published, and what would give them away', async () => {
    const all = await counted('2026-06-30');
    const { figures, total } = tableOf(indicator(), all, { ...whole, forPublication: true });
    expect(total.value).toBe(24);
    const untold = figures.filter(({ value }) => value === undefined).map(({ unitId, sex }) => `${unitId} ${sex}`);
    expect(untold).toContain(`${other} male`);
    expect(untold).toContain(`${other} female`);
    expect(untold.length).toBeGreaterThanOrEqual(3);
  });

  it('is a share of what its denominator counts', async () => {
    const share = indicator({ measure: 'share', numerator: `${everybody} AND sex = 'female'`, denominator: everybody });
    const { total } = tableOf(share, await counted('2026-06-30', system, share), whole);
    expect(total).toEqual({ value: 16, whole: 24 });
  });

  it('refuses a period shorter than it speaks of', async () => {
    await expect(counted('2026-06-30', system, indicator({ period: 'year' }))).rejects.toMatchObject({
      code: 'REPORTING.PERIOD_TOO_SHORT',
      params: { shortest: 'year' },
    });
  });
});

describe('what stands behind a figure', () => {
  it('comes page by page, each once, and is on record as read', async () => {
    const who = testActor({ units: [heir, old, other] });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await db.uow.read(who, (tx) =>
        listCounted(tx, indicator(), periodOf('2026-06'), { first: 4, unitId: heir, ...(after && { after }) }),
      );
      seen.push(...page.nodes.map(({ subject }) => subject));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after);
    expect(new Set(seen).size).toBe(11);
    expect(seen).toHaveLength(11);
    const { rows } = await db.admin.query(
      `SELECT count(*)::int AS n FROM platform.audit_entry WHERE actor_id = $1 AND subject_kind = 'person'`,
      [who.id],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it('stays closed where the figure does not open', async () => {
    const closed = indicator({ openable: false });
    await expect(
      db.uow.read(system, (tx) => listCounted(tx, closed, periodOf('2026-06'), { first: 4 })),
    ).rejects.toMatchObject({ code: 'REPORTING.INDICATOR_CLOSED' });
  });
});

describe('the book of figures', () => {
  const lights = { code: 'lights', indicators: [indicator()] };

  it('has nothing of a programme for whoever’s duty lacks it', () => {
    const book = new ReportBook([lights]);
    expect(book.indicator(testActor({ programmes: ['lights'] }), 'lights.people').programme).toBe('lights');
    const stranger = testActor({ programmes: ['other'] });
    expect(() => book.indicator(stranger, 'lights.people')).toThrow(
      expect.objectContaining({ code: 'REPORTING.INDICATOR_UNKNOWN' }),
    );
    expect(book.indicatorsFor(stranger).some(({ programme }) => programme !== undefined)).toBe(false);
  });

  it.each([
    ['twice the same code', [indicator(), indicator()]],
    ['a code of another programme', [indicator({ code: 'ferry.people' })]],
    ['a share without a denominator', [indicator({ measure: 'share' })]],
    ['a denominator of what is no share', [indicator({ denominator: everybody })]],
  ])('does not load with %s', (_, indicators) => {
    expect(() => new ReportBook([{ code: 'lights', indicators }])).toThrow(Error);
  });

  it.each(new ReportBook([]).indicatorsFor(system).map((each) => [each.code, each] as const))(
    'counts %s of the house, and opens it',
    async (_, own) => {
      expect(await counted('2026-06-30', system, own)).toEqual([]);
      const page = await db.uow.read(testActor(), (tx) => listCounted(tx, own, periodOf('2026-06'), { first: 1 }));
      expect(page.nodes).toEqual([]);
    },
  );
});

describe('targets of the plan', () => {
  const vaccination = '113.2.1.vaccination';
  const standing = async (year: number, code: string, book = new ReportBook([])) => {
    const all = await workdayOn(db, '2026-11-20').read(system, (tx) => listTargets(tx, book, year));
    return all.find(({ target }) => target.code === code);
  };

  it('stand by the last figure recorded up to the year, a later record correcting an earlier one', async () => {
    expect(await standing(2025, vaccination)).toMatchObject({ standing: 'unknown', value: undefined });
    const record = (year: number, value: number) =>
      db.uow.run(system, (tx) =>
        recordFigure(tx, { target: vaccination, year, value, source: 'Sở Y tế, báo cáo năm' }),
      );
    await record(2024, 80.5);
    await record(2025, 90);
    await record(2025, 95.2);
    expect(await standing(2024, vaccination)).toMatchObject({ standing: 'behind', value: 80.5, year: 2024 });
    expect(await standing(2026, vaccination)).toMatchObject({
      standing: 'reached',
      value: 95.2,
      year: 2025,
      owner: 'Sở Y tế',
    });
  });

  it('are counted where an indicator measures them', async () => {
    const share = indicator({
      measure: 'share',
      period: 'year',
      target: vaccination,
      numerator: `${everybody} AND sex = 'female'`,
      denominator: everybody,
    });
    const book = new ReportBook([{ code: 'lights', indicators: [share] }]);
    expect(await standing(2026, vaccination, book)).toMatchObject({
      value: 66.67,
      standing: 'behind',
      indicator: 'lights.people',
    });
  });

  it('know no others', async () => {
    await expect(
      db.uow.run(system, (tx) => recordFigure(tx, { target: '113.x', year: 2025, value: 1, source: 'x' })),
    ).rejects.toMatchObject({ code: 'REPORTING.TARGET_UNKNOWN' });
  });
});
