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
  /** Months before `takenOverFrom` were paid by the former books; a change may not reach into them. */
  REACHES_BEFORE_TAKEOVER: params<{ from: string; takenOverFrom: string }>(),
  DEATH_NOT_RECORDED: params<{ personId: string }>(),
  FUNERAL_NOT_SUPPORTED: params<{ ground: string; diedOn: string }>(),
  FUNERAL_ALREADY_SUPPORTED: params<{ personId: string }>(),
  /** Care support is paid to the carer, who must be named. */
  CARER_NEEDED: params<{ kind: string }>(),
  CARER_UNFIT: params<{ missing: readonly string[] }>(),
  /** Somebody else is still supported for caring for this person. */
  CARED_FOR_ALREADY: params<{ personId: string }>(),
  /** Of two disabled spouses one draws the support of parents. */
  SPOUSE_ALREADY_SUPPORTED: params<{ spouseId: string }>(),
  NO_DISABILITY_FOUND: params<{ caseId: string }>(),
  /** The minutes of a council without quorum or majority, with more votes than people, or of a day to come. */
  MINUTES_INVALID: params<{ because: 'COUNT' | 'QUORUM' | 'MAJORITY' | 'DAY' }>(),
  /** No desk takes this procedure in for that place on that day. */
  NOT_ROUTED: params<{ procedure: string; unitId: number; receivedOn: string }>(),
  NO_DESK: params<{ accountId: string }>(),
  ROUTED_NOT_FOUND: params<{ id: string }>(),
  SAME_PLACE: params<{ unitId: number }>(),
  LOCAL_RULE_NOT_FOUND: params<{ ruleId: number }>(),
  LOCAL_RULE_INCOMPLETE: params<{ kind: string; field: string }>(),
  LOCAL_RULE_STATE: params<{ ruleId: number; state: string; wanted: string }>(),
  LOCAL_RULE_SAME_PERSON: params<{ ruleId: number }>(),
  FACILITY_NOT_FOUND: params<{ facilityId: string }>(),
  FACILITY_FULL: params<{ facilityId: string; ward: string; from: string }>(),
  FACILITY_OUT_OF_AREA: params<{ facilityId: string; unitId: number }>(),
  FACILITY_OWNER: params<{ facilityId: string; owner: string }>(),
  CAPACITY_BELOW_RESIDENTS: params<{ ward: string; residents: number }>(),
  ALREADY_IN_FACILITY: params<{ personId: string }>(),
  /** The letter by which the commune asked for a place was revoked meanwhile. */
  ADMISSION_REVOKED: params<{ caseId: string }>(),
  STAY_NOT_FOUND: params<{ stayId: string }>(),
  NOT_IN_FACILITY: params<{ personId: string }>(),
  DISCHARGE_GROUND_UNKNOWN: params<{ ground: string; allowed: readonly string[] }>(),
  LEAVE_OUT_OF_ORDER: params<{ stayId: string; on: string }>(),
  EXPENSE_ABOVE_LIMIT: params<{ kind: string; limit: number }>(),
  SUPPORT_HAD: params<{ support: string; period: string }>(),
  AGE_OUT_OF_RANGE: params<{ age: number; from: number; until: number }>(),
  RELIEF_REFUSED: params<{ reason: 'TREATED_TOO_SHORT' | 'IN_FUTURE' | 'NOT_BY_THIS_LAW' }>(),
  END_OUT_OF_RANGE: params<{ from: string; until: string }>(),
  LOCAL_RULE_MISSING: params<{ support: string; on: string }>(),
});
