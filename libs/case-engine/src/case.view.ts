import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { type PaperOrigin } from './trusted-paper.store.js';

/** Type names of programmes that show columns of their own. */
const typeNames = new Map<string, string>();

/** A programme whose cases have columns of their own names its GraphQL type here, once. */
export const registerCaseType = (programme: string, typeName: string): void => void typeNames.set(programme, typeName);

@ObjectType({ description: 'Someone of the house.' })
export class CaseWorker {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType()
export class CaseEventView {
  @Field(() => Int)
  seq!: number;

  @Field(() => String)
  step!: string;

  @Field(() => String)
  stepTitle!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'JSON Schema of the form as it was filled in.' })
  schema!: object | undefined;

  @Field(() => String, { nullable: true })
  stateFrom!: string | null;

  @Field(() => String)
  stateTo!: string;

  @Field(() => String)
  actorName!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => LegalDayScalar, { description: 'The day the step holds for.' })
  heldOn!: LegalDay;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => GraphQLJSON, { description: 'With accounts and telephone numbers masked; `revealAccount` shows them.' })
  form!: object;
}

@ObjectType()
export class DossierItemView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  item!: string;

  @Field(() => ID, { nullable: true })
  fileId!: string | null;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String, {
    description:
      '`handed-in`, `held` from an earlier case, or proven by the `registry`: nobody was asked for it again.',
  })
  origin!: PaperOrigin;

  @Field(() => String, { nullable: true, description: 'Code of the earlier case.' })
  fromCode!: string | null;
}

@ObjectType('TrustedPaper', {
  description:
    'A paper that nobody need hand in: it is held from an earlier case, or the population database proves it.',
})
export class TrustedPaperView {
  @Field(() => String)
  item!: string;

  @Field(() => String, { description: '`held` or `registry`.' })
  origin!: PaperOrigin;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;

  @Field(() => String, { nullable: true, description: 'Code of the earlier case.' })
  fromCode!: string | null;
}

/** One application under one procedure; each programme's own type adds its columns. */
@InterfaceType('Case', { resolveType: (file: CaseFile) => typeNames.get(file.programme) ?? 'PlainCase' })
export abstract class CaseView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What people read out on the telephone.' })
  code!: string;

  @Field(() => String)
  programme!: string;

  @Field(() => String)
  procedure!: string;

  @Field(() => String)
  procedureVersion!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  state!: string;

  @Field(() => String, { nullable: true })
  outcome!: string | null;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  closedOn!: LegalDay | null;

  @Field(() => Date)
  touchedAt!: Date;

  @Field(() => Int, { description: 'Sent back with the next step: a stale one is refused.' })
  version!: number;
}

@ObjectType({ implements: () => [CaseView], description: 'A case of a programme without columns of its own.' })
export class PlainCase extends CaseView {}

export const CaseConnection = connectionOf(CaseView as unknown as new () => CaseView, 'Case');
