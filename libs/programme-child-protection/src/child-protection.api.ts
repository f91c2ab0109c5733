import {
  Args,
  ArgsType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { type CaseFile, CaseView, registerCaseType } from '#case-engine';
import { type LegalDay } from '#kernel';
import {
  type Actor,
  defineLoader,
  inOrder,
  LegalDayScalar,
  Load,
  type LoadOf,
  Read,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { childProtectionPermissions, reporterPermissions } from './child-protection.permissions.js';
import { programmeCode } from './code.js';
import { joinGroup, leaveGroup, listMemberships, type Membership } from './membership.store.js';
import { getReporter, noteReporter, type Reporter } from './report.store.js';
import { type SealedGroupCode, sealedGroups } from './rules/groups.table.js';

@ObjectType({ description: 'What was told of a child; who told it is asked for by itself.' })
class ProtectionReport {
  @Field(() => String)
  channel!: string;

  @Field(() => Date)
  receivedAt!: Date;

  @Field(() => String)
  place!: string;

  @Field(() => [String])
  harms!: string[];

  @Field(() => Boolean)
  inDanger!: boolean;

  @Field(() => Boolean)
  suspectsCrime!: boolean;

  @Field(() => String)
  secrecy!: string;

  @Field(() => String)
  told!: string;
}

@ObjectType({ description: 'With whom a child lives in alternative care.' })
class Placement {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  carerId!: string;

  @Field(() => LegalDayScalar)
  decidedOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  handedOverOn!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true })
  endedOn!: LegalDay | null;
}

@ObjectType({ description: 'Who told of a child in danger. Every look is recorded.' })
class ReporterView {
  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  relation!: string | null;
}

@ObjectType({ description: 'Since when a child belongs to a sealed group of special circumstances.' })
class SealedGroupMembership {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  group!: string;

  @Field(() => String, { nullable: true })
  part!: string | null;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;

  @Field(() => String)
  evidence!: string;
}

@InputType()
class ReporterInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @Length(1, 200)
  fullName!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(30)
  phone?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  address?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  relation?: string;
}

@InputType()
class SealedGroupInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => String)
  @IsIn(Object.keys(sealedGroups))
  group!: SealedGroupCode;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(60)
  part?: string;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => String, { description: 'Decision, certificate or conclusion that says so.' })
  @Length(1, 300)
  evidence!: string;
}

@ArgsType()
class LeaveSealedGroupArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => LegalDayScalar)
  @IsString()
  until!: LegalDay;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

@ObjectType({ implements: () => [CaseView], description: 'A case of child protection.' })
export class ChildProtectionCase extends CaseView {}

registerCaseType(programmeCode, 'ChildProtectionCase');

const reportOfCase = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<ProtectionReport & { caseId: string }>(
    `SELECT case_id AS "caseId", channel, received_at AS "receivedAt", place, harms, in_danger AS "inDanger",
            suspects_crime AS "suspectsCrime", secrecy, told
       FROM prog_child_protection.report WHERE case_id = ANY ($1::uuid[])`,
    [ids],
  );
  return inOrder(ids, rows, (row) => row.caseId);
});

const placementsOfCase = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<Placement & { caseId: string }>(
    `SELECT id, case_id AS "caseId", carer_id AS "carerId", decided_on AS "decidedOn", handed_over_on AS "handedOverOn", ended_on AS "endedOn"
       FROM prog_child_protection.placement WHERE case_id = ANY ($1::uuid[]) ORDER BY decided_on, id`,
    [ids],
  );
  const byCase = Map.groupBy(rows, (row) => row.caseId);
  return ids.map((id) => byCase.get(id) ?? []);
});

@Resolver(() => ChildProtectionCase)
export class ChildProtectionResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @ResolveField(() => ProtectionReport, { nullable: true })
  report(@Parent() file: CaseFile, @Load(reportOfCase) load: LoadOf<typeof reportOfCase>) {
    return load(file.id);
  }

  @ResolveField(() => [Placement])
  placements(@Parent() file: CaseFile, @Load(placementsOfCase) load: LoadOf<typeof placementsOfCase>) {
    return load(file.id);
  }

  @Query(() => ReporterView)
  @Requires(reporterPermissions.see)
  reporter(@Read() tx: ReadTx, @Args('caseId', { type: () => ID }) caseId: string): Promise<Reporter> {
    return getReporter(tx, caseId);
  }

  @Query(() => [SealedGroupMembership], {
    description: 'Sealed groups of special circumstances of a child, the latest first.',
  })
  @Requires(childProtectionPermissions['see-groups'])
  sealedGroups(@Read() tx: ReadTx, @Args('personId', { type: () => ID }) personId: string): Promise<Membership[]> {
    return listMemberships(tx, personId);
  }

  @Mutation(() => Boolean, { description: 'Writes down who told of a child, once and apart from the case.' })
  @Requires(childProtectionPermissions['note-reporter'])
  async noteReporter(
    @Who() who: Actor,
    @Args('input') input: ReporterInput,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    const { caseId, fullName, phone = null, address = null, relation = null } = input;
    // The memory of requests keeps answers and a hash of what was asked: no reporter stays in it.
    await this.uow.command(who, { requestId, name: 'noteReporter', body: input }, (tx) =>
      noteReporter(tx, caseId, { fullName, phone, address, relation }),
    );
    return true;
  }

  @Mutation(() => ID)
  @Requires(childProtectionPermissions['keep-groups'])
  joinSealedGroup(
    @Who() who: Actor,
    @Args('input') input: SealedGroupInput,
    @Args('requestId') requestId: string,
  ): Promise<string> {
    return this.uow.command(who, { requestId, name: 'joinSealedGroup', body: input }, (tx) =>
      joinGroup(tx, { ...input, part: input.part ?? null }),
    );
  }

  @Mutation(() => Boolean, { description: 'From the first day on which the child is no longer in the group.' })
  @Requires(childProtectionPermissions['keep-groups'])
  async leaveSealedGroup(@Who() who: Actor, @Args() { id, until, requestId }: LeaveSealedGroupArgs): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'leaveSealedGroup', body: { id, until } }, (tx) =>
      leaveGroup(tx, id, until),
    );
    return true;
  }
}
