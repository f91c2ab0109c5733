import { grantLines, loadRateLaw, openChain, proposeRate, publishRate, suspend } from '#benefits';
import { createHousehold, joinHousehold, registerPerson } from '#citizen';
import { basis, day, month, multiplier, type PartialDay, range, vnd } from '#kernel';
import { approveRun, freezeRun, openRun, postRun, previewRun, type Run } from '#payments';
import { type Actor, systemActor } from '#platform';
import { engineOver, programmes, sealedSystemActor } from '#programme-registry';
import { areaOfDuty, loadUnits } from '#territory';
import { testActor, type TestDatabase } from '../support/database.js';
import { begin, paidInCash, unitOn, walk, workdayOn } from '../support/province.js';

export const system = sealedSystemActor('sắp xếp');
const programme = 'social-protection';
const engine = engineOver();

/** Communes of the world on the map of 2024. Lợi An is cut up among three; Đất Mũi goes on whole, with parts of others. */
export const communes = { loiAn: '32122', datMui: '32248', bacLieu: '31813' } as const;

/** Beneficiaries and applicants by name, and how far the case of each has come when the map changes. */
const applicants = {
  hoa: { commune: 'loiAn', hamlet: 'Ấp Tân Hòa', until: 'granted' },
  cha: { commune: 'loiAn', hamlet: 'Ấp Chà Là', until: 'granted' },
  la: { commune: 'loiAn', hamlet: 'ẤP  CHÀ LÀ', until: 'reviewing' },
  khong: { commune: 'loiAn', hamlet: undefined, until: 'appraising' },
  mui: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'granted' },
  ky: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'deciding' },
  niem: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'posted' },
  khieu: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'complained' },
  gui: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'sending' },
  cho: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'supplementing' },
  rut: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'withdrawn' },
  tu: { commune: 'datMui', hamlet: 'Ấp Mũi', until: 'refused' },
} as const;

export type Name = keyof typeof applicants | 'bac';
export type Post = 'loiAn' | 'loiAnChair' | 'datMui' | 'datMuiChair' | 'tranVanThoi' | 'ngocHien' | 'province';

/** Posts of 2024 with the agency of each. */
const posts: Readonly<Record<Post, readonly [agency: string, ...roles: string[]]>> = {
  loiAn: ['peoples-committee-32122', 'one-stop-officer', 'commune-officer'],
  loiAnChair: ['peoples-committee-32122', 'commune-chair'],
  datMui: ['peoples-committee-32248', 'one-stop-officer', 'commune-officer'],
  datMuiChair: ['peoples-committee-32248', 'commune-chair'],
  tranVanThoi: ['labour-office-968', 'district-officer', 'district-chair'],
  ngocHien: ['labour-office-973', 'district-officer', 'district-chair'],
  province: ['department-of-labour', 'accountant'],
};

export interface World {
  readonly people: Readonly<Record<Name, string>>;
  readonly cases: Readonly<Record<keyof typeof applicants, string>>;
  readonly duties: Readonly<Record<Post, string>>;
}

type Step = readonly [on: string, who: 'officer' | 'chair' | 'district' | 'districtChair', step: string, form?: object];
const reviewed: Step = ['2025-06-04', 'officer', 'review', { conclusion: 'Đủ điều kiện' }];
const unposted: Step = ['2025-06-04', 'officer', 'reviewUnposted', { conclusion: 'Đủ điều kiện' }];
const sent: Step = ['2025-06-06', 'chair', 'send'];
const proposed: Step = ['2025-06-11', 'district', 'propose'];
const why = { reason: 'Theo hồ sơ' };

const ways: Readonly<Record<(typeof applicants)[keyof typeof applicants]['until'], readonly Step[]>> = {
  reviewing: [],
  posted: [reviewed],
  complained: [reviewed, ['2025-06-05', 'officer', 'complain', why]],
  sending: [unposted],
  appraising: [unposted, sent],
  deciding: [unposted, sent, proposed],
  supplementing: [['2025-06-04', 'officer', 'askMore', why]],
  withdrawn: [['2025-06-04', 'officer', 'withdraw', why]],
  refused: [unposted, sent, proposed, ['2025-06-13', 'districtChair', 'refuse', why]],
  granted: [
    ['2024-12-04', 'officer', 'reviewUnposted', { conclusion: 'Đủ điều kiện' }],
    ['2024-12-06', 'chair', 'send'],
    ['2024-12-11', 'district', 'propose'],
    ['2024-12-13', 'districtChair', 'decide'],
  ],
};

/** The house on the map of 15 November 2024, worked in until the end of June 2025. */
export async function buildWorld(db: TestDatabase): Promise<World> {
  const start = workdayOn(db, '2024-11-15');
  await start.run(system, (tx) => loadUnits(tx, day('2024-11-15')));
  for (const { law } of programmes) if (law) await loadRateLaw(start, law);
  await setProvincialRates(db);
  const duties = await fillPosts(db);
  const found = { people: {} as Record<Name, string>, cases: {} as Record<keyof typeof applicants, string> };
  for (const [name, { commune, hamlet, until }] of Object.entries(applicants) as [
    keyof typeof applicants,
    Applicant,
  ][]) {
    const unitId = await unitOn(db, communes[commune], '2024-12-01');
    found.people[name] = await settle(db, { name, unitId, hamlet });
    found.cases[name] = await apply(db, found.people[name], unitId, until);
  }
  found.people.bac = await settle(db, {
    name: 'bac',
    unitId: await unitOn(db, communes.bacLieu, '2024-12-01'),
    hamlet: 'Khóm 1',
  });
  await grantDirectly(db, found.people.bac);
  await holdSomeone(db, found.people.hoa);
  await listOf(db, ['loiAn', 'datMui'], 'committed');
  await listOf(db, ['bacLieu'], 'checked');
  await askForReturn(db, await unitOn(db, communes.loiAn, '2024-12-01'));
  for (const at of ['2024-12', '2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'])
    await postMonth(db, at);
  return { ...found, duties };
}

type Applicant = (typeof applicants)[keyof typeof applicants];

/** Both provinces have gone above the national level, each by its own resolution. */
async function setProvincialRates(db: TestDatabase): Promise<void> {
  for (const [code, value] of [
    ['96', 560_000],
    ['95', 525_000],
  ] as const) {
    await publish(db, await unitOn(db, code, '2024-12-01'), value);
  }
}

/** Publishes a level of an area from December 2024 on. @returns the row's key. */
export async function publish(db: TestDatabase, unitId: number, value: number): Promise<number> {
  const [first, second] = [systemActor('một', crypto.randomUUID()), systemActor('hai', crypto.randomUUID())];
  const id = await db.uow.run(first, (tx) =>
    proposeRate(tx, {
      table: 'social-protection.level',
      key: 'standard',
      unitId,
      months: range(month('2024-12')),
      value: vnd(value),
      basis: basis('Nghị quyết của Hội đồng nhân dân tỉnh (giả định)', 'interpretation'),
      inForce: range(day('2024-12-01')),
    }),
  );
  await db.uow.run(second, (tx) => publishRate(tx, id, { reason: 'Công bố' }));
  return id;
}

async function fillPosts(db: TestDatabase): Promise<Record<Post, string>> {
  const filled = {} as Record<Post, string>;
  for (const [post, [agency, ...roles]] of Object.entries(posts) as [Post, readonly [string, ...string[]]][]) {
    const { rows } = await db.admin.query(
      `WITH account AS (INSERT INTO platform.account (username, full_name)
         VALUES (lower($1), $1) RETURNING id)
       INSERT INTO platform.duty (account_id, agency_id, title, roles, programmes, in_force)
       SELECT account.id, a.id, 'Chuyên viên', $3, $4, '[2024-01-01,)'
         FROM account, territory.agency a WHERE a.code = $2 AND a.in_force @> '2024-12-01'::date RETURNING id`,
      [post, agency, roles, [programme]],
    );
    filled[post] = rows[0].id;
  }
  return filled;
}

async function settle(
  db: TestDatabase,
  given: { name: string; unitId: number; hamlet: string | undefined },
): Promise<string> {
  return workdayOn(db, '2024-11-18').run(system, async (tx) => {
    const person = await registerPerson(tx, {
      unitId: given.unitId,
      fullName: `Nguyễn Thị ${given.name}`,
      birth: '1980-05-06' as PartialDay,
      sex: 'female',
      source: 'paper',
      residence: { address: 'Số 1', hamlet: given.hamlet, from: day('2020-01-01') },
    });
    const { householdId } = await createHousehold(tx, { unitId: given.unitId, code: given.name });
    await joinHousehold(tx, person, { householdId, role: 'head', from: day('2020-01-01') });
    return person.personId;
  });
}

async function apply(db: TestDatabase, personId: string, unitId: number, until: Applicant['until']): Promise<string> {
  const on = until === 'granted' ? '2024-12-02' : '2025-06-02';
  const at = (name: string, ...roles: string[]) => testActor({ name, roles, units: [unitId], programmes: [programme] });
  const who = {
    officer: at('Cán bộ xã', 'one-stop-officer', 'commune-officer'),
    chair: at('Chủ tịch xã', 'commune-chair'),
    district: at('Cán bộ phòng', 'district-officer'),
    districtChair: at('Chủ tịch huyện', 'district-chair'),
  };
  const facts = [{ kind: 'disability', degree: 'severe', from: '2024-11-01', certificate: '12/GXN' }];
  const file = await begin(db, engine, {
    procedure: 'social-allowance.grant',
    on,
    who: who.officer,
    personId,
    unitId,
    form: { facts, payment: paidInCash },
  });
  await walk(
    db,
    engine,
    file,
    ways[until].map(([day, by, ...rest]) => [day, who[by], ...rest] as const),
  );
  return file.id;
}

/** The other province's agencies are not ours; its people came with it, with what they had been granted. */
export async function grantDirectly(db: TestDatabase, personId: string, benefit = 'monthly-allowance'): Promise<void> {
  const unitId = await unitOn(db, communes.bacLieu, '2024-12-01');
  await workdayOn(db, '2024-12-02').run(system, async (tx) => {
    const payee = { personId, relation: 'self', channel: { kind: 'cash', holder: 'Nguyễn Thị Bắc' } } as const;
    const chain = await openChain(tx, { personId, programme, benefit, unitId, payee });
    await grantLines(
      tx,
      chain,
      [
        {
          months: range(month('2024-12')),
          rate: { table: 'social-protection.level', key: 'standard' },
          multiplier: multiplier('1.5'),
          unitId,
          basis: basis('Nghị định 20/2021/NĐ-CP, Điều 6'),
        },
      ],
      { reason: 'Quyết định của tỉnh Bạc Liêu' },
    );
  });
}

/** A list from Excel about some communes; what becomes of lists has its own tests. */
async function listOf(db: TestDatabase, of: (keyof typeof communes)[], state: 'checked' | 'committed'): Promise<void> {
  const units = await Promise.all(of.map((commune) => unitOn(db, communes[commune], '2024-12-01')));
  await db.admin.query(
    `INSERT INTO import.batch (sheet, programme, units, sha256, state, checked_by, row_count, fault_count, committed_at)
     VALUES ('thử', $1, ARRAY(SELECT unnest($2::int[]) ORDER BY 1), md5($2::text), $3, gen_random_uuid(), 1, 0, CASE $3 WHEN 'committed' THEN now() END)`,
    [programme, units, state],
  );
}

/** A return that a commune has not filed yet, as the sweep asks for it. */
export async function askForReturn(db: TestDatabase, unitId: number): Promise<void> {
  await db.admin.query(
    `INSERT INTO casework.task (kind, programme, unit_id, role, due_on, cause_key)
     VALUES ('file-return', $1, $2, 'commune-officer', '2025-07-14', 'thử 2025-H1')`,
    [programme, unitId],
  );
}

async function holdSomeone(db: TestDatabase, personId: string): Promise<void> {
  await workdayOn(db, '2025-03-10').run(system, async (tx) => {
    const { id } = await tx.one<{ id: number }>(`SELECT id FROM benefit.chain WHERE person_id = $1`, [personId]);
    await suspend(
      tx,
      id,
      { months: range(month('2025-04'), month('2025-09')), code: 'custody' },
      { reason: 'Tạm dừng' },
    );
  });
}

/** Approves a run for a month, by two people who answer for everything. */
export async function approveMonth(db: TestDatabase, at: string, on = `${at}-20`): Promise<Run> {
  const uow = workdayOn(db, on);
  const units = (await db.admin.query(`SELECT id FROM territory.unit`)).rows.map((row: { id: number }) => row.id);
  const [clerk, head] = [testActor({ units, programmes: [programme] }), testActor({ units, programmes: [programme] })];
  const { id } = await uow.run(clerk, (tx) => openRun(tx, programme, month(at)));
  const previewed = await uow.run(system, (tx) => previewRun(tx, id));
  const frozen = await uow.run(clerk, (tx) => freezeRun(tx, { runId: id, version: previewed.version }));
  return uow.run(head, (tx) => approveRun(tx, { runId: id, version: frozen.version }));
}

export async function postMonth(db: TestDatabase, at: string, on = `${at}-20`): Promise<Run> {
  const { id } = await approveMonth(db, at, on);
  return workdayOn(db, on).run(system, (tx) => postRun(tx, id));
}

/** Whoever holds a post on a day, with its area of that day; no area when the post is over. */
export async function holderOf(db: TestDatabase, dutyId: string, on: string): Promise<Actor> {
  const { rows } = await db.admin.query(
    `SELECT agency_id, roles, in_force @> $2::date AS held FROM platform.duty WHERE id = $1`,
    [dutyId, on],
  );
  const [{ agency_id: agencyId, roles, held }] = rows;
  const units = held
    ? await workdayOn(db, on).read(system, (tx) => areaOfDuty(tx, { agencyId, programmes: [programme], on: day(on) }))
    : [];
  return testActor({ name: 'Người giữ vị trí', dutyId, agencyId, roles, units, programmes: [programme] });
}

/** The post that goes on after another: the same account's post that is held on a day. */
export async function heirOf(db: TestDatabase, dutyId: string, on: string): Promise<string> {
  const { rows } = await db.admin.query(
    `SELECT heir.id FROM platform.duty d JOIN platform.duty heir USING (account_id) WHERE d.id = $1 AND heir.in_force @> $2::date`,
    [dutyId, on],
  );
  return rows[0].id;
}

export { engine };
