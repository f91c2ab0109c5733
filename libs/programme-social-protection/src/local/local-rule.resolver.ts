import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LegalDay, type LegalMonth, range } from '#kernel';
import { type Actor, LegalDayScalar, LegalMonthScalar, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { costOfLocalRule, type LocalRuleCosts } from './local-rule.cost.reader.js';
import { localRulePermissions } from './local-rule.permissions.js';
import { listLocalRules } from './local-rule.reader.js';
import { proposeLocalRule, publishLocalRule, retireLocalRule } from './local-rule.store.js';
import {
  LocalRuleCostsView,
  LocalRuleView,
  localRuleViewOf,
  MoneyBySourceView,
  proposalOf,
  ProposeLocalRuleInput,
} from './local-rule.view.js';
import { type MoneyBySource, moneyBySource } from './money-by-source.sql.js';

/** Rules of the province: proposed by one, priced, published by another, ended by a third act. */
@Resolver()
export class LocalRuleResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [LocalRuleView], { description: 'Every rule of the province, drafts and ended ones included.' })
  @Requires(localRulePermissions.read)
  async localRules(@Read() tx: ReadTx): Promise<LocalRuleView[]> {
    return (await listLocalRules(tx)).map(localRuleViewOf);
  }

  @Query(() => LocalRuleCostsView, { description: 'What a rule adds in `[from, until)`, before anybody publishes it.' })
  @Requires(localRulePermissions.read)
  costOfLocalRule(
    @Read() tx: ReadTx,
    @Args('id', { type: () => Int }) id: number,
    @Args('from', { type: () => LegalMonthScalar }) from: LegalMonth,
    @Args('until', { type: () => LegalMonthScalar }) until: LegalMonth,
  ): Promise<LocalRuleCosts> {
    return costOfLocalRule(tx, id, { from: range(from, until).from, until });
  }

  @Query(() => [MoneyBySourceView], {
    description: 'What is due for a month, by unit: the State’s money and the province’s.',
  })
  @Requires(localRulePermissions.read)
  moneyBySource(
    @Read() tx: ReadTx,
    @Args('month', { type: () => LegalMonthScalar }) month: LegalMonth,
  ): Promise<MoneyBySource[]> {
    return moneyBySource(tx, month);
  }

  @Mutation(() => Int, { description: 'Writes a draft.' })
  @Requires(localRulePermissions.propose)
  proposeLocalRule(
    @Who() who: Actor,
    @Args('input') input: ProposeLocalRuleInput,
    @Args('requestId') requestId: string,
  ): Promise<number> {
    return this.uow.command(who, { requestId, name: 'proposeLocalRule', body: input }, (tx) =>
      proposeLocalRule(tx, proposalOf(input)),
    );
  }

  @Mutation(() => Boolean, { description: 'Puts a draft in force; another person than the one who wrote it.' })
  @Requires(localRulePermissions.publish)
  async publishLocalRule(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('reason') reason: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'publishLocalRule', body: { id, reason } }, (tx) =>
      publishLocalRule(tx, id, reason),
    );
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Ends a rule on a day, its first one for a mistake; another person than the one who published it.',
  })
  @Requires(localRulePermissions.publish)
  async retireLocalRule(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('on', { type: () => LegalDayScalar }) on: LegalDay,
    @Args('reason') reason: string,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'retireLocalRule', body: { id, on, reason } }, (tx) =>
      retireLocalRule(tx, id, on, reason),
    );
    return true;
  }
}
