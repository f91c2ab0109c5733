import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  Load,
  type LoadOf,
  type Page,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { type Unit, unitById, UnitView } from '#territory';
import { reviewPermissions } from '../poor-households.permissions.js';
import { standardOn } from '../rules/classification.rule.js';
import {
  addHouseholds,
  type Campaign,
  closeCampaign,
  getCampaign,
  listCampaigns,
  openCampaign,
} from './campaign.store.js';
import { postHamlets, recordMeeting } from './hamlet.store.js';
import {
  AddReviewHouseholdsArgs,
  CampaignArgs,
  CampaignVersionArgs,
  HamletMeetingArgs,
  OpenReviewArgs,
  PostReviewArgs,
  ReviewCampaignsArgs,
} from './review.input.js';
import { hamletFigures, weightsInUse, weightsKeyText } from './review.loaders.js';
import { type HeldMeeting, listMeetings } from './review.reader.js';
import { HamletFiguresView, HamletMeetingView, ReviewCampaignConnection, ReviewCampaignView } from './review.view.js';
import { ReviewFormView } from './score.view.js';
import { scoreAgain } from './sheet.store.js';
import { formView } from './view-of.js';

/** Periodic reviews: opened for a commune, worked hamlet by hamlet, closed when every household has come to an end. */
@Resolver(() => ReviewCampaignView)
export class ReviewCampaignResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => ReviewCampaignConnection, { description: 'The newest year first.' })
  @Requires(reviewPermissions.read)
  async reviewCampaigns(
    @Read() tx: ReadTx,
    @Args() { first, after, unitId, year }: ReviewCampaignsArgs,
  ): Promise<Page<Campaign>> {
    const rows = await listCampaigns(tx, { unitId, year }, { first, after: readCursor(after, 3) });
    return pageOf(
      rows,
      first,
      (row) => row,
      (row) => [row.year, row.unitId, row.id],
    );
  }

  @Query(() => ReviewCampaignView)
  @Requires(reviewPermissions.read)
  reviewCampaign(@Read() tx: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<Campaign> {
    return getCampaign(tx, id);
  }

  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() { unitId }: Campaign, @Load(unitById) load: LoadOf<typeof unitById>): Promise<Unit | undefined> {
    return load(unitId);
  }

  @ResolveField(() => [HamletFiguresView], { description: 'How far each hamlet is.' })
  hamlets(@Parent() { id }: Campaign, @Load(hamletFigures) load: LoadOf<typeof hamletFigures>) {
    return load(id);
  }

  @ResolveField(() => [HamletMeetingView])
  meetings(@Parent() { id }: Campaign, @Read() tx: ReadTx): Promise<HeldMeeting[]> {
    return listMeetings(tx, id);
  }

  @ResolveField(() => ReviewFormView, { description: 'What is asked of each household.' })
  async form(
    @Parent() { startsOn, areaClass, region }: Campaign,
    @Load(weightsInUse) load: LoadOf<typeof weightsInUse>,
  ): Promise<ReviewFormView> {
    const key = weightsKeyText({ standard: standardOn(startsOn).code, areaClass, region });
    return formView(startsOn, await load(key));
  }

  @Mutation(() => ReviewCampaignView, {
    description: 'Opens the periodic review of a commune with the households that have a class now.',
  })
  @Requires(reviewPermissions.organise)
  async openReviewCampaign(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { input, requestId }: OpenReviewArgs,
  ): Promise<Campaign> {
    const id = await this.uow.command(who, { requestId, name: 'openReviewCampaign', body: input }, (tx) =>
      openCampaign(tx, input),
    );
    return getCampaign(reads, id);
  }

  @Mutation(() => Int, { description: 'Takes households into a review; how many were not under review yet.' })
  @Requires(reviewPermissions.organise)
  addReviewHouseholds(@Who() who: Actor, @Args() { requestId, ...body }: AddReviewHouseholdsArgs): Promise<number> {
    return this.uow.command(who, { requestId, name: 'addReviewHouseholds', body }, (tx) =>
      addHouseholds(tx, body.campaignId, body.householdIds),
    );
  }

  @Mutation(() => Int, {
    description: 'Records a meeting on all scored households of a hamlet; how many it was about.',
  })
  @Requires(reviewPermissions.organise)
  recordHamletMeeting(@Who() who: Actor, @Args() { requestId, input }: HamletMeetingArgs): Promise<number> {
    return this.uow.command(who, { requestId, name: 'recordHamletMeeting', body: input }, (tx) =>
      recordMeeting(tx, input),
    );
  }

  @Mutation(() => Int, { description: 'Posts the agreed households; how many.' })
  @Requires(reviewPermissions.organise)
  postReviewHamlets(@Who() who: Actor, @Args() { requestId, ...body }: PostReviewArgs): Promise<number> {
    return this.uow.command(who, { requestId, name: 'postReviewHamlets', body }, (tx) => postHamlets(tx, body));
  }

  @Mutation(() => Int, {
    description:
      'Scores filled forms again, after points were published or the commune became a ward; how many changed.',
  })
  @Requires(reviewPermissions.organise)
  scoreReviewAgain(@Who() who: Actor, @Args() { requestId, ...body }: CampaignArgs): Promise<number> {
    return this.uow.command(who, { requestId, name: 'scoreReviewAgain', body }, (tx) =>
      scoreAgain(tx, body.campaignId),
    );
  }

  @Mutation(() => ReviewCampaignView, { description: 'Ends a review in which every household has come to an end.' })
  @Requires(reviewPermissions.organise)
  async closeReviewCampaign(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...body }: CampaignVersionArgs,
  ): Promise<Campaign> {
    await this.uow.command(who, { requestId, name: 'closeReviewCampaign', body }, (tx) =>
      closeCampaign(tx, body.campaignId, body.version),
    );
    return getCampaign(reads, body.campaignId);
  }
}
