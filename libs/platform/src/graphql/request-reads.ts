import { type LegalDay } from '#kernel';
import { type Actor } from '../actor.js';
import { type Clock, today } from '../clock.js';
import { type ReadTx, type Subject } from '../tx.js';
import { type OpenTx, type UnitOfWork } from '../unit-of-work.js';

/**
 * The reads of one operation: one snapshot and one scope for all its fields, opened with the first statement.
 * In a mutation that is after the commit, so the answer shows what was written.
 */
export class RequestReads implements ReadTx {
  readonly now: Date;
  readonly today: LegalDay;
  private opened: Promise<OpenTx> | undefined;
  private hasFailed = false;

  constructor(
    readonly who: Actor,
    private readonly uow: UnitOfWork,
    clock: Clock,
  ) {
    this.now = clock.now();
    this.today = today(clock);
  }

  async sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.ask((tx) => tx.sql<Row>(text, values));
  }

  async one<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row> {
    return this.ask((tx) => tx.one<Row>(text, values));
  }

  async maybeOne<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row | undefined> {
    return this.ask((tx) => tx.maybeOne<Row>(text, values));
  }

  noteRead(subject: Subject): void {
    void this.tx().then(
      (tx) => tx.noteRead(subject),
      () => undefined,
    );
  }

  /**
   * Records what was read and closes the snapshot; called before the answer leaves.
   * @returns false when a statement failed: the snapshot fell with it, what was read cannot be put on record, and so must not leave.
   */
  async finish(): Promise<boolean> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.finish(this.hasFailed ? 'rollback' : 'commit');
    return !this.hasFailed;
  }

  private async ask<T>(read: (tx: ReadTx) => Promise<T>): Promise<T> {
    try {
      return await read(await this.tx());
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  private async tx(): Promise<ReadTx> {
    return (await (this.opened ??= this.uow.openRead(this.who))).tx;
  }
}
