import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';

@ObjectType()
export class CodeAndTitle {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'What the open cases in sight can be narrowed to.' })
export class WorklistChoices {
  @Field(() => [CodeAndTitle])
  programmes!: readonly CodeAndTitle[];

  @Field(() => [CodeAndTitle])
  states!: readonly CodeAndTitle[];

  @Field(() => [String])
  hamlets!: readonly string[];
}

@ObjectType()
export class WorklistCounters {
  @Field(() => Int)
  overdue!: number;

  @Field(() => Int, { description: 'At most two working days left.' })
  soon!: number;

  @Field(() => Int)
  onTime!: number;

  @Field(() => Int)
  paused!: number;
}

@ObjectType('Task')
export class TaskView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => String)
  programme!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => ID, { nullable: true })
  personId!: string | null;

  @Field(() => ID, { nullable: true })
  caseId!: string | null;

  @Field(() => String)
  role!: string;

  @Field(() => LegalDayScalar, { nullable: true })
  dueOn!: LegalDay | null;

  @Field(() => GraphQLJSON)
  cause!: object;
}

export const TaskConnection = connectionOf(TaskView, 'Task');
