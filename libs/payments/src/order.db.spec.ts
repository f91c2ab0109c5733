import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { grantLines, recordDeath, setPayee, suspend, undo } from '#benefits';
import { day, month, range, vnd } from '#kernel';
import { january, lineOf, PayOffice } from '../../../test/properties/pay-office.js';
import { publishStandard, reason } from '../../../test/properties/small-province.js';
import { applyResults, decideInstalment, explainAmount, retryOrders, takeRepayment } from './index.js';

let office: PayOffice;
beforeAll(async () => {
  office = await PayOffice.open();
  await publishStandard(office.db, { from: '2026-03', value: 600_000 });
});
beforeEach(() => office.empty());
afterAll(() => office.db.close());

const february = month('2026-02');
const march = month('2026-03');
const april = month('2026-04');
const may = month('2026-05');

describe('orders', () => {
  it('carry returned money into the next run, or again into this one to the account of the day', async () => {
    const { db, clerk } = office;
    const [one, two] = [await office.grant('1'), await office.grant('2')];
    const first = await office.send(january);
    await office.settle(first, [one.personId, two.personId]);
    const orderId = (await office.orders(first)).find((order) => order.personId === one.personId)?.id ?? 0;
    const channel = { kind: 'bank', bank: '970436', account: '0123456789', holder: 'NGUYEN VAN A' } as const;
    const payee = { personId: one.personId, relation: 'self', channel } as const;
    await db.uow.run(clerk, (tx) => setPayee(tx, one.chainId, payee));

    const [again] = await db.uow.run(clerk, (tx) => retryOrders(tx, first, [orderId]));
    expect(await office.orders(first)).toContainEqual(
      expect.objectContaining({ id: again, amount: 500_000, attempt: 2, state: 'pending', account: '0123456789' }),
    );
    await expect(db.uow.run(clerk, (tx) => retryOrders(tx, first, [orderId]))).rejects.toMatchObject({
      code: 'PAYMENT.ORDER_NOT_FOUND',
    });
    await office.settle(first);
    const second = await office.send(february);
    expect(await office.amounts(second)).toEqual([500_000, 1_000_000 + 1_000_000]);
    expect(await office.balances()).toEqual({ expense: 3_000_000, cash: -500_000, clearing: -2_500_000 });
  });

  it('are one for a payee, whatever the number of his chains', async () => {
    const { db, clerk } = office;
    const [mother, child] = [await office.grant('1'), await office.grant('2.5')];
    const channel = { kind: 'cash', holder: 'Nguyễn Văn A' } as const;
    const guardian = { personId: mother.personId, relation: 'guardian', channel } as const;
    await expect(
      db.uow.run(clerk, (tx) => setPayee(tx, child.chainId, { ...guardian, relation: 'self' })),
    ).rejects.toMatchObject({ code: 'BENEFIT.PAYEE_UNRELATED' });
    await db.uow.run(clerk, (tx) => setPayee(tx, child.chainId, guardian));
    expect(await office.amounts(await office.send(january))).toEqual([1_750_000]);
  });

  it('take each answer once, refuse another one, and orders of another run', async () => {
    const { db, clerk } = office;
    await office.grant('1');
    await office.grant('2');
    const first = await office.send(january);
    const second = await office.send(february);
    const [orderId, otherId] = (await office.orders(second)).map((order) => order.id);
    const paid = [{ orderId: orderId ?? 0, outcome: 'paid' as const }];
    const returned = [{ orderId: orderId ?? 0, outcome: 'returned' as const, reason: 'AC04' }];
    const stranger = [{ orderId: otherId ?? 0, outcome: 'paid' as const }];
    expect(await db.uow.run(clerk, (tx) => applyResults(tx, second, paid))).toBe(1);
    expect(await db.uow.run(clerk, (tx) => applyResults(tx, second, paid))).toBe(0);
    await expect(db.uow.run(clerk, (tx) => applyResults(tx, second, returned))).rejects.toMatchObject({
      code: 'PAYMENT.ORDER_SETTLED',
    });
    await expect(db.uow.run(clerk, (tx) => applyResults(tx, first, stranger))).rejects.toMatchObject({
      code: 'PAYMENT.ORDER_NOT_FOUND',
    });
  });
});

describe('recoveries', () => {
  it('open for what was paid too much, and vanish by themselves when the death was a mistake', async () => {
    const { db, clerk } = office;
    const { personId, chainId } = await office.grant('1');
    await office.settle(await office.send(january));
    await office.settle(await office.send(february));
    const death = await db.uow.run(clerk, (tx) => recordDeath(tx, { personId, diedOn: day('2025-12-31') }, reason));
    await office.send(march);
    expect(await office.debts()).toMatchObject([{ personId, amount: 1_000_000, recovered: 0, instalment: undefined }]);
    expect(await office.balances()).toEqual({ cash: -1_000_000, receivable: 1_000_000 });

    await db.uow.run(clerk, (tx) => undo(tx, death, reason));
    expect(await office.amounts(await office.send(april))).toEqual([600_000 + 600_000]);
    expect(await office.debts()).toEqual([]);
    expect(await db.uow.read(clerk, (tx) => explainAmount(tx, chainId, january))).toMatchObject({
      amount: 500_000,
      posted: 500_000,
      postings: [{ kind: 'month' }, { kind: 'recovery', amount: -500_000 }, { kind: 'arrears', runMonth: '2026-04' }],
    });
  });

  it('withhold from a month only the instalment that was decided, and take money brought back', async () => {
    const { db, clerk } = office;
    const { chainId } = await office.grant('2');
    await office.settle(await office.send(january));
    await db.uow.run(clerk, async (tx) => {
      await grantLines(tx, chainId, [lineOf('0.5', '2026-01', '2026-02')], reason);
      await suspend(tx, chainId, { months: range(february, march), code: 'custody' }, reason);
    });
    await office.send(february);
    const [debt] = await office.debts();
    expect(debt).toMatchObject({ amount: 750_000, recovered: 0 });
    expect(await office.amounts(await office.send(march))).toEqual([1_200_000]);

    const [id, version] = [debt?.id ?? 0, debt?.version ?? 0];
    const decided = { instalment: vnd(200_000), decisionId: crypto.randomUUID(), version };
    await db.uow.run(clerk, (tx) => decideInstalment(tx, id, decided));
    await expect(db.uow.run(clerk, (tx) => decideInstalment(tx, id, decided))).rejects.toMatchObject({
      code: 'PLATFORM.STALE',
    });
    expect(await office.amounts(await office.send(april))).toEqual([1_000_000]);

    const now = (await office.debts())[0]?.version ?? 0;
    const repay = (amount: number) =>
      db.uow.run(clerk, (tx) => takeRepayment(tx, id, { amount: vnd(amount), version: now }));
    await expect(repay(550_001)).rejects.toMatchObject({
      code: 'PAYMENT.RECOVERY_EXCEEDED',
      params: { owed: 550_000 },
    });
    expect(await repay(450_000)).toMatchObject({ amount: 750_000, recovered: 650_000 });
    expect(await office.amounts(await office.send(may))).toEqual([1_100_000]);
    expect(await office.debts()).toEqual([]);
    expect((await office.balances())['receivable']).toBeUndefined();
  });
});
