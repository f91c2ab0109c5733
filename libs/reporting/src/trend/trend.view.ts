import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LegalMonth, type Vnd } from '#kernel';
import { LegalMonthScalar, VndScalar } from '#platform';

@ObjectType({ description: 'Cases of one month.' })
export class CasesOfMonthView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int)
  received!: number;

  @Field(() => Int)
  decided!: number;

  @Field(() => Int, { description: 'Of those decided, after their limit.' })
  late!: number;
}

@ObjectType({ description: 'What was posted for one month in one unit.' })
export class MoneyOfMonthView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int, { nullable: true, description: 'On today’s map; null for what cannot be placed on it.' })
  unitId!: number | null;

  @Field(() => VndScalar)
  amount!: Vnd;
}

@ObjectType({ description: 'Open cases of one officer.' })
export class OfficerWorkView {
  @Field(() => ID, { nullable: true, description: 'Null for cases that nobody has taken.' })
  officerId!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => Int)
  open!: number;

  @Field(() => Int)
  overdue!: number;
}
