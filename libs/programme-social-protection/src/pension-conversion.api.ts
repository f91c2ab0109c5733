import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CaseEngine, casePermissions } from '#case-engine';
import { type LegalMonth, monthOf } from '#kernel';
import { type Actor, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { type ConversionCandidate, listConversions, proposeConversions } from './pension-conversion.store.js';
import { pensionConversion } from './rules/social-pension.table.js';

@ObjectType({ description: 'Somebody who drew an allowance for age alone until it became the social pension.' })
class PensionConversionCandidate {
  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  formerGroup!: string;

  @Field(() => String)
  lastMonth!: LegalMonth;
}

@ObjectType({ description: 'A commune’s list, with the law it rests on and how sure that is.' })
class PensionConversionList {
  @Field(() => [PensionConversionCandidate])
  candidates!: readonly ConversionCandidate[];

  @Field(() => String, { description: 'The first month of the pension, once decided.' })
  firstMonth!: LegalMonth;

  @Field(() => String)
  basis!: string;

  @Field(() => String, { description: '`verified`, `secondary`, `memory` or `interpretation`.' })
  certainty!: string;
}

/** The people of art. 5.5.b and 5.5.c of Decree 20/2021, whose groups ended with June 2025. */
@Resolver()
export class PensionConversionResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
  ) {}

  @Query(() => PensionConversionList)
  @Requires(casePermissions.read)
  async pensionConversions(
    @Read() tx: ReadTx,
    @Args('unitId', { type: () => Int }) unitId: number,
  ): Promise<PensionConversionList> {
    const { value, basis } = pensionConversion;
    return {
      candidates: await listConversions(tx, unitId),
      firstMonth: monthOf(value),
      basis: basis.article,
      certainty: basis.certainty,
    };
  }

  @Mutation(() => Int, { description: 'Opens a case for each of the list, to be decided one by one; how many.' })
  @Requires(casePermissions.start)
  async proposePensionConversions(
    @Who() who: Actor,
    @Args('unitId', { type: () => Int }) unitId: number,
    @Args('requestId') requestId: string,
  ): Promise<number> {
    const { proposed } = await this.uow.command(
      who,
      { requestId, name: 'proposePensionConversions', body: { unitId } },
      async (tx) => ({ proposed: await proposeConversions(tx, this.engine, unitId) }),
    );
    return proposed;
  }
}
