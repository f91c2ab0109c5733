import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DecisionView } from '#case-engine';

/** Where the papers of a decision are fetched, with the same token. */
@Resolver(() => DecisionView)
export class DecisionPaperResolver {
  @ResolveField(() => String, { description: 'Address of the paper as PDF.' })
  pdf(@Parent() { id }: DecisionView): string {
    return `/papers/decisions/${id}.pdf`;
  }

  @ResolveField(() => String, { description: 'Address of the paper as a document of Word.' })
  docx(@Parent() { id }: DecisionView): string {
    return `/papers/decisions/${id}.docx`;
  }
}
