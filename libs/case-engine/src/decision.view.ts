import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';

@ObjectType({ description: 'The text of a signed decision, with the names of its own day.' })
export class DecisionPaperView {
  @Field(() => String)
  agency!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => String)
  number!: string;

  @Field(() => LegalDayScalar)
  signedOn!: LegalDay;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  legalBases!: readonly string[];

  @Field(() => [String])
  articles!: readonly string[];

  @Field(() => String)
  authority!: string;

  @Field(() => String)
  signerTitle!: string;

  @Field(() => String)
  signer!: string;
}

@ObjectType('Decision')
export class DecisionView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => LegalDayScalar)
  signedOn!: LegalDay;

  @Field(() => LegalDayScalar)
  effectFrom!: LegalDay;

  @Field(() => DecisionPaperView)
  paper!: DecisionPaperView;

  @Field(() => ID, { nullable: true })
  revokedBy!: string | null;
}
