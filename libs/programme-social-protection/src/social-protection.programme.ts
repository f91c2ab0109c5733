import { type EvaluateExample, type RateLaw } from '#benefits';
import { type Programme } from '#case-engine';
import { type ImportSheet } from '#import';
import { type CertificateDefinition } from '#papers';
import { type Job, type RoleTable, type Round } from '#platform';
import { type Indicator, type StatutoryReturn } from '#reporting';
import { type MovesWithUnits } from '#territory';
import { reliefList } from './aid/relief-list.js';
import { publishInventedRules } from './demonstration/invented-rules.js';
import { deathSubscriber } from './death.subscriber.js';
import { disabilityCertificate } from './disability-certificate.paper.js';
import { facilityDeath } from './facility/facility-death.subscriber.js';
import { fallenAdmission } from './facility/fallen-admission.subscriber.js';
import { facilityLimits } from './facility/facility-limits.round.js';
import { facilityMovers } from './facility/facility.mover.js';
import { FacilityResolver } from './facility/facility.resolver.js';
import { applyLocalRule } from './local/apply-local-rule.job.js';
import { LocalRuleResolver } from './local/local-rule.resolver.js';
import { beneficiaryList } from './import/beneficiary-list.js';
import { agesRound } from './effects/birthdays.round.js';
import { effects } from './effects/effects.js';
import { socialProtectionIndicators } from './indicators/social-protection.indicators.js';
import { socialProtectionReturns } from './indicators/social-protection.returns.js';
import { CreateSocialProtection1795424500000 } from './migrations/1795424500000-create-social-protection.js';
import { CreateRoutedApplication1795424500300 } from './migrations/1795424500300-create-routed-application.js';
import { CreateSocialAid1795424500050 } from './migrations/1795424500050-create-social-aid.js';
import { careProcedures } from './procedures/care.procedure.js';
import { changeProcedures } from './procedures/change.procedure.js';
import { dischargeProcedures } from './procedures/discharge.procedure.js';
import { emergencyProcedures } from './procedures/emergency.procedure.js';
import { facilityProcedures } from './procedures/facility.procedure.js';
import { localSupportProcedures } from './procedures/local-support.procedure.js';
import { temporaryCareProcedures } from './procedures/temporary-care.procedure.js';
import { disabilityProcedures } from './procedures/disability.procedure.js';
import { funeralProcedures } from './procedures/funeral.procedure.js';
import { grantProcedures } from './procedures/grant.procedure.js';
import { moveProcedures } from './procedures/move.procedure.js';
import { pensionProcedures } from './procedures/pension.procedure.js';
import { reliefGoodsProcedures } from './procedures/relief-goods.procedure.js';
import { reviewProcedures } from './procedures/review.procedure.js';
import { suspensionProcedures } from './procedures/suspension.procedure.js';
import { programmeCode } from './programme-code.js';
import { rateLaw } from './rate-law.js';
import { PensionConversionResolver } from './pension-conversion.api.js';
import { RoutingResolver } from './routing.api.js';
import { routingSubscriber } from './routing.subscriber.js';
import { SocialProtectionResolver } from './social-protection.api.js';
import { socialProtectionRoles } from './social-protection.roles.js';
import { evaluateExample } from './social-protection.examples.js';
import { socialProtectionMovers } from './social-protection.mover.js';
import { uncollectedSubscriber } from './uncollected.subscriber.js';

/** Social protection (bảo trợ xã hội) at home, under Decrees 20/2021, 176/2025 and 335/2026. */
export const socialProtection: Programme & {
  readonly benefits: Readonly<Record<string, string>>;
  readonly law: RateLaw;
  readonly examples: EvaluateExample;
  readonly imports: readonly ImportSheet[];
  readonly certificates: readonly CertificateDefinition[];
  readonly movers: readonly MovesWithUnits[];
  readonly indicators: readonly Indicator[];
  readonly returns: readonly StatutoryReturn[];
  readonly roles: RoleTable;
  readonly jobs: readonly Job[];
  readonly rounds: readonly Round[];
  readonly demonstration: { readonly prepare: typeof publishInventedRules };
} = {
  code: programmeCode,
  title: 'Bảo trợ xã hội',
  benefits: {
    'monthly-allowance': 'Trợ cấp xã hội hằng tháng',
    'social-pension': 'Trợ cấp hưu trí xã hội',
    'carer-support': 'Hỗ trợ kinh phí nhận chăm sóc hằng tháng',
    'parent-support': 'Hỗ trợ kinh phí chăm sóc hằng tháng',
    'funeral-support': 'Hỗ trợ chi phí mai táng',
    'facility-care': 'Nuôi dưỡng tại cơ sở trợ giúp xã hội',
    'local-allowance': 'Hỗ trợ hằng tháng theo nghị quyết của tỉnh',
    'local-top-up': 'Mức tăng thêm theo nghị quyết của tỉnh',
    once: 'Hỗ trợ một lần',
    'once.housing': 'Hỗ trợ sửa chữa, xây nhà ở',
    'once.emergency-aid': 'Trợ giúp khẩn cấp',
    'once.emergency-death': 'Hỗ trợ chi phí mai táng, trợ giúp khẩn cấp',
  },
  procedures: [
    ...grantProcedures,
    ...pensionProcedures,
    ...funeralProcedures,
    ...careProcedures,
    ...disabilityProcedures,
    ...changeProcedures,
    ...suspensionProcedures,
    ...moveProcedures,
    ...reviewProcedures,
    ...emergencyProcedures,
    ...reliefGoodsProcedures,
    ...temporaryCareProcedures,
    ...localSupportProcedures,
    ...facilityProcedures,
    ...dischargeProcedures,
  ],
  migrations: [CreateSocialProtection1795424500000, CreateSocialAid1795424500050, CreateRoutedApplication1795424500300],
  subscribers: [deathSubscriber, facilityDeath, fallenAdmission, routingSubscriber, uncollectedSubscriber, ...effects],
  resolvers: [
    SocialProtectionResolver,
    RoutingResolver,
    PensionConversionResolver,
    LocalRuleResolver,
    FacilityResolver,
  ],
  roles: socialProtectionRoles,
  jobs: [applyLocalRule],
  rounds: [facilityLimits, agesRound],
  law: rateLaw,
  imports: [beneficiaryList, reliefList],
  certificates: [disabilityCertificate],
  movers: [...socialProtectionMovers, ...facilityMovers],
  demonstration: { prepare: publishInventedRules },
  indicators: socialProtectionIndicators,
  returns: socialProtectionReturns,
  examples: evaluateExample,
};
