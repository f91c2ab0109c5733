import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { type LegalDay } from '#kernel';
import { LegalDayScalar, PageArgs } from '#platform';

@ArgsType()
export class UserArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'In name or user name, with or without accents.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  words?: string;
}

@InputType({ isAbstract: true })
class ReasonedInput {
  @Field(() => String)
  @Length(3, 500)
  reason!: string;
}

@InputType()
export class InviteUserInput extends ReasonedInput {
  @Field(() => String)
  @MaxLength(64)
  username!: string;

  @Field(() => String)
  @Length(2, 200)
  fullName!: string;

  @Field(() => Int, { description: 'Whose staff it is.' })
  @IsInt()
  agencyId!: number;
}

@InputType()
export class UserInput extends ReasonedInput {
  @Field(() => ID)
  @IsUUID()
  userId!: string;
}

@InputType()
export class GrantDutyInput extends UserInput {
  @Field(() => Int)
  @IsInt()
  agencyId!: number;

  @Field(() => String)
  @Length(2, 200)
  title!: string;

  @Field(() => [String])
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  roles!: string[];

  @Field(() => [String])
  @ArrayMaxSize(20)
  @IsString({ each: true })
  programmes!: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Sealed programmes of the duty, and parts of them, that it opens.',
  })
  @ArrayMaxSize(20)
  @IsString({ each: true })
  clearances: string[] = [];

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The first day on which it is no longer held.' })
  @IsOptional()
  @IsString()
  until?: LegalDay | null;
}

@InputType()
export class EndDutyInput extends ReasonedInput {
  @Field(() => ID)
  @IsUUID()
  dutyId!: string;

  @Field(() => LegalDayScalar, { description: 'The first day on which it is no longer held.' })
  @IsString()
  until!: LegalDay;
}

@InputType()
export class TakeBackDelegationInput extends ReasonedInput {
  @Field(() => ID)
  @IsUUID()
  dutyId!: string;
}

@InputType()
export class DelegateDutyInput extends ReasonedInput {
  @Field(() => ID)
  @IsUUID()
  dutyId!: string;

  @Field(() => ID, { description: 'The colleague.' })
  @IsUUID()
  userId!: string;

  @Field(() => [String], { nullable: true, description: 'All of the duty’s when left out.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  roles?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'All of the duty’s when left out.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  programmes?: string[] | null;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => LegalDayScalar, { description: 'The first day on which it is no longer held.' })
  @IsString()
  until!: LegalDay;
}

@InputType()
export class ProposalInput extends ReasonedInput {
  @Field(() => ID)
  @IsUUID()
  proposalId!: string;
}

const clientIdShape = /^[a-z0-9][a-z0-9-]{2,63}$/;

@InputType()
export class ClientInput extends ReasonedInput {
  @Field(() => String)
  @Matches(clientIdShape)
  clientId!: string;
}

@InputType()
export class RegisterClientInput extends ClientInput {
  @Field(() => String)
  @Length(2, 200)
  name!: string;

  @Field(() => Int, { description: 'The agency for which it acts: its area of duty is the client’s.' })
  @IsInt()
  agencyId!: number;

  @Field(() => [String])
  @ArrayMaxSize(20)
  @IsString({ each: true })
  roles!: string[];

  @Field(() => [String])
  @ArrayMaxSize(20)
  @IsString({ each: true })
  programmes!: string[];
}
