import { Args, ArgsType, Field, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
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
import { citizenPermissions } from './citizen.permissions.js';
import { peopleExport } from './people.export.js';

@ArgsType()
class ExportPeopleArgs {
  @Field(() => Int, { nullable: true, description: 'One commune; the whole area when left out.' })
  @IsOptional()
  @IsInt()
  unitId?: number | null;

  @Field(() => String, { nullable: true, description: 'Whole words of the name in any order, accents or none.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  words?: string | null;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

/** Lists of people as workbooks, written in the background. */
@Resolver()
export class CitizenExportResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Mutation(() => BackgroundJobView, {
    description: 'Asks for the people of the area, or some of them, as a workbook.',
  })
  @Requires(citizenPermissions.read)
  async exportPeople(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...filter }: ExportPeopleArgs,
  ): Promise<BackgroundJob> {
    const command = { requestId, name: 'exportPeople', body: filter };
    return getBackgroundJob(
      reads,
      await this.uow.command(who, command, (tx) => requestExport(tx, peopleExport, filter)),
    );
  }
}
