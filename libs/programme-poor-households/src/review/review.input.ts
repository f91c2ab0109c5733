import { Type } from 'class-transformer';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type LegalDay } from '#kernel';
import { LegalDayScalar, PageArgs } from '#platform';
import { type PovertyClass, povertyClasses } from '../rules/law.js';
import { type EntryState, entryStates } from './entry.js';
import { ReviewSheetInput, ReviewSheetRowInput } from './sheet.input.js';

@ArgsType()
export class ReviewCampaignsArgs extends PageArgs {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  year?: number;
}

@ArgsType()
export class ReviewEntriesArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  hamlet?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(entryStates)
  state?: EntryState;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(povertyClasses)
  class?: PovertyClass;

  @Field(() => String, { nullable: true, description: 'Part of the name of the head, or the code of the household.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  words?: string;
}

@ArgsType()
class RequestArgs {
  @Field(() => String)
  @IsString()
  requestId!: string;
}

@InputType()
export class OpenReviewInput {
  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => Int)
  @IsInt()
  @Min(2022)
  @Max(2100)
  year!: number;
}

@ArgsType()
export class OpenReviewArgs extends RequestArgs {
  @Field(() => OpenReviewInput)
  @ValidateNested()
  @Type(() => OpenReviewInput)
  input!: OpenReviewInput;
}

@ArgsType()
export class AddReviewHouseholdsArgs extends RequestArgs {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;

  @Field(() => [ID])
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  householdIds!: string[];
}

@ArgsType()
export class CampaignVersionArgs extends RequestArgs {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;
}

@ArgsType()
export class CampaignArgs extends RequestArgs {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;
}

@ArgsType()
export class ReviewScoreArgs {
  @Field(() => ID)
  @IsUUID()
  entryId!: string;

  @Field(() => ReviewSheetInput)
  @ValidateNested()
  @Type(() => ReviewSheetInput)
  sheet!: ReviewSheetInput;
}

@ArgsType()
export class SaveReviewEntryArgs extends RequestArgs {
  @Field(() => ReviewSheetRowInput)
  @ValidateNested()
  @Type(() => ReviewSheetRowInput)
  row!: ReviewSheetRowInput;
}

@ArgsType()
export class SaveReviewEntriesArgs extends RequestArgs {
  @Field(() => [ReviewSheetRowInput])
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReviewSheetRowInput)
  rows!: ReviewSheetRowInput[];
}

@InputType()
export class HamletMeetingInput {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  hamlet!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  heldOn!: LegalDay;

  @Field(() => Int)
  @IsInt()
  present!: number;

  @Field(() => Int)
  @IsInt()
  agreed!: number;

  @Field(() => String, { nullable: true, description: 'Number of its minutes.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  minutes?: string;
}

@ArgsType()
export class HamletMeetingArgs extends RequestArgs {
  @Field(() => HamletMeetingInput)
  @ValidateNested()
  @Type(() => HamletMeetingInput)
  input!: HamletMeetingInput;
}

@ArgsType()
class HamletsArgs extends CampaignArgs {
  @Field(() => [String], { nullable: true, description: 'All of them when left out.' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  hamlets?: string[];
}

@ArgsType()
export class PostReviewArgs extends HamletsArgs {
  @Field(() => LegalDayScalar, { description: 'First day of the posting.' })
  @IsString()
  on!: LegalDay;
}

@ArgsType()
export class FreezeReviewListArgs extends HamletsArgs {}

@InputType({ description: 'An act on one household, on its day and with its reason.' })
export class ReviewActInput {
  @Field(() => ID)
  @IsUUID()
  entryId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => String, { description: 'The complaint, what the recheck concludes, why the household is withdrawn.' })
  @IsString()
  @Length(1, 2000)
  text!: string;
}

@ArgsType()
export class ReviewActArgs extends RequestArgs {
  @Field(() => ReviewActInput)
  @ValidateNested()
  @Type(() => ReviewActInput)
  input!: ReviewActInput;
}

@ArgsType()
export class ReviewListArgs extends RequestArgs {
  @Field(() => ID)
  @IsUUID()
  listId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;
}

@ArgsType()
export class EndReviewListArgs extends ReviewListArgs {
  @Field(() => String)
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

@ArgsType()
export class ReviewOpinionArgs extends ReviewListArgs {
  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => Boolean)
  @IsBoolean()
  agrees!: boolean;

  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  opinion!: string;
}
