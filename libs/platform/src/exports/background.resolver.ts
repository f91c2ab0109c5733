import { Args, Field, ID, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { type Actor } from '../actor.js';
import { Open } from '../access/permissions.js';
import { Read, Who } from '../graphql/context.js';
import { type ReadTx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import {
  type BackgroundJob,
  type BackgroundState,
  cancelBackgroundJob,
  getBackgroundJob,
  listBackgroundJobs,
} from './background-job.store.js';

export enum ExportFormatEnum {
  xlsx = 'xlsx',
  csv = 'csv',
}
registerEnumType(ExportFormatEnum, { name: 'ExportFormat' });

@ObjectType('BackgroundJob', { description: 'Long work that somebody asked for, and may leave and find again.' })
export class BackgroundJobView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What is written: `cases.worklist` …' })
  list!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: '`waiting`, `running`, `done`, `failed` or `cancelled`.' })
  state!: BackgroundState;

  @Field(() => Int, { description: 'Rows written so far.' })
  rows!: number;

  @Field(() => ID, { nullable: true, description: 'To be downloaded from /files for a week.' })
  fileId!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the refusal.' })
  failure!: string | null;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;
}

const ownOnly = 'shows and stops the caller’s own work, and refuses who is not signed in';

/** Long work of one's own. */
@Resolver()
export class BackgroundResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [BackgroundJobView], { description: 'One’s own of the last week, the latest first.' })
  @Open(ownOnly)
  runningJobs(@Who() _: Actor, @Read() tx: ReadTx): Promise<BackgroundJob[]> {
    return listBackgroundJobs(tx);
  }

  @Mutation(() => BackgroundJobView, {
    description: 'Stops what is waiting or running; what has ended stays as it is.',
  })
  @Open(ownOnly)
  async cancelJob(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('id', { type: () => ID }) id: string,
    @Args('requestId') requestId: string,
  ): Promise<BackgroundJob> {
    await this.uow.command(who, { requestId, name: 'cancelJob', body: { id } }, (tx) => cancelBackgroundJob(tx, id));
    return getBackgroundJob(reads, id);
  }
}
