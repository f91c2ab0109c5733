import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { personById, PersonView } from '#citizen';
import { getPerson } from '#citizen';
import { localDay } from '#kernel';
import {
  type Actor,
  Load,
  type LoadOf,
  type Page,
  PageArgs,
  Read,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { unitById, UnitView } from '#territory';
import { assignCase } from './assignment.store.js';
import { CaseEngine } from './case.engine.js';
import { type CaseFile, clockOf } from './case-file.entity.js';
import { AddDossierItemInput, AssignArgs, PerformStepInput, StartCaseInput, WorklistArgs } from './case.input.js';
import { casesOfPerson, decisionsOfCase, dossierOfCase, eventsOfCase } from './case.loaders.js';
import { casePermissions } from './case.permissions.js';
import { countWorklist, findCase, getCase, listTasks, listWorklist } from './case.reader.js';
import {
  AvailableStep,
  CaseClock,
  CaseConnection,
  CaseEventView,
  CaseView,
  ClockState,
  DecisionView,
  DossierItemView,
  ProcedureView,
  TaskConnection,
  type TaskView,
  WorklistCounters,
} from './case.view.js';
import { addDossierItem } from './dossier.store.js';
import { schemaOf } from './form.js';
import { finishTask } from './task.store.js';

@Resolver(() => CaseView)
export class CaseResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
  ) {}

  @Query(() => CaseView, { name: 'case' })
  @Requires(casePermissions.read)
  caseById(@Read() tx: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<CaseFile> {
    return getCase(tx, id);
  }

  @Query(() => CaseConnection, { description: 'Open cases by what remains of their clock, stopped clocks last.' })
  @Requires(casePermissions.read)
  worklist(@Read() tx: ReadTx, @Args() wanted: WorklistArgs): Promise<Page<CaseFile>> {
    return listWorklist(tx, this.engine.calendar, wanted, wanted);
  }

  @Query(() => [CaseView], { description: 'Every case of a person within the duty, newest first.' })
  @Requires(casePermissions.read)
  casesOfPerson(
    @Args('personId', { type: () => ID }) personId: string,
    @Load(casesOfPerson) load: LoadOf<typeof casesOfPerson>,
  ): Promise<CaseFile[]> {
    return load(personId);
  }

  @Query(() => WorklistCounters)
  @Requires(casePermissions.read)
  worklistCounters(@Read() tx: ReadTx): Promise<WorklistCounters> {
    return countWorklist(tx, this.engine.calendar);
  }

  @Query(() => TaskConnection, { description: 'Open tasks, the nearest first.' })
  @Requires(casePermissions.read)
  tasks(@Read() tx: ReadTx, @Args() page: PageArgs): Promise<Page<TaskView>> {
    return listTasks(tx, page);
  }

  @Query(() => [ProcedureView], {
    description: 'Procedures that a file received today may start, for the roles of the caller.',
  })
  @Requires(casePermissions.start)
  procedures(@Who() who: Actor, @Read() tx: ReadTx): ProcedureView[] {
    return this.engine.book
      .all()
      .filter((each) => who.programmes.includes(this.engine.book.programme(each.code).code))
      .filter((each) => each.start.by.some((role) => who.roles.includes(role)))
      .filter((each) => each.from <= tx.today && (each.until === undefined || tx.today < each.until))
      .map(({ code, version, title, basis, start }) => ({
        code,
        version,
        title,
        basis: basis.article,
        schema: schemaOf(start.form),
      }));
  }

  @Mutation(() => CaseView)
  @Requires(casePermissions.start)
  async startCase(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: StartCaseInput,
    @Args('requestId') requestId: string,
  ): Promise<CaseFile> {
    const { id } = await this.uow.command(who, { requestId, name: 'startCase', body: input }, async (tx) => {
      // Whoever takes in an application sees the person it is about; the engine itself knows people by their keys alone.
      await getPerson(tx, input.personId);
      return { id: (await this.engine.start(tx, input)).id };
    });
    return getCase(reads, id);
  }

  @Mutation(() => CaseView, {
    nullable: true,
    description: 'Null when the step took the case out of the area of duty: a move.',
  })
  @Requires(casePermissions.perform)
  async performStep(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: PerformStepInput,
    @Args('requestId') requestId: string,
  ): Promise<CaseFile | undefined> {
    const { id } = await this.uow.command(who, { requestId, name: 'performStep', body: input }, async (tx) => ({
      id: (await this.engine.perform(tx, input)).id,
    }));
    return findCase(reads, id);
  }

  @Mutation(() => CaseView)
  @Requires(casePermissions.perform)
  async addDossierItem(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: AddDossierItemInput,
    @Args('requestId') requestId: string,
  ): Promise<CaseFile> {
    await this.uow.command(who, { requestId, name: 'addDossierItem', body: input }, (tx) =>
      addDossierItem(tx, this.engine, input),
    );
    return getCase(reads, input.caseId);
  }

  @Mutation(() => CaseView, {
    description: 'Gives a case to oneself, a colleague of the same agency, or nobody in particular.',
  })
  @Requires(casePermissions.assign)
  async assignCase(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { caseId, version, to, requestId }: AssignArgs,
  ): Promise<CaseFile> {
    await this.uow.command(who, { requestId, name: 'assignCase', body: { caseId, version, to } }, async (tx) => {
      await assignCase(tx, { caseId, version, to });
    });
    return getCase(reads, caseId);
  }

  @Mutation(() => Boolean)
  @Requires(casePermissions.perform)
  async finishTask(
    @Who() who: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'finishTask', body: { id } }, (tx) => finishTask(tx, id));
    return true;
  }

  @ResolveField(() => String)
  procedureTitle(@Parent() file: CaseFile): string {
    return this.engine.procedureOf(file).title;
  }

  @ResolveField(() => String)
  stateTitle(@Parent() file: CaseFile): string {
    return this.engine.procedureOf(file).states[file.state]?.title ?? file.state;
  }

  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() file: CaseFile, @Load(personById) load: LoadOf<typeof personById>) {
    return load(file.personId);
  }

  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() file: CaseFile, @Load(unitById) load: LoadOf<typeof unitById>) {
    return load(file.unitId);
  }

  @ResolveField(() => CaseClock)
  clock(@Parent() file: CaseFile, @Read() tx: ReadTx): CaseClock {
    const clock = clockOf(file);
    const basis = this.engine.clockBasis(file);
    if (!clock) return { state: ClockState.none, dueAt: null, dueOn: null, remainingWorkingDays: null, basis };
    if (clock.state === 'paused')
      return {
        state: ClockState.paused,
        dueAt: null,
        dueOn: null,
        remainingWorkingDays: clock.limit.kind === 'working-days' ? clock.remaining : null,
        basis,
      };
    const dueAt = file.clockDue;
    const dueOn = dueAt && localDay(dueAt);
    return {
      state: dueAt !== null && dueAt < tx.now ? ClockState.overdue : ClockState.running,
      dueAt,
      dueOn,
      remainingWorkingDays: dueOn && this.engine.calendar.workingDaysBetween(tx.today, dueOn),
      basis,
    };
  }

  @ResolveField(() => [AvailableStep])
  availableSteps(@Parent() file: CaseFile, @Who() who: Actor): AvailableStep[] {
    return this.engine.stepsFor(file, who).map(({ code, definition, allowed }) => ({
      code,
      title: definition.title,
      allowed,
      by: definition.by,
      needs: definition.needs ?? [],
      schema: schemaOf(definition.form),
    }));
  }

  @ResolveField(() => [CaseEventView])
  history(@Parent() file: CaseFile, @Load(eventsOfCase) load: LoadOf<typeof eventsOfCase>) {
    return load(file.id);
  }

  @ResolveField(() => [DecisionView])
  decisions(@Parent() file: CaseFile, @Load(decisionsOfCase) load: LoadOf<typeof decisionsOfCase>) {
    return load(file.id);
  }

  @ResolveField(() => [DossierItemView])
  dossier(@Parent() file: CaseFile, @Load(dossierOfCase) load: LoadOf<typeof dossierOfCase>) {
    return load(file.id);
  }
}
