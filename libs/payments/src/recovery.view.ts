import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsString, Length, Min } from 'class-validator';
import { type Vnd } from '#kernel';
import { connectionOf, PageArgs, VndScalar } from '#platform';
import { type RecoveryMovement } from './recovery.store.js';

@ObjectType('Recovery', { description: 'What a payee owes for having been paid too much.' })
export class RecoveryView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  programme!: string;

  @Field(() => ID, { description: 'The payee.' })
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => VndScalar, { description: 'Paid too much in all.' })
  amount!: Vnd;

  @Field(() => VndScalar, { description: 'Withheld or brought back.' })
  recovered!: Vnd;

  @Field(() => VndScalar, { description: 'No longer claimed, by decision of two people.' })
  waived!: Vnd;

  @Field(() => VndScalar, { nullable: true, description: 'Withheld from each run, once decided.' })
  instalment!: Vnd | undefined;

  @Field(() => Int)
  version!: number;
}

export const RecoveryConnection = connectionOf(RecoveryView, 'Recovery');

@ObjectType('RecoveryMovement')
export class RecoveryMovementView {
  @Field(() => String, { description: '`overpaid`, `withheld`, `repaid`, `waived` or `restored`.' })
  kind!: RecoveryMovement['kind'];

  @Field(() => VndScalar)
  amount!: Vnd;

  @Field(() => Int, { nullable: true })
  runId!: number | undefined;

  @Field(() => ID)
  actorId!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

@ObjectType('Waiver', { description: 'A proposal not to claim a debt: by one person, approved by another.' })
export class WaiverView {
  @Field(() => Int)
  id!: number;

  @Field(() => Int)
  recoveryId!: number;

  @Field(() => VndScalar)
  amount!: Vnd;

  @Field(() => String)
  reason!: string;

  @Field(() => String)
  article!: string;

  @Field(() => ID)
  proposedBy!: string;

  @Field(() => GraphQLISODateTime)
  proposedAt!: Date;

  @Field(() => String, { nullable: true, description: '`approved` or `declined`; null while it waits.' })
  outcome!: 'approved' | 'declined' | undefined;

  @Field(() => ID, { nullable: true })
  decidedBy!: string | undefined;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  decidedBecause!: string | undefined;
}

@ArgsType()
export class RecoveryPageArgs extends PageArgs {
  @Field(() => String)
  @IsString()
  programme!: string;
}

@InputType()
export class ProposeWaiverInput {
  @Field(() => Int)
  @IsInt()
  recoveryId!: number;

  @Field(() => VndScalar, { description: 'At most what is still owed.' })
  @IsInt()
  @Min(1)
  amount!: Vnd;

  @Field(() => String)
  @Length(5, 1_000)
  reason!: string;

  @Field(() => String, { description: 'The article, or the decision, that allows it.' })
  @Length(3, 300)
  article!: string;

  @Field(() => Int, { description: 'Of the debt, as it was seen.' })
  @IsInt()
  version!: number;
}
