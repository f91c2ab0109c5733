import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { grantLines, suspend, undo } from '#benefits';
import { month, range, vnd } from '#kernel';
import { january, lineOf, PayOffice } from '../../../test/properties/pay-office.js';
import { publishStandard, reason } from '../../../test/properties/small-province.js';
import { testActor } from '../../../test/support/database.js';
import { approveWaiver, declineWaiver, explainAmount, proposeWaiver, takeRepayment } from './index.js';

const [february, march] = [month('2026-02'), month('2026-03')];

let office: PayOffice;
beforeAll(async () => {
  office = await PayOffice.open();
  await publishStandard(office.db, { from: '2026-03', value: 600_000 });
});
beforeEach(() => office.empty());
afterAll(() => office.db.close());

/** Somebody who was paid 1.000.000 for January, of which 750.000 was too much, and is suspended for February. */
async function overpaid() {
  const { db, clerk } = office;
  const { chainId } = await office.grant('2');
  await office.settle(await office.send(january));
  const [corrected] = await db.uow.run(clerk, async (tx) => {
    await suspend(tx, chainId, { months: range(february, march), code: 'custody' }, reason);
    return grantLines(tx, chainId, [lineOf('0.5', '2026-01', '2026-02')], reason);
  });
  await office.send(february);
  const [debt] = await office.debts();
  if (!debt || corrected === undefined) throw new Error('no debt');
  return { chainId, corrected, debt };
}

const propose = (recoveryId: number, amount: number, version: number) =>
  office.db.uow.run(office.clerk, (tx) =>
    proposeWaiver(tx, {
      recoveryId,
      amount: vnd(amount),
      version,
      reason: 'Già yếu, neo đơn',
      article: 'Quyết định thử',
    }),
  );
const approve = (id: number, who = office.head) => office.db.uow.run(who, (tx) => approveWaiver(tx, id));

describe('a waiver', () => {
  it('takes two people, stays in the books, and is told with the amount it was for', async () => {
    const { chainId, debt } = await overpaid();
    const { id } = await propose(debt.id, 750_000, debt.version);
    await expect(propose(debt.id, 1, debt.version)).rejects.toMatchObject({ code: 'PAYMENT.WAIVER_WAITING' });
    await expect(approve(id, office.clerk)).rejects.toMatchObject({ code: 'PAYMENT.WAIVER_SAME_PERSON' });
    expect(await office.debts()).toEqual([debt]);

    expect(await approve(id)).toMatchObject({ outcome: 'approved', decidedBy: office.head.id });
    await expect(approve(id)).rejects.toMatchObject({ code: 'PAYMENT.WAIVER_DECIDED' });
    expect(await office.debts()).toEqual([]);
    expect(await office.balances()).toMatchObject({ 'written-off': 750_000 });
    expect((await office.balances())['receivable']).toBeUndefined();
    const { debts } = await office.db.uow.read(office.clerk, (tx) => explainAmount(tx, chainId, january));
    expect(debts).toMatchObject([
      {
        recovery: { amount: 750_000, recovered: 0, waived: 750_000 },
        movements: [{ kind: 'overpaid' }, { kind: 'waived', amount: 750_000, actorId: office.head.id }],
        waivers: [{ reason: 'Già yếu, neo đơn', article: 'Quyết định thử', proposedBy: office.clerk.id }],
      },
    ]);
    expect(await office.amounts(await office.send(march))).toEqual([1_200_000]);
  });

  it('is for no more than is owed, when proposed and when approved', async () => {
    const { debt } = await overpaid();
    const exceeded = { code: 'PAYMENT.RECOVERY_EXCEEDED' };
    await expect(propose(debt.id, 750_001, debt.version)).rejects.toMatchObject(exceeded);
    const { id } = await propose(debt.id, 700_000, debt.version);
    const repaid = { amount: vnd(100_000), version: debt.version };
    await office.db.uow.run(office.clerk, (tx) => takeRepayment(tx, debt.id, repaid));
    await expect(approve(id)).rejects.toMatchObject({ ...exceeded, params: { owed: 650_000 } });
    await office.db.uow.run(office.head, (tx) => declineWaiver(tx, id, 'Đã trả một phần'));
    await expect(propose(debt.id, 1, debt.version)).rejects.toMatchObject({ code: 'PLATFORM.STALE' });
    await approve((await propose(debt.id, 650_000, debt.version + 1)).id);
    expect(await office.debts()).toEqual([]);
  });

  it('of money that turns out to have been due is not paid a second time', async () => {
    const { chainId, corrected, debt } = await overpaid();
    await approve((await propose(debt.id, 500_000, debt.version)).id);
    await office.db.uow.run(office.clerk, (tx) => undo(tx, corrected, reason));
    // January's 750.000 come as arrears: 500.000 he was let off, 250.000 he still owes. What is left is March.
    expect(await office.amounts(await office.send(march))).toEqual([1_200_000]);
    expect(await office.debts()).toEqual([]);
    const { debts } = await office.db.uow.read(office.clerk, (tx) => explainAmount(tx, chainId, january));
    expect(debts).toMatchObject([{ recovery: { amount: 750_000, recovered: 750_000, waived: 0 } }]);
    expect((await office.balances())['written-off']).toBeUndefined();
  });

  it('of another area or programme is not there', async () => {
    const { debt } = await overpaid();
    const { id } = await propose(debt.id, 1, debt.version);
    await expect(approve(id, testActor({ units: [1], programmes: ['children'] }))).rejects.toMatchObject({
      code: 'PAYMENT.WAIVER_NOT_FOUND',
    });
  });
});
