import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsPositive, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { type LegalDay, type LegalMonth, type Vnd } from '#kernel';
import { LegalDayScalar, LegalMonthScalar, VndScalar } from '#platform';
import { type ExpenseKind, type Ward, wardTitles } from '../rules/facility.table.js';
import { type FacilityDraft } from './facility.store.js';

@ObjectType({ description: 'Places of a ward on a day.' })
class WardPlacesView {
  @Field(() => String)
  ward!: string;

  @Field(() => Int)
  places!: number;

  @Field(() => Int)
  taken!: number;

  @Field(() => Int)
  free!: number;
}

@ObjectType({ description: 'A social assistance facility.' })
export class FacilityView {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The unit that answers for it; it takes in who lives there.' })
  unitId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => String, { description: '`province`, `commune` or `private`.' })
  owner!: string;

  @Field(() => LegalDayScalar)
  openedOn!: LegalDay;

  @Field(() => [WardPlacesView])
  wards!: readonly WardPlacesView[];

  @Field(() => Int, { description: 'Who waits for a place, of those in sight.' })
  waiting!: number;

  @Field(() => Int, { description: 'Emergency stays whose limit is at most fourteen days off, of those in sight.' })
  ending!: number;
}

@ObjectType({ description: 'Somebody who waits for a place in a facility.' })
export class ApplicantView {
  @Field(() => ID)
  caseId!: string;

  @Field(() => String)
  code!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  ward!: string;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;

  @Field(() => LegalDayScalar, {
    nullable: true,
    description: 'When the step that waits is due; null while its clock rests.',
  })
  dueOn!: LegalDay | null;
}

@ObjectType({ description: 'Somebody who lives in a facility.' })
export class ResidentView {
  @Field(() => ID)
  stayId!: string;

  @Field(() => ID, { description: 'The case that brought him in.' })
  caseId!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  ward!: string;

  @Field(() => Int)
  place!: number;

  @Field(() => String, { description: '`hardship`, `urgent`, `sanction` or `contract`.' })
  ground!: string;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true, description: 'When the head has to decide on an emergency stay.' })
  limitOn!: LegalDay | null;

  @Field(() => Boolean)
  isAway!: boolean;
}

@ObjectType({ description: 'How full a facility was in a month.' })
export class OccupancyView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int)
  people!: number;

  @Field(() => Int, { description: 'Days in the facility, leave not counted.' })
  days!: number;

  @Field(() => Int)
  admitted!: number;

  @Field(() => Int)
  left!: number;
}

@InputType()
export class OpenFacilityInput {
  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => String)
  @IsIn(['elderly', 'children', 'disabled', 'mental', 'general', 'social-work'])
  kind!: FacilityDraft['kind'];

  @Field(() => String)
  @IsIn(['province', 'commune', 'private'])
  owner!: FacilityDraft['owner'];

  @Field(() => String, { nullable: true })
  @ValidateIf(({ bank, account }: OpenFacilityInput) => bank !== undefined || account !== undefined)
  @Matches(/^[A-Z0-9]{2,12}$/)
  bank?: string;

  @Field(() => String, { nullable: true })
  @ValidateIf(({ bank, account }: OpenFacilityInput) => bank !== undefined || account !== undefined)
  @Matches(/^\d{6,19}$/)
  account?: string;

  @Field(() => LegalDayScalar)
  @IsString()
  openedOn!: LegalDay;
}

@InputType()
export class CapacityInput {
  @Field(() => ID)
  @IsUUID()
  facilityId!: string;

  @Field(() => String)
  @IsIn(Object.keys(wardTitles))
  ward!: Ward;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(5000)
  places!: number;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;
}

@InputType()
export class LeaveInput {
  @Field(() => ID)
  @IsUUID()
  stayId!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => String)
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class ReturnInput {
  @Field(() => ID)
  @IsUUID()
  stayId!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;
}

@InputType()
export class ExpenseInput {
  @Field(() => ID)
  @IsUUID()
  stayId!: string;

  @Field(() => String)
  @IsIn(['personal-items', 'medicine', 'utilities', 'equipment'])
  kind!: ExpenseKind;

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => VndScalar)
  @IsInt()
  @IsPositive()
  amount!: Vnd;

  @Field(() => String)
  @IsString()
  @MaxLength(300)
  note!: string;
}
