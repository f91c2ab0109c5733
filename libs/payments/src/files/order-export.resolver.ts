import { Args, ArgsType, Field, Mutation, OmitType, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import {
  type Actor,
  type BackgroundJob,
  BackgroundJobView,
  getBackgroundJob,
  Read,
  type ReadTx,
  requestExport,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { paymentPermissions } from '../payment.permissions.js';
import { getRun } from '../run.store.js';
import { ordersExport } from './order.export.js';
import { PayOrdersArgs } from './pay-file.view.js';

@ArgsType()
class ExportPayOrdersArgs extends OmitType(PayOrdersArgs, ['first', 'after'], ArgsType) {
  @Field(() => String)
  @IsString()
  requestId!: string;
}

/** Orders of a run as workbooks, written in the background. */
@Resolver()
export class OrderExportResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Mutation(() => BackgroundJobView, {
    description: 'Asks for the orders of a run, as they are filtered, as a workbook.',
  })
  @Requires(paymentPermissions.export)
  async exportPayOrders(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...filter }: ExportPayOrdersArgs,
  ): Promise<BackgroundJob> {
    const id = await this.uow.command(who, { requestId, name: 'exportPayOrders', body: filter }, async (tx) => {
      await getRun(tx, filter.runId);
      return requestExport(tx, ordersExport, filter);
    });
    return getBackgroundJob(reads, id);
  }
}
