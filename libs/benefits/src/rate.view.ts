import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsPositive, IsString, Matches, MaxLength } from 'class-validator';
import { type Certainty, type LegalDay, type LegalMonth, type Vnd } from '#kernel';
import { LegalDayScalar, LegalMonthScalar, VndScalar } from '#platform';
import { BasisView } from './benefit.view.js';

@ObjectType()
class RateKeyView {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'A table of the rate book.' })
export class RateTableView {
  @Field(() => ID)
  code!: string;

  @Field(() => [String], { description: 'Programmes that draw on it.' })
  programmes!: string[];

  @Field(() => String)
  title!: string;

  @Field(() => [RateKeyView])
  keys!: RateKeyView[];
}

@ObjectType({
  description: 'A value of the rate book, with the months it applies for and the days its instrument is in force.',
})
export class RateView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  table!: string;

  @Field(() => String)
  key!: string;

  @Field(() => Int, { nullable: true, description: 'The area it is set for; null is national.' })
  unitId!: number | undefined;

  @Field(() => LegalMonthScalar)
  fromMonth!: LegalMonth;

  @Field(() => LegalMonthScalar, { nullable: true })
  untilMonth!: LegalMonth | undefined;

  @Field(() => VndScalar)
  value!: Vnd;

  @Field(() => BasisView)
  basis!: BasisView;

  @Field(() => String, { description: '`draft`, `published` or `retired`.' })
  state!: 'draft' | 'published' | 'retired';

  @Field(() => ID)
  proposedBy!: string;
}

@ObjectType({ description: 'What a draft would cost, by month and unit.' })
export class SimulatedCostView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int)
  unitId!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => VndScalar, { nullable: true })
  now!: Vnd | undefined;

  @Field(() => VndScalar, { nullable: true })
  withDraft!: Vnd | undefined;
}

@InputType()
export class ProposeRateInput {
  @Field(() => String)
  @Matches(/^[a-z0-9.-]{1,80}$/)
  table!: string;

  @Field(() => String)
  @Matches(/^[a-z0-9.-]{1,80}$/)
  key!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => LegalMonthScalar)
  @IsString()
  fromMonth!: LegalMonth;

  @Field(() => LegalMonthScalar, { nullable: true })
  @IsOptional()
  @IsString()
  untilMonth?: LegalMonth;

  @Field(() => VndScalar, { description: 'Đồng a month.' })
  @IsInt()
  @IsPositive()
  value!: Vnd;

  @Field(() => String, { description: 'The instrument, as cited.' })
  @IsString()
  @MaxLength(300)
  article!: string;

  @Field(() => String)
  @IsIn(['verified', 'secondary', 'memory', 'interpretation'])
  certainty!: Certainty;

  @Field(() => LegalDayScalar, { description: 'First day the instrument is in force.' })
  @IsString()
  inForceFrom!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  inForceUntil?: LegalDay;
}
