import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApiWalk } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  begin,
  desksOf,
  dueTo,
  paidInCash,
  somebody,
  unitOn,
  walk as walkEngine,
} from '../../../test/support/province.js';
import { engineOver } from '#programme-registry';

let db: TestDatabase;
let walk: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  walk = await ApiWalk.open(db, '32248', '2025-08-04');
}, 60_000);
afterAll(async () => {
  await walk.close();
  await db.close();
});

const list = `query ($unitId: Int!) {
  pensionConversions(unitId: $unitId) { candidates { personId formerGroup lastMonth } firstMonth certainty } }`;
const propose = `mutation ($unitId: Int!, $requestId: String!) { count: proposePensionConversions(unitId: $unitId, requestId: $requestId) }`;
const casesOf = `query ($personId: ID!) { cases: casesOfPerson(personId: $personId) {
  id version state outcome procedure procedureVersion clock { state dueOn } decisions { id kind } } }`;

/** Somebody over 80 who drew an allowance for age alone while the law had it, and whose commune became another since. */
async function veryOld(name: string): Promise<string> {
  const formerUnit = await unitOn(db, '32248', '2024-05-06');
  const { commune, chair, district, districtChair } = desksOf([formerUnit]);
  const personId = await somebody(db, commune, { unitId: formerUnit, birth: '1940-02-01', name, on: '2024-05-02' });
  const file = await begin(db, engineOver(), {
    procedure: 'social-allowance.grant',
    on: '2024-05-06',
    who: commune,
    personId,
    unitId: formerUnit,
    form: { facts: [{ kind: 'supporter', supporter: 'able', from: '2020-01-01' }], payment: paidInCash },
  });
  await walkEngine(db, engineOver(), file, [
    ['2024-05-07', commune, 'reviewUnposted'],
    ['2024-05-08', chair, 'send'],
    ['2024-05-09', district, 'propose'],
    ['2024-05-10', districtChair, 'decide'],
  ]);
  for (const table of ['benefit.chain', 'benefit.line', 'casework.case_file', 'citizen.person', 'citizen.residence'])
    await db.admin.query(`UPDATE ${table} SET unit_id = $1 WHERE unit_id = $2`, [walk.unitId, formerUnit]);
  return personId;
}

it('lists those whose allowance for age ended with June 2025, proposes all and decides each', async () => {
  const [first, second, third] = [await veryOld('Một'), await veryOld('Hai'), await veryOld('Ba')];
  const everybody = [first, second, third].toSorted();
  walk.moveTo('2025-08-04');
  const { data } = await walk.ask('officer', list, { unitId: walk.unitId });
  expect(data?.['pensionConversions']).toEqual({
    candidates: everybody.map((personId) => ({
      personId,
      formerGroup: 'elderly-without-income',
      lastMonth: '2025-06',
    })),
    firstMonth: '2025-07',
    certainty: 'memory',
  });
  const proposed = await walk.ask('officer', propose, { unitId: walk.unitId, requestId: crypto.randomUUID() });
  expect(proposed.data).toEqual({ count: 3 });
  const open = async (personId: string) => {
    const { data: found } = await walk.ask('officer', casesOf, { personId });
    const files = found?.['cases'] as Parameters<ApiWalk['walk']>[0][];
    const file = files.find(({ state }) => state === 'reviewing');
    if (!file) throw new Error('no case opened');
    return file;
  };
  const proposal = ['2025-08-05', 'officer', 'propose'] as const;
  const ends = [
    await walk.walk(await open(first), [proposal, ['2025-08-06', 'chair', 'decide']]),
    await walk.walk(await open(second), [proposal, ['2025-08-06', 'chair', 'refuse', { reason: 'Có lương hưu' }]]),
    await walk.walk(await open(third), [['2025-08-05', 'officer', 'askAnew', { reason: 'Chưa xác định' }]]),
  ];
  expect(ends.map(({ file }) => file.outcome)).toEqual(['granted', 'refused', 'withdrawn']);
  expect(await dueTo(db, first, '2025-05', '2025-09')).toEqual({
    'monthly-allowance 2025-05': 500_000,
    'monthly-allowance 2025-06': 500_000,
    'social-pension 2025-07': 500_000,
    'social-pension 2025-08': 500_000,
  });
  expect(await dueTo(db, second, '2025-07', '2025-09')).toEqual({});
  const again = await walk.ask('officer', propose, { unitId: walk.unitId, requestId: crypto.randomUUID() });
  expect(again.data).toEqual({ count: 0 });
});
