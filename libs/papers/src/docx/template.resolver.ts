import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseEngine } from '#case-engine';
import { type Actor, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { paperPermissions } from '../paper.permissions.js';
import { getTemplate, listTemplates, proposeTemplate, publishTemplate } from './template.store.js';
import { ProposeTemplateInput, PublishTemplateArgs, TemplateView, templateView } from './template.view.js';

/** Templates of papers: proposed by one, published by another. */
@Resolver()
export class TemplateResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
  ) {}

  @Query(() => [TemplateView], { description: 'Every version, the latest of each kind first.' })
  @Requires(paperPermissions['read-templates'])
  async paperTemplates(@Read() tx: ReadTx): Promise<TemplateView[]> {
    return (await listTemplates(tx)).map(templateView);
  }

  @Mutation(() => TemplateView, {
    description: 'Checks a template and takes it in as a new version, not in force yet.',
  })
  @Requires(paperPermissions['propose-template'])
  async proposePaperTemplate(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: ProposeTemplateInput,
    @Args('requestId') requestId: string,
  ): Promise<TemplateView> {
    const { id } = await this.uow.command(
      who,
      { requestId, name: 'proposePaperTemplate', body: input },
      async (tx) => ({
        id: await proposeTemplate(tx, this.engine.book, { ...input, content: Buffer.from(input.content, 'base64') }),
      }),
    );
    return templateView(await getTemplate(reads, id));
  }

  @Mutation(() => TemplateView, {
    description: 'Puts a version in force; another person than the one who proposed it.',
  })
  @Requires(paperPermissions['publish-template'])
  async publishPaperTemplate(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { id, requestId }: PublishTemplateArgs,
  ): Promise<TemplateView> {
    await this.uow.command(who, { requestId, name: 'publishPaperTemplate', body: { id } }, (tx) =>
      publishTemplate(tx, this.engine.book, id),
    );
    return templateView(await getTemplate(reads, id));
  }
}
