import { Args, ArgsType, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsNotEmpty, IsNumber, IsString, Max, MaxLength, Min } from 'class-validator';
import { type Actor, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { ReportBook } from '../report-book.js';
import { reportingPermissions } from '../reporting.permissions.js';
import { listTargets, recordFigure, type StandingTarget } from './plan.store.js';
import { type Standing, standingBasis } from './standing.rule.js';

@ObjectType('PlanTarget', { description: 'A target of the province’s plan and where it stands.' })
class PlanTargetView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => String, { description: '`at-least` or `below`.' })
  aim!: 'at-least' | 'below';

  @Field(() => Float)
  target!: number;

  @Field(() => Int)
  dueYear!: number;

  @Field(() => String)
  owner!: string;

  @Field(() => String)
  basis!: string;

  @Field(() => Float, { nullable: true })
  value!: number | undefined;

  @Field(() => Int, { nullable: true, description: 'The year of the figure.' })
  year!: number | undefined;

  @Field(() => String, { nullable: true })
  source!: string | undefined;

  @Field(() => String, { nullable: true, description: 'The indicator that counts it here.' })
  indicator!: string | undefined;

  @Field(() => String, { description: '`reached`, `near`, `behind`, or `unknown` while there is no figure.' })
  standing!: Standing;

  @Field(() => String, { description: 'The rule that says so.' })
  standingRule!: string;
}

@ArgsType()
class PlanFigureArgs {
  @Field(() => String)
  @IsString()
  target!: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => Float, { description: 'In the unit of the target, at most two decimals.' })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(999_999_999)
  value!: number;

  @Field(() => String, { description: 'Publication and page, as one would cite it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  source!: string;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

const viewOf = ({ target, ...standing }: StandingTarget): PlanTargetView => ({
  code: target.code,
  title: target.title,
  unit: target.unit,
  aim: target.aim,
  target: target.value,
  dueYear: target.dueYear,
  basis: target.basis.article,
  standingRule: standingBasis.article,
  ...standing,
});

@Resolver()
export class PlanResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: ReportBook,
  ) {}

  @Query(() => [PlanTargetView], { description: 'Targets of the plan, and where each stood at the end of a year.' })
  @Requires(reportingPermissions.read)
  async planTargets(@Read() tx: ReadTx, @Args('year', { type: () => Int }) year: number): Promise<PlanTargetView[]> {
    return (await listTargets(tx, this.book, year)).map(viewOf);
  }

  @Mutation(() => Boolean, { description: 'Records what another agency found for a year, with its source.' })
  @Requires(reportingPermissions.record)
  async recordPlanFigure(@Who() who: Actor, @Args() { requestId, ...figure }: PlanFigureArgs): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'recordPlanFigure', body: figure }, (tx) =>
      recordFigure(tx, figure),
    );
    return true;
  }
}
