import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';

@ObjectType({ description: 'A step that leads on from where the case stands.' })
export class AvailableStep {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean, { description: 'Whether the roles of the caller allow it.' })
  allowed!: boolean;

  @Field(() => [String])
  by!: readonly string[];

  @Field(() => GraphQLJSON, { nullable: true, description: 'JSON Schema of its form.' })
  schema!: object | undefined;

  @Field(() => [String], { description: 'Papers that must be in the dossier.' })
  needs!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it stops the clock: something is asked of the applicant.' })
  pauses!: boolean;

  @Field(() => String, { nullable: true, description: 'What the case ends with, when the step ends it.' })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of the decision that the step signs.' })
  signs!: string | null;
}

@ObjectType({ description: 'A state on the way that a case takes when nothing is asked, refused or withdrawn.' })
export class CaseStage {
  @Field(() => String)
  state!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'The role that must act in it.' })
  responsible!: string | null;
}

@ObjectType({ description: 'A paper that the procedure knows.' })
export class ProcedurePaper {
  @Field(() => String)
  item!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the official form.' })
  form!: string | null;
}

@ObjectType({ description: 'A procedure that may be started.' })
export class ProcedureView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  basis!: string;

  @Field(() => String)
  programme!: string;

  @Field(() => Boolean, { description: 'It is about a signed decision, and cannot begin without it.' })
  aboutDecision!: boolean;

  @Field(() => [ProcedurePaper])
  papers!: readonly ProcedurePaper[];

  @Field(() => GraphQLJSON, { nullable: true, description: 'JSON Schema of the application.' })
  schema!: object | undefined;
}
