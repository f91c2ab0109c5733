import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';
import { type AreaClass, type PovertyClass } from '../rules/law.js';

const classes = '`poor`, `near-poor`, `average` or `none`.';

@ObjectType()
class ReviewOptionView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int)
  points!: number;
}

@ObjectType({ description: 'An item of form B1 with its options.' })
class ReviewItemView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [ReviewOptionView])
  options!: readonly ReviewOptionView[];
}

@ObjectType({ description: 'An indicator of form B2.' })
class ReviewIndicatorView {
  @Field(() => String)
  code!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => String)
  service!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  deprivedWhen!: string;

  @Field(() => Boolean, { description: 'Asked on the form; else it follows from what else is written.' })
  asked!: boolean;
}

@ObjectType({ description: 'What is asked of each household of a review.' })
export class ReviewFormView {
  @Field(() => Int, { description: 'Columns of form A.' })
  columns!: number;

  @Field(() => Int, { description: 'With so many ticks or more a household is passed by.' })
  ticksThatPass!: number;

  @Field(() => [ReviewItemView], {
    nullable: true,
    description: 'Form B1; absent while no points are published for the place.',
  })
  items!: readonly ReviewItemView[] | null;

  @Field(() => String, { nullable: true, description: 'The instrument of the points.' })
  instrument!: string | null;

  @Field(() => [ReviewIndicatorView])
  indicators!: readonly ReviewIndicatorView[];
}

@ObjectType()
class ReviewIncomePointView {
  @Field(() => String)
  item!: string;

  @Field(() => String)
  itemTitle!: string;

  @Field(() => String)
  option!: string;

  @Field(() => String)
  optionTitle!: string;

  @Field(() => Int)
  points!: number;
}

@ObjectType()
class ReviewDeprivationPointView {
  @Field(() => ReviewIndicatorView)
  indicator!: ReviewIndicatorView;

  @Field(() => Boolean)
  deprived!: boolean;

  @Field(() => Int)
  points!: number;

  @Field(() => String)
  article!: string;

  @Field(() => String)
  certainty!: string;
}

@ObjectType({ description: 'What the forms give: every point with its item, option and article.' })
export class ReviewScoreView {
  @Field(() => String)
  standard!: string;

  @Field(() => String)
  areaClass!: AreaClass;

  @Field(() => String, { description: 'The instrument of the points of form B1.' })
  instrument!: string;

  @Field(() => Int)
  b1!: number;

  @Field(() => Int)
  b2!: number;

  @Field(() => String, { nullable: true, description: `${classes} Absent while an answer is missing.` })
  class!: PovertyClass | null;

  @Field(() => Int, { nullable: true, description: 'The bound of form B1 that decided, included.' })
  bound!: number | null;

  @Field(() => String, { nullable: true })
  article!: string | null;

  @Field(() => String, { nullable: true })
  certainty!: string | null;

  @Field(() => [String], { description: '`income.3`, `members`, `water`: what is still to be asked.' })
  missing!: readonly string[];

  @Field(() => [ReviewIncomePointView])
  income!: readonly ReviewIncomePointView[];

  @Field(() => [ReviewDeprivationPointView])
  deprivations!: readonly ReviewDeprivationPointView[];
}

@ObjectType()
class IncomeAnswerView {
  @Field(() => String)
  item!: string;

  @Field(() => String)
  option!: string;
}

@ObjectType()
class IndicatorAnswerView {
  @Field(() => String)
  indicator!: string;

  @Field(() => Boolean)
  deprived!: boolean;
}

@ObjectType({ description: 'The filled forms of a household.' })
export class ReviewSheetView {
  @Field(() => [Int], { nullable: true })
  ticks?: readonly number[] | undefined;

  @Field(() => [IncomeAnswerView])
  income!: readonly IncomeAnswerView[];

  @Field(() => [IndicatorAnswerView])
  deprived!: readonly IndicatorAnswerView[];

  @Field(() => Int, { nullable: true })
  members?: number | undefined;

  @Field(() => Int, { nullable: true })
  under16?: number | undefined;

  @Field(() => Int, { nullable: true })
  allowanceHolders?: number | undefined;

  @Field(() => Int, { nullable: true })
  flimsyParts?: number | undefined;

  @Field(() => Float, { nullable: true })
  floorArea?: number | undefined;

  @Field(() => [String])
  causes!: readonly string[];

  @Field(() => [String])
  groups!: readonly string[];

  @Field(() => String, { nullable: true })
  ethnicity?: string | undefined;

  @Field(() => Boolean)
  farming!: boolean;

  @Field(() => String, { nullable: true })
  surveyor?: string | undefined;

  @Field(() => LegalDayScalar, { nullable: true })
  surveyedOn?: LegalDay | undefined;
}
