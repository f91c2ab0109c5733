import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { type Actor, PageArgs, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { ReportBook } from './report-book.js';
import { reportingPermissions } from './reporting.permissions.js';
import { type ReturnBody } from './return.body.js';
import { makeReturn } from './return.maker.js';
import { type FiledReturn, fileReturn, getReturn, listFilings, listOwed } from './return.store.js';
import { FiledReturnView, OwedReturnConnection, ReturnBodyView } from './return.view.js';

@ArgsType()
class OwedArgs extends PageArgs {
  @Field(() => Int, { description: 'Of the periods reported on.' })
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;
}

@ArgsType()
class ReturnArgs {
  @Field(() => String)
  @IsString()
  code!: string;

  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => String, { description: '`2026-H1`, `2026`.' })
  @IsString()
  period!: string;
}

@ArgsType()
class FreezeArgs extends ReturnArgs {
  @Field(() => String, { nullable: true, description: 'What was wrong, when one was filed before.' })
  @IsOptional()
  @IsString()
  reason?: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

const bodyViewOf = ({ unit, ...body }: ReturnBody): ReturnBodyView => ({ ...body, unitName: unit.name });
const filedViewOf = ({ body, ...filed }: FiledReturn): FiledReturnView => ({
  ...filed,
  workbook: `/returns/${filed.id}.xlsx`,
  body: bodyViewOf(body),
});

/** Returns that law asks for: owed, drafted, frozen, corrected. */
@Resolver()
export class ReturnResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: ReportBook,
  ) {}

  @Query(() => OwedReturnConnection, { description: 'What units of the area owe for a year, the nearest first.' })
  @Requires(reportingPermissions.read)
  async returns(@Read() tx: ReadTx, @Args() wanted: OwedArgs) {
    const titles = new Map(this.book.returnsFor(tx.who).map(({ code, title }) => [code, title]));
    const { nodes, pageInfo } = await listOwed(tx, this.book, wanted);
    return {
      pageInfo,
      nodes: nodes.map((each) => ({
        ...each,
        title: titles.get(each.code) ?? each.code,
        isLate: each.filedId === null && each.dueOn < tx.today,
      })),
    };
  }

  @Query(() => ReturnBodyView, { description: 'What a return would say if it were frozen now.' })
  @Requires(reportingPermissions.read)
  async returnDraft(@Read() tx: ReadTx, @Args() key: ReturnArgs): Promise<ReturnBodyView> {
    return bodyViewOf((await makeReturn(tx, this.book, key)).body);
  }

  @Query(() => FiledReturnView)
  @Requires(reportingPermissions.read)
  async filedReturn(@Read() tx: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<FiledReturnView> {
    return filedViewOf(await getReturn(tx, id));
  }

  @Query(() => [FiledReturnView], { description: 'Every filing of a return, the first one first.' })
  @Requires(reportingPermissions.read)
  async filings(@Read() tx: ReadTx, @Args() key: ReturnArgs): Promise<FiledReturnView[]> {
    return (await listFilings(tx, key)).map(filedViewOf);
  }

  @Mutation(() => FiledReturnView, { description: 'Freezes the figures of today as a return, or as its correction.' })
  @Requires(reportingPermissions.file)
  async freezeReturn(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...wanted }: FreezeArgs,
  ): Promise<FiledReturnView> {
    const { id } = await this.uow.command(who, { requestId, name: 'freezeReturn', body: wanted }, async (tx) => ({
      id: (await fileReturn(tx, this.book, wanted)).id,
    }));
    return filedViewOf(await getReturn(reads, id));
  }
}
