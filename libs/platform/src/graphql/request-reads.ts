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

  constructor(
    readonly who: Actor,
    private readonly uow: UnitOfWork,
    clock: Clock,
  ) {
    this.now = clock.now();
    this.today = today(clock);
  }

  async sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return (await this.tx()).sql(text, values);
  }

  async one<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row> {
    return (await this.tx()).one(text, values);
  }

  async maybeOne<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row | undefined> {
    return (await this.tx()).maybeOne(text, values);
  }

  noteRead(subject: Subject): void {
    void this.tx().then(
      (tx) => tx.noteRead(subject),
      () => undefined,
    );
  }

  /** Records what was read and closes the snapshot; called before the answer leaves. */
  async finish(): Promise<void> {
    if (this.opened) await (await this.opened).finish('commit');
  }

  private async tx(): Promise<ReadTx> {
    return (await (this.opened ??= this.uow.openRead(this.who))).tx;
  }
}
