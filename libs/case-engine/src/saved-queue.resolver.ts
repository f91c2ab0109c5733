import { Args, ArgsType, Field, Mutation, ObjectType, OmitType, Query, Resolver } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { type Actor, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { WorklistArgs } from './case.input.js';
import { casePermissions } from './case.permissions.js';
import { DueFilter } from './case.view.js';
import { dropQueue, listQueues, saveQueue } from './saved-queue.store.js';

@ObjectType({ description: 'A filter of the worklist that somebody keeps under a name.' })
class SavedQueue {
  @Field(() => String)
  name!: string;

  @Field(() => DueFilter, { nullable: true })
  due?: DueFilter | undefined;

  @Field(() => Boolean, { nullable: true })
  mine?: boolean | undefined;

  @Field(() => String, { nullable: true })
  programme?: string | undefined;

  @Field(() => String, { nullable: true })
  state?: string | undefined;

  @Field(() => String, { nullable: true })
  hamlet?: string | undefined;

  @Field(() => String, { nullable: true })
  words?: string | undefined;
}

@ArgsType()
class SaveQueueArgs extends OmitType(WorklistArgs, ['first', 'after', 'unitId', 'role'], ArgsType) {
  @Field(() => String)
  @Length(1, 40)
  name!: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

@ArgsType()
class DropQueueArgs {
  @Field(() => String)
  @Length(1, 40)
  name!: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

const viewsOf = async (tx: ReadTx): Promise<SavedQueue[]> =>
  (await listQueues(tx)).map(({ name, filter }) => ({ name, ...filter }));

/** Filters of the worklist that somebody goes back to, on whatever machine he sits. */
@Resolver()
export class SavedQueueResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [SavedQueue], { description: 'One’s own, the first made first.' })
  @Requires(casePermissions.read)
  savedQueues(@Read() tx: ReadTx): Promise<SavedQueue[]> {
    return viewsOf(tx);
  }

  @Mutation(() => [SavedQueue], { description: 'Keeps a filter; one of the same name is replaced. Answers all.' })
  @Requires(casePermissions.read)
  async saveQueue(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, name, ...filter }: SaveQueueArgs,
  ): Promise<SavedQueue[]> {
    await this.uow.command(who, { requestId, name: 'saveQueue', body: { name, filter } }, (tx) =>
      saveQueue(tx, { name, filter }),
    );
    return viewsOf(reads);
  }

  @Mutation(() => [SavedQueue], { description: 'Lets one go. Answers those that are left.' })
  @Requires(casePermissions.read)
  async dropQueue(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, name }: DropQueueArgs,
  ): Promise<SavedQueue[]> {
    await this.uow.command(who, { requestId, name: 'dropQueue', body: { name } }, (tx) => dropQueue(tx, name));
    return viewsOf(reads);
  }
}
