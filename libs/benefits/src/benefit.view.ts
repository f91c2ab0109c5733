import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Certainty, type LegalMonth, type Vnd } from '#kernel';
import { LegalMonthScalar, VndScalar } from '#platform';

@ObjectType({ description: 'An article, and how sure we are of it.' })
export class BasisView {
  @Field(() => String)
  article!: string;

  @Field(() => String, { description: '`verified`, `secondary`, `memory` or `interpretation`.' })
  certainty!: Certainty;
}

@ObjectType({ description: 'One benefit of a person through all its versions.' })
export class EntitlementView {
  @Field(() => Int)
  chainId!: number;

  @Field(() => String)
  programme!: string;

  @Field(() => String)
  benefit!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => ID, { nullable: true, description: 'The case that granted it.' })
  caseId!: string | undefined;

  @Field(() => LegalMonthScalar, {
    nullable: true,
    description: 'The first month granted; absent when nothing stands.',
  })
  from!: LegalMonth | undefined;

  @Field(() => LegalMonthScalar, { nullable: true, description: 'The first month no longer granted.' })
  until!: LegalMonth | undefined;
}

@ObjectType()
export class DueView {
  @Field(() => Int)
  chainId!: number;

  @Field(() => String)
  benefit!: string;

  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => VndScalar, { nullable: true, description: 'Absent when the rate book has no value for it.' })
  amount!: Vnd | undefined;
}

@ObjectType()
export class RateInForceView {
  @Field(() => Int, { nullable: true, description: 'The area it was set for; null is national.' })
  unitId!: number | undefined;

  @Field(() => VndScalar)
  value!: Vnd;

  @Field(() => BasisView)
  basis!: BasisView;
}

@ObjectType()
export class HoldView {
  @Field(() => LegalMonthScalar)
  from!: LegalMonth;

  @Field(() => LegalMonthScalar, { nullable: true })
  until!: LegalMonth | undefined;

  @Field(() => String, { description: '`death`, or the stop code of the programme.' })
  reason!: string;
}

@ObjectType({ description: 'Why an amount is what it is.' })
export class DueExplanationView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => VndScalar, { nullable: true })
  amount!: Vnd | undefined;

  @Field(() => String, { nullable: true, description: 'As law prints it: `1.5`.' })
  multiplier!: string | undefined;

  @Field(() => String, { nullable: true, description: 'Table and key of the rate book.' })
  rate!: string | undefined;

  @Field(() => BasisView, { nullable: true, description: 'Article behind the multiplier.' })
  basis!: BasisView | undefined;

  @Field(() => String, { nullable: true, description: 'The decision or act, in words.' })
  reason!: string | undefined;

  @Field(() => [RateInForceView], { description: 'Every value that speaks for the unit, the winning one first.' })
  rates!: readonly RateInForceView[];

  @Field(() => [HoldView])
  holds!: readonly HoldView[];
}
