import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsString, IsUUID, Length } from 'class-validator';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';
import { HouseholdRoleEnum } from './citizen.enums.js';
import { type HouseholdRole, householdRoles } from './household.entity.js';
import { PersonTarget } from './person-target.input.js';

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
