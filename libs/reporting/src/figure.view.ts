import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Certainty } from '#kernel';
import { connectionOf } from '#platform';
import { type Measure, type Sex } from './indicator.js';
import { type PeriodKind } from './period.js';

/** What a table of figures is told by. */
export enum FigureAxis {
  unit = 'unit',
  sex = 'sex',
}
registerEnumType(FigureAxis, { name: 'FigureAxis' });

@ObjectType('Indicator', { description: 'A figure that a programme, or the house itself, vouches for.' })
export class IndicatorView {
  @Field(() => String)
  code!: string;

  @Field(() => String, { nullable: true, description: 'Null for figures of work and money over all programmes.' })
  programme!: string | undefined;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'The article it rests on.' })
  article!: string;

  @Field(() => String)
  certainty!: Certainty;

  @Field(() => String, { description: '`people`, `households`, `cases`, `đồng`, or `share`.' })
  measure!: Measure;

  @Field(() => String, {
    description: 'The shortest period it says something about: `month`, `quarter`, `half-year`, `year`.',
  })
  period!: PeriodKind;

  @Field(() => Boolean, { description: 'Whether it opens onto what it counts.' })
  isOpenable!: boolean;
}

@ObjectType('Figure', { description: 'One number of a table.' })
export class FigureView {
  @Field(() => Int, {
    nullable: true,
    description: 'Null for what cannot be placed on the map, and where units are summed up.',
  })
  unitId!: number | null;

  @Field(() => String, { nullable: true })
  sex!: Sex | null;

  @Field(() => Float, { nullable: true, description: 'A whole number; null where telling it would tell of a person.' })
  value!: number | undefined;

  @Field(() => Float, { nullable: true, description: 'Of a share: what `value` is a part of.' })
  whole!: number | undefined;
}

@ObjectType('FigureTable')
export class FigureTableView {
  @Field(() => IndicatorView)
  indicator!: IndicatorView;

  @Field(() => [FigureView])
  figures!: readonly FigureView[];

  @Field(() => FigureView)
  total!: FigureView;
}

@ObjectType('CountedRow', { description: 'One thing that a figure counts.' })
export class CountedRowView {
  @Field(() => ID, { description: 'A person; of households, a household.' })
  subject!: string;

  @Field(() => ID, { nullable: true })
  caseId!: string | null;

  @Field(() => Int, { nullable: true })
  unitId!: number | null;

  @Field(() => String, { nullable: true })
  sex!: Sex | null;

  @Field(() => Float, { description: '1 for what is counted; đồng for money.' })
  amount!: number;
}

export const CountedRowConnection = connectionOf(CountedRowView, 'CountedRow');

@ObjectType('Workload', { description: 'Open work of one programme at one desk of one unit.' })
export class WorkloadView {
  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  programme!: string;

  @Field(() => String, { nullable: true, description: 'The role that must act next.' })
  role!: string | null;

  @Field(() => Int)
  open!: number;

  @Field(() => Int)
  overdue!: number;

  @Field(() => Int)
  tasks!: number;

  @Field(() => Int)
  lateTasks!: number;
}
