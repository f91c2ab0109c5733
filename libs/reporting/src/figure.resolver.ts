import { Args, ArgsType, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayUnique, IsBoolean, IsEnum, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { personById, PersonView } from '#citizen';
import { type LegalDay } from '#kernel';
import { type Actor, LegalDayScalar, Load, type LoadOf, PageArgs, Read, type ReadTx, Requires, Who } from '#platform';
import { unitById, UnitView } from '#territory';
import { countFigures, listCounted, tableOf } from './figure.reader.js';
import {
  CountedRowConnection,
  CountedRowView,
  FigureAxis,
  FigureTableView,
  FigureView,
  IndicatorView,
  WorkloadView,
} from './figure.view.js';
import { type Indicator, type Sex } from './indicator.js';
import { periodOf } from './period.js';
import { type Listed, ReportBook } from './report-book.js';
import { reportingPermissions } from './reporting.permissions.js';
import { listWorkload, type Workload } from './workload.reader.js';

@ArgsType()
class FigureArgs {
  @Field(() => String)
  @IsString()
  code!: string;

  @Field(() => String, { description: '`2026-06`, `2026-Q2`, `2026-H1` or `2026`.' })
  @IsString()
  period!: string;

  @Field(() => [FigureAxis], { defaultValue: [FigureAxis.unit, FigureAxis.sex] })
  @IsEnum(FigureAxis, { each: true })
  @ArrayUnique()
  by: FigureAxis[] = [FigureAxis.unit, FigureAxis.sex];

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day whose map units are told on; today otherwise.' })
  @IsOptional()
  @IsString()
  onMap?: LegalDay;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'For readers outside the administration: counts of one and two are left out, and what would give them away.',
  })
  @IsBoolean()
  forPublication = false;
}

@ArgsType()
class CountedArgs extends PageArgs {
  @Field(() => String)
  @IsString()
  code!: string;

  @Field(() => String)
  @IsString()
  period!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  unitId?: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['male', 'female'])
  sex?: Sex;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  onMap?: LegalDay;
}

const indicatorViewOf = ({ basis, openable = false, ...indicator }: Listed<Indicator>): IndicatorView => ({
  ...indicator,
  article: basis.article,
  certainty: basis.certainty,
  isOpenable: openable,
});

/** Figures, and what stands behind them. */
@Resolver(() => FigureView)
export class FigureResolver {
  constructor(private readonly book: ReportBook) {}

  @Query(() => [IndicatorView], { description: 'Figures that exist for the duty.' })
  @Requires(reportingPermissions.read)
  indicators(@Who() who: Actor): IndicatorView[] {
    return this.book.indicatorsFor(who).map(indicatorViewOf);
  }

  @Query(() => FigureTableView, { description: 'An indicator over a period, as far as the area of duty goes.' })
  @Requires(reportingPermissions.read)
  async indicatorValues(@Read() tx: ReadTx, @Args() wanted: FigureArgs): Promise<FigureTableView> {
    const indicator = this.book.indicator(tx.who, wanted.code);
    const counted = await countFigures(tx, indicator, periodOf(wanted.period), { onMap: wanted.onMap });
    const { figures, total } = tableOf(indicator, counted, {
      byUnit: wanted.by.includes(FigureAxis.unit),
      bySex: wanted.by.includes(FigureAxis.sex),
      forPublication: wanted.forPublication,
    });
    return { indicator: indicatorViewOf(indicator), figures, total: { unitId: null, sex: null, ...total } };
  }

  @Query(() => CountedRowConnection, { description: 'What a figure counts: people, households, cases, payments.' })
  @Requires(reportingPermissions.read)
  indicatorCases(@Read() tx: ReadTx, @Args() wanted: CountedArgs) {
    return listCounted(tx, this.book.indicator(tx.who, wanted.code), periodOf(wanted.period), wanted);
  }

  @Query(() => [WorkloadView], { description: 'Where open cases and tasks lie, the most overdue first.' })
  @Requires(reportingPermissions.read)
  workload(@Read() tx: ReadTx): Promise<Workload[]> {
    return listWorkload(tx);
  }

  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() { unitId }: FigureView, @Load(unitById) load: LoadOf<typeof unitById>) {
    return unitId === null ? null : load(unitId);
  }
}

@Resolver(() => CountedRowView)
export class CountedRowResolver {
  @ResolveField(() => PersonView, {
    nullable: true,
    description: 'Null where a household is counted, and for whoever is out of sight.',
  })
  person(@Parent() { subject }: CountedRowView, @Load(personById) load: LoadOf<typeof personById>) {
    return load(subject);
  }

  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() { unitId }: CountedRowView, @Load(unitById) load: LoadOf<typeof unitById>) {
    return unitId === null ? null : load(unitId);
  }
}
