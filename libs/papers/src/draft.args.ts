import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsObject, IsUUID, Matches } from 'class-validator';
import { GraphQLJSON } from 'graphql-scalars';

@ArgsType()
export class DraftArgs {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @Matches(/^[A-Za-z0-9-]{1,60}$/)
  step!: string;

  @Field(() => GraphQLJSON, { description: 'The form of the step as it stands.' })
  @IsObject()
  form!: object;
}
