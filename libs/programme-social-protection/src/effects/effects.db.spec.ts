import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proposeRate, publishRate } from '#benefits';
import { createHousehold, getPerson, joinHousehold, movePerson, recordDeath } from '#citizen';
import { basis, day, month, range, vnd } from '#kernel';
import { type DomainEvent, systemActor } from '#platform';
import { engineOver } from '#programme-registry';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { takeEvents } from '../../../../test/support/events.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk, workdayOn } from '../../../../test/support/province.js';
import { socialProtection } from '../social-protection.programme.js';
import { askForAges } from './birthdays.round.js';
import { effects } from './effects.js';

const engine = engineOver([socialProtection]);
const system = systemActor('test');

let db: TestDatabase;
let place: number;
let other: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  place = await unitOn(db, '32248', '2026-10-05');
  other = await unitOn(db, '32244', '2026-10-05');
});
afterAll(() => db.close());

const desks = () => desksOf([place]);
const person = (birth: string, unitId = place) =>
  somebody(db, desksOf([unitId]).commune, { unitId, birth, on: '2026-10-05' });

/** Somebody who is granted the allowance on 12 October 2026; money for a child goes to a guardian. */
async function granted(birth: string, facts: readonly object[], payeeId?: string): Promise<string> {
  const { commune, chair } = desks();
  const personId = await person(birth);
  const file = await begin(db, engine, {
    procedure: 'social-allowance.grant',
    on: '2026-10-05',
    who: commune,
    personId,
    unitId: place,
    form: { facts, payment: payeeId ? { ...paidInCash, relation: 'guardian', payeeId } : paidInCash },
  });
  await walk(db, engine, file, [
    ['2026-10-08', commune, 'propose'],
    ['2026-10-12', chair, 'decide'],
  ]);
  return personId;
}

const relay = (on: string) => takeEvents(db, on, effects);

async function tell(on: string, event: DomainEvent): Promise<void> {
  await workdayOn(db, on).run(system, (tx) => tx.emit(event));
  await relay(on);
}

const tasksOf = async (personId: string): Promise<string[]> =>
  (
    await db.admin.query<{ kind: string; due: string | null }>(
      `SELECT kind, due_on::text AS due FROM casework.task WHERE person_id = $1 AND kind <> 'refer-health-insurance' ORDER BY kind`,
      [personId],
    )
  ).rows.map(({ kind, due }) => (due === null ? kind : `${kind} ${due}`));

const agesOn = (on: string) => workdayOn(db, on).run(system, askForAges);
const orphan = { kind: 'orphan', letter: 'a', from: '2026-01-10' };

describe('ages', () => {
  it('offer the pension at 75 to whoever draws nothing, known here or not, once', async () => {
    const personId = await person('1951-11-25');
    const leapling = await person('1952-02-29');
    await agesOn('2026-11-10');
    await agesOn('2026-11-11');
    expect(await tasksOf(personId)).toEqual(['offer-social-pension 2026-11-25']);
    expect(await tasksOf(leapling)).toEqual([]);
    await agesOn('2027-02-10');
    expect(await tasksOf(leapling)).toEqual(['offer-social-pension 2027-03-01']);
  });

  it('offered the allowance at 80 under the law before the pension, and not since', async () => {
    const then = await person('1945-06-20');
    const now = await person('1946-12-20');
    await agesOn('2025-06-10');
    await agesOn('2026-12-10');
    expect([await tasksOf(then), await tasksOf(now)]).toEqual([['offer-allowance-at-80 2025-06-20'], []]);
  });

  it('ask for proof of study before an orphan is 16, and then for the decision that ends what has ended', async () => {
    const guardian = await person('1970-01-01');
    const personId = await granted('2010-12-05', [orphan], guardian);
    await agesOn('2026-11-20');
    expect(await tasksOf(personId)).toEqual(['ask-study-proof 2026-12-05']);
    await agesOn('2026-12-20');
    expect(await tasksOf(personId)).toEqual(['ask-study-proof 2026-12-05', 'decide-end 2027-01-01']);
  });

  it('tell of the lower level that the lines already hold from the fourth birthday on', async () => {
    const guardian = await person('1970-01-01');
    const personId = await granted('2022-12-15', [orphan], guardian);
    await agesOn('2026-11-20');
    expect(await tasksOf(personId)).toEqual(['decide-level-change 2026-12-01']);
  });
});

describe('a household whose poverty class changes', () => {
  it('has it in the facts of who draws something, and the decision of change is asked for', async () => {
    const poor = [
      { kind: 'poverty', status: 'poor', from: '2026-01-01' },
      { kind: 'supporter', supporter: 'none', from: '2020-01-01' },
    ];
    const personId = await granted('1962-03-01', poor);
    const elder = await person('1954-05-01');
    await tell('2026-12-10', {
      type: 'poverty.class-changed',
      payload: {
        householdId: crypto.randomUUID(),
        personIds: [personId, elder],
        from: '2026-12-08',
        was: 'poor',
        is: 'near-poor',
      },
    });
    const facts = await db.admin.query(
      `SELECT status, held::text FROM prog_social_protection.fact WHERE person_id = $1 AND kind = 'poverty' AND retired_at IS NULL ORDER BY held`,
      [personId],
    );
    expect(facts.rows).toEqual([
      { status: 'poor', held: '[2026-01-01,2026-12-08)' },
      { status: 'near-poor', held: '[2026-12-08,)' },
    ]);
    expect(await tasksOf(personId)).toEqual(['review-after-poverty-change']);
    expect(await tasksOf(elder)).toEqual(['offer-social-pension']);
    const change = await begin(db, engine, {
      procedure: 'social-allowance.change',
      on: '2026-12-11',
      who: desks().commune,
      personId,
      unitId: place,
      form: { changedOn: '2026-12-08', ended: ['poverty'], facts: [] },
    });
    await walk(db, engine, change, [
      ['2026-12-14', desks().commune, 'propose'],
      ['2026-12-16', desks().chair, 'decide'],
    ]);
    const { rows } = await db.admin.query(
      `SELECT max(upper(l.months)) AS until FROM benefit.line l JOIN benefit.chain c ON c.id = l.chain_id WHERE c.person_id = $1 AND l.superseded_by IS NULL`,
      [personId],
    );
    expect(rows).toEqual([{ until: 2027 * 12 }]);
  });
});

describe('a death', () => {
  it('is told for those it leaves: children, whoever raises them, and who was paid through the dead', async () => {
    const [father, mother, child] = [
      await person('1985-01-01'),
      await person('1987-01-01'),
      await person('2021-04-01'),
    ];
    const { householdId } = await workdayOn(db, '2026-10-06').run(desks().commune, (tx) =>
      createHousehold(tx, { unitId: place, code: 'HO-1' }),
    );
    for (const [personId, role] of [
      [father, 'head'],
      [mother, 'spouse'],
      [child, 'child'],
    ] as const)
      await workdayOn(db, '2026-10-06').run(desks().commune, async (tx) => {
        const { version } = await getPerson(tx, personId);
        await joinHousehold(tx, { personId, version }, { householdId, role, from: day('2021-05-01') });
      });
    const ward = await granted('2019-04-01', [orphan], father);
    await workdayOn(db, '2026-11-10').run(desks().commune, async (tx) => {
      const { version } = await getPerson(tx, father);
      await recordDeath(tx, { personId: father, version }, { on: day('2026-11-09'), reason: 'Giấy chứng tử' });
    });
    await relay('2026-11-10');
    expect(await tasksOf(child)).toEqual(['offer-orphan-allowance']);
    expect(await tasksOf(mother)).toEqual(['offer-single-parent-allowance']);
    expect(await tasksOf(ward)).toEqual(['replace-payee']);
  });
});

describe('other facts', () => {
  it('a move asks the place that still pays to move the payment', async () => {
    const personId = await granted('1981-06-20', [
      { kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: '1' },
    ]);
    await workdayOn(db, '2026-11-20').run(testActor({ units: [place, other] }), async (tx) => {
      const { version } = await getPerson(tx, personId);
      const move = { toUnitId: other, address: 'Số 3', from: day('2026-11-19'), reason: 'Về quê' };
      await movePerson(tx, { personId, version }, move);
    });
    await relay('2026-11-20');
    const { rows } = await db.admin.query(
      `SELECT unit_id, cause FROM casework.task WHERE kind = 'move-benefits' AND person_id = $1`,
      [personId],
    );
    expect(rows).toEqual([{ unit_id: place, cause: { toUnitId: other, on: '2026-11-19' } }]);
  });

  it('a certificate is a review for who draws, an offer for who does not, and nothing when it is light', async () => {
    const draws = await granted('1981-06-20', [
      { kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: '1' },
    ]);
    const [severe, light] = [await person('1990-01-01'), await person('1990-01-01')];
    const { rows } = await db.admin.query(`SELECT id FROM casework.case_file WHERE person_id = $1`, [draws]);
    for (const [personId, degree] of [
      [draws, 'extremely-severe'],
      [severe, 'severe'],
      [light, 'light'],
    ])
      await tell('2026-11-12', {
        type: 'social-protection.disability-certified',
        payload: { personId, degree, on: '2026-11-12', caseId: rows[0].id },
      });
    expect([await tasksOf(draws), await tasksOf(severe), await tasksOf(light)]).toEqual([
      ['review-after-certificate'],
      ['offer-disability-allowance'],
      [],
    ]);
  });

  it('a grant refers the person to the insurer', async () => {
    const personId = await granted('1981-06-20', [
      { kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: '1' },
    ]);
    await relay('2026-10-12');
    const { rows } = await db.admin.query(
      `SELECT cause ->> 'to' AS to FROM casework.task WHERE kind = 'refer-health-insurance' AND person_id = $1`,
      [personId],
    );
    expect(rows).toEqual([{ to: 'Bảo hiểm xã hội' }]);
  });

  it('a published level tells each commune how many it touches, and what a month costs before and after', async () => {
    await db.admin.query(`DELETE FROM casework.task WHERE kind = 'rate-changed'`);
    const at2027 = month('2027-06');
    const paid = await db.admin.query(
      `SELECT count(*) AS lines, sum(multiplier) AS times FROM benefit.line l JOIN benefit.rate_key k ON k.id = l.rate_key
        WHERE k.key = 'standard' AND l.superseded_by IS NULL AND l.months @> $1::int AND l.unit_id = $2`,
      [2027 * 12 + 5, place],
    );
    const rateId = await db.uow.run(systemActor('one', crypto.randomUUID()), (tx) =>
      proposeRate(tx, {
        table: 'social-protection.level',
        key: 'standard',
        months: range(at2027),
        value: vnd(600_000),
        basis: basis('Nghị định thử', 'interpretation'),
        inForce: range(day('2027-06-01')),
      }),
    );
    await db.uow.run(systemActor('two', crypto.randomUUID()), (tx) => publishRate(tx, rateId, { reason: 'Thử' }));
    await tell('2027-05-20', {
      type: 'benefit.rate-published',
      payload: { rateId, table: 'social-protection.level', key: 'standard', unitId: null, from: at2027 },
    });
    const { rows } = await db.admin.query(`SELECT unit_id, cause FROM casework.task WHERE kind = 'rate-changed'`);
    const times = Number(paid.rows[0].times);
    expect(rows).toEqual([
      {
        unit_id: place,
        cause: {
          rate: 'social-protection.level.standard',
          from: '2027-06',
          lines: Number(paid.rows[0].lines),
          before: times * 540_000,
          after: times * 600_000,
        },
      },
    ]);
  });
});
