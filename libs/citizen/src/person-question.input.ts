import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type PartialDay } from '#kernel';
import { PageArgs } from '#platform';
import { PartialDayScalar } from './partial-day.scalar.js';

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
