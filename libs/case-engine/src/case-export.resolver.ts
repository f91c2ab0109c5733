import { Args, ArgsType, Field, Mutation, OmitType, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import {
  type Actor,
  type BackgroundJob,
  BackgroundJobView,
  getBackgroundJob,
  Read,
  type ReadTx,
  requestExport,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { casesExport, worklistExport } from './case.export.js';
import { CasesArgs, WorklistArgs } from './case.input.js';
import { casePermissions } from './case.permissions.js';

@ArgsType()
class ExportWorklistArgs extends OmitType(WorklistArgs, ['first', 'after'], ArgsType) {
  @Field(() => String)
  @IsString()
  requestId!: string;
}

@ArgsType()
class ExportCasesArgs extends OmitType(CasesArgs, ['first', 'after'], ArgsType) {
  @Field(() => String)
  @IsString()
  requestId!: string;
}

/** Lists of cases as workbooks, written in the background. */
@Resolver()
export class CaseExportResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Mutation(() => BackgroundJobView, { description: 'Asks for the worklist, as it is filtered, as a workbook.' })
  @Requires(casePermissions.read)
  async exportWorklist(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...filter }: ExportWorklistArgs,
  ): Promise<BackgroundJob> {
    const command = { requestId, name: 'exportWorklist', body: filter };
    return getBackgroundJob(
      reads,
      await this.uow.command(who, command, (tx) => requestExport(tx, worklistExport, filter)),
    );
  }

  @Mutation(() => BackgroundJobView, { description: 'Asks for all cases, as they are filtered, as a workbook.' })
  @Requires(casePermissions.read)
  async exportCases(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...filter }: ExportCasesArgs,
  ): Promise<BackgroundJob> {
    const command = { requestId, name: 'exportCases', body: filter };
    return getBackgroundJob(
      reads,
      await this.uow.command(who, command, (tx) => requestExport(tx, casesExport, filter)),
    );
  }
}
