import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type AreaClass, type PovertyClass } from '../rules/law.js';
import { type ListResult } from '../rules/list-result.rule.js';
import { type EntryState } from './entry.js';

const classes = '`poor`, `near-poor`, `average` or `none`.';

@ObjectType({ description: 'The periodic review of one commune in one year.' })
export class ReviewCampaignView {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => Int)
  year!: number;

  @Field(() => String, { description: '`urban` or `rural`: the bounds and points that households are scored by.' })
  areaClass!: AreaClass;

  @Field(() => LegalDayScalar)
  startsOn!: LegalDay;

  @Field(() => LegalDayScalar)
  dueOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  closedOn!: LegalDay | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'How many households of a hamlet stand in a state with a class.' })
export class HamletFiguresView {
  @Field(() => String)
  hamlet!: string;

  @Field(() => String)
  state!: EntryState;

  @Field(() => String, { nullable: true, description: classes })
  class!: PovertyClass | null;

  @Field(() => Int)
  households!: number;
}

@ObjectType()
export class HamletMeetingView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  hamlet!: string;

  @Field(() => LegalDayScalar)
  heldOn!: LegalDay;

  @Field(() => Int)
  present!: number;

  @Field(() => Int)
  agreed!: number;

  @Field(() => String, { nullable: true })
  minutes!: string | null;
}

@ObjectType({ description: 'A household under review.' })
export class ReviewEntryView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Of the periodic review.' })
  campaignId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a review within the year.' })
  caseId!: string | null;

  @Field(() => ID)
  householdId!: string;

  @Field(() => String)
  householdCode!: string;

  @Field(() => ID)
  headId!: string;

  @Field(() => String)
  headName!: string;

  @Field(() => String)
  hamlet!: string;

  @Field(() => String)
  state!: EntryState;

  @Field(() => String, { description: `The class when the review began: ${classes}` })
  was!: PovertyClass;

  @Field(() => String, { nullable: true, description: classes })
  class!: PovertyClass | null;

  @Field(() => Int, { nullable: true })
  b1!: number | null;

  @Field(() => Int, { nullable: true })
  b2!: number | null;

  @Field(() => [String], { description: 'Indicators in which it is deprived.' })
  deprived!: readonly string[];

  @Field(() => LegalDayScalar, { nullable: true, description: 'Last day of the posting.' })
  postedUntil!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true })
  complainedOn!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true })
  recheckDue!: LegalDay | null;

  @Field(() => [String], { description: 'What may be done with it where it stands.' })
  acts!: readonly string[];

  @Field(() => Int)
  version!: number;
}

export const ReviewEntryConnection = connectionOf(ReviewEntryView, 'ReviewEntry');
export const ReviewCampaignConnection = connectionOf(ReviewCampaignView, 'ReviewCampaign');

@ObjectType({ description: 'One act on a household under review.' })
export class ReviewEventView {
  @Field(() => Int)
  seq!: number;

  @Field(() => String)
  act!: string;

  @Field(() => String, { nullable: true })
  stateFrom!: string | null;

  @Field(() => String)
  stateTo!: string;

  @Field(() => LegalDayScalar)
  heldOn!: LegalDay;

  @Field(() => String)
  actorName!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

@ObjectType({ description: 'Why one of many was not taken.' })
class ReviewRefusalView {
  @Field(() => String)
  code!: string;

  @Field(() => GraphQLJSON)
  params!: object;
}

@ObjectType({ description: 'What came of one of many: the household as it now stands, or why it was not taken.' })
export class SavedEntryView {
  @Field(() => ID)
  entryId!: string;

  @Field(() => ReviewEntryView, { nullable: true })
  entry!: ReviewEntryView | null;

  @Field(() => ReviewRefusalView, { nullable: true })
  refusal!: ReviewRefusalView | null;
}

@ObjectType({ description: 'Households put before the chair together; frozen until signed or discarded.' })
export class ReviewListView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  campaignId!: string;

  @Field(() => String, { description: '`frozen`, `signed`, `discarded` or `taken-back`.' })
  state!: string;

  @Field(() => GraphQLISODateTime)
  frozenAt!: Date;

  @Field(() => LegalDayScalar, { nullable: true })
  opinionOn!: LegalDay | null;

  @Field(() => Boolean, { nullable: true })
  opinionAgrees!: boolean | null;

  @Field(() => String, { nullable: true })
  opinion!: string | null;

  @Field(() => LegalDayScalar, { nullable: true })
  signedOn!: LegalDay | null;

  @Field(() => String, { nullable: true })
  endedBecause!: string | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'A household on a list.' })
export class ReviewListRowView {
  @Field(() => Int)
  seq!: number;

  @Field(() => ReviewEntryView, { nullable: true, description: 'Absent when the household has moved out of sight.' })
  entry!: ReviewEntryView | null;

  @Field(() => String, { description: '`recognise`, `recognise-farming`, `leave` or `refuse`.' })
  result!: ListResult;

  @Field(() => String, { nullable: true, description: '`done` or `left-out`, once signed.' })
  outcome!: string | null;
}

export const ReviewListRowConnection = connectionOf(ReviewListRowView, 'ReviewListRow');

@ObjectType({ description: 'A signed decision on a list, or a refusal in writing to one household.' })
export class ReviewPaperView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  entryId!: string | null;

  @Field(() => String)
  kind!: ListResult;

  @Field(() => LegalDayScalar)
  signedOn!: LegalDay;

  @Field(() => GraphQLJSON, {
    description: 'Agency, number, title, legal bases, articles, authority and signer as on the day.',
  })
  paper!: object;

  @Field(() => String, { nullable: true })
  revokedBecause!: string | null;
}
