import { dueOf } from '#benefits';
import { month } from '#kernel';
import { systemActor } from '#platform';
import { agencyOfKind } from './agencies.js';
import { CaseWalk, stop, type Stop, type WalkedCase } from './case-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from './database.js';
import { desksOf, somebody, unitOn } from './province.js';

const departmentOf = async (field: string): Promise<number> => {
  const { rows } = await db.admin.query<{ id: number }>(`SELECT id FROM territory.agency WHERE code = $1`, [
    `department-of-${field}`,
  ]);
  return rows[0]?.id ?? 0;
};

export let db: TestDatabase;
export let walk: CaseWalk;
export let before: CaseWalk;
export let unitId: number;
export let province: number;
export let home: string;
export let other: string;
export async function openFacilityWorld(): Promise<void> {
  db = await testDatabase({ template: provinceTemplate });
  [unitId, province] = [await unitOn(db, '32248', '2026-10-05'), await unitOn(db, '96', '2026-10-05')];
  const [health, labour] = [await departmentOf('health'), await departmentOf('labour')];
  const commune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2026-10-05');
  walk = await CaseWalk.open(db, {
    'one-stop-officer': commune,
    'commune-officer': commune,
    'commune-chair': commune,
    'department-lead': health,
    'facility-officer': health,
    'facility-head': health,
  });
  const formerCommune = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2024-05-01');
  const district = await agencyOfKind(db, 'district-peoples-committee', '973', '2024-05-01');
  before = await CaseWalk.open(db, {
    'commune-officer': formerCommune,
    'commune-chair': formerCommune,
    'district-officer': district,
    'district-chair': district,
    'department-lead': labour,
    'facility-officer': labour,
    'facility-head': labour,
  });
  home = await facilityWith({ children: 3, elderly: 40, disabled: 40, urgent: 40, paying: 40 });
  other = await facilityWith({ children: 40, elderly: 40 });
}

export async function closeFacilityWorld(): Promise<void> {
  await walk.close();
  await before.close();
  await db.close();
}

export const command = (on: string, by: string, name: string, type: string, input: object, at = walk) =>
  at.ask(on, by, `mutation ($input: ${type}!, $requestId: String!) { ${name}(input: $input, requestId: $requestId) }`, {
    input,
    requestId: crypto.randomUUID(),
  });

export async function facilityWith(wards: Record<string, number>, given: object = {}, at = walk): Promise<string> {
  const on = at === walk ? '2026-10-05' : '2024-04-01';
  const input = {
    unitId: province,
    name: 'Trung tâm Bảo trợ xã hội thử',
    kind: 'general',
    owner: 'province',
    bank: 'AGRIBANK',
    account: '7700205000001',
    openedOn: '2020-01-01',
    ...given,
  };
  const id = String(
    (await command(on, 'department-lead', 'openFacility', 'OpenFacilityInput', input, at))['openFacility'],
  );
  for (const [ward, places] of Object.entries(wards)) {
    const capacity = { facilityId: id, ward, places, from: '2020-01-01' };
    await command(on, 'department-lead', 'setFacilityCapacity', 'CapacityInput', capacity, at);
  }
  return id;
}

export const person = (birth: string) => somebody(db, desksOf([unitId]).commune, { unitId, birth, on: '2026-10-05' });

export const paid = async (personId: string, of: string): Promise<Record<string, number | undefined>> => {
  const rows = await db.uow.read(systemActor('test'), (tx) =>
    dueOf(tx, personId, { from: month(of), until: month('2035-01') }),
  );
  return Object.fromEntries(rows.filter((row) => row.month === of).map((row) => [row.benefit, row.amount]));
};

export const apply = (personId: string, ward: string, facilityId = home) =>
  walk.start({
    procedure: 'facility-admission.grant',
    on: '2026-11-02',
    by: 'one-stop-officer',
    personId,
    unitId,
    form: { facilityId, ward },
  });

export const through = async (file: WalkedCase, stops: readonly Stop[], by = walk): Promise<WalkedCase> => {
  let current = file;
  for (const each of stops) current = await by.take(current, each);
  return current;
};

export const toHead = [stop('2026-11-03 commune-officer propose'), stop('2026-11-04 commune-chair send')];
export const admitted = [...toHead, stop('2026-11-06 facility-head admit', { from: '2026-11-06' })];

export const leave = async (personId: string, ground: string, lastDay: string, on = '2026-11-20') => {
  const start = { procedure: 'facility-discharge.decide', by: 'facility-officer', personId, unitId };
  const file = await walk.start({ ...start, on, form: { ground, lastDay } });
  return walk.take(file, stop(`${on} facility-head discharge`));
};
