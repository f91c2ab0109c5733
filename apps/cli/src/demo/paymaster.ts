import { type LegalMonth } from '#kernel';
import {
  applyResults,
  approveRun,
  closeRun,
  freezeRun,
  getRun,
  listOrders,
  makeOrders,
  openRun,
  type OrderResult,
  type PaymentOrder,
  postRunOrReopen,
  previewRun,
  reconcileRun,
  type RunId,
  sendRun,
} from '#payments';
import { type Actor, systemActor, type UnitOfWork } from '#platform';
import { type Random } from './random.js';

const jobs = systemActor('pay run');
/** More orders than any month of a demonstration has. */
const allOrders = 10_000;

/** Pays a programme as staff and jobs do: prepared by one, approved by another, posted and ordered by the system. */
export class Paymaster {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accountant: Actor,
    private readonly approver: Actor,
    private readonly random: Random,
  ) {}

  /** From the preview to the file that goes out. @returns the run's id. */
  async send(programme: string, month: LegalMonth): Promise<RunId> {
    const { uow, accountant } = this;
    const { id: runId } = await uow.run(accountant, (tx) => openRun(tx, programme, month));
    const previewed = await uow.run(jobs, (tx) => previewRun(tx, runId));
    const frozen = await uow.run(accountant, (tx) => freezeRun(tx, { runId, version: previewed.version }));
    await uow.run(this.approver, (tx) => approveRun(tx, { runId, version: frozen.version }));
    await postRunOrReopen(uow, jobs, runId);
    const ordered = await uow.run(jobs, (tx) => makeOrders(tx, runId));
    await uow.run(accountant, (tx) => sendRun(tx, { runId, version: ordered.version }));
    return runId;
  }

  /** The answers of bank, post office and cashier come in; money that came back goes into the next run. */
  async settle(runId: RunId): Promise<void> {
    await this.uow.run(this.accountant, async (tx) => {
      const orders = await listOrders(tx, runId, { state: 'pending', first: allOrders });
      if (orders.length > 0)
        await applyResults(
          tx,
          runId,
          orders.map((order) => this.answer(order)),
        );
    });
    const { version } = await this.uow.run(this.accountant, (tx) => getRun(tx, runId));
    const reconciled = await this.uow.run(this.accountant, (tx) => reconcileRun(tx, { runId, version }));
    await this.uow.run(this.accountant, (tx) => closeRun(tx, { runId, version: reconciled.version }));
  }

  private answer({ id: orderId, channel }: PaymentOrder): OrderResult {
    if (channel === 'bank' && this.random.chance(2))
      return { orderId, outcome: 'returned', reason: 'Sai số tài khoản' };
    return { orderId, outcome: 'paid' };
  }
}
