import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';

@ObjectType({ description: 'A class of a household on the days `[from, until)`.' })
export class HouseholdPovertyView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: '`poor`, `near-poor` or `average`; without a row a household is none of them.' })
  class!: string;

  @Field(() => String)
  standard!: string;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;

  @Field(() => String, { description: 'Number of the decision.' })
  decision!: string;

  @Field(() => Int)
  b1!: number;

  @Field(() => Int)
  b2!: number;

  @Field(() => [String])
  deprived!: readonly string[];

  @Field(() => [String])
  causes!: readonly string[];

  @Field(() => String)
  areaClass!: string;

  @Field(() => ID)
  entryId!: string;
}

@ObjectType({ description: 'A certificate of a poor or near-poor household (form 03).' })
export class PovertyCertificateView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  number!: string;

  @Field(() => String)
  class!: string;

  @Field(() => LegalDayScalar)
  issuedOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  endedOn!: LegalDay | null;

  @Field(() => String, { nullable: true, description: '`left`, `moved`, `dissolved`, `replaced` or `taken-back`.' })
  endedBecause!: string | null;
}

@ObjectType({ description: 'The class a person has by the household he belonged to on a day.' })
export class PersonPovertyView {
  @Field(() => ID)
  personId!: string;

  @Field(() => ID)
  householdId!: string;

  @Field(() => String)
  class!: string;
}

@ObjectType({
  description:
    'How households moved: opening + newly + relapsed + from the other class − left − to the other class = closing.',
})
export class PovertyMovementView {
  @Field(() => Int)
  unitId!: number;

  @Field(() => String, { description: '`poor` or `near-poor`.' })
  class!: string;

  @Field(() => Int)
  opening!: number;

  @Field(() => Int)
  newly!: number;

  @Field(() => Int)
  relapsed!: number;

  @Field(() => Int)
  fromOther!: number;

  @Field(() => Int)
  left!: number;

  @Field(() => Int)
  toOther!: number;

  @Field(() => Int)
  closing!: number;
}

@ObjectType({ description: 'Households of a class that share a key; one with several keys counts under each.' })
export class PovertyBreakdownView {
  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  class!: string;

  @Field(() => String)
  key!: string;

  @Field(() => Int)
  households!: number;
}

@ObjectType({ description: 'How far the review of a commune is, and what was signed in it.' })
export class ReviewResultView {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => Int)
  households!: number;

  @Field(() => Int)
  passedBy!: number;

  @Field(() => Int)
  toSurvey!: number;

  @Field(() => Int)
  underWay!: number;

  @Field(() => Int)
  poor!: number;

  @Field(() => Int)
  nearPoor!: number;

  @Field(() => Int)
  averageFarming!: number;

  @Field(() => Int, { description: 'Left poverty or near-poverty.' })
  left!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Int)
  withdrawn!: number;
}
