import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type LegalDay, type PartialDay } from '#kernel';
import { LegalDayScalar, PageArgs } from '#platform';
import { type Sex } from './century-digit.table.js';
import {
  HouseholdRoleEnum,
  IdentifierEndEnum,
  IdentifierKindEnum,
  IdentifierSourceEnum,
  SexEnum,
} from './citizen.enums.js';
import { type HouseholdRole, householdRoles } from './household.entity.js';
import { type WrittenKind, writtenKinds } from './identifier-format.table.js';
import { type IdentifierDraft } from './identifier.store.js';
import { PartialDayScalar } from './partial-day.scalar.js';

const givenSources = ['declared', 'paper', 'national-database', 'import'] as const;

@InputType({ description: 'A person as seen: refused when changed since.' })
export class PersonTarget {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;
}

@InputType()
export class MotherInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  name?: string;
}

@InputType()
export class ResidenceInput {
  @Field(() => String)
  @Length(1, 300)
  address!: string;

  @Field(() => String, { nullable: true, description: 'Ấp, khóm.' })
  @IsOptional()
  @MaxLength(100)
  hamlet?: string;

  @Field(() => LegalDayScalar, { description: 'First day there.' })
  @IsString()
  from!: LegalDay;
}

@InputType()
export class WrittenIdentifierInput {
  @Field(() => IdentifierKindEnum)
  @IsIn(writtenKinds)
  kind!: WrittenKind;

  @Field(() => String)
  @MaxLength(120)
  value!: string;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  validFrom?: LegalDay;

  @Field(() => IdentifierSourceEnum)
  @IsIn(givenSources)
  source!: IdentifierDraft['source'];
}

@InputType()
export class RegisterPersonInput {
  @Field(() => Int, { description: 'The commune responsible.' })
  @IsInt()
  unitId!: number;

  @Field(() => String)
  @MaxLength(200)
  fullName!: string;

  @Field(() => PartialDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  birth?: PartialDay;

  @Field(() => SexEnum)
  @IsIn(['male', 'female'])
  sex!: Sex;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  personalNumber?: string;

  @Field(() => [WrittenIdentifierInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WrittenIdentifierInput)
  identifiers?: WrittenIdentifierInput[];

  @Field(() => MotherInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MotherInput)
  mother?: MotherInput;

  @Field(() => ResidenceInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResidenceInput)
  residence?: ResidenceInput;

  @Field(() => Boolean, { nullable: true, description: 'Nobody has any paper of this person.' })
  @IsOptional()
  @IsBoolean()
  hasNoPapers?: boolean;

  @Field(() => IdentifierSourceEnum)
  @IsIn(givenSources)
  source!: IdentifierDraft['source'];

  @Field(() => String, { nullable: true, description: 'Why sex or birth year disagree with the personal number.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string;
}

@InputType()
export class ReasonInput extends PersonTarget {
  @Field(() => String)
  @Length(1, 500)
  reason!: string;
}

@InputType()
export class CorrectPersonInput extends ReasonInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  fullName?: string;

  @Field(() => PartialDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  birth?: PartialDay;

  @Field(() => SexEnum, { nullable: true })
  @IsOptional()
  @IsIn(['male', 'female'])
  sex?: Sex;

  @Field(() => MotherInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MotherInput)
  mother?: MotherInput;
}

@InputType()
export class AddIdentifierInput extends PersonTarget {
  @Field(() => IdentifierKindEnum)
  @IsIn(['pin', ...writtenKinds])
  kind!: IdentifierDraft['kind'];

  @Field(() => String)
  @MaxLength(120)
  value!: string;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  validFrom?: LegalDay;

  @Field(() => IdentifierSourceEnum)
  @IsIn(givenSources)
  source!: IdentifierDraft['source'];

  @Field(() => String, { nullable: true, description: 'Why sex or birth year disagree with the personal number.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string;
}

@InputType()
export class EndIdentifierInput extends ReasonInput {
  @Field(() => ID)
  @IsUUID()
  identifierId!: string;

  @Field(() => LegalDayScalar, { description: 'The first day on which it is not in force.' })
  @IsString()
  on!: LegalDay;

  @Field(() => IdentifierEndEnum)
  @IsIn(['cancelled', 'mistaken'])
  as!: 'cancelled' | 'mistaken';

  @Field(() => String, { nullable: true, description: 'Needed to cancel a personal number.' })
  @IsOptional()
  @MaxLength(100)
  decision?: string;
}

@InputType()
export class MovePersonInput extends ReasonInput {
  @Field(() => Int)
  @IsInt()
  toUnitId!: number;

  @Field(() => String)
  @Length(1, 300)
  address!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  hamlet?: string;

  @Field(() => LegalDayScalar, { description: 'First day there.' })
  @IsString()
  from!: LegalDay;
}

@InputType()
export class LifeFactInput extends ReasonInput {
  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;
}

@InputType()
export class CreateHouseholdInput {
  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => String)
  @Length(1, 40)
  code!: string;
}

@InputType()
export class JoinHouseholdInput extends PersonTarget {
  @Field(() => ID)
  @IsUUID()
  householdId!: string;

  @Field(() => HouseholdRoleEnum)
  @IsIn(householdRoles)
  role!: HouseholdRole;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;
}

@InputType()
export class MergePeopleInput {
  @Field(() => PersonTarget)
  @ValidateNested()
  @Type(() => PersonTarget)
  survivor!: PersonTarget;

  @Field(() => PersonTarget)
  @ValidateNested()
  @Type(() => PersonTarget)
  merged!: PersonTarget;

  @Field(() => String)
  @Length(1, 500)
  reason!: string;
}

@InputType()
export class CheckRegistryInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => String)
  @Length(1, 100)
  purpose!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}

@ArgsType()
export class SearchPeopleArgs extends PageArgs {
  @Field(() => String)
  @MaxLength(200)
  words!: string;
}

@ArgsType()
export class NumberArgs {
  @Field(() => String)
  @MaxLength(200)
  number!: string;
}

@ArgsType()
export class DuplicateArgs {
  @Field(() => String)
  @MaxLength(200)
  fullName!: string;

  @Field(() => PartialDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  birth?: PartialDay;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  personalNumber?: string;

  @Field(() => String, { nullable: true, description: 'Nine-digit identity card.' })
  @IsOptional()
  @MaxLength(40)
  oldCard?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  motherName?: string;

  @Field(() => ID, { nullable: true, description: 'Left out of the answer.' })
  @IsOptional()
  @IsUUID()
  personId?: string;
}
