import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnSinhError } from '#kernel';
import {
  type Actor,
  Load,
  type LoadOf,
  type Page,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  type Tx,
  UnitOfWork,
  Who,
} from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { reviewPermissions } from '../poor-households.permissions.js';
import { scoreSheet } from '../rules/score.rule.js';
import { type PlacedEntry } from './entry.js';
import { getEntry } from './entry.store.js';
import { complain, concludeRecheck, type Seen } from './hamlet.store.js';
import {
  ReviewActArgs,
  ReviewEntriesArgs,
  ReviewScoreArgs,
  SaveReviewEntriesArgs,
  SaveReviewEntryArgs,
} from './review.input.js';
import { weightsById, weightsInUse, weightsKeyText } from './review.loaders.js';
import {
  type EntryEvent,
  findRowOfCase,
  findRows,
  listEntryEvents,
  listRows,
  type ReviewRow,
} from './review.reader.js';
import { ReviewEntryConnection, ReviewEntryView, ReviewEventView, SavedEntryView } from './review.view.js';
import { ReviewScoreView, ReviewSheetView } from './score.view.js';
import { previewScore, weightsKeyOf } from './scoring.store.js';
import { type SavedSheet, saveSheet, saveSheets } from './sheet.store.js';
import { sheetOf } from './sheet.input.js';
import { entryView, scoreView, sheetView } from './view-of.js';
import { withdrawEntry } from './withdrawal.store.js';

/** An entry's view keeps what its own fields are made of. */
type Shown = ReviewEntryView & PlacedEntry;

const shown = (row: ReviewRow): Shown => ({ ...row, ...entryView(row) });

/** Households under review: the grid, one sheet, the live score, and acts on one household. */
@Resolver(() => ReviewEntryView)
export class ReviewEntryResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => ReviewEntryConnection, { description: 'By hamlet and code.' })
  @Requires(reviewPermissions.read)
  async reviewEntries(
    @Read() tx: ReadTx,
    @Args() { campaignId, first, after, ...filter }: ReviewEntriesArgs,
  ): Promise<Page<Shown>> {
    const rows = await listRows(tx, campaignId, filter, { first, after: readCursor(after, 3) });
    return pageOf(rows, first, shown, (row) => [row.hamlet, row.householdCode, row.id]);
  }

  @Query(() => ReviewEntryView)
  @Requires(reviewPermissions.read)
  reviewEntry(@Read() tx: ReadTx, @Args('id', { type: () => ID }) id: string): Promise<Shown> {
    return this.get(tx, id);
  }

  @Query(() => ReviewEntryView, { nullable: true, description: 'The sheet of a review within the year.' })
  @Requires(reviewPermissions.read)
  async reviewEntryOfCase(
    @Read() tx: ReadTx,
    @Args('caseId', { type: () => ID }) caseId: string,
  ): Promise<Shown | undefined> {
    const row = await findRowOfCase(tx, caseId);
    return row && shown(row);
  }

  @Query(() => ReviewScoreView, { description: 'The score of a sheet as it is being filled in; nothing is kept.' })
  @Requires(reviewPermissions.enter)
  async reviewScore(@Read() tx: ReadTx, @Args() { entryId, sheet }: ReviewScoreArgs): Promise<ReviewScoreView> {
    return scoreView(await previewScore(tx, await getEntry(tx, entryId), sheetOf(sheet)));
  }

  @ResolveField(() => ReviewSheetView)
  sheet(@Parent() { sheet }: Shown): ReviewSheetView {
    return sheetView(sheet);
  }

  @ResolveField(() => ReviewScoreView, {
    nullable: true,
    description: 'By the points it was scored with, else by those in use; null while none are published for the place.',
  })
  async score(
    @Parent() entry: Shown,
    @Load(weightsById) byId: LoadOf<typeof weightsById>,
    @Load(weightsInUse) inUse: LoadOf<typeof weightsInUse>,
  ): Promise<ReviewScoreView | undefined> {
    const weights = entry.found
      ? await byId(entry.found.weightSetId)
      : await inUse(weightsKeyText(weightsKeyOf(entry)));
    return weights && scoreView(scoreSheet(entry.sheet, weights, entry.reviewFrom));
  }

  @ResolveField(() => [ReviewEventView], { description: 'Oldest first.' })
  events(@Parent() { id }: Shown, @Read() tx: ReadTx): Promise<EntryEvent[]> {
    return listEntryEvents(tx, id);
  }

  @Mutation(() => ReviewEntryView, { description: 'Fills in the forms of one household.' })
  @Requires(reviewPermissions.enter)
  async saveReviewEntry(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { row, requestId }: SaveReviewEntryArgs,
  ): Promise<Shown> {
    await this.uow.command(who, { requestId, name: 'saveReviewEntry', body: row }, (tx) =>
      saveSheet(tx, { ...row, sheet: sheetOf(row.sheet) }),
    );
    return this.get(reads, row.entryId);
  }

  @Mutation(() => [SavedEntryView], {
    description: 'Fills in the forms of at most a hundred households; each is taken or refused by itself.',
  })
  @Requires(reviewPermissions.enter)
  async saveReviewEntries(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { rows, requestId }: SaveReviewEntriesArgs,
  ): Promise<SavedEntryView[]> {
    const results = await this.uow.command(who, { requestId, name: 'saveReviewEntries', body: rows }, async (tx) =>
      (
        await saveSheets(
          tx,
          rows.map((row) => ({ ...row, sheet: sheetOf(row.sheet) })),
        )
      ).map(plainResult),
    );
    const now = new Map(
      (
        await findRows(
          reads,
          results.map(({ entryId }) => entryId),
        )
      ).map((row) => [row.id, row]),
    );
    return results.map(({ entryId, refusal }) => {
      const row = now.get(entryId);
      return { entryId, entry: row ? shown(row) : null, refusal };
    });
  }

  @Mutation(() => ReviewEntryView, { description: 'Records a complaint while the list is posted; a recheck follows.' })
  @Requires(reviewPermissions.organise)
  recordReviewComplaint(@Who() who: Actor, @Read() reads: ReadTx, @Args() args: ReviewActArgs): Promise<Shown> {
    return this.act(who, reads, 'recordReviewComplaint', args, (tx, seen, { on, text }) =>
      complain(tx, seen, { on, complaint: text }),
    );
  }

  @Mutation(() => ReviewEntryView, { description: 'Ends a recheck and posts the household again.' })
  @Requires(reviewPermissions.organise)
  concludeReviewRecheck(@Who() who: Actor, @Read() reads: ReadTx, @Args() args: ReviewActArgs): Promise<Shown> {
    return this.act(who, reads, 'concludeReviewRecheck', args, (tx, seen, { on, text }) =>
      concludeRecheck(tx, seen, { on, conclusion: text }),
    );
  }

  @Mutation(() => ReviewEntryView, { description: 'Takes a household out of the review before anything is signed.' })
  @Requires(reviewPermissions.organise)
  withdrawReviewEntry(@Who() who: Actor, @Read() reads: ReadTx, @Args() args: ReviewActArgs): Promise<Shown> {
    return this.act(who, reads, 'withdrawReviewEntry', args, (tx, seen, { text }) => withdrawEntry(tx, seen, text));
  }

  private async act(
    who: Actor,
    reads: ReadTx,
    name: string,
    { input, requestId }: ReviewActArgs,
    work: (tx: Tx, seen: Seen, given: ReviewActArgs['input']) => Promise<void>,
  ): Promise<Shown> {
    await this.uow.command(who, { requestId, name, body: input }, (tx) => work(tx, input, input));
    return this.get(reads, input.entryId);
  }

  private async get(tx: ReadTx, entryId: string): Promise<Shown> {
    const [row] = await findRows(tx, [entryId]);
    if (!row) throw poorHouseholdErrors.ENTRY_NOT_FOUND({ entryId });
    return shown(row);
  }
}

/** As a command keeps its answer. */
const plainResult = ({ entryId, refusal }: SavedSheet) => ({
  entryId,
  refusal: refusal instanceof AnSinhError ? { code: refusal.code, params: refusal.params } : null,
});
