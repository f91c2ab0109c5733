import { Args, Query, Resolver } from '@nestjs/graphql';
import { getPerson } from '#citizen';
import { Read, type ReadTx, Requires } from '#platform';
import { CaseEngine } from './case.engine.js';
import { TrustedPapersArgs } from './case.input.js';
import { casePermissions } from './case.permissions.js';
import { TrustedPaperView } from './case.view.js';
import { findTrustedPapers, type TrustedPaper } from './trusted-paper.store.js';

@Resolver()
export class TrustedPaperResolver {
  constructor(private readonly engine: CaseEngine) {}

  @Query(() => [TrustedPaperView], {
    description: 'Papers of a procedure that somebody is not asked for, since they are held or proven already.',
  })
  @Requires(casePermissions.start)
  async trustedPapers(@Read() tx: ReadTx, @Args() { procedure, personId }: TrustedPapersArgs): Promise<TrustedPaper[]> {
    const definition = this.engine.book.inForce(procedure, tx.today);
    await getPerson(tx, personId);
    return findTrustedPapers(tx, definition, { personId, programme: this.engine.book.programme(procedure).code });
  }
}
