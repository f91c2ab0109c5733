import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  type Page,
  type PageArgs,
  pageOf,
  platformErrors,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  sha256Of,
  UnitOfWork,
  Who,
} from '#platform';
import { type OrderId, retryOrders } from '../order.store.js';
import { paymentErrors } from '../payment.errors.js';
import { paymentPermissions } from '../payment.permissions.js';
import { getRun, lockWholeRun } from '../run.store.js';
import { RunView, runViewOf } from '../run.view.js';
import { readAnswer } from './answer.reader.js';
import { checkAnswer, takeAnswer } from './answer.store.js';
import { findOrders, type OrderFilter, type OrderSeen } from './order.reader.js';
import {
  answerCheckOf,
  answerLimit,
  PayAnswerCheckView,
  PayAnswerInput,
  PayFileView,
  payFileViewOf,
  PaymentOrderConnection,
  PayOrdersArgs,
  PersonOrdersArgs,
} from './pay-file.view.js';
import { listPayFiles, makeFilesJob } from './pay-list.store.js';

/** Lists for banks, post office and cashiers, their answers, and orders sent again. */
@Resolver()
export class PayFileResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [PayFileView], { description: 'Files of a run whose orders are all in one’s area of duty.' })
  @Requires(paymentPermissions.read)
  async payFiles(@Read() tx: ReadTx, @Args('runId', { type: () => Int }) runId: number): Promise<PayFileView[]> {
    return (await listPayFiles(tx, runId)).map(payFileViewOf);
  }

  @Query(() => PaymentOrderConnection, { description: 'Orders of a run by id.' })
  @Requires(paymentPermissions.read)
  async payOrders(@Read() tx: ReadTx, @Args() { first, after, ...filter }: PayOrdersArgs): Promise<Page<OrderSeen>> {
    await getRun(tx, filter.runId);
    return pageOfOrders(tx, filter, { first, ...(after !== undefined && { after }) });
  }

  @Query(() => PaymentOrderConnection, { description: 'Orders to a person, from every run, the latest first.' })
  @Requires(paymentPermissions.read)
  payOrdersOf(@Read() tx: ReadTx, @Args() { personId, ...page }: PersonOrdersArgs): Promise<Page<OrderSeen>> {
    return pageOfOrders(tx, { personId }, page);
  }

  @Mutation(() => RunView, {
    description:
      'Asks for the files of the orders that are on no list yet; they are there, and the run is sent, a little later.',
  })
  @Requires(paymentPermissions.export)
  makePayFiles(
    @Who() who: Actor,
    @Args('runId', { type: () => Int }) runId: number,
    @Args('requestId') requestId: string,
  ): Promise<RunView> {
    return this.uow.command(who, { requestId, name: 'makePayFiles', body: { runId } }, async (tx) => {
      const run = await getRun(tx, runId);
      if (run.state !== 'ordered' && run.state !== 'sent')
        throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'sent' });
      // Sending is an act on the whole run; later files carry only what was sent before and came back.
      if (run.state === 'ordered') await lockWholeRun(tx, runId, run.version);
      await tx.enqueue(makeFilesJob, { runId });
      return runViewOf(run);
    });
  }

  @Mutation(() => PayAnswerCheckView, {
    description: 'What an answer would do, and what is wrong with it. Changes nothing.',
  })
  @Requires(paymentPermissions.prepare)
  async importPayResultDryRun(@Who() who: Actor, @Args('answer') given: PayAnswerInput): Promise<PayAnswerCheckView> {
    const answer = await readAnswer(contentOf(given));
    return answerCheckOf(await this.uow.read(who, (tx) => checkAnswer(tx, given.runId, answer)));
  }

  @Mutation(() => Int, { description: 'Takes an answer in, all of it or nothing; says how many orders changed.' })
  @Requires(paymentPermissions.prepare)
  async importPayResultCommit(
    @Who() who: Actor,
    @Args('answer') given: PayAnswerInput,
    @Args('requestId') requestId: string,
  ): Promise<number> {
    const content = contentOf(given);
    const answer = await readAnswer(content);
    const { runId, name } = given;
    const body = { runId, sha256: sha256Of(content) };
    return this.uow.command(who, { requestId, name: 'importPayResult', body }, (tx) =>
      takeAnswer(tx, runId, answer, { name, content, mediaType: 'application/octet-stream' }),
    );
  }

  @Mutation(() => [Int], {
    description: 'Sends returned orders again, to the account each payee has now; they go out with the next files.',
  })
  @Requires(paymentPermissions.prepare)
  retryPayOrders(
    @Who() who: Actor,
    @Args('runId', { type: () => Int }) runId: number,
    @Args('orderIds', { type: () => [Int] }) orderIds: number[],
    @Args('requestId') requestId: string,
  ): Promise<OrderId[]> {
    return this.uow.command(who, { requestId, name: 'retryPayOrders', body: { runId, orderIds } }, (tx) =>
      retryOrders(tx, runId, orderIds),
    );
  }
}

async function pageOfOrders(tx: ReadTx, filter: OrderFilter, { first, after }: PageArgs): Promise<Page<OrderSeen>> {
  const [cursor] = readCursor(after, 1) ?? [];
  const rows = await findOrders(tx, filter, {
    ...(typeof cursor === 'number' && { after: cursor }),
    first: first + 1,
  });
  return pageOf(
    rows,
    first,
    (row) => row,
    (row) => [row.id],
  );
}

/** @throws PLATFORM.FILE_TOO_LARGE */
function contentOf({ content }: PayAnswerInput): Buffer {
  const bytes = Buffer.byteLength(content, 'base64');
  if (bytes > answerLimit) throw platformErrors.FILE_TOO_LARGE({ bytes, limit: answerLimit });
  return Buffer.from(content, 'base64');
}
