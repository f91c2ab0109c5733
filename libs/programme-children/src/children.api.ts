import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { personById, PersonView } from '#citizen';
import { type LegalDay } from '#kernel';
import {
  type Actor,
  defineLoader,
  LegalDayScalar,
  Load,
  type LoadOf,
  type Page,
  Read,
  type ReadTx,
  Requires,
  type Tx,
  UnitOfWork,
  Who,
} from '#platform';
import { type Child, getChild, recordAccident, recordChild, recordGrowth, recordSwimming } from './child.store.js';
import { childrenPermissions } from './children.permissions.js';
import {
  ChildAccidentInput,
  ChildConnection,
  ChildGroupInput,
  ChildGroupMembership,
  ChildGrowth,
  ChildGrowthInput,
  ChildInput,
  ChildrenArgs,
  ChildRiskInput,
  ChildTotalsArgs,
  ChildTotalsView,
  ChildView,
  CommuneScoreArgs,
  CommuneScoreInput,
  CommuneScoreView,
  SwimmingCourseInput,
} from './children.view.js';
import { joinGroup, leaveGroup, noteRisk } from './membership.store.js';
import { type ChildTotals, countChildren, listChildren } from './register.reader.js';
import { readScore, scoreCommune } from './score.store.js';

const groupsOfChild = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<ChildGroupMembership & { personId: string }>(
    `SELECT id, person_id AS "personId", group_code AS "group", part, lower(held) AS "from", upper(held) AS until, evidence
       FROM prog_children.membership WHERE person_id = ANY ($1::uuid[]) ORDER BY lower(held) DESC, group_code`,
    [ids],
  );
  const byChild = Map.groupBy(rows, (row) => row.personId);
  return ids.map((id) => byChild.get(id) ?? []);
});

const growthOfChild = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<ChildGrowth & { personId: string }>(
    `SELECT person_id AS "personId", measured_on AS "on", weight_grams AS "weightGrams", height_mm AS "heightMm"
       FROM prog_children.growth WHERE person_id = ANY ($1::uuid[]) ORDER BY measured_on`,
    [ids],
  );
  const byChild = Map.groupBy(rows, (row) => row.personId);
  return ids.map((id) => byChild.get(id) ?? []);
});

@Resolver(() => ChildView)
export class ChildrenResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => ChildView)
  @Requires(childrenPermissions.read)
  child(@Read() tx: ReadTx, @Args('personId', { type: () => ID }) personId: string): Promise<Child> {
    return getChild(tx, personId);
  }

  @Query(() => ChildConnection, { description: 'The register of children, commune by commune.' })
  @Requires(childrenPermissions.read)
  children(@Read() tx: ReadTx, @Args() wanted: ChildrenArgs): Promise<Page<Child>> {
    return listChildren(tx, wanted, wanted);
  }

  @Query(() => ChildTotalsView)
  @Requires(childrenPermissions.read)
  childTotals(@Read() tx: ReadTx, @Args() { unitId, on }: ChildTotalsArgs): Promise<ChildTotals> {
    return countChildren(tx, unitId, on ?? tx.today);
  }

  @Query(() => CommuneScoreView)
  @Requires(childrenPermissions.read)
  async communeScore(@Read() tx: ReadTx, @Args() { unitId, year }: CommuneScoreArgs) {
    const { basis, ...score } = await readScore(tx, unitId, year);
    return { ...score, ...basis };
  }

  @Mutation(() => ChildView)
  @Requires(childrenPermissions.keep)
  async recordChild(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: ChildInput,
    @Args('requestId') requestId: string,
  ): Promise<Child> {
    const {
      version,
      insuranceCard = null,
      carerName = null,
      carerRelation = null,
      parentsAbsentBecause = null,
    } = input;
    const { school = null, className = null, atSchool = null, seriouslyIllSince = null } = input;
    const { personId, birthRegistered, takesPartIn } = input;
    const entry = {
      ...{ personId, birthRegistered, takesPartIn, insuranceCard, carerName, carerRelation, parentsAbsentBecause },
      ...{ school, className, atSchool, seriouslyIllSince },
    };
    await this.do(who, requestId, 'recordChild', input, (tx) => recordChild(tx, entry, version));
    return getChild(reads, personId);
  }

  @Mutation(() => ID)
  @Requires(childrenPermissions.keep)
  joinChildGroup(
    @Who() who: Actor,
    @Args('input') input: ChildGroupInput,
    @Args('requestId') requestId: string,
  ): Promise<string> {
    return this.do(who, requestId, 'joinChildGroup', input, (tx) => joinGroup(tx, input));
  }

  @Mutation(() => Boolean, { description: 'From the first day on which the child is no longer in the group.' })
  @Requires(childrenPermissions.keep)
  async leaveChildGroup(
    @Who() who: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('until', { type: () => LegalDayScalar }) until: LegalDay,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.do(who, requestId, 'leaveChildGroup', { id, until }, (tx) => leaveGroup(tx, id, until));
    return true;
  }

  @Mutation(() => Boolean)
  @Requires(childrenPermissions.keep)
  noteChildRisk(@Who() who: Actor, @Args('input') input: ChildRiskInput, @Args('requestId') requestId: string) {
    return this.tell(who, requestId, 'noteChildRisk', input, (tx) => noteRisk(tx, input));
  }

  @Mutation(() => Boolean)
  @Requires(childrenPermissions.keep)
  recordGrowth(@Who() who: Actor, @Args('input') input: ChildGrowthInput, @Args('requestId') requestId: string) {
    return this.tell(who, requestId, 'recordGrowth', input, (tx) => recordGrowth(tx, input));
  }

  @Mutation(() => Boolean)
  @Requires(childrenPermissions.keep)
  recordAccident(@Who() who: Actor, @Args('input') input: ChildAccidentInput, @Args('requestId') requestId: string) {
    return this.tell(who, requestId, 'recordAccident', input, (tx) => recordAccident(tx, input));
  }

  @Mutation(() => Boolean)
  @Requires(childrenPermissions.keep)
  recordSwimming(@Who() who: Actor, @Args('input') input: SwimmingCourseInput, @Args('requestId') requestId: string) {
    return this.tell(who, requestId, 'recordSwimming', input, (tx) => recordSwimming(tx, input));
  }

  @Mutation(() => Boolean)
  @Requires(childrenPermissions.score)
  scoreCommune(@Who() who: Actor, @Args('input') input: CommuneScoreInput, @Args('requestId') requestId: string) {
    return this.tell(who, requestId, 'scoreCommune', input, (tx) => scoreCommune(tx, input));
  }

  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() child: Child, @Load(personById) load: LoadOf<typeof personById>) {
    return load(child.personId);
  }

  @ResolveField(() => [ChildGroupMembership], { description: 'Open groups, the latest first.' })
  groups(@Parent() child: Child, @Load(groupsOfChild) load: LoadOf<typeof groupsOfChild>) {
    return load(child.personId);
  }

  @ResolveField(() => [ChildGrowth])
  growth(@Parent() child: Child, @Load(growthOfChild) load: LoadOf<typeof growthOfChild>) {
    return load(child.personId);
  }

  private do<T>(who: Actor, requestId: string, name: string, body: object, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.command(who, { requestId, name, body }, work);
  }

  private async tell(
    who: Actor,
    requestId: string,
    name: string,
    body: object,
    work: (tx: Tx) => Promise<void>,
  ): Promise<boolean> {
    await this.do(who, requestId, name, body, work);
    return true;
  }
}
