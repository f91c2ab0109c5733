import { Type } from 'class-transformer';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';
import { type AskedIndicator, askedIndicators } from '../rules/indicators.table.js';
import { type Cause, causes, type HouseholdGroup, householdGroups, type Sheet } from '../rules/sheet.js';

@InputType({ description: 'The option taken of one item of form B1.' })
class ReviewIncomeAnswerInput {
  @Field(() => String)
  @Matches(/^\d{1,2}$/)
  item!: string;

  @Field(() => String)
  @Matches(/^[a-z]$/)
  option!: string;
}

@InputType({ description: 'The answer to one asked indicator of form B2.' })
class ReviewIndicatorAnswerInput {
  @Field(() => String)
  @IsIn(askedIndicators)
  indicator!: AskedIndicator;

  @Field(() => Boolean)
  @IsBoolean()
  deprived!: boolean;
}

@InputType({ description: 'The forms of a household as they are now to stand; what is left out is unanswered.' })
export class ReviewSheetInput {
  @Field(() => [Int], { nullable: true, description: 'Form A: columns ticked.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  ticks?: number[];

  @Field(() => [ReviewIncomeAnswerInput], { nullable: true, description: 'Form B1.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @ArrayUnique((answer: ReviewIncomeAnswerInput) => answer.item)
  @ValidateNested({ each: true })
  @Type(() => ReviewIncomeAnswerInput)
  income?: ReviewIncomeAnswerInput[];

  @Field(() => [ReviewIndicatorAnswerInput], {
    nullable: true,
    description: 'Form B2: the nine indicators that are asked.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((answer: ReviewIndicatorAnswerInput) => answer.indicator)
  @ValidateNested({ each: true })
  @Type(() => ReviewIndicatorAnswerInput)
  deprived?: ReviewIndicatorAnswerInput[];

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  members?: number;

  @Field(() => Int, { nullable: true, description: 'Children under 16.' })
  @IsOptional()
  @IsInt()
  under16?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Elderly or disabled members who draw the monthly social allowance.',
  })
  @IsOptional()
  @IsInt()
  allowanceHolders?: number;

  @Field(() => Int, { nullable: true, description: 'How many of wall, column and roof are not durable.' })
  @IsOptional()
  @IsInt()
  flimsyParts?: number;

  @Field(() => Float, { nullable: true, description: 'Square metres, to one decimal.' })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  floorArea?: number;

  @Field(() => [String], { nullable: true, description: 'Causes of poverty.' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(causes, { each: true })
  causes?: Cause[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(householdGroups, { each: true })
  groups?: HouseholdGroup[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  ethnicity?: string;

  @Field(() => Boolean, { nullable: true, description: 'Lives of farming, forestry, fishing or salt.' })
  @IsOptional()
  @IsBoolean()
  farming?: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  surveyor?: string;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  surveyedOn?: LegalDay;
}

@InputType({ description: 'The forms of one of many households.' })
export class ReviewSheetRowInput {
  @Field(() => ID)
  @IsUUID()
  entryId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;

  @Field(() => ReviewSheetInput)
  @ValidateNested()
  @Type(() => ReviewSheetInput)
  sheet!: ReviewSheetInput;
}

/** Answers as the rules read them; null says the same as nothing. */
export function sheetOf({ income, deprived, ...plain }: ReviewSheetInput): Sheet {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined));
  return {
    ...given,
    ...(income && { income: Object.fromEntries(income.map(({ item, option }) => [item, option])) }),
    ...(deprived && {
      deprived: Object.fromEntries(deprived.map(({ indicator, deprived: isDeprived }) => [indicator, isDeprived])),
    }),
  };
}
