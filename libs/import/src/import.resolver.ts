import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  forgetTimes,
  PageArgs,
  pageOf,
  platformErrors,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  Who,
} from '#platform';
import { type Batch, getBatch, type ListedRow, listCellFaults, listRecentBatches, listRows } from './batch.store.js';
import { importPermissions } from './import.permissions.js';
import { ImportService, largestFile } from './import.service.js';
import { RowsArgs, StandingArgs } from './import.input.js';
import { BatchView, CellFaultConnection, ListedRowView, SheetView, viewOfSheet } from './import.view.js';

/** Lists kept in Excel: check, take over, take back. What is answered is read after the commit. */
@Resolver(() => BatchView)
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Query(() => BatchView)
  @Requires(importPermissions.check)
  importBatch(@Read() reads: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<Batch> {
    return getBatch(reads, id);
  }

  @Query(() => [BatchView], { description: 'The latest twenty lists handed in, newest first.' })
  @Requires(importPermissions.check)
  importBatches(@Read() reads: ReadTx): Promise<Batch[]> {
    return listRecentBatches(reads);
  }

  @Query(() => [SheetView], { description: 'Lists that can be taken over, of the programmes of the caller.' })
  @Requires(importPermissions.check)
  importSheets(@Who() who: Actor): SheetView[] {
    return this.imports.sheetsOf(who).map(viewOfSheet);
  }

  @Query(() => String, { description: 'The empty template of a list: a workbook, as base64.' })
  @Requires(importPermissions.check)
  async importTemplate(@Who() who: Actor, @Args('sheet') sheet: string): Promise<string> {
    return forgetTimes(await this.imports.template(who, sheet)).toString('base64');
  }

  @Query(() => String, {
    description:
      'A list as it stands in the records of the area, to be changed and handed in again: a workbook, as base64.',
  })
  @Requires(importPermissions.check)
  async importStanding(@Read() reads: ReadTx, @Args() { sheet, hamlet }: StandingArgs): Promise<string> {
    return forgetTimes(await this.imports.standing(reads, sheet, { hamlet })).toString('base64');
  }

  @ResolveField(() => SheetView)
  list(@Parent() batch: Batch): SheetView {
    return viewOfSheet(this.imports.sheetOf(batch));
  }

  @ResolveField(() => [ListedRowView], { description: 'Rows as the file has them.' })
  rows(@Parent() batch: Batch, @Read() reads: ReadTx, @Args() window: RowsArgs): Promise<ListedRow[]> {
    return listRows(reads, batch.id, window);
  }

  @ResolveField(() => CellFaultConnection, { description: 'In the order of the sheet.' })
  async faults(@Parent() batch: Batch, @Read() reads: ReadTx, @Args() { first, after }: PageArgs) {
    const [seen] = readCursor(after, 1) ?? [0];
    const rows = await listCellFaults(reads, batch.id, { first: first + 1, after: Number(seen) });
    return pageOf(
      rows,
      first,
      (fault) => fault,
      ({ seq }) => [seq],
    );
  }

  @Mutation(() => BatchView, { description: 'Checks a workbook of at most 5 MB, sent as base64. Touches no record.' })
  @Requires(importPermissions.check)
  async importDryRun(@Who() who: Actor, @Read() reads: ReadTx, @Args('file') file: string): Promise<Batch> {
    const limit = Math.ceil(largestFile / 3) * 4;
    if (file.length > limit) throw platformErrors.FILE_TOO_LARGE({ bytes: file.length, limit });
    return getBatch(reads, await this.imports.dryRun(who, Buffer.from(file, 'base64')));
  }

  @Mutation(() => BatchView, { description: 'Takes a checked list over: all of it or nothing.' })
  @Requires(importPermissions.commit)
  async importCommit(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('batchId', { type: () => ID }) batchId: string,
    @Args('requestId') requestId: string,
  ): Promise<Batch> {
    return getBatch(reads, await this.imports.commit(who, { batchId, requestId }));
  }

  @Mutation(() => BatchView, { description: 'Takes a list back: all of it or nothing.' })
  @Requires(importPermissions['take-back'])
  async importTakeBack(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('batchId', { type: () => ID }) batchId: string,
    @Args('requestId') requestId: string,
    @Args('reason') reason: string,
  ): Promise<Batch> {
    return getBatch(reads, await this.imports.takeBack(who, { batchId, requestId, reason }));
  }

  @Mutation(() => ID, {
    description:
      'Gives a list back as a workbook, with what is wrong beside each row, to be mended and handed in again; answers its file.',
  })
  @Requires(importPermissions.check)
  importGiveBack(
    @Who() who: Actor,
    @Args('batchId', { type: () => ID }) batchId: string,
    @Args('requestId') requestId: string,
  ): Promise<string> {
    return this.imports.giveBack(who, { batchId, requestId });
  }
}
