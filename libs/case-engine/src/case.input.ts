import { ArgsType, Field, ID, InputType, Int, IntersectionType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { GraphQLJSON } from 'graphql-scalars';
import { type LegalDay } from '#kernel';
import { LegalDayScalar, PageArgs } from '#platform';
import { DueFilter } from './case.view.js';

@InputType()
export class StartCaseInput {
  @Field(() => String)
  @Matches(/^[a-z0-9.-]{1,80}$/)
  procedure!: string;

  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => LegalDayScalar, { description: 'The day the complete file was received.' })
  @IsString()
  receivedOn!: LegalDay;

  @Field(() => GraphQLJSON)
  @IsObject()
  form!: object;

  @Field(() => ID, { nullable: true, description: 'The decision that an appeal, change or stop is about.' })
  @IsOptional()
  @IsUUID()
  aboutDecisionId?: string;
}

@InputType()
export class PerformStepInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @Matches(/^[A-Za-z0-9-]{1,60}$/)
  step!: string;

  @Field(() => GraphQLJSON)
  @IsObject()
  form!: object;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day it holds for, when entered late.' })
  @IsOptional()
  @IsString()
  on?: LegalDay;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

@InputType()
export class AddDossierItemInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @Matches(/^[a-z0-9-]{1,60}$/)
  item!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  fileId?: string;

  @Field(() => LegalDayScalar)
  @IsString()
  receivedOn!: LegalDay;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

@ArgsType()
export class TrustedPapersArgs {
  @Field(() => String, { description: 'Its code.' })
  @Matches(/^[a-z0-9.-]{1,80}$/)
  procedure!: string;

  @Field(() => ID)
  @IsUUID()
  personId!: string;
}

/** What the worklist and its counters are narrowed to, alike. */
@ArgsType()
export class WorklistNarrowing {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  role?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Given to oneself, or to nobody and waiting for one of one’s roles.',
  })
  @IsOptional()
  @IsBoolean()
  mine?: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  programme?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{1,60}$/)
  state?: string;

  @Field(() => String, { nullable: true, description: 'Where the person lives.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  hamlet?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the name, accents or none, or the beginning of a code.',
  })
  @IsOptional()
  @Matches(/^[^%_\\]*$/)
  @MaxLength(100)
  words?: string;
}

@ArgsType()
export class WorklistArgs extends IntersectionType(PageArgs, WorklistNarrowing, ArgsType) {
  @Field(() => DueFilter, { nullable: true })
  @IsOptional()
  @IsEnum(DueFilter)
  due?: DueFilter;
}

@ArgsType()
export class CasesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The beginning of one.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{1,20}$/)
  code?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  programme?: string;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean;
}

@ArgsType()
export class AssignArgs {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;

  @Field(() => ID, { nullable: true, description: 'The account; null gives the case back to the desk.' })
  @IsOptional()
  @IsUUID()
  to?: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}
