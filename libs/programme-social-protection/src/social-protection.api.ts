import { Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type CaseFile, CaseView, registerCaseType } from '#case-engine';
import { type LegalDay } from '#kernel';
import { defineLoader, inOrder, LegalDayScalar, Load, type LoadOf } from '#platform';
import { programmeCode } from './programme-code.js';

@ObjectType({ description: 'A dated fact with its evidence in a case.' })
class SocialProtectionFact {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;

  @Field(() => String, { nullable: true, description: 'Letter, status, degree, ground: what the kind distinguishes.' })
  detail!: string | null;
}

@ObjectType({ description: 'Where the money of an application goes.' })
class SocialProtectionPayment {
  @Field(() => String)
  channel!: string;

  @Field(() => String, { nullable: true })
  bank!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its last three digits; the whole number stands in the payment file only.',
  })
  accountEnding!: string | null;

  @Field(() => String)
  holder!: string;

  @Field(() => String)
  relation!: string;
}

@ObjectType({ implements: () => [CaseView], description: 'A case of social protection.' })
export class SocialProtectionCase extends CaseView {}

registerCaseType(programmeCode, 'SocialProtectionCase');

const factsOfCase = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<SocialProtectionFact & { caseId: string }>(
    `SELECT id, case_id AS "caseId", kind, lower(held) AS "from", upper(held) AS until,
            coalesce(letter, status, ground, supporter, degree, income_kind, placed_by, local_group) AS detail
       FROM prog_social_protection.fact WHERE case_id = ANY ($1::uuid[]) AND retired_at IS NULL ORDER BY lower(held), kind, id`,
    [ids],
  );
  const byCase = Map.groupBy(rows, (row) => row.caseId);
  return ids.map((id) => byCase.get(id) ?? []);
});

const paymentOfCase = defineLoader(async (tx, ids: readonly string[]) => {
  const rows = await tx.sql<SocialProtectionPayment & { caseId: string }>(
    `SELECT case_id AS "caseId", channel, bank, right(account, 3) AS "accountEnding", holder, relation
       FROM prog_social_protection.application WHERE case_id = ANY ($1::uuid[])`,
    [ids],
  );
  return inOrder(ids, rows, (row) => row.caseId);
});

@Resolver(() => SocialProtectionCase)
export class SocialProtectionResolver {
  @ResolveField(() => [SocialProtectionFact])
  facts(@Parent() file: CaseFile, @Load(factsOfCase) load: LoadOf<typeof factsOfCase>) {
    return load(file.id);
  }

  @ResolveField(() => SocialProtectionPayment, { nullable: true })
  payment(@Parent() file: CaseFile, @Load(paymentOfCase) load: LoadOf<typeof paymentOfCase>) {
    return load(file.id);
  }
}
