import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LegalMonth, range } from '#kernel';
import { type Actor, LegalMonthScalar, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import {
  listRates,
  listRateTables,
  proposeRate,
  publishRate,
  type Rate,
  retireRate,
  tellPublished,
} from './rate-book.store.js';
import { ratePermissions } from './rate.permissions.js';
import { RateTitles } from './rate-titles.js';
import { ProposeRateInput, RateTableView, RateView, SimulatedCostView } from './rate.view.js';
import { type SimulatedCost, simulateRate } from './simulation.reader.js';

const viewOf = ({ months, ...rate }: Rate): RateView => ({
  ...rate,
  unitId: rate.unitId,
  fromMonth: months.from,
  untilMonth: months.until,
});

/** The rate book: drafts, what they would cost, publication by another person. */
@Resolver()
export class RateResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly titles: RateTitles,
  ) {}

  @Query(() => [RateTableView])
  @Requires(ratePermissions.read)
  async rateTables(@Read() tx: ReadTx): Promise<RateTableView[]> {
    return (await listRateTables(tx)).map(({ code, programmes, keys }) => ({
      code,
      title: this.titles.ofTable(code),
      programmes: [...programmes],
      keys: keys.map((key) => ({ code: key, title: this.titles.ofKey(code, key) })),
    }));
  }

  @Query(() => [RateView], { description: 'Every value of a table, drafts and retired ones included.' })
  @Requires(ratePermissions.read)
  async rates(@Read() tx: ReadTx, @Args('table') table: string): Promise<RateView[]> {
    return (await listRates(tx, table)).map(viewOf);
  }

  @Query(() => [SimulatedCostView], {
    description: 'What a draft would cost in `[from, until)`, before anybody publishes it.',
  })
  @Requires(ratePermissions.read)
  simulateRate(
    @Read() tx: ReadTx,
    @Args('id', { type: () => Int }) id: number,
    @Args('from', { type: () => LegalMonthScalar }) from: LegalMonth,
    @Args('until', { type: () => LegalMonthScalar }) until: LegalMonth,
  ): Promise<SimulatedCost[]> {
    return simulateRate(tx, id, { from, until });
  }

  @Mutation(() => Int, { description: 'Writes a draft..' })
  @Requires(ratePermissions.propose)
  proposeRate(
    @Who() who: Actor,
    @Args('input') input: ProposeRateInput,
    @Args('requestId') requestId: string,
  ): Promise<number> {
    const { fromMonth, untilMonth, article, certainty, inForceFrom, inForceUntil, ...rate } = input;
    return this.uow.command(who, { requestId, name: 'proposeRate', body: input }, (tx) =>
      proposeRate(tx, {
        ...rate,
        months: range(fromMonth, untilMonth),
        basis: { article, certainty },
        inForce: range(inForceFrom, inForceUntil),
      }),
    );
  }

  @Mutation(() => Boolean, { description: 'Puts a draft in force; another person than the one who wrote it.' })
  @Requires(ratePermissions.publish)
  async publishRate(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('reason') reason: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'publishRate', body: { id, reason } }, async (tx) => {
      const operation = await publishRate(tx, id, { reason });
      await tellPublished(tx, id);
      return operation;
    });
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Takes a published value away; another person than the one who published it.',
  })
  @Requires(ratePermissions.publish)
  async retireRate(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('reason') reason: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'retireRate', body: { id, reason } }, (tx) =>
      retireRate(tx, id, { reason }),
    );
    return true;
  }
}
