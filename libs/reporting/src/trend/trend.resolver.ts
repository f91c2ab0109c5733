import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { type LegalMonth } from '#kernel';
import { LegalMonthScalar, Read, type ReadTx, Requires } from '#platform';
import { reportingPermissions } from '../reporting.permissions.js';
import {
  type CasesOfMonth,
  listCasesByMonth,
  listMoneyByMonth,
  listWorkByOfficer,
  type MoneyOfMonth,
  type OfficerWork,
} from './trend.reader.js';
import { CasesOfMonthView, MoneyOfMonthView, OfficerWorkView } from './trend.view.js';

@ArgsType()
class StretchArgs {
  @Field(() => LegalMonthScalar, { description: 'The last month.' })
  @IsString()
  until!: LegalMonth;

  @Field(() => Int, { defaultValue: 12, description: 'How many months up to it; at most 36.' })
  @IsInt()
  @Min(1)
  @Max(36)
  months = 12;
}

/** How work and money went month by month, and who has how much of it now. */
@Resolver()
export class TrendResolver {
  @Query(() => [CasesOfMonthView], {
    description: 'Cases received, decided and decided late, every month of a stretch.',
  })
  @Requires(reportingPermissions.read)
  casesByMonth(@Read() tx: ReadTx, @Args() stretch: StretchArgs): Promise<CasesOfMonth[]> {
    return listCasesByMonth(tx, stretch);
  }

  @Query(() => [MoneyOfMonthView], { description: 'What was posted for each month in each unit.' })
  @Requires(reportingPermissions.read)
  moneyByMonth(@Read() tx: ReadTx, @Args() stretch: StretchArgs): Promise<MoneyOfMonth[]> {
    return listMoneyByMonth(tx, stretch);
  }

  @Query(() => [OfficerWorkView], { description: 'Open cases by officer, the most overdue first.' })
  @Requires(reportingPermissions.lead)
  workByOfficer(@Read() tx: ReadTx): Promise<OfficerWork[]> {
    return listWorkByOfficer(tx);
  }
}
