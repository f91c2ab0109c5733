import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  Load,
  type LoadOf,
  PageArgs,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { reviewPermissions } from '../poor-households.permissions.js';
import {
  discardList,
  freezeList,
  getList,
  giveOpinion,
  listListsOf,
  type ReviewList,
  signList,
  takeBackList,
} from './list.store.js';
import { EndReviewListArgs, FreezeReviewListArgs, ReviewListArgs, ReviewOpinionArgs } from './review.input.js';
import { reviewRowById } from './review.loaders.js';
import { type ListPaper, listPapersOf, type ListRow, listRowsOf } from './review.reader.js';
import { ReviewListRowConnection, ReviewListRowView, ReviewListView, ReviewPaperView } from './review.view.js';
import { entryView } from './view-of.js';

/** Lists put before the chair: frozen by one person, signed by another, taken back whole. */
@Resolver(() => ReviewListView)
export class ReviewListResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [ReviewListView], { description: 'Lists of a review, the latest first.' })
  @Requires(reviewPermissions.read)
  reviewLists(@Read() tx: ReadTx, @Args('campaignId', { type: () => ID }) campaignId: string): Promise<ReviewList[]> {
    return listListsOf(tx, campaignId);
  }

  @Query(() => ReviewListView)
  @Requires(reviewPermissions.read)
  reviewList(@Read() tx: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<ReviewList> {
    return getList(tx, id);
  }

  @ResolveField(() => ReviewListRowConnection)
  async rows(@Parent() { id }: ReviewList, @Read() tx: ReadTx, @Args() { first, after }: PageArgs) {
    const [seen] = readCursor(after, 1) ?? [0];
    const rows = await listRowsOf(tx, id, { first, after: Number(seen) });
    return pageOf(
      rows,
      first,
      (row) => row,
      ({ seq }) => [seq],
    );
  }

  @ResolveField(() => [ReviewPaperView], { description: 'Decisions on the list, then refusals by number.' })
  papers(@Parent() { id }: ReviewList, @Read() tx: ReadTx): Promise<ListPaper[]> {
    return listPapersOf(tx, id);
  }

  @Mutation(() => ReviewListView, { description: 'Puts the households whose posting is over before the chair.' })
  @Requires(reviewPermissions.organise)
  async freezeReviewList(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: FreezeReviewListArgs,
  ): Promise<ReviewList> {
    const id = await this.uow.command(who, { requestId, name: 'freezeReviewList', body }, (tx) =>
      freezeList(tx, body.campaignId, body.hamlets),
    );
    return getList(reads, id);
  }

  @Mutation(() => ReviewListView, { description: 'The opinion of the district, asked before 01/07/2025.' })
  @Requires(reviewPermissions.advise)
  async giveReviewOpinion(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: ReviewOpinionArgs,
  ): Promise<ReviewList> {
    await this.uow.command(who, { requestId, name: 'giveReviewOpinion', body }, (tx) => giveOpinion(tx, body, body));
    return getList(reads, body.listId);
  }

  @Mutation(() => ReviewListView, { description: 'Takes a list that was not signed apart again.' })
  @Requires(reviewPermissions.organise)
  async discardReviewList(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: EndReviewListArgs,
  ): Promise<ReviewList> {
    await this.uow.command(who, { requestId, name: 'discardReviewList', body }, (tx) =>
      discardList(tx, body, body.reason),
    );
    return getList(reads, body.listId);
  }

  @Mutation(() => ReviewListView, {
    description: 'Signs what the list says; another person than the one who froze it.',
  })
  @Requires(reviewPermissions.sign)
  async signReviewList(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: ReviewListArgs,
  ): Promise<ReviewList> {
    await this.uow.command(who, { requestId, name: 'signReviewList', body }, (tx) => signList(tx, body));
    return getList(reads, body.listId);
  }

  @Mutation(() => ReviewListView, {
    description: 'Takes a signed list back whole, unless a household was decided about since.',
  })
  @Requires(reviewPermissions.sign)
  async takeBackReviewList(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: EndReviewListArgs,
  ): Promise<ReviewList> {
    await this.uow.command(who, { requestId, name: 'takeBackReviewList', body }, (tx) =>
      takeBackList(tx, body, body.reason),
    );
    return getList(reads, body.listId);
  }
}

@Resolver(() => ReviewListRowView)
export class ReviewListRowResolver {
  @ResolveField()
  async entry(@Parent() { entryId }: ListRow, @Load(reviewRowById) load: LoadOf<typeof reviewRowById>) {
    const row = await load(entryId);
    return row ? { ...row, ...entryView(row) } : null;
  }
}
