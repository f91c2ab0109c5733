import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBase64, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { type TemplateVersion } from './template.store.js';

@ObjectType('PaperTemplate', {
  description: 'One version of a template; in force from its publication until the next.',
})
export class TemplateView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    description: '`decision` for all, or one procedure and decision: `social-allowance.grant/refuse`.',
  })
  kind!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  note!: string;

  @Field(() => String)
  proposedBy!: string;

  @Field(() => Date)
  proposedAt!: Date;

  @Field(() => String, { nullable: true })
  publishedBy!: string | null;

  @Field(() => Date, { nullable: true })
  publishedAt!: Date | null;

  @Field(() => String, { description: 'Where it is downloaded.' })
  docx!: string;
}

/** A template of 1 MB in base64. */
const longestContent = 1_400_000;

@InputType()
export class ProposeTemplateInput {
  @Field(() => String)
  @Matches(/^(decision|[a-z0-9.-]{1,80}\/[a-z0-9-]{1,40})$/)
  kind!: string;

  @Field(() => String, { description: 'What is new.' })
  @IsString()
  @MinLength(3)
  @MaxLength(300)
  note!: string;

  @Field(() => String, { description: 'The document of Word, at most 1 MB, as base64.' })
  @IsBase64()
  @MaxLength(longestContent)
  content!: string;
}

@ArgsType()
export class PublishTemplateArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

export const templateView = (template: TemplateVersion): TemplateView => ({
  ...template,
  docx: `/papers/templates/${template.id}.docx`,
});
