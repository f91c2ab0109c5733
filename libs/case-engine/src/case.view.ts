import { Field, ID, InterfaceType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { type PaperOrigin } from './trusted-paper.store.js';

/** Type names of programmes that show columns of their own. */
const typeNames = new Map<string, string>();

/** A programme whose cases have columns of their own names its GraphQL type here, once. */
export const registerCaseType = (programme: string, typeName: string): void => void typeNames.set(programme, typeName);

/** `running`, `paused`, `overdue`, or `none` where law sets no limit. */
export enum ClockState {
  running = 'running',
  paused = 'paused',
  overdue = 'overdue',
  none = 'none',
}
registerEnumType(ClockState, { name: 'ClockState' });

export enum DueFilter {
  overdue = 'overdue',
  soon = 'soon',
  onTime = 'on-time',
  paused = 'paused',
}
registerEnumType(DueFilter, { name: 'DueFilter' });

@ObjectType({ description: 'The statutory clock of the state a case waits in.' })
export class CaseClock {
  @Field(() => ClockState)
  state!: ClockState;

  @Field(() => Date, { nullable: true, description: 'The last instant in time.' })
  dueAt!: Date | null;

  @Field(() => LegalDayScalar, { nullable: true })
  dueOn!: LegalDay | null;

  @Field(() => Int, { nullable: true, description: 'Working days left; negative when late.' })
  remainingWorkingDays!: number | null;

  @Field(() => String, { nullable: true, description: 'The article that sets the limit.' })
  basis!: string | null;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day from which the limit counts.' })
  startedOn!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day on which it stopped, while it stands still.' })
  pausedOn!: LegalDay | null;
}

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

@ObjectType({ description: 'Someone of the house.' })
export class CaseWorker {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

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
