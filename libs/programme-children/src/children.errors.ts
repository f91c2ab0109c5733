import { defineErrors, params } from '#kernel';

export const childrenErrors = defineErrors('CHILDREN', {
  NOT_A_CHILD: params<{ personId: string; on: string }>(),
  BIRTH_UNKNOWN: params<{ personId: string }>(),
  NOT_ON_REGISTER: params<{ personId: string }>(),
  GROUP_HELD_THEN: params<{ group: string; from: string }>(),
  GROUP_FOLLOWS_EVENTS: params<{ group: string }>(),
  GROUP_NOT_FOUND: params<{ id: string }>(),
  PART_UNKNOWN: params<{ group: string; part: string; allowed: readonly string[] }>(),
  RISK_UNKNOWN: params<{ kind: string; on: string }>(),
  DAY_OUT_OF_LIFE: params<{ on: string; birth: string; today: string }>(),
  CRITERION_UNKNOWN: params<{ criterion: string; year: number }>(),
  SCORE_OUT_OF_RANGE: params<{ criterion: string; points: number; atMost: number }>(),
});
