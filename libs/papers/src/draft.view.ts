import { Field, ObjectType } from '@nestjs/graphql';
import { type DraftDecision } from '#case-engine';
import { filledSpans, type Span } from './filled-spans.rule.js';

@ObjectType('DraftSpan')
class SpanView {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean, { description: 'It says what stands in the form.' })
  isFilled!: boolean;
}

@ObjectType()
class DraftArticle {
  @Field(() => [SpanView])
  spans!: readonly Span[];
}

@ObjectType('DraftPaper', { description: 'The decision that a step would sign: without number and day.' })
export class DraftPaperView {
  @Field(() => String)
  agency!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => String, { description: 'What will follow the number.' })
  symbol!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  legalBases!: readonly string[];

  @Field(() => [DraftArticle])
  articles!: readonly DraftArticle[];

  @Field(() => String)
  authority!: string;

  @Field(() => String)
  signerTitle!: string;

  @Field(() => String, { description: 'Empty unless the caller could sign.' })
  signer!: string;
}

export const draftView = (draft: DraftDecision, form: object): DraftPaperView => ({
  ...draft,
  articles: draft.articles.map((article) => ({ spans: filledSpans(article, form) })),
});
