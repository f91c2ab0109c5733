import { Args, ArgsType, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsString, IsUUID } from 'class-validator';
import { type LegalMonth, monthAt, monthIndex, printMultiplier } from '#kernel';
import { LegalMonthScalar, platformErrors, Read, type ReadTx, Requires } from '#platform';
import { BenefitTitles } from './benefit-titles.js';
import { benefitPermissions } from './benefit.permissions.js';
import { DueExplanationView, DueView, EntitlementView } from './benefit.view.js';
import { type DueAmount, dueOf } from './due.reader.js';
import { explainDue } from './explanation.reader.js';

/** Longest stretch of months one question may ask for. */
const mostMonths = 120;

@ArgsType()
class DueArgs {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => LegalMonthScalar)
  @IsString()
  from!: LegalMonth;

  @Field(() => LegalMonthScalar, { description: 'The first month no longer asked for.' })
  @IsString()
  until!: LegalMonth;
}

interface EntitlementRow extends Pick<EntitlementView, 'chainId' | 'programme' | 'benefit' | 'unitId'> {
  readonly caseId: string | null;
  readonly from: number | null;
  readonly until: number | null;
}

/** $1 person; the first and the last of the months that stand. */
const entitlementsOfPerson = `
  SELECT c.id AS "chainId", c.programme, c.benefit, c.unit_id AS "unitId", c.case_id AS "caseId",
         min(lower(l.months)) AS "from", CASE WHEN NOT bool_or(upper_inf(l.months)) THEN max(upper(l.months)) END AS "until"
    FROM benefit.chain c LEFT JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
   WHERE c.person_id = $1 GROUP BY c.id ORDER BY c.id`;

@Resolver(() => EntitlementView)
export class BenefitResolver {
  constructor(private readonly titles: BenefitTitles) {}

  @Query(() => [EntitlementView], {
    description: 'The benefits of a person, as far as the area and programmes of the duty go.',
  })
  @Requires(benefitPermissions.read)
  async entitlements(
    @Read() tx: ReadTx,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<EntitlementView[]> {
    tx.noteRead({ kind: 'person', id: personId });
    const rows = await tx.sql<EntitlementRow>(entitlementsOfPerson, [personId]);
    return rows.map(({ caseId, from, until, ...row }) => ({
      ...row,
      caseId: caseId ?? undefined,
      from: from === null ? undefined : monthAt(from),
      until: until === null ? undefined : monthAt(until),
    }));
  }

  @Query(() => [DueView], { description: 'What is due to a person month by month.' })
  @Requires(benefitPermissions.read)
  async due(@Read() tx: ReadTx, @Args() { personId, from, until }: DueArgs): Promise<DueAmount[]> {
    const asked = monthIndex(until) - monthIndex(from);
    if (asked < 1 || asked > mostMonths)
      throw platformErrors.INPUT_INVALID({ fields: [{ path: 'until', rule: `1-${mostMonths}-months` }] });
    tx.noteRead({ kind: 'person', id: personId });
    return dueOf(tx, personId, { from, until });
  }

  @Query(() => DueExplanationView, { description: 'Why an amount is what it is: multiplier, rate, articles, holds.' })
  @Requires(benefitPermissions.read)
  async explain(
    @Read() tx: ReadTx,
    @Args('chainId', { type: () => Int }) chainId: number,
    @Args('month', { type: () => LegalMonthScalar }) month: LegalMonth,
  ): Promise<DueExplanationView> {
    const { amount, line, rates, holds } = await explainDue(tx, chainId, month);
    return {
      month,
      amount,
      multiplier: line && printMultiplier(line.multiplier),
      rate: line && `${line.rate.table}.${line.rate.key}`,
      basis: line?.basis,
      reason: line?.reason,
      rates: rates.map(({ unitId, value, basis }) => ({ unitId, value, basis })),
      holds: holds.map(({ months, reason }) => ({ from: months.from, until: months.until, reason })),
    };
  }

  @ResolveField(() => String, { description: 'As its programme calls it.' })
  title(@Parent() { programme, benefit }: EntitlementView): string {
    return this.titles.of(programme, benefit);
  }
}
