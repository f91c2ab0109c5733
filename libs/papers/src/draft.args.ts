import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsObject, IsUUID, Matches } from 'class-validator';
import { GraphQLJSON } from 'graphql-scalars';

/** A step and its form as it stands. */
@ArgsType()
export class DraftInput {
  @Field(() => String)
  @Matches(/^[A-Za-z0-9-]{1,60}$/)
  step!: string;

  @Field(() => GraphQLJSON)
  @IsObject()
  form!: object;
}

@ArgsType()
export class DraftArgs extends DraftInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;
}
