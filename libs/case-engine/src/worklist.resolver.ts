import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, type Page, PageArgs, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { CaseEngine } from './case.engine.js';
import { type CaseFile } from './case-file.entity.js';
import { CasesArgs, WorklistArgs, WorklistNarrowing } from './case.input.js';
import { casePermissions } from './case.permissions.js';
import { countWorklist, listCases, listTasks, listWorklist } from './case.reader.js';
import { worklistChoices, worklistHamlets } from './case.sql.js';
import { CaseConnection, TaskConnection, type TaskView, WorklistChoices, WorklistCounters } from './case.view.js';
import { finishTask } from './task.store.js';

/** What waits, and for whom. */
@Resolver()
export class WorklistResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
  ) {}

  @Query(() => CaseConnection, {
    description: 'Open cases by what remains of their clock; a stopped one stands where it would if it went on today.',
  })
  @Requires(casePermissions.read)
  worklist(@Read() tx: ReadTx, @Args() wanted: WorklistArgs): Promise<Page<CaseFile>> {
    return listWorklist(tx, this.engine.calendar, wanted, wanted);
  }

  @Query(() => WorklistCounters)
  @Requires(casePermissions.read)
  worklistCounters(@Read() tx: ReadTx, @Args() wanted: WorklistNarrowing): Promise<WorklistCounters> {
    return countWorklist(tx, this.engine.calendar, wanted);
  }

  @Query(() => WorklistChoices)
  @Requires(casePermissions.read)
  async worklistChoices(@Read() tx: ReadTx): Promise<WorklistChoices> {
    const { book } = this.engine;
    const rows =
      await tx.sql<Pick<CaseFile, 'programme' | 'procedure' | 'procedureVersion' | 'state'>>(worklistChoices);
    const hamlets = await tx.sql<{ hamlet: string }>(worklistHamlets);
    const programmes = book.programmes.filter(({ code }) => rows.some(({ programme }) => programme === code));
    const states = rows.map(({ procedure, procedureVersion, state }) => ({
      code: state,
      title: book.version(procedure, procedureVersion).states[state]?.title ?? state,
    }));
    return {
      programmes: programmes.map(({ code, title }) => ({ code, title })),
      states: [...new Map(states.map((each) => [each.code, each])).values()],
      hamlets: hamlets.map(({ hamlet }) => hamlet),
    };
  }

  @Query(() => CaseConnection, { description: 'Cases in the area, open or not, the latest received first.' })
  @Requires(casePermissions.read)
  cases(@Read() tx: ReadTx, @Args() wanted: CasesArgs): Promise<Page<CaseFile>> {
    return listCases(tx, wanted, wanted);
  }

  @Query(() => TaskConnection, { description: 'Open tasks, the nearest first.' })
  @Requires(casePermissions.read)
  tasks(@Read() tx: ReadTx, @Args() page: PageArgs): Promise<Page<TaskView>> {
    return listTasks(tx, page);
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
}
