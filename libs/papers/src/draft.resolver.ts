import { Args, Query, Resolver } from '@nestjs/graphql';
import { CaseEngine, casePermissions } from '#case-engine';
import { Read, type ReadTx, Requires } from '#platform';
import { DraftArgs } from './draft.args.js';
import { DraftPaperView, draftView } from './draft.view.js';

@Resolver()
export class DraftResolver {
  constructor(private readonly engine: CaseEngine) {}

  @Query(() => DraftPaperView, {
    nullable: true,
    description: 'What a step of a case would sign with this form, today. Null for a step that signs nothing.',
  })
  @Requires(casePermissions.read)
  async draftPaper(@Read() tx: ReadTx, @Args() given: DraftArgs): Promise<DraftPaperView | undefined> {
    const draft = await this.engine.draft(tx, given);
    return draft && draftView(draft, given.form);
  }
}
