import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadRateLaw } from '#benefits';
import { getCase } from '#case-engine';
import { createHousehold, getPerson, type HouseholdRole, joinHousehold, recordDeath, registerPerson } from '#citizen';
import { day, type PartialDay } from '#kernel';
import { postRun } from '#payments';
import { engineOver, movers, programmes, sealedSystemActor, subscribers } from '#programme-registry';
import { dataFile, loadUnits, Reorganiser } from '#territory';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { takeEvents } from '../support/events.js';
import { begin, desksOf, unitOn, walk, workdayOn } from '../support/province.js';
import { unequalMonths } from '../support/recomputation.js';
import { approveMonth, system } from './reorganisation.world.js';

/**
 * One household of Đất Mũi from May 2024 to September 2026: a disabled father, a birth, the deaths of mother and father, two orphans with
 * their grandmother, the reorganisation of communes, a move, the end of poverty and two rises. Every month is run; every đồng is checked.
 */
const engine = engineOver();
const cash = (holder: string) => ({ channel: 'cash', holder }) as const;

let db: TestDatabase;
/** The commune they live in. */
let home: number;
const people: Record<string, string> = {};
let householdId: string;

beforeAll(async () => {
  db = await testDatabase();
  const start = workdayOn(db, '2024-05-02');
  await start.run(system, (tx) => loadUnits(tx, day('2024-05-02')));
  for (const each of programmes) if (each.law) await loadRateLaw(start, each.law);
  home = await unitOn(db, '32248', '2024-05-02');
  ({ householdId } = await start.run(desks().commune, (tx) => createHousehold(tx, { unitId: home, code: 'HO-NAM' })));
  await joins('tu', 'female', '1953-07-15', 'head', '2024-05-02');
  await joins('nam', 'male', '1985-02-10', 'child', '2024-05-02');
  await joins('lan', 'female', '1988-09-01', 'other', '2024-05-02');
  await joins('sen', 'female', '2021-05-10', 'grandchild', '2024-05-02');
}, 60_000);
afterAll(() => db.close());

const desks = (...units: number[]) => desksOf(units.length > 0 ? units : [home]);

async function joins(
  name: string,
  sex: 'male' | 'female',
  birth: string,
  role: HouseholdRole,
  on: string,
): Promise<void> {
  const uow = workdayOn(db, on);
  const mother = people['lan'];
  const { personId, version } = await uow.run(desks().commune, (tx) =>
    registerPerson(tx, {
      unitId: home,
      fullName: `Nguyễn ${name}`,
      birth: birth as PartialDay,
      sex,
      source: 'paper',
      ...(role === 'grandchild' && mother && { mother: { personId: mother } }),
      residence: { address: 'Ấp Mũi', hamlet: 'Ấp Mũi', from: day(birth > '2020' ? birth : '2020-01-01') },
    }),
  );
  people[name] = personId;
  await uow.run(desks().commune, (tx) =>
    joinHousehold(tx, { personId, version }, { householdId, role, from: day(birth > '2020' ? birth : '2020-01-01') }),
  );
}

const idOf = (name: string): string => people[name] ?? '';

async function dies(name: string, diedOn: string, recordedOn: string): Promise<void> {
  await workdayOn(db, recordedOn).run(desks().commune, async (tx) => {
    const { id: personId, version } = await getPerson(tx, idOf(name));
    await recordDeath(tx, { personId, version }, { on: day(diedOn), reason: 'Trích lục khai tử' });
  });
  await takeEvents(db, recordedOn, subscribers);
}

/** A case through commune and district before July 2025, or through the commune since. */
async function decided(
  procedure: string,
  name: string,
  days: readonly string[],
  form: object,
  unitId = home,
): Promise<void> {
  const { commune, chair, district, districtChair } = desks(unitId);
  const [on = '', first = '', second = '', third = '', last = ''] = days;
  const file = await begin(db, engine, { procedure, on, who: commune, personId: idOf(name), unitId, form });
  await walk(
    db,
    engine,
    file,
    days.length === 5
      ? [
          [first, commune, 'reviewUnposted', { conclusion: 'Đủ điều kiện' }],
          [second, chair, 'send'],
          [third, district, 'propose'],
          [last, districtChair, 'decide'],
        ]
      : [
          [first, commune, 'propose'],
          [second, chair, 'decide'],
        ],
  );
}

/** Runs the months `[from, until]`, each on its 20th. */
async function paid(from: string, until: string): Promise<void> {
  for (let at = from; at <= until;) {
    const { id } = await approveMonth(db, at);
    await workdayOn(db, `${at}-20`).run(system, (tx) => postRun(tx, id));
    const [year = 0, month = 0] = at.split('-').map(Number);
    at = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  }
}

/** What the ledger holds for somebody, stretches of equal months put together: `05/2024–06/2024 540000`. */
async function ledgerOf(name: string): Promise<string[]> {
  const { rows } = await db.admin.query<{ stretch: string }>(
    `SELECT to_char(make_date(min(m) / 12, min(m) % 12 + 1, 1), 'MM/YYYY') || '–' || to_char(make_date(max(m) / 12, max(m) % 12 + 1, 1), 'MM/YYYY')
            || ' ' || benefit || ' ' || amount AS stretch
       FROM (SELECT benefit, m, amount, m - row_number() OVER (PARTITION BY benefit, amount ORDER BY m) AS run
               FROM (SELECT c.benefit, q.for_month AS m, sum(q.amount) AS amount FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id
                      WHERE c.person_id = $1 GROUP BY 1, 2 HAVING sum(q.amount) <> 0) monthly) runs
      GROUP BY benefit, amount, run ORDER BY min(m), benefit`,
    [idOf(name)],
  );
  return rows.map(({ stretch }) => stretch);
}

const tasksOf = async (name: string): Promise<string[]> =>
  (
    await db.admin.query<{ kind: string }>(`SELECT DISTINCT kind FROM casework.task WHERE person_id = $1 ORDER BY 1`, [
      idOf(name),
    ])
  ).rows.map(({ kind }) => kind);

describe('a household of Đất Mũi', () => {
  it('May 2024: the father draws for his disability, from the month of the certificate; July brings the rise', async () => {
    await decided(
      'social-allowance.grant',
      'nam',
      ['2024-05-06', '2024-05-08', '2024-05-10', '2024-05-14', '2024-05-17'],
      {
        facts: [{ kind: 'disability', degree: 'severe', from: '2024-05-02', certificate: '7/GXN' }],
        payment: { ...cash('Nguyễn Nam'), relation: 'self' },
      },
    );
    await paid('2024-05', '2024-07');
    expect(await ledgerOf('nam')).toEqual([
      '05/2024–06/2024 monthly-allowance 540000',
      '07/2024–07/2024 monthly-allowance 750000',
    ]);
  });

  it('August 2024 to March 2025: a birth, the mother’s death, the father’s; what was paid for April is asked back', async () => {
    await joins('sy', 'male', '2024-08-12', 'grandchild', '2024-08-20');
    await paid('2024-08', '2024-10');
    await dies('lan', '2024-11-02', '2024-11-05');
    await paid('2024-11', '2025-04');
    await dies('nam', '2025-03-20', '2025-04-22');
    expect(await tasksOf('nam')).toEqual(expect.arrayContaining(['offer-funeral-support', 'stop-after-death']));
    expect([await tasksOf('sen'), await tasksOf('sy')]).toEqual([
      ['offer-orphan-allowance'],
      ['offer-orphan-allowance'],
    ]);
  });

  it('April and May 2025: the funeral and the allowance of two orphans, one of whom turns four', async () => {
    const organiser = { ...cash('Nguyễn Thị Tư'), payeeId: idOf('tu') };
    await decided('funeral-support.grant', 'nam', ['2025-04-23', '2025-04-24', '2025-04-28'], {
      ground: 'beneficiary',
      facts: [],
      payment: organiser,
    });
    for (const child of ['sen', 'sy'])
      await decided(
        'social-allowance.grant',
        child,
        ['2025-04-23', '2025-04-24', '2025-04-25', '2025-04-28', '2025-04-29'],
        {
          facts: [{ kind: 'orphan', letter: 'b', from: '2025-03-20' }],
          payment: { ...cash('Nguyễn Thị Tư'), relation: 'guardian', payeeId: idOf('tu') },
        },
      );
    await paid('2025-05', '2025-06');
    expect(await ledgerOf('sen')).toEqual([
      '04/2025–04/2025 monthly-allowance 1250000',
      '05/2025–06/2025 monthly-allowance 750000',
    ]);
    expect(await ledgerOf('sy')).toEqual(['04/2025–06/2025 monthly-allowance 1250000']);
    expect(await ledgerOf('nam')).toEqual([
      '05/2024–06/2024 monthly-allowance 540000',
      '07/2024–03/2025 monthly-allowance 750000',
      '03/2025–03/2025 funeral-support 10000000',
    ]);
  });

  it('July to September 2025: the commune is made anew around them, and the grandmother draws the pension', async () => {
    const reorganiser = new Reorganiser(movers);
    const merger = { name: 'Sắp xếp năm 2025', effectiveOn: day('2025-07-01'), basis: 'Nghị quyết 1655/NQ-UBTVQH15' };
    await workdayOn(db, '2025-07-02').run(sealedSystemActor('sắp xếp'), async (tx) => {
      const { id } = await reorganiser.plan(tx, merger, dataFile('succession-2025-07-01.csv'));
      await reorganiser.apply(tx, id);
    });
    home = await unitOn(db, '32248', '2025-07-02');
    await decided('social-pension.grant', 'tu', ['2025-09-03', '2025-09-05', '2025-09-10'], {
      facts: [{ kind: 'poverty', status: 'poor', from: '2025-01-01' }],
      payment: { ...cash('Nguyễn Thị Tư'), relation: 'self' },
    });
    await paid('2025-07', '2025-09');
    expect(await ledgerOf('tu')).toEqual(['09/2025–09/2025 social-pension 500000']);
  });

  it('October 2025: they move to another commune, which pays from then on; no month is lost or paid twice', async () => {
    const there = await unitOn(db, '32244', '2025-10-01');
    for (const [name, procedure] of [
      ['sen', 'social-allowance.move'],
      ['sy', 'social-allowance.move'],
      ['tu', 'social-pension.move'],
    ] as const) {
      const file = await begin(db, engine, {
        procedure,
        on: '2025-10-08',
        who: desks().commune,
        personId: idOf(name),
        unitId: home,
        form: { toUnitId: there, movedOn: '2025-10-05', address: 'Ấp Kinh Ba', stopMonth: '2025-10' },
      });
      await walk(db, engine, file, [['2025-10-10', desks().chair, 'leave']]);
      const given = await db.uow.read(system, (tx) => getCase(tx, file.id));
      await walk(db, engine, given, [
        ['2025-10-13', desks(there).commune, 'propose'],
        ['2025-10-16', desks(there).chair, 'arrive'],
      ]);
    }
    await takeEvents(db, '2025-10-16', subscribers);
    expect(await tasksOf('sen')).not.toContain('move-benefits');
    await paid('2025-10', '2026-02');
    const { rows } = await db.admin.query(
      `SELECT DISTINCT q.unit_id FROM payment.posting q JOIN benefit.chain c ON c.id = q.chain_id
        WHERE c.person_id = ANY ($1) AND q.for_month >= $2`,
      [[idOf('sen'), idOf('sy'), idOf('tu')], 2025 * 12 + 9],
    );
    expect(rows).toEqual([{ unit_id: there }]);
    home = there;
  });

  it('March 2026: they are no longer poor; the pension that rested on it ends the month after, by a decision', async () => {
    await workdayOn(db, '2026-03-11').run(system, (tx) =>
      tx.emit({
        type: 'poverty.class-changed',
        payload: { householdId, personIds: ['tu', 'sen', 'sy'].map(idOf), from: '2026-03-10', was: 'poor', is: 'none' },
      }),
    );
    await takeEvents(db, '2026-03-11', subscribers);
    expect(await tasksOf('tu')).toContain('review-after-poverty-change');
    await decided('social-pension.change', 'tu', ['2026-03-12', '2026-03-13', '2026-03-17'], {
      changedOn: '2026-03-10',
      ended: ['poverty'],
      facts: [],
    });
    await paid('2026-03', '2026-06');
    expect(await ledgerOf('tu')).toEqual(['09/2025–03/2026 social-pension 500000']);
  });

  it('July 2026: the rise reaches the children, and the books hold every đồng of the whole story', async () => {
    await paid('2026-07', '2026-09');
    expect(await ledgerOf('sen')).toEqual([
      '04/2025–04/2025 monthly-allowance 1250000',
      '05/2025–06/2026 monthly-allowance 750000',
      '07/2026–09/2026 monthly-allowance 810000',
    ]);
    expect(await ledgerOf('sy')).toEqual([
      '04/2025–06/2026 monthly-allowance 1250000',
      '07/2026–09/2026 monthly-allowance 1350000',
    ]);
    const { rows } = await db.admin.query(`SELECT sum(amount)::bigint AS total FROM payment.posting`);
    expect(Number(rows[0].total)).toBe(17_830_000 + 14_180_000 + 22_800_000 + 3_500_000);
    expect(await unequalMonths(db.admin)).toEqual([]);
  });
});
