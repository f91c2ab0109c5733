import { grantLines, openChain } from '#benefits';
import { type LegalMonth, month, range } from '#kernel';
import {
  applyResults,
  approveRun,
  freezeRun,
  listOrders,
  listRecoveries,
  makeOrders,
  openRun,
  type PaymentOrder,
  postRunOrReopen,
  previewRun,
  type Recovery,
  type Run,
  type RunId,
  sendRun,
} from '#payments';
import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  article,
  buildProvince,
  communes,
  declareStandard,
  newChain,
  officer,
  publishStandard,
  reason,
  system,
  times,
} from './small-province.js';

export const programme = 'social-protection';
export const january = month('2026-01');

/** A line of the table `standard` in the first commune. */
export const lineOf = (multiplier: string, from: string, until?: string, unitId: number = communes[0]) => ({
  months: range(month(from), until === undefined ? undefined : month(until)),
  rate: { table: 'standard', key: 'base' },
  multiplier: times(multiplier),
  unitId,
  basis: article,
});

/** Two people who run the payments of a small province, where the standard is 500,000 until March 2026. */
export class PayOffice {
  readonly clerk = officer();
  readonly head = officer();

  private constructor(readonly db: TestDatabase) {}

  static async open(): Promise<PayOffice> {
    const db = await testDatabase();
    await buildProvince(db);
    await db.uow.run(system, declareStandard);
    await publishStandard(db, { from: '2021-07', until: '2026-03', value: 500_000 });
    return new PayOffice(db);
  }

  /** Takes away all people, lines, runs and money; the rate book stays. */
  async empty(): Promise<void> {
    await this.db.admin.query(
      `TRUNCATE payment.run, payment.posting, payment.recovery, benefit.payee, benefit.dirty, benefit.rate_change CASCADE`,
    );
  }

  /** A person with one chain of one open-ended line. */
  async grant(multiplier: string, from = '2026-01', unitId: number = communes[0]) {
    const personId = crypto.randomUUID();
    const chainId = await this.db.uow.run(this.clerk, async (tx) => {
      const id = await openChain(tx, newChain(personId, { unitId }));
      await grantLines(tx, id, [lineOf(multiplier, from, undefined, unitId)], reason);
      return id;
    });
    return { personId, chainId };
  }

  async preview(at: LegalMonth): Promise<Run> {
    const run = await this.db.uow.run(this.clerk, (tx) => openRun(tx, programme, at));
    return this.db.uow.run(system, (tx) => previewRun(tx, run.id));
  }

  /** Freezes a previewed run and approves it. */
  async approve({ id, version }: Run): Promise<RunId> {
    const frozen = await this.db.uow.run(this.clerk, (tx) => freezeRun(tx, { runId: id, version }));
    await this.db.uow.run(this.head, (tx) => approveRun(tx, { runId: id, version: frozen.version }));
    return id;
  }

  async post(at: LegalMonth): Promise<Run> {
    return postRunOrReopen(this.db.uow, system, await this.approve(await this.preview(at)));
  }

  /** A run posted, ordered and sent. */
  async send(at: LegalMonth): Promise<RunId> {
    const { id } = await this.post(at);
    const { version } = await this.db.uow.run(system, (tx) => makeOrders(tx, id));
    await this.db.uow.run(this.clerk, (tx) => sendRun(tx, { runId: id, version }));
    return id;
  }

  /** Everyone is paid but those whose order comes back. */
  async settle(id: RunId, returned: readonly string[] = []): Promise<void> {
    const pending = (await this.orders(id)).filter((order) => order.state === 'pending');
    const results = pending.map((order) =>
      returned.includes(order.personId)
        ? { orderId: order.id, outcome: 'returned' as const, reason: 'AC04' }
        : { orderId: order.id, outcome: 'paid' as const },
    );
    await this.db.uow.run(this.clerk, (tx) => applyResults(tx, id, results));
  }

  orders(id: RunId): Promise<PaymentOrder[]> {
    return this.db.uow.read(this.clerk, (tx) => listOrders(tx, id, { first: 100 }));
  }

  /** Amounts of a run's orders, smallest first. */
  async amounts(id: RunId): Promise<number[]> {
    return (await this.orders(id)).map((order) => order.amount).toSorted((a, b) => a - b);
  }

  debts(): Promise<Recovery[]> {
    return this.db.uow.read(this.clerk, (tx) => listRecoveries(tx, programme, { first: 100 }));
  }

  /** What stands on each account, debit above zero; accounts that are even are left out. */
  async balances(): Promise<Record<string, number>> {
    const { rows } = await this.db.admin.query<{ account: string; balance: number }>(
      `SELECT account, sum(debit - credit)::bigint AS balance FROM payment.journal_line GROUP BY account HAVING sum(debit - credit) <> 0`,
    );
    return Object.fromEntries(rows.map((row) => [row.account, row.balance]));
  }

  async count(from: string): Promise<number> {
    return (await this.db.admin.query<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)).rows[0]?.n ?? 0;
  }
}
