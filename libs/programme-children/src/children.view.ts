import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
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
} from 'class-validator';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar, PageArgs } from '#platform';
import { accidentKinds } from './child.store.js';
import { type ChildGroupCode, childGroups } from './rules/groups.table.js';

@ObjectType('Child', { description: 'An entry of the register of children.' })
export class ChildView {
  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => Boolean)
  birthRegistered!: boolean;

  @Field(() => String, { nullable: true })
  insuranceCard!: string | null;

  @Field(() => String, { nullable: true })
  carerName!: string | null;

  @Field(() => String, { nullable: true })
  carerRelation!: string | null;

  @Field(() => String, { nullable: true })
  parentsAbsentBecause!: string | null;

  @Field(() => String, { nullable: true })
  school!: string | null;

  @Field(() => String, { nullable: true })
  className!: string | null;

  @Field(() => Boolean, { nullable: true })
  atSchool!: boolean | null;

  @Field(() => LegalDayScalar, { nullable: true })
  seriouslyIllSince!: LegalDay | null;

  @Field(() => [String])
  takesPartIn!: string[];

  @Field(() => LegalDayScalar, { nullable: true })
  leftOn!: LegalDay | null;

  @Field(() => Int)
  version!: number;
}

export const ChildConnection = connectionOf(ChildView, 'Child');

@ObjectType()
export class ChildGroupMembership {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  group!: string;

  @Field(() => String)
  part!: string;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;

  @Field(() => String)
  evidence!: string;
}

@ObjectType()
export class ChildGrowth {
  @Field(() => LegalDayScalar)
  on!: LegalDay;

  @Field(() => Int)
  weightGrams!: number;

  @Field(() => Int)
  heightMm!: number;
}

@ObjectType()
export class ChildGroupCount {
  @Field(() => String)
  group!: string;

  @Field(() => Int)
  children!: number;
}

@ObjectType({ description: 'Open groups only: what is sealed is counted under its clearance.' })
export class ChildTotalsView {
  @Field(() => Int)
  children!: number;

  @Field(() => Int, { description: 'Each child once.' })
  inSpecialCircumstances!: number;

  @Field(() => Int)
  atRisk!: number;

  @Field(() => [ChildGroupCount])
  groups!: ChildGroupCount[];
}

@ObjectType()
export class CommuneCriterion {
  @Field(() => String)
  criterion!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int)
  atMost!: number;

  @Field(() => Int, { nullable: true })
  points!: number | undefined;
}

@ObjectType({ description: 'How a commune suits children in a year.' })
export class CommuneScoreView {
  @Field(() => [CommuneCriterion])
  criteria!: CommuneCriterion[];

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  atMost!: number;

  @Field(() => Boolean, { nullable: true })
  isFriendly!: boolean | undefined;

  @Field(() => String)
  article!: string;

  @Field(() => String, { description: 'How sure we are of criteria and points.' })
  certainty!: string;
}

@ArgsType()
export class ChildrenArgs extends PageArgs {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(childGroups))
  group?: ChildGroupCode;
}

@ArgsType()
export class ChildTotalsArgs {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => LegalDayScalar, { nullable: true, description: 'Today when left out.' })
  @IsOptional()
  @IsString()
  on?: LegalDay;
}

@ArgsType()
export class CommuneScoreArgs {
  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => Int)
  @Min(2019)
  @Max(2100)
  year!: number;
}

@InputType()
export class ChildInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int, { nullable: true, description: 'The version seen; absent for a new entry.' })
  @IsOptional()
  @IsInt()
  version?: number;

  @Field(() => Boolean)
  @IsBoolean()
  birthRegistered!: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(20)
  insuranceCard?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  carerName?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  carerRelation?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  parentsAbsentBecause?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  school?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(20)
  className?: string;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  atSchool?: boolean;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  seriouslyIllSince?: LegalDay;

  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  takesPartIn: string[] = [];
}

@InputType()
export class ChildGroupInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => String)
  @IsIn(Object.keys(childGroups))
  group!: ChildGroupCode;

  @Field(() => String)
  @Length(1, 60)
  part!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => String)
  @Length(1, 300)
  evidence!: string;
}

@InputType()
export class ChildRiskInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => String)
  @Length(1, 60)
  kind!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;
}

@InputType()
export class ChildGrowthInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => Int)
  @Min(500)
  @Max(150_000)
  weightGrams!: number;

  @Field(() => Int)
  @Min(250)
  @Max(2_200)
  heightMm!: number;
}

@InputType()
export class ChildAccidentInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => String)
  @IsIn(accidentKinds)
  kind!: (typeof accidentKinds)[number];

  @Field(() => Boolean)
  @IsBoolean()
  fatal!: boolean;

  @Field(() => String)
  @Length(1, 300)
  place!: string;
}

@InputType()
export class SwimmingCourseInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => String)
  @Length(1, 200)
  organiser!: string;

  @Field(() => Boolean)
  @IsBoolean()
  canSwim!: boolean;
}

@InputType()
export class CommuneScoreInput {
  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => Int)
  @Min(2019)
  @Max(2100)
  year!: number;

  @Field(() => String)
  @Length(1, 60)
  criterion!: string;

  @Field(() => Int)
  @Min(0)
  @Max(1_000)
  points!: number;
}
