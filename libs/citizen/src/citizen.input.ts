import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
import { LegalDayScalar } from '#platform';
import { type Sex } from './century-digit.table.js';
import { IdentifierSourceEnum, SexEnum } from './citizen.enums.js';
import { givenSources, WrittenIdentifierInput } from './identifier.input.js';
import { type IdentifierDraft } from './identifier.store.js';
import { PartialDayScalar } from './partial-day.scalar.js';
import { PersonTarget, ReasonInput } from './person-target.input.js';

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
