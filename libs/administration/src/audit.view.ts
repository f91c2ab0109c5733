import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar, PageArgs } from '#platform';

@InputType({ description: 'Any one thing that the audit speaks of.' })
export class AuditSubjectInput {
  @Field(() => String, { description: '`person`, `case`, `decision`, `pay-run`, `file`, `account` …' })
  @Length(1, 40)
  kind!: string;

  @Field(() => String)
  @Length(1, 64)
  id!: string;
}

@InputType({ description: 'What is looked for; all that is given must agree.' })
export class AuditQuestionInput {
  @Field(() => AuditSubjectInput, { nullable: true, description: 'Who saw or changed it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditSubjectInput)
  subject?: AuditSubjectInput | null;

  @Field(() => ID, { nullable: true, description: 'What this user did.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null;

  @Field(() => String, { nullable: true, description: '`read`, `case.step`, `session.opened` …' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  act?: string | null;

  @Field(() => Int, { nullable: true, description: 'Done under a duty at this agency.' })
  @IsOptional()
  @IsInt()
  agencyId?: number | null;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  from?: LegalDay | null;

  @Field(() => LegalDayScalar, {
    nullable: true,
    description: 'The first day after. Without subject and user a search covers 31 days: the last ones when left out.',
  })
  @IsOptional()
  @IsString()
  until?: LegalDay | null;
}

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => AuditQuestionInput)
  @ValidateNested()
  @Type(() => AuditQuestionInput)
  question!: AuditQuestionInput;
}

@ObjectType('AuditEntry', { description: 'Who did what to whom. What the record said stays in the record.' })
export class AuditEntryView {
  @Field(() => String)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID)
  actorId!: string;

  @Field(() => String, { description: 'Empty for systems.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'The post under which it was done.' })
  title!: string | null;

  @Field(() => Int, { nullable: true })
  agencyId!: number | null;

  @Field(() => String, { nullable: true })
  agencyName!: string | null;

  @Field(() => String)
  act!: string;

  @Field(() => String)
  subjectKind!: string;

  @Field(() => String)
  subjectId!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntryView, 'AuditEntry');
