import { openTask } from '#case-engine';
import { createHousehold, joinHousehold, registerPerson } from '#citizen';
import { day, type LegalDay, month, type PartialDay, range, vnd } from '#kernel';
import { declareRateTable, proposeRate, publishRate } from '#benefits';
import { systemActor } from '#platform';
import { engineOver, programmes, reportsOver } from '#programme-registry';
import { fileReturn } from '#reporting';
import { lanternProgramme } from '../engine/lantern.programme.js';
import { testActor, type TestDatabase } from '../support/database.js';
import { begin, unitOn, walk, workdayOn } from '../support/province.js';
import { handIn } from './scope-matrix.lists.js';
import { type CashPayee, monthlyAmount, owed, payOut, sentTo } from './scope-matrix.money.js';
import { reviewOf } from './scope-matrix.reviews.js';
import { type Staff, staffOf } from './scope-matrix.staff.js';
import { fillSealed } from './scope-matrix.children.js';
import { nothing, type Target } from './scope-matrix.target.js';

/** The day on which the matrix is asked. */
export const today = '2026-11-23';
export const houseAndLantern = [...programmes, lanternProgramme];

const engine = engineOver(houseAndLantern);

/** A return that every commune owes. */
const halfYear = { code: 'social-protection.05', period: '2026-H2' };

/** Sequential keys begin at numbers that stand out in an answer. */
const farApart = `
  ALTER TABLE benefit.chain ALTER COLUMN id RESTART WITH 770000101;
  ALTER TABLE payment.payment_order ALTER COLUMN id RESTART WITH 760000101;
  ALTER TABLE payment.run ALTER COLUMN id RESTART WITH 780000101;
  ALTER TABLE payment.recovery ALTER COLUMN id RESTART WITH 740000101;
  ALTER TABLE payment.waiver ALTER COLUMN id RESTART WITH 750000101;
  ALTER TABLE benefit.rate_row ALTER COLUMN id RESTART WITH 790000101;
  ALTER TABLE prog_social_protection.local_rule ALTER COLUMN id RESTART WITH 800000101`;

/** Two sibling communes, each with the same things in two programmes, and a former commune that went into one of them. */
export async function buildWorld(db: TestDatabase): Promise<{ readonly a: Target; readonly b: Target }> {
  await db.admin.query(farApart);
  const [unitA, unitB, former] = [
    await unitOn(db, '32248', today),
    await unitOn(db, '32244', today),
    await unitOn(db, '32239', '2024-05-01'),
  ];
  const rates = {
    'social-protection': await ratesOf(db, 'social-protection', 'social-protection.level'),
    lantern: await ratesOf(db, 'lantern', 'lantern.oil'),
  };
  const localRules = await localRulesOf(db);
  const placeA = await fillCommune(db, unitA, { family: 'Hồ', number: '09608100001' });
  const placeB = await fillCommune(db, unitB, { family: 'Kha', number: '09608100002' });
  await registered(db, former, { fullName: 'Lưu Thị Xưa', personalNumber: '096081000030' });
  const payees = [placeA.payee, placeB.payee];
  const away = [placeA.away, placeB.away];
  const runs = {
    'social-protection': await payOut(db, rates['social-protection'], payees, away),
    lantern: await payOut(db, rates.lantern, payees, away),
  };
  const targetOf = async ({ payee, away, ...place }: Place, programme: keyof typeof rates, after: number) => ({
    ...place,
    ...rates[programme],
    ...runs[programme],
    ...localRules,
    ...(await sentTo(db, runs['social-protection'].sentRunId, payee)),
    ...(await handIn(db, { unitId: place.unitId, after })),
    ...(await reviewOf(db, place.unitId, place.otherId, place.personName)),
    payeeId: payee.personId,
    returnedOrderId: (await sentTo(db, runs['social-protection'].sentRunId, away)).orderId,
    ...(await owed(db, place.unitId, [payee.personId, place.otherId, place.personId])),
    returnId: await filedBy(db, place.unitId),
  });
  return { a: await targetOf(placeA, 'social-protection', 0), b: await targetOf(placeB, 'lantern', 10) };
}

async function filedBy(db: TestDatabase, unitId: number): Promise<string> {
  const who = testActor({ units: [unitId], programmes: ['social-protection'] });
  const filed = await workdayOn(db, '2026-11-20').run(who, (tx) =>
    fileReturn(tx, reportsOver(), { ...halfYear, unitId }),
  );
  return filed.id;
}

/** What a programme has once for all its units: a rate in use, a draft and a published one for later. */
/** Proposed by somebody who is not there any more. */
async function templateOf(db: TestDatabase, programme: string): Promise<string> {
  const procedure = programme === 'lantern' ? 'lantern.lend' : 'social-allowance.grant';
  const made = await db.admin.query<{ id: string }>(
    `WITH proposer AS (INSERT INTO platform.account (username, full_name)
       VALUES (gen_random_uuid()::text, 'Người soạn mẫu') RETURNING id)
     INSERT INTO paper.template (kind, version, note, content, proposed_by)
     SELECT $1, 1, 'Thử', '', id FROM proposer RETURNING id`,
    [`${procedure}/grant`],
  );
  return made.rows[0]!.id;
}

async function ratesOf(db: TestDatabase, programme: string, rateTable: string) {
  const hand = () => systemActor('rates', crypto.randomUUID());
  await db.uow.run(hand(), (tx) =>
    declareRateTable(tx, { code: rateTable, programmes: [programme], overlay: 'highest' }, ['matrix']),
  );
  const draft = (from: string, until: string, inForce: LegalDay) =>
    db.uow.run(hand(), (tx) =>
      proposeRate(tx, {
        table: rateTable,
        key: 'matrix',
        months: range(month(from), month(until)),
        value: vnd(monthlyAmount),
        basis: { article: 'Thử', certainty: 'interpretation' },
        inForce: range(inForce),
      }),
    );
  const publish = async (id: number) => {
    await db.uow.run(hand(), (tx) => publishRate(tx, id, { reason: 'Thử' }));
    return id;
  };
  await publish(await draft('2026-01', '2030-01', day('2026-01-01')));
  const later = day('2030-01-01');
  const rateId = await draft('2030-01', '2030-02', later);
  const publishedRateId = await publish(await draft('2030-03', '2030-04', later));
  return { programme, rateId, publishedRateId, rateTable, templateId: await templateOf(db, programme) };
}

/** Rules of the province: one proposed, one published. */
async function localRulesOf(db: TestDatabase) {
  const system = () => systemActor('rules of the province', crypto.randomUUID());
  const rule = async () => {
    const { rows } = await db.admin.query<{ id: number }>(
      `WITH rule AS (INSERT INTO prog_social_protection.local_rule
           (kind, target, title, bands, resolution, certainty, in_force, funding, proposed_by)
         VALUES ('RAISE_COEF', 'orphan-child', 'Thử', '[{"times": 20000}]', 'Nghị quyết thử', 'interpretation', '[2026-11-01,)', 'province', $1)
         RETURNING id)
       INSERT INTO prog_social_protection.local_rule_area (rule_id, unit_id) SELECT id, $2 FROM rule RETURNING rule_id AS id`,
      [crypto.randomUUID(), await unitOn(db, '96', today)],
    );
    return rows[0]?.id ?? 0;
  };
  const [localRuleId, publishedLocalRuleId] = [await rule(), await rule()];
  await db.uow.run(system(), (tx) =>
    tx.sql(
      `UPDATE prog_social_protection.local_rule SET published_by = platform.actor(), published_at = platform.clock() WHERE id = $1`,
      [publishedLocalRuleId],
    ),
  );
  return { localRuleId, publishedLocalRuleId };
}

/** What a commune has before anything is paid. */
type Place = Pick<
  Target,
  | 'unitId'
  | 'personId'
  | 'personName'
  | 'personalNumber'
  | 'otherId'
  | 'householdId'
  | 'identifierId'
  | 'caseId'
  | 'decisionId'
  | 'taskId'
  | 'fileId'
  | 'routedId'
  | 'receiptCode'
  | keyof Staff
  | 'chainId'
  | 'sealedChildId'
  | 'toldCaseId'
  | 'untoldCaseId'
  | 'carerId'
  | 'sealedGroupId'
  | 'facilityId'
  | 'stayId'
  | 'childGroupId'
> & { readonly payee: CashPayee; readonly away: CashPayee };

const everybody = (units: readonly number[]) =>
  testActor({
    name: 'Cán bộ của thế giới thử',
    roles: ['one-stop-officer', 'commune-officer', 'lamp-clerk', 'lamp-master'],
    units,
    programmes: houseAndLantern.map(({ code }) => code),
  });

const registered = (
  db: TestDatabase,
  unitId: number,
  given: { fullName: string; personalNumber: string; mother?: string },
) =>
  workdayOn(db, '2026-10-01').run(everybody([unitId]), (tx) =>
    registerPerson(tx, {
      unitId,
      fullName: given.fullName,
      birth: '1981' as PartialDay,
      sex: 'female',
      personalNumber: given.personalNumber,
      source: 'paper',
      reason: 'Thử',
      ...(given.mother && { mother: { personId: given.mother } }),
      residence: { address: `Nhà của ${given.fullName}`, hamlet: `Ấp của ${given.fullName}`, from: day('2020-01-01') },
    }),
  );

interface Naming {
  readonly family: string;
  /** Personal numbers begin with it. */
  readonly number: string;
}

/** A facility of the commune with a ward for the elderly, and somebody living in it. */
async function houseOf(
  db: TestDatabase,
  given: { unitId: number; family: string; personId: string; caseId: string },
): Promise<Pick<Target, 'facilityId' | 'stayId'>> {
  const { rows } = await db.admin.query<Pick<Target, 'facilityId' | 'stayId'>>(
    `WITH house AS (INSERT INTO prog_social_protection.facility (unit_id, name, kind, owner, opened_on)
         VALUES ($1, $2, 'elderly', 'commune', '2020-01-01') RETURNING id),
       stay AS (INSERT INTO prog_social_protection.facility_stay (facility_id, unit_id, ward, place, person_id, case_id, ground, held)
         SELECT id, $1, 'elderly', 1, $3, $4, 'hardship', '[2026-10-20,)' FROM house RETURNING id)
     SELECT (SELECT id FROM house) AS "facilityId", (SELECT id FROM stay) AS "stayId"`,
    [given.unitId, `Nhà của ${given.family}`, given.personId, given.caseId],
  );
  return rows[0] ?? nothing;
}

async function fillCommune(db: TestDatabase, unitId: number, { family, number }: Naming): Promise<Place> {
  const who = everybody([unitId]);
  const chair = {
    ...everybody([unitId]),
    id: crypto.randomUUID(),
    name: `${family} Chủ Tịch`,
    roles: ['commune-chair'],
  };
  const mother = await registered(db, unitId, { fullName: `${family} Thị Mẹ`, personalNumber: `${number}1` });
  const person = await registered(db, unitId, {
    fullName: `${family} Thị Con`,
    personalNumber: `${number}2`,
    mother: mother.personId,
  });
  const other = await registered(db, unitId, { fullName: `${family} Văn Khác`, personalNumber: `${number}3` });
  const holder = `${family} Thị Lãnh`;
  const payee = await registered(db, unitId, { fullName: holder, personalNumber: `${number}4` });
  const absent = `${family} Thị Vắng`;
  const away = await registered(db, unitId, { fullName: absent, personalNumber: `${number}5` });
  const { householdId } = await workdayOn(db, '2026-10-01').run(who, async (tx) => {
    const household = await createHousehold(tx, { unitId, code: `HO-${family}-1` });
    const { personId, version } = other;
    await joinHousehold(
      tx,
      { personId, version },
      { householdId: household.householdId, role: 'head', from: day('2021-01-01') },
    );
    return household;
  });

  const granted = await begin(db, engine, {
    procedure: 'social-allowance.grant',
    on: '2026-10-05',
    who,
    personId: person.personId,
    unitId,
    form: {
      facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: `GXN-${family}` }],
      payment: {
        channel: 'bank',
        bank: 'AGRIBANK',
        account: `${number}77`,
        holder: `${family.toUpperCase()} THI CON`,
        relation: 'self',
      },
    },
  });
  await walk(db, engine, granted, [
    ['2026-10-08', who, 'propose'],
    ['2026-10-12', chair, 'decide'],
  ]);
  const lantern = await begin(db, engine, {
    procedure: 'lantern.lend',
    on: '2026-11-19',
    who,
    personId: other.personId,
    unitId,
    form: { nights: 3, way: `Đường về của ${family}` },
  });
  for (const programme of ['social-protection', 'lantern'])
    await workdayOn(db, '2026-11-20').run(who, (tx) =>
      openTask(tx, {
        kind: 'visit',
        programme,
        unitId,
        role: 'commune-officer',
        personId: person.personId,
        cause: { way: `Lối vào nhà ${family}` },
        causeKey: programme,
      }),
    );
  await db.admin.query(
    `INSERT INTO platform.stored_file (name, media_type, sha256, content, purpose, owner_id, unit_id) VALUES ($1, 'text/plain', '', '', 'dossier', $2, $3)`,
    [`Đơn của ${family}.txt`, who.id, unitId],
  );
  const receiptCode = `BN-${number}`;
  const routedId = crypto.randomUUID();
  await db.admin.query(
    `WITH receipt AS (INSERT INTO prog_social_protection.application_receipt
         (code, desk_unit_id, to_unit, procedure_title, applicant, received_on, recorded_by)
         VALUES ($1, $2, 'Xã khác', 'Trợ cấp', $3, '2026-11-02', $6))
     INSERT INTO prog_social_protection.routed_application (id, receipt_code, unit_id, procedure, full_name, birth, form, received_on, due_on)
     VALUES ($4, $1 || 'X', $2, 'social-pension.grant', $3, '1949', $5, '2026-11-02', '2026-11-11')`,
    [
      receiptCode,
      unitId,
      `${family} Thị Gửi`,
      routedId,
      JSON.stringify({ facts: [], payment: { channel: 'cash', holder: family, relation: 'self' } }),
      who.id,
    ],
  );

  const house = await houseOf(db, { unitId, family, personId: payee.personId, caseId: granted.id });
  const staff = await staffOf(db, unitId, family);
  const found = await db.admin.query(
    `SELECT (SELECT id FROM citizen.identifier WHERE person_id = $1 AND kind = 'pin') AS "identifierId",
            (SELECT id FROM casework.decision WHERE case_id = $2) AS "decisionId",
            (SELECT id FROM casework.task WHERE unit_id = $3 AND programme = 'lantern') AS "taskId",
            (SELECT id FROM platform.stored_file WHERE unit_id = $3) AS "fileId",
            (SELECT id FROM benefit.chain WHERE unit_id = $3) AS "chainId"`,
    [other.personId, granted.id, unitId],
  );
  return {
    unitId,
    payee: { personId: payee.personId, unitId, holder },
    away: { personId: away.personId, unitId, holder: absent },
    personId: person.personId,
    personName: `${family} Thị Con`,
    personalNumber: `${number}2`,
    otherId: other.personId,
    householdId,
    caseId: lantern.id,
    routedId,
    receiptCode,
    ...staff,
    ...house,
    ...(await fillSealed(db, engine, { unitId, family, carerPersonId: payee.personId })),
    ...found.rows[0],
  };
}
