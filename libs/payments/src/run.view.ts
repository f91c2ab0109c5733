import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { type Certainty, type LegalMonth, type Vnd } from '#kernel';
import { connectionOf, LegalMonthScalar, PageArgs, VndScalar } from '#platform';
import { type Conflict } from './conflict.store.js';
import { type RunCause, runCauses } from './run.preview.js';
import { type Run, type RunState } from './run.js';

@ObjectType('PayRun', { description: 'One month of one programme, from preview to the closed ledger.' })
export class RunView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  programme!: string;

  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int, { description: 'Number of the run in its programme; a month may have a supplementary one.' })
  seq!: number;

  @Field(() => String)
  state!: RunState;

  @Field(() => Int)
  version!: number;

  @Field(() => Float, { nullable: true, description: 'Lines it posts or posted.' })
  lines!: number | undefined;

  @Field(() => VndScalar, { nullable: true })
  total!: Vnd | undefined;

  @Field(() => String, { nullable: true, description: 'The control that preview, approval and posting share.' })
  hash!: string | undefined;

  @Field(() => Int, {
    description: 'Lines without a value in the rate book: while there are any, it cannot be frozen.',
  })
  unpriced!: number;

  @Field(() => Int, {
    description: 'Lines beside others that exclude them: while there are any, it cannot be frozen.',
  })
  conflicts!: number;

  @Field(() => ID, { nullable: true })
  preparedBy!: string | undefined;

  @Field(() => ID, { nullable: true })
  approvedBy!: string | undefined;
}

export const runViewOf = ({ control, ...run }: Run): RunView => ({
  ...run,
  lines: control?.lines,
  total: control?.total,
  hash: control?.hash,
});

@ObjectType()
export class BridgeStepView {
  @Field(() => String)
  cause!: RunCause;

  @Field(() => Float)
  chains!: number;

  @Field(() => VndScalar, { description: 'Signed.' })
  change!: Vnd;
}

@ObjectType({ description: 'From the month run last to this one: before + changes = total, to the đồng.' })
export class BridgeView {
  @Field(() => VndScalar)
  before!: Vnd;

  @Field(() => [BridgeStepView])
  steps!: readonly BridgeStepView[];

  @Field(() => VndScalar)
  total!: Vnd;
}

@ObjectType()
export class PreviewRowView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  cause!: RunCause;

  @Field(() => Float)
  chains!: number;

  @Field(() => VndScalar)
  amount!: Vnd;

  @Field(() => VndScalar)
  change!: Vnd;
}

@ObjectType()
export class UnpricedLineView {
  @Field(() => Int)
  chainId!: number;

  @Field(() => String)
  table!: string;

  @Field(() => String)
  key!: string;

  @Field(() => Int)
  unitId!: number;
}

@ObjectType('RunConflict', {
  description: 'A line of a run beside one that excludes it: the person may draw one alone.',
})
export class ConflictView implements Conflict {
  @Field(() => Int)
  chainId!: number;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  benefit!: string;

  @Field(() => VndScalar, { nullable: true, description: 'A month.' })
  amount!: Vnd | undefined;

  @Field(() => String)
  otherProgramme!: string;

  @Field(() => String)
  otherBenefit!: string;

  @Field(() => VndScalar, { nullable: true, description: 'A month.' })
  otherAmount!: Vnd | undefined;

  @Field(() => String, { description: 'What says that one excludes the other.' })
  article!: string;

  @Field(() => String)
  certainty!: Certainty;
}

export const ConflictConnection = connectionOf(ConflictView, 'RunConflict');

@ObjectType('PayRunChange', { description: 'A benefit paid otherwise than in the month run last, and why.' })
export class RunChangeView {
  @Field(() => Float)
  chainId!: number;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  cause!: RunCause;

  @Field(() => VndScalar, { nullable: true, description: 'What the run would post; absent where no rate is known.' })
  amount!: Vnd | undefined;

  @Field(() => VndScalar, { description: 'Signed.' })
  change!: Vnd;
}

export const RunChangeConnection = connectionOf(RunChangeView, 'PayRunChange');

@ArgsType()
export class RunPageArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  id!: number;
}

@ArgsType()
export class RunChangesArgs extends RunPageArgs {
  @Field(() => String, { nullable: true, description: 'Those of one cause; without, all of the own month.' })
  @IsOptional()
  @IsIn(runCauses)
  cause?: RunCause;
}
