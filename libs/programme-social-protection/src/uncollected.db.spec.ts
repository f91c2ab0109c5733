import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMonths, type LegalMonth } from '#kernel';
import { type OrderReturned } from '#payments';
import { OutboxRelay } from '#platform';
import { january, PayOffice, programme } from '../../../test/properties/pay-office.js';
import { publishStandard } from '../../../test/properties/small-province.js';
import { uncollectedSubscriber } from './uncollected.subscriber.js';

let office: PayOffice;
beforeAll(async () => {
  office = await PayOffice.open();
  await publishStandard(office.db, { from: '2026-03', value: 600_000 });
});
afterAll(() => office.db.close());

/** A run of a month is sent, the money of some people comes back, and payments says so. */
async function sendBack(month: LegalMonth, returned: readonly string[]): Promise<void> {
  const runId = await office.send(month);
  await office.settle(runId, returned);
  const orders = (await office.orders(runId)).filter(({ state }) => state === 'returned');
  await office.db.uow.run(office.clerk, async (tx) => {
    for (const { id: orderId, personId } of orders) {
      const payload: OrderReturned = { personId, month, reason: 'AC04', orderId, runId, programme };
      await tx.emit({ type: 'payments.order-returned', payload });
    }
  });
}

const tasks = async () =>
  (
    await office.db.admin.query<{ person: string; cause: { from: string } }>(
      `SELECT person_id AS person, cause FROM casework.task WHERE kind = 'suspend-uncollected' ORDER BY opened_at`,
    )
  ).rows.map(({ person, cause }) => [person, cause.from]);

async function deliver(): Promise<void> {
  const relay = new OutboxRelay(office.db.uow, [uncollectedSubscriber]);
  const open = `SELECT 1 FROM platform.outbox WHERE era = platform.era() AND tx >= pg_snapshot_xmin(pg_current_snapshot())`;
  while ((await office.db.admin.query(open)).rowCount !== 0) await new Promise((wake) => setTimeout(wake, 20));
  await relay.run();
}

it('opens one task for whoever did not collect for three months in a row, and none for two with a gap', async () => {
  const [away, forgetful] = [(await office.grant('1')).personId, (await office.grant('2')).personId];
  const back: readonly (readonly string[])[] = [[away, forgetful], [away], [away, forgetful], [away, forgetful]];
  const opened: unknown[] = [];
  for (const [index, returned] of back.entries()) {
    await sendBack(addMonths(january, index), returned);
    await deliver();
    opened.push(await tasks());
  }
  expect(opened).toEqual([[], [], [[away, '2026-01']], [[away, '2026-01']]]);
});
