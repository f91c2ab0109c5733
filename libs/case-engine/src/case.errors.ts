import { defineErrors, params } from '#kernel';

export const caseErrors = defineErrors('CASE', {
  NOT_FOUND: params<{ caseId: string }>(),
  PROCEDURE_UNKNOWN: params<{ procedure: string }>(),
  PROCEDURE_NOT_IN_FORCE: params<{ procedure: string; on: string }>(),
  STEP_UNKNOWN: params<{ step: string; steps: readonly string[] }>(),
  STEP_NOT_ALLOWED: params<{ step: string; state: string; allowed: readonly string[] }>(),
  STEP_NOT_YOURS: params<{ step: string; needs: readonly string[] }>(),
  NEEDS_ANOTHER_PERSON: params<{ step: string; after: string }>(),
  DOCUMENT_MISSING: params<{ missing: readonly string[] }>(),
  FORM_INVALID: params<{ fields: readonly { path: string; rule: string }[] }>(),
  RECEIVED_IN_FUTURE: params<{ receivedOn: string; today: string }>(),
  RECEIVED_AT_ODDS: params<{ receivedOn: string; receivedAt: string }>(),
  DAY_OUT_OF_ORDER: params<{ given: string; earlier: string }>(),
  DECISION_NOT_FOUND: params<{ decisionId: string }>(),
  DECISION_NEEDED: params<{ procedure: string }>(),
  ALREADY_REVOKED: params<{ decisionId: string }>(),
  ASSIGNEE_UNKNOWN: params<{ accountId: string }>(),
  /** Somebody keeps as many filters of the worklist as one can. */
  QUEUES_FULL: params<{ limit: number }>(),
  TASK_NOT_FOUND: params<{ taskId: string }>(),
});
