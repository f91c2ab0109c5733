import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { type LegalMonth, type Vnd } from '#kernel';
import { connectionOf, LegalMonthScalar, PageArgs, VndScalar } from '#platform';
import { type OrderState } from '../order.store.js';
import { type AnswerVerdict } from './answer-verdict.js';
import { type OrderSeen } from './order.reader.js';
import { type PayChannel } from './pay-list.js';
import { type PayFile } from './pay-list.store.js';

@ObjectType('PayFile', {
  description: 'A list of orders as written for a payment service; downloaded from /files/:id.',
})
export class PayFileView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '`bank-xlsx`, `post-xlsx`, `cash-xlsx` or `pain.001.001.09`.' })
  format!: string;

  @Field(() => String)
  channel!: PayChannel;

  @Field(() => Int, {
    description: 'Number of the list in its run; a list sent again by retry has a number of its own.',
  })
  listNo!: number;

  @Field(() => [Int])
  units!: readonly number[];

  @Field(() => Int)
  orders!: number;

  @Field(() => VndScalar)
  total!: Vnd;

  @Field(() => String, { description: 'SHA-256 of what was approved and of every order; printed in the file.' })
  hash!: string;

  @Field(() => String, { description: 'SHA-256 of the bytes of the file.' })
  sha256!: string;

  @Field(() => Date)
  madeAt!: Date;
}

export const payFileViewOf = ({ control, ...file }: PayFile): PayFileView => ({ ...file, ...control });

@ObjectType('PaymentOrder', { description: 'Money to one payee from one run, with the account as it was then.' })
export class PaymentOrderView {
  @Field(() => Int)
  id!: number;

  @Field(() => Int)
  runId!: number;

  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => VndScalar)
  amount!: Vnd;

  @Field(() => String)
  channel!: PayChannel;

  @Field(() => String, { nullable: true })
  bank!: string | undefined;

  @Field(() => String, { nullable: true })
  account!: string | undefined;

  @Field(() => String)
  holder!: string;

  @Field(() => Int, { description: '1, and one more each time returned money is sent again within its run.' })
  attempt!: number;

  @Field(() => String, { description: '`pending`, `paid` or `returned`.' })
  state!: OrderState;

  @Field(() => String, { nullable: true })
  returnReason!: string | undefined;

  @Field(() => Int, { nullable: true, description: 'The later order in which returned money went on.' })
  carriedInto!: number | undefined;

  @Field(() => Int, { nullable: true })
  listNo!: number | undefined;
}

export const PaymentOrderConnection = connectionOf<OrderSeen>(PaymentOrderView, 'PaymentOrder');

@ArgsType()
export class PayOrdersArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  runId!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['pending', 'paid', 'returned'])
  state?: OrderState;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['bank', 'post', 'cash'])
  channel?: PayChannel;
}

@ArgsType()
export class PersonOrdersArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  personId!: string;
}

/** Bytes of an answer; as base64 four for each three. */
export const answerLimit = 5_000_000;

@InputType('PayAnswer', { description: 'The answer of a payment service to lists of one run.' })
export class PayAnswerInput {
  @Field(() => Int)
  @IsInt()
  runId!: number;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => String, {
    description: 'The file as base64: our workbook or its CSV filled in, or a pain.002; at most 5 MB.',
  })
  @Matches(/^[A-Za-z0-9+/]*={0,2}$/)
  content!: string;
}

@ObjectType()
export class PayAnswerFaultView {
  @Field(() => Int, { description: 'As Excel numbers it; of a message, the number of the transaction.' })
  row!: number;

  @Field(() => String, { description: 'Heading of the column.' })
  column!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'Vietnamese.' })
  reason!: string;
}

@ObjectType({ description: 'What an answer would do; with any fault it cannot be taken in.' })
export class PayAnswerCheckView {
  @Field(() => Int)
  paid!: number;

  @Field(() => Int)
  returned!: number;

  @Field(() => Int, { description: 'Rows without a result yet.' })
  unanswered!: number;

  @Field(() => Int)
  faultCount!: number;

  @Field(() => [PayAnswerFaultView], { description: 'The first five hundred.' })
  faults!: readonly PayAnswerFaultView[];
}

const shownFaults = 500;

export const answerCheckOf = ({ results, unanswered, faults }: AnswerVerdict): PayAnswerCheckView => ({
  paid: results.filter(({ outcome }) => outcome === 'paid').length,
  returned: results.filter(({ outcome }) => outcome === 'returned').length,
  unanswered,
  faultCount: faults.length,
  faults: faults.slice(0, shownFaults),
});
