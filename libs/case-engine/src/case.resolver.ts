import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { personById, PersonView } from '#citizen';
import { getPerson } from '#citizen';
import { localDay } from '#kernel';
import { type Actor, Load, type LoadOf, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { unitById, UnitView } from '#territory';
import { assignCase } from './assignment.store.js';
import { CaseEngine } from './case.engine.js';
import { type CaseFile, clockOf } from './case-file.entity.js';
import { AddDossierItemInput, AssignArgs, PerformStepInput, StartCaseInput } from './case.input.js';
import {
  casesOfPerson,
  caseWorkerById,
  decisionsOfCase,
  dossierOfCase,
  eventsOfCase,
  lastActorOfCase,
} from './case.loaders.js';
import { casePermissions } from './case.permissions.js';
import { findCase, getCase } from './case.reader.js';
import { CaseEventView, CaseView, CaseWorker, DossierItemView } from './case.view.js';
import { CaseClock, ClockState } from './clock.view.js';
import { DecisionView } from './decision.view.js';
import { AvailableStep, CaseStage, ProcedurePaper, ProcedureView } from './procedure.view.js';
import { addDossierItem } from './dossier.store.js';
import { maskedForm } from './masked-form.rule.js';
import { leadsOn, leavesFrom, type Procedure, roadFrom } from './procedure.js';
import { schemaOf } from './form.js';

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

  @Query(() => [CaseView], { description: 'Every case of a person within the duty, newest first.' })
  @Requires(casePermissions.read)
  casesOfPerson(
    @Args('personId', { type: () => ID }) personId: string,
    @Load(casesOfPerson) load: LoadOf<typeof casesOfPerson>,
  ): Promise<CaseFile[]> {
    return load(personId);
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
      .map(({ code, version, title, basis, start, dossier }) => ({
        code,
        version,
        title,
        programme: this.engine.book.programme(code).code,
        basis: basis.article,
        aboutDecision: start.aboutDecision ?? false,
        papers: papersOf(dossier),
        get schema() {
          return schemaOf(start.form);
        },
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
    const startedOn = file.clockStarted && localDay(file.clockStarted);
    const still = { dueAt: null, dueOn: null, basis, startedOn };
    if (!clock) return { ...still, state: ClockState.none, remainingWorkingDays: null, pausedOn: null };
    if (clock.state === 'paused')
      return {
        ...still,
        state: ClockState.paused,
        remainingWorkingDays: clock.limit.kind === 'working-days' ? clock.remaining : null,
        pausedOn: file.clockPaused && localDay(file.clockPaused),
      };
    const dueAt = file.clockDue;
    const dueOn = dueAt && localDay(dueAt);
    return {
      state: dueAt !== null && dueAt < tx.now ? ClockState.overdue : ClockState.running,
      dueAt,
      dueOn,
      remainingWorkingDays: dueOn && this.engine.calendar.workingDaysBetween(tx.today, dueOn),
      basis,
      startedOn,
      pausedOn: null,
    };
  }

  @ResolveField(() => [AvailableStep])
  availableSteps(@Parent() file: CaseFile, @Who() who: Actor): AvailableStep[] {
    const { states } = this.engine.procedureOf(file);
    return this.engine.stepsFor(file, who).map(({ code, definition, allowed }) => ({
      code,
      title: definition.title,
      allowed,
      by: definition.by,
      needs: definition.needs ?? [],
      pauses: definition.clock === 'pause',
      outcome: states[definition.to]?.outcome ?? null,
      signs: definition.decision?.kind ?? null,
      // Made only where it is asked for: a list of cases does not.
      get schema() {
        return schemaOf(definition.form);
      },
    }));
  }

  @ResolveField(() => [CaseStage], { description: 'What still lies before the case, where it stands first.' })
  road(@Parent() file: CaseFile): CaseStage[] {
    const procedure = this.engine.procedureOf(file);
    return roadFrom(procedure, file.returnsTo ?? file.state).map((state) => ({
      state,
      title: procedure.states[state]?.title ?? state,
      responsible: procedure.states[state]?.responsible ?? null,
    }));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The step on its way that signs a decision: what `draftPaper` can show beforehand.',
  })
  signingStep(@Parent() file: CaseFile): string | undefined {
    const procedure = this.engine.procedureOf(file);
    const road = roadFrom(procedure, file.returnsTo ?? file.state);
    const signing = Object.entries(procedure.steps).find(
      ([, step]) => step.decision && leadsOn(procedure, step) && road.some((state) => leavesFrom(step, state)),
    );
    return signing?.[0];
  }

  @ResolveField(() => [ProcedurePaper])
  papers(@Parent() file: CaseFile): ProcedurePaper[] {
    return papersOf(this.engine.procedureOf(file).dossier);
  }

  @ResolveField(() => CaseWorker, { nullable: true, description: 'To whom it was given.' })
  assignee(@Parent() { assignedTo }: CaseFile, @Load(caseWorkerById) load: LoadOf<typeof caseWorkerById>) {
    return assignedTo === null ? undefined : load(assignedTo);
  }

  @ResolveField(() => CaseWorker, { nullable: true, description: 'Who took the last step.' })
  touchedBy(@Parent() { id }: CaseFile, @Load(lastActorOfCase) load: LoadOf<typeof lastActorOfCase>) {
    return load(id);
  }

  @ResolveField(() => [CaseEventView])
  async history(
    @Parent() file: CaseFile,
    @Load(eventsOfCase) load: LoadOf<typeof eventsOfCase>,
  ): Promise<CaseEventView[]> {
    const { steps, start } = this.engine.procedureOf(file);
    return (await load(file.id)).map((event) => ({
      ...event,
      form: maskedForm(event.form) as object,
      stepTitle: steps[event.step]?.title ?? (event.seq === 1 ? 'Tiếp nhận hồ sơ' : event.step),
      get schema() {
        return schemaOf(event.seq === 1 ? start.form : steps[event.step]?.form);
      },
    }));
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

const papersOf = (dossier: Procedure['dossier']): ProcedurePaper[] =>
  Object.entries(dossier).map(([item, { title, form }]) => ({ item, title, form: form ?? null }));
