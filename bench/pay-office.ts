import { addMonths, type LegalMonth } from '#kernel';
import { approveRun, cancelRun, findCoveredMonth, freezeRun, openRun, type Run } from '#payments';
import { systemActor } from '#platform';
import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Bench } from './bench.js';
import { startChild, stopChild } from './child.js';
import { firstMonth, type Ledger } from './load/money.js';
import { type PayAnswer, type PayRequest } from './pay-worker.js';

const preparer = systemActor('accountant of the bench', '00000000-0000-0000-0000-0000000be1c1');
const approver = systemActor('approver of the bench', '00000000-0000-0000-0000-0000000be1c2');

/** Prepares and approves runs here, and lets them be previewed and posted by a process that plays the worker. */
export class PayOffice {
  private readonly worker: ChildProcess;
  /** Refused when the worker ends, answers outstanding or not. */
  private readonly ended: Promise<never>;
  private peak = Number.NaN;

  constructor(private readonly bench: Bench) {
    this.worker = startChild('./pay-worker.js', { WORKER_DATABASE_URL: bench.db.config.urlOf('worker') });
    this.ended = once(this.worker, 'exit').then(() => {
      throw new Error('the worker has ended; why, it told on the error output');
    });
    // It ends in the end: only who waits for an answer minds.
    this.ended.catch(() => undefined);
  }

  async nextMonth({ programme }: Ledger): Promise<LegalMonth> {
    const covered = await this.bench.db.uow.read(preparer, (tx) => findCoveredMonth(tx, programme));
    return covered === undefined ? firstMonth : addMonths(covered, 1);
  }

  async open({ programme }: Ledger, month: LegalMonth): Promise<Run> {
    return this.bench.db.uow.run(preparer, (tx) => openRun(tx, programme, month));
  }

  async cancel({ id, version }: Run): Promise<void> {
    await this.bench.db.uow.run(preparer, (tx) => cancelRun(tx, { runId: id, version }));
  }

  /** A previewed run, frozen by one and approved by the other. */
  async approve(previewed: Run): Promise<Run> {
    const { uow } = this.bench.db;
    const frozen = await uow.run(preparer, (tx) => freezeRun(tx, { runId: previewed.id, version: previewed.version }));
    return uow.run(approver, (tx) => approveRun(tx, { runId: frozen.id, version: frozen.version }));
  }

  /** The most memory the worker has held so far, in bytes; `NaN` before its first answer. */
  get peakMemory(): number {
    return this.peak;
  }

  /** @throws when the worker ends instead of answering. */
  async ask(act: PayRequest['act'], { id }: Run): Promise<PayAnswer> {
    const answer = once(this.worker, 'message');
    this.worker.send({ act, runId: id } satisfies PayRequest);
    const [told] = (await Promise.race([answer, this.ended])) as [PayAnswer];
    this.peak = told.peakMemory;
    return told;
  }

  close(): Promise<void> {
    return stopChild(this.worker);
  }
}
