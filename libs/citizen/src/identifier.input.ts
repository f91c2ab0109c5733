import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';
import { IdentifierEndEnum, IdentifierKindEnum, IdentifierSourceEnum } from './citizen.enums.js';
import { type WrittenKind, writtenKinds } from './identifier-format.table.js';
import { type IdentifierDraft } from './identifier.store.js';
import { PersonTarget, ReasonInput } from './person-target.input.js';

/** Where a person's own data may come from, as a client says it. */
export const givenSources = ['declared', 'paper', 'national-database', 'import'] as const;

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
