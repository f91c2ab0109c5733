import { defineErrors, params } from '#kernel';

export const socialProtectionErrors = defineErrors('SOCIAL_PROTECTION', {
  SUSPENSION_GROUND_UNKNOWN: params<{ regime: string; ground: string; allowed: readonly string[] }>(),
  FACT_INCOMPLETE: params<{ index: number; field: string }>(),
  NOT_ENTITLED: params<{ reason: string }>(),
  GUARDIAN_NEEDED: params<{ relation: string }>(),
  ACCOUNT_NEEDED: params<{ channel: string }>(),
  BIRTH_UNKNOWN: params<{ personId: string }>(),
  NOTHING_GRANTED: params<{ personId: string }>(),
  NOT_SUSPENDED: params<{ personId: string }>(),
  POSTING_FORBIDDEN: params<{ caseId: string }>(),
  SAME_PLACE: params<{ unitId: number }>(),
});
