import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type Measure, type Sex } from './indicator.js';
import { type OwedByUnit } from './return.store.js';

@ObjectType('OwedReturn', { description: 'A return that a unit owes for a period, and what it filed of it last.' })
export class OwedReturnView implements OwedByUnit {
  @Field(() => String)
  programme!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  level!: string;

  @Field(() => String)
  period!: string;

  @Field(() => LegalDayScalar, { description: 'The last day in time.' })
  dueOn!: LegalDay;

  @Field(() => Boolean)
  isLate!: boolean;

  @Field(() => Int)
  unitId!: number;

  @Field(() => ID, { nullable: true })
  filedId!: string | null;

  @Field(() => Int, { nullable: true })
  seq!: number | null;

  @Field(() => Date, { nullable: true })
  filedAt!: Date | null;
}

export const OwedReturnConnection = connectionOf(OwedReturnView, 'OwedReturn');

@ObjectType('ReturnCell')
export class ReturnCellView {
  @Field(() => String, { description: 'Opens with `indicatorCases` over the same period.' })
  indicator!: string;

  @Field(() => String, { nullable: true })
  sex!: Sex | null;

  @Field(() => String)
  measure!: Measure;

  @Field(() => Float)
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Of a share: what `value` is a part of.' })
  whole!: number | null;
}

@ObjectType('ReturnRow')
export class ReturnRowView {
  @Field(() => String)
  number!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [ReturnCellView], {
    nullable: 'items',
    description: 'One for each column; null where the form has no figure.',
  })
  cells!: readonly (ReturnCellView | null)[];
}

@ObjectType('ReturnBody', { description: 'A form with its figures.' })
export class ReturnBodyView {
  @Field(() => String)
  form!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  basis!: string;

  @Field(() => String)
  unitName!: string;

  @Field(() => LegalDayScalar, { description: 'The day on which the figures were taken.' })
  takenOn!: LegalDay;

  @Field(() => [String])
  columns!: readonly string[];

  @Field(() => [ReturnRowView])
  rows!: readonly ReturnRowView[];
}

@ObjectType('FiledReturn', { description: 'A return as it was frozen; corrections are further filings.' })
export class FiledReturnView {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  seq!: number;

  @Field(() => String)
  hash!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => ID)
  filedBy!: string;

  @Field(() => Date)
  filedAt!: Date;

  @Field(() => String, { description: 'Address of the workbook.' })
  workbook!: string;

  @Field(() => ReturnBodyView)
  body!: ReturnBodyView;
}
