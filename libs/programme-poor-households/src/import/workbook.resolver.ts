import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { writeTemplate, type WrittenCell } from '#import';
import { Read, type ReadTx, Requires } from '#platform';
import { findUnits } from '#territory';
import { reviewPermissions } from '../poor-households.permissions.js';
import { getCampaign } from '../review/campaign.store.js';
import { listRows } from '../review/review.reader.js';
import { openToSurvey } from '../review/sheet.store.js';
import { householdReview } from './household-review.js';
import { reviewColumns } from './review.columns.js';

/** As many rows as a list may have. */
const most = 5_000;

@ArgsType()
class ReviewWorkbookArgs {
  @Field(() => ID)
  @IsUUID()
  campaignId!: string;

  @Field(() => String, { nullable: true, description: 'One hamlet; all of them when left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  hamlet?: string;
}

/** The workbook that surveyors take along. */
@Resolver()
export class ReviewWorkbookResolver {
  @Query(() => String, {
    description:
      'The households still to be surveyed in a workbook to fill in and bring back by `importDryRun`; base64.',
  })
  @Requires(reviewPermissions.enter)
  async reviewWorkbook(@Read() tx: ReadTx, @Args() { campaignId, hamlet }: ReviewWorkbookArgs): Promise<string> {
    const { unitId, year } = await getCampaign(tx, campaignId);
    const [unit] = await findUnits(tx, [unitId]);
    const rows = await listRows(tx, campaignId, { hamlet }, { first: most, after: undefined });
    const open = rows
      .filter(({ state, sheet }) => (openToSurvey as readonly string[]).includes(state) && sheet.deprived === undefined)
      .map(({ householdCode, headName, sheet }): readonly WrittenCell[] => {
        const cells: Readonly<Record<string, WrittenCell>> = {
          unitCode: unit?.code,
          year: String(year),
          householdCode,
          head: headName,
          members: sheet.members?.toString(),
          under16: sheet.under16?.toString(),
        };
        return Object.keys(reviewColumns).map((field) => cells[field]);
      });
    const title = [householdReview.title, String(year), unit?.name, hamlet].filter((part) => part).join(', ');
    return (await writeTemplate(householdReview, open, title)).toString('base64');
  }
}
