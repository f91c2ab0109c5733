import { defineErrors, params } from '#kernel';

/** What is wrong with one line of a succession list. */
export interface ListProblem {
  readonly line: number;
  readonly code: string;
  readonly problem:
    | 'extent-unknown'
    | 'old-unit-unknown'
    | 'old-name-differs'
    | 'old-unit-ends-otherwise'
    | 'link-repeated'
    | 'extents-contradict'
    | 'left-behind'
    | 'new-name-without-kind'
    | 'new-unit-described-twice'
    | 'new-code-in-use'
    | 'new-name-differs'
    | 'parent-unknown';
}

export const territoryErrors = defineErrors('TERRITORY', {
  UNIT_NOT_FOUND: params<{ unitId: number }>(),
  UNIT_NOT_IN_FORCE: params<{ code: string; on: string }>(),
  UNIT_KIND_UNKNOWN: params<{ name: string }>(),
  AGENCY_NOT_FOUND: params<{ kind: string; field: string; unitId: number; on: string }>(),
  SIGNER_UNKNOWN: params<{ act: string; unitId: number; on: string }>(),
  SUCCESSOR_AGENCY_UNKNOWN: params<{ agency: string; unit: string; on: string }>(),
  LIST_MALFORMED: params<{ line: number; problem: 'columns' | 'cells' | 'quotes' | 'value'; detail: string }>(),
  SUCCESSION_INVALID: params<{ problems: readonly ListProblem[] }>(),
  REORGANISATION_NOT_FOUND: params<{ reorganisationId: number }>(),
  REORGANISATION_NOT_PLANNED: params<{ reorganisationId: number; state: string }>(),
  REORGANISATION_NOT_APPLIED: params<{ reorganisationId: number; state: string }>(),
  REORGANISATION_NOT_YET_IN_FORCE: params<{ reorganisationId: number; effectiveOn: string }>(),
  PLAN_OUTDATED: params<{ reorganisationId: number }>(),
  UNDECIDED: params<{ reorganisationId: number; waiting: readonly { what: string; unit: string; count: number }[] }>(),
  DECISION_INVALID: params<{ line: number; problem: 'unit' | 'target' | 'subject' | 'repeated' }>(),
  TAKE_BACK_REFUSED: params<{ reorganisationId: number; what: string }>(),
});
