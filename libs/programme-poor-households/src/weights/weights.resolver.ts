import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Actor, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { reviewPermissions } from '../poor-households.permissions.js';
import { type AreaClass } from '../rules/law.js';
import { listWeights, proposeWeights, publishWeights, type WeightSet } from './weights.store.js';

@ObjectType({ description: 'Points of form B1 for one kind of place.' })
class ReviewWeightsView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  standard!: string;

  @Field(() => String)
  areaClass!: AreaClass;

  @Field(() => String, { description: 'Economic region.' })
  region!: string;

  @Field(() => String)
  instrument!: string;

  @Field(() => String, { description: '`proposed`, `in-use` or `replaced`.' })
  state!: string;

  @Field(() => Int)
  itemCount!: number;
}

@InputType()
class ProposeReviewWeightsInput {
  @Field(() => String)
  @Matches(/^\d{4}-\d{4}$/)
  standard!: string;

  @Field(() => String)
  @IsIn(['urban', 'rural'])
  areaClass!: AreaClass;

  @Field(() => String)
  @Matches(/^[a-z-]{1,40}$/)
  region!: string;

  @Field(() => String, { description: 'The circular and its annex, as cited.' })
  @IsString()
  @Length(1, 300)
  instrument!: string;

  @Field(() => String, { description: 'CSV: `item,item_title,option,option_title,points`.' })
  @IsString()
  @MaxLength(200_000)
  file!: string;
}

@ArgsType()
class ProposeReviewWeightsArgs {
  @Field(() => ProposeReviewWeightsInput)
  @ValidateNested()
  @Type(() => ProposeReviewWeightsInput)
  input!: ProposeReviewWeightsInput;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

const viewOf = ({ items, ...set }: WeightSet): ReviewWeightsView => ({ ...set, itemCount: items.length });

/** Points of form B1: loaded from a file by one person, put in use by another. */
@Resolver(() => ReviewWeightsView)
export class ReviewWeightsResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [ReviewWeightsView], { description: 'Every set, the latest of each place first.' })
  @Requires(reviewPermissions.read)
  async reviewWeights(@Read() tx: ReadTx): Promise<ReviewWeightsView[]> {
    return (await listWeights(tx)).map(viewOf);
  }

  @Mutation(() => ID)
  @Requires(reviewPermissions['propose-weights'])
  proposeReviewWeights(@Who() who: Actor, @Args() { input, requestId }: ProposeReviewWeightsArgs): Promise<string> {
    return this.uow.command(who, { requestId, name: 'proposeReviewWeights', body: input }, (tx) =>
      proposeWeights(tx, input),
    );
  }

  @Mutation(() => Boolean, { description: 'Another person than the one who proposed them.' })
  @Requires(reviewPermissions['publish-weights'])
  async publishReviewWeights(
    @Who() who: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'publishReviewWeights', body: { id } }, (tx) =>
      publishWeights(tx, id),
    );
    return true;
  }
}
