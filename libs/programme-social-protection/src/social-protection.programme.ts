import { type EvaluateExample, type RateLaw } from '#benefits';
import { type Programme } from '#case-engine';
import { type ImportSheet } from '#import';
import { type Indicator, type StatutoryReturn } from '#reporting';
import { programmeCode } from './programme-code.js';
import { deathSubscriber } from './death.subscriber.js';
import { beneficiaryList } from './import/beneficiary-list.js';
import { socialProtectionIndicators } from './indicators/social-protection.indicators.js';
import { socialProtectionReturns } from './indicators/social-protection.returns.js';
import { CreateSocialProtection1795424500000 } from './migrations/1795424500000-create-social-protection.js';
import { careProcedures } from './procedures/care.procedure.js';
import { changeProcedures } from './procedures/change.procedure.js';
import { disabilityProcedures } from './procedures/disability.procedure.js';
import { funeralProcedures } from './procedures/funeral.procedure.js';
import { grantProcedures } from './procedures/grant.procedure.js';
import { moveProcedures } from './procedures/move.procedure.js';
import { pensionProcedures } from './procedures/pension.procedure.js';
import { reviewProcedures } from './procedures/review.procedure.js';
import { suspensionProcedures } from './procedures/suspension.procedure.js';
import { rateLaw } from './rate-law.js';
import { SocialProtectionResolver } from './social-protection.api.js';
import { evaluateExample } from './social-protection.examples.js';
import { uncollectedSubscriber } from './uncollected.subscriber.js';

/** Social protection (bảo trợ xã hội) at home, under Decrees 20/2021, 176/2025 and 335/2026. */
export const socialProtection: Programme & {
  readonly law: RateLaw;
  readonly examples: EvaluateExample;
  readonly imports: readonly ImportSheet[];
  readonly indicators: readonly Indicator[];
  readonly returns: readonly StatutoryReturn[];
} = {
  code: programmeCode,
  title: 'Bảo trợ xã hội',
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
  ],
  migrations: [CreateSocialProtection1795424500000],
  subscribers: [deathSubscriber, uncollectedSubscriber],
  resolvers: [SocialProtectionResolver],
  law: rateLaw,
  imports: [beneficiaryList],
  indicators: socialProtectionIndicators,
  returns: socialProtectionReturns,
  examples: evaluateExample,
};
