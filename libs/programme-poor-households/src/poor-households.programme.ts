import { type EvaluateExample } from '#benefits';
import { type Programme } from '#case-engine';
import { type ImportSheet } from '#import';
import { type CertificateDefinition } from '#papers';
import { type Indicator } from '#reporting';
import { type MovesWithUnits } from '#territory';
import { householdSubscriber } from './history/household.subscriber.js';
import { publishInventedPoints, reviewsOfCommune } from './demonstration/demonstration.js';
import { inventedSheetProps } from './demonstration/in-year-sheets.js';
import { povertyIndicators } from './history/poverty.indicators.js';
import { povertyCertificate } from './history/certificate.paper.js';
import { PovertyResolver } from './history/poverty.resolver.js';
import { householdReview } from './import/household-review.js';
import { ReviewWorkbookResolver } from './import/workbook.resolver.js';
import { CreatePoorHouseholds1795424500100 } from './migrations/1795424500100-create-poor-households.js';
import { appealProcedures } from './procedures/appeal.procedure.js';
import { inYearProcedures } from './procedures/in-year.procedure.js';
import { evaluateExample } from './poor-households.examples.js';
import { reviewRoles } from './poor-households.roles.js';
import { programmeCode } from './programme-code.js';
import { campaignMovers } from './review/campaign.mover.js';
import { ReviewCampaignResolver } from './review/campaign.resolver.js';
import { ReviewEntryResolver } from './review/entry.resolver.js';
import { ReviewListResolver, ReviewListRowResolver } from './review/list.resolver.js';
import { ReviewWeightsResolver } from './weights/weights.resolver.js';

/** Poor and near-poor households (hộ nghèo, hộ cận nghèo): reviews under Decision 24/2021/QĐ-TTg by the standard of Decree 07/2021/NĐ-CP. */
export const poorHouseholds: Programme & {
  readonly movers: readonly MovesWithUnits[];
  readonly examples: EvaluateExample;
  readonly imports: readonly ImportSheet[];
  readonly indicators: readonly Indicator[];
  readonly demonstration: {
    readonly prepare: typeof publishInventedPoints;
    readonly storyOf: typeof reviewsOfCommune;
    readonly props: typeof inventedSheetProps;
  };
  readonly certificates: readonly CertificateDefinition[];
} = {
  code: programmeCode,
  title: 'Hộ nghèo, hộ cận nghèo',
  procedures: [...inYearProcedures, ...appealProcedures],
  migrations: [CreatePoorHouseholds1795424500100],
  subscribers: [householdSubscriber],
  movers: campaignMovers,
  examples: evaluateExample,
  imports: [householdReview],
  indicators: povertyIndicators,
  demonstration: { prepare: publishInventedPoints, storyOf: reviewsOfCommune, props: inventedSheetProps },
  certificates: [povertyCertificate],
  roles: reviewRoles,
  resolvers: [
    ReviewCampaignResolver,
    ReviewEntryResolver,
    ReviewListResolver,
    ReviewListRowResolver,
    ReviewWeightsResolver,
    PovertyResolver,
    ReviewWorkbookResolver,
  ],
};
