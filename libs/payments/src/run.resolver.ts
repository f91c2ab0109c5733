import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LegalMonth } from '#kernel';
import {
  type Actor,
  LegalMonthScalar,
  type Page,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  type Tx,
  UnitOfWork,
  Who,
} from '#platform';
import { type Conflict, listConflicts } from './conflict.store.js';
import { paymentPermissions } from './payment.permissions.js';
import { listRunChanges, type RunChange } from './run.changes.reader.js';
import { type Run } from './run.js';
import { postRunJob } from './run.posting.js';
import {
  bridgeOf,
  listPreview,
  listUnpriced,
  type PreviewRow,
  previewRunJob,
  type RunBridge,
  type UnpricedLine,
} from './run.preview.js';
import { approveRun, cancelRun, freezeRun, returnRun } from './run.service.js';
import { checkTransition, getRun, listRuns, openRun } from './run.store.js';
import {
  BridgeView,
  ConflictConnection,
  PreviewRowView,
  RunChangeConnection,
  RunChangesArgs,
  RunPageArgs,
  RunView,
  runViewOf,
  UnpricedLineView,
} from './run.view.js';

/** Pay runs: opened, previewed, frozen by one person and approved by another; the long work is done by the worker. */
@Resolver()
export class RunResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [RunView], { description: 'Runs of a programme, latest first.' })
  @Requires(paymentPermissions.read)
  async payRuns(@Read() tx: ReadTx, @Args('programme') programme: string): Promise<RunView[]> {
    return (await listRuns(tx, programme)).map(runViewOf);
  }

  @Query(() => RunView)
  @Requires(paymentPermissions.read)
  async payRun(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<RunView> {
    return runViewOf(await getRun(tx, id));
  }

  @Query(() => BridgeView, { description: 'What changed against the month run last, and why.' })
  @Requires(paymentPermissions.read)
  payRunBridge(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<RunBridge> {
    return bridgeOf(tx, id);
  }

  @Query(() => [PreviewRowView], { description: 'The preview by month, unit and cause.' })
  @Requires(paymentPermissions.read)
  payRunPreview(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<PreviewRow[]> {
    return listPreview(tx, id);
  }

  @Query(() => RunChangeConnection, {
    description: 'Whom a run not yet posted pays otherwise than the month before, as things stand now.',
  })
  @Requires(paymentPermissions.read)
  async payRunChanges(
    @Read() tx: ReadTx,
    @Args() { id, cause, first, after }: RunChangesArgs,
  ): Promise<Page<RunChange>> {
    const [last = 0] = readCursor(after, 1) ?? [];
    const found = await listRunChanges(tx, id, { cause, after: Number(last), first: first + 1 });
    return pageOf(
      found,
      first,
      (change) => change,
      ({ chainId }) => [chainId],
    );
  }

  @Query(() => [UnpricedLineView], { description: 'Lines for which the rate book has no value: at most a hundred.' })
  @Requires(paymentPermissions.read)
  async payRunUnpriced(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<UnpricedLine[]> {
    const { programme, month } = await getRun(tx, id);
    return listUnpriced(tx, programme, month);
  }

  @Query(() => ConflictConnection, {
    description:
      'Who is due benefits in the month of which the law lets him draw one alone, as the last preview found.',
  })
  @Requires(paymentPermissions.read)
  payRunConflicts(@Read() tx: ReadTx, @Args() { id, ...page }: RunPageArgs): Promise<Page<Conflict>> {
    return listConflicts(tx, id, page);
  }

  @Mutation(() => RunView, { description: 'Opens a month and asks for its preview.' })
  @Requires(paymentPermissions.prepare)
  openPayRun(
    @Who() who: Actor,
    @Args('programme') programme: string,
    @Args('month', { type: () => LegalMonthScalar }) month: LegalMonth,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.uow.command(who, { requestId, name: 'openPayRun', body: { programme, month } }, async (tx) => {
      const run = await openRun(tx, programme, month);
      await tx.enqueue(previewRunJob, { runId: run.id, version: run.version });
      return runViewOf(run);
    });
  }

  @Mutation(() => RunView, { description: 'Asks for the preview once more; it is there when the state says so.' })
  @Requires(paymentPermissions.prepare)
  previewPayRun(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.uow.command(who, { requestId, name: 'previewPayRun', body: { id } }, async (tx) => {
      const run = await getRun(tx, id);
      checkTransition(run, 'previewed');
      await tx.enqueue(previewRunJob, { runId: id, version: run.version });
      return runViewOf(run);
    });
  }

  @Mutation(() => RunView, { description: 'Submits the preview for approval.' })
  @Requires(paymentPermissions.prepare)
  freezePayRun(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('version', { type: () => Int }) version: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.act(who, 'freezePayRun', { id, version }, requestId, freezeRun);
  }

  @Mutation(() => RunView, { description: 'Gives a frozen run back to be prepared again.' })
  @Requires(paymentPermissions.approve)
  returnPayRun(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('version', { type: () => Int }) version: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.act(who, 'returnPayRun', { id, version }, requestId, returnRun);
  }

  @Mutation(() => RunView, { description: 'Approves a run that another person prepared; the worker posts it.' })
  @Requires(paymentPermissions.approve)
  approvePayRun(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('version', { type: () => Int }) version: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.act(who, 'approvePayRun', { id, version }, requestId, async (tx, act) => {
      const run = await approveRun(tx, act);
      await tx.enqueue(postRunJob, { runId: run.id });
      return run;
    });
  }

  @Mutation(() => RunView, { description: 'Gives up a run that was not approved.' })
  @Requires(paymentPermissions.prepare)
  cancelPayRun(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('version', { type: () => Int }) version: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.act(who, 'cancelPayRun', { id, version }, requestId, cancelRun);
  }

  private act(
    who: Actor,
    name: string,
    body: { readonly id: number; readonly version: number },
    requestId: string,
    work: (tx: Tx, act: { readonly runId: number; readonly version: number }) => Promise<Run>,
  ): Promise<RunView> {
    return this.uow.command(who, { requestId, name, body }, async (tx) =>
      runViewOf(await work(tx, { runId: body.id, version: body.version })),
    );
  }
}
