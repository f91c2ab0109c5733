import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxRelay } from '#platform';
import { ApiWalk, type DeskName } from '../../../test/support/api-walk.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { desksOf, paidInCash, somebody } from '../../../test/support/province.js';
import { routingSubscriber } from './routing.subscriber.js';

let db: TestDatabase;
let elsewhere: ApiWalk;
let home: ApiWalk;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  elsewhere = await ApiWalk.open(db, '32244', '2026-10-05');
  home = await ApiWalk.open(db, '32248', '2026-10-05');
}, 60_000);
afterAll(async () => {
  await elsewhere.close();
  await home.close();
  await db.close();
});

const route = `mutation ($input: RouteApplicationInput!, $requestId: String!) {
  receipt: routeApplication(input: $input, requestId: $requestId) { code toUnit procedureTitle applicant receivedOn } }`;
const receiptOf = `query ($code: String!) { receipt: applicationReceipt(code: $code) { code applicant } }`;
const routedHere = `query { routed: routedApplications(first: 100) { nodes { id receiptCode fullName dueOn form } } }`;
const openTasks = `query { tasks(first: 100) { nodes { kind dueOn cause } } }`;
const takeIn = `mutation ($id: ID!, $personId: ID!, $requestId: String!) {
  file: takeInRoutedApplication(id: $id, personId: $personId, requestId: $requestId) { id procedureVersion receivedOn state clock { dueOn } } }`;

const input = (more: object = {}) => ({
  procedure: 'social-pension.grant',
  toUnitId: home.unitId,
  receivedOn: '2026-10-05',
  fullName: 'Lý Thị Sáu',
  birth: '1949-02-01',
  personalNumber: '096149000017',
  form: { facts: [], payment: { ...paidInCash, holder: 'LY THI SAU' } },
  ...more,
});

async function routed(name: string, receivedOn = '2026-10-05'): Promise<string> {
  elsewhere.moveTo(receivedOn);
  const answer = await elsewhere.ask('intake', route, {
    input: input({ fullName: name, receivedOn }),
    requestId: crypto.randomUUID(),
  });
  return (answer.data?.['receipt'] as { code: string }).code;
}

interface Routed {
  readonly id: string;
  readonly receiptCode: string;
  readonly fullName: string;
}
const seenBy = async (walk: ApiWalk, desk: DeskName): Promise<readonly Routed[]> =>
  ((await walk.ask(desk, routedHere)).data?.['routed'] as { nodes: Routed[] }).nodes;

async function delivered(): Promise<void> {
  const open = `SELECT 1 FROM platform.outbox WHERE era = platform.era() AND tx >= pg_snapshot_xmin(pg_current_snapshot())`;
  while ((await db.admin.query(open)).rowCount !== 0) await new Promise((wake) => setTimeout(wake, 20));
  await new OutboxRelay(db.uow, [routingSubscriber]).run();
}

describe('an application handed in at another commune', () => {
  it('goes to the commune of residence, whose time runs from that day', async () => {
    const code = await routed('Lý Thị Sáu');
    await delivered();
    home.moveTo('2026-10-08');
    const { data } = await home.ask('intake', openTasks);
    expect(data).toMatchObject({
      tasks: { nodes: [{ kind: 'take-in-routed', dueOn: '2026-10-14', cause: { receiptCode: code } }] },
    });
    const [waiting] = await seenBy(home, 'intake');
    expect(waiting).toMatchObject({ receiptCode: code, fullName: 'Lý Thị Sáu', dueOn: '2026-10-14' });
    const personId = await somebody(db, desksOf([home.unitId]).commune, {
      unitId: home.unitId,
      birth: '1949-02-01',
      name: 'Lý Thị Sáu',
      on: '2026-10-08',
    });
    const taken = { id: waiting?.id, personId, requestId: crypto.randomUUID() };
    const answer = await home.ask('intake', takeIn, taken);
    expect(answer.data?.['file']).toMatchObject({
      procedureVersion: 'R3',
      receivedOn: '2026-10-05',
      state: 'verifying',
      clock: { dueOn: '2026-10-14' },
    });
    expect(await seenBy(home, 'intake')).toEqual([]);
    expect((await home.ask('intake', openTasks)).data).toEqual({ tasks: { nodes: [] } });
    const again = await home.ask('intake', takeIn, { ...taken, requestId: crypto.randomUUID() });
    expect(again.codes).toEqual(['SOCIAL_PROTECTION.ROUTED_NOT_FOUND']);
  });

  it('leaves the desk a receipt it can look up, and nothing else', async () => {
    const code = await routed('Mã Văn Bảy');
    expect((await elsewhere.ask('intake', receiptOf, { code })).data).toEqual({
      receipt: { code, applicant: 'Mã Văn Bảy' },
    });
    expect(await seenBy(elsewhere, 'intake')).toEqual([]);
    home.moveTo('2026-10-06');
    expect((await home.ask('intake', receiptOf, { code })).data).toEqual({ receipt: null });
    const [waiting] = await seenBy(home, 'intake');
    const stolen = await elsewhere.ask('intake', takeIn, {
      id: waiting?.id,
      personId: await somebody(db, desksOf([elsewhere.unitId]).commune, {
        unitId: elsewhere.unitId,
        birth: '1949-02-01',
        on: '2026-10-05',
      }),
      requestId: crypto.randomUUID(),
    });
    expect(stolen.codes).toEqual(['SOCIAL_PROTECTION.ROUTED_NOT_FOUND']);
  });

  it.each([
    ['of the days before Decree 335', { receivedOn: '2026-10-02' }, 'SOCIAL_PROTECTION.NOT_ROUTED'],
    ['of a day to come', { receivedOn: '2027-01-04' }, 'SOCIAL_PROTECTION.NOT_ROUTED'],
    ['for what only the own commune takes in', { procedure: 'social-allowance.move' }, 'SOCIAL_PROTECTION.NOT_ROUTED'],
    ['for a commune that is none', { toUnitId: 999_999 }, 'SOCIAL_PROTECTION.NOT_ROUTED'],
    ['with a form that is faulty', { form: { facts: [] } }, 'CASE.FORM_INVALID'],
    ['with half a personal number', { personalNumber: '0961' }, 'PLATFORM.INPUT_INVALID'],
    ['without a birth that can be read', { birth: 'long ago' }, 'KERNEL.DATE_INVALID'],
  ])('%s is refused at the desk', async (_, more, code) => {
    elsewhere.moveTo('2026-10-06');
    const answer = await elsewhere.ask('intake', route, { input: input(more), requestId: crypto.randomUUID() });
    expect(answer.codes).toEqual([code]);
  });
});
