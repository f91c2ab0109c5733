import { defineErrors, params } from '#kernel';

export const childProtectionErrors = defineErrors('CHILD_PROTECTION', {
  NOT_A_CHILD: params<{ personId: string; on: string }>(),
  BIRTH_UNKNOWN: params<{ personId: string }>(),
  VIEW_MISSING: params<{ fromAge: number }>(),
  DANGER_NEEDS_MEASURE: params<{ step: string }>(),
  STILL_AT_RISK: params<{ risk: boolean; body: boolean; mind: boolean }>(),
  ISOLATION_TOO_LONG: params<{ until: string; atMost: string }>(),
  CARER_NOT_FOUND: params<{ carerId: string }>(),
  CARER_REGISTERED: params<{ personId: string }>(),
  CARER_UNFIT: params<{ carerId: string; because: string }>(),
  CARER_HAS_CHILDREN: params<{ carerId: string; children: number }>(),
  CONSENT_MISSING: params<{ ground: string }>(),
  NOTHING_IN_FORCE: params<{ caseId: string }>(),
  REPORTER_KNOWN: params<{ caseId: string }>(),
});
