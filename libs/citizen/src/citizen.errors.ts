import { defineErrors, params } from '#kernel';

/** Where a person may be hidden from the asker, the answer is the same as for one who does not exist. */
export const citizenErrors = defineErrors('CITIZEN', {
  PERSON_NOT_FOUND: params<object>(),
  /** The number belongs to a person of the province, whom the asker may or may not see: nothing of that person is told. */
  ALREADY_REGISTERED: params<object>(),
  PERSON_MERGED: params<{ into: string }>(),
  UNIT_OUT_OF_AREA: params<{ unitId: number }>(),

  NAME_INVALID: params<{ name: string; rule: 'empty' | 'characters' | 'length' }>(),
  BIRTH_IMPOSSIBLE: params<{ birth: string; rule: 'future' | 'too-early' | 'after-death' }>(),
  /** A man, or the person's own self. */
  MOTHER_IMPOSSIBLE: params<object>(),
  PERSONAL_NUMBER_INVALID: params<{ rule: 'characters' | 'length' }>(),
  IDENTIFIER_INVALID: params<{ kind: string }>(),
  IDENTIFIER_NOT_FOUND: params<{ identifierId: string }>(),
  IDENTIFIER_ENDED: params<{ identifierId: string }>(),
  HAS_PERSONAL_NUMBER: params<object>(),
  DECISION_REQUIRED: params<{ act: string }>(),
  REASON_REQUIRED: params<{ disagreements: readonly string[] }>(),

  DAY_IMPOSSIBLE: params<{ day: string; rule: 'future' | 'before-birth' | 'before-current' | 'after-end' }>(),
  ALREADY_DEAD: params<{ diedOn: string }>(),
  NOT_DEAD: params<object>(),
  ALREADY_MISSING: params<{ since: string }>(),
  NOT_MISSING: params<object>(),

  HOUSEHOLD_NOT_FOUND: params<object>(),
  HOUSEHOLD_CODE_TAKEN: params<{ code: string }>(),
  HOUSEHOLD_HAS_HEAD: params<object>(),
  HOUSEHOLD_HELD: params<{ holder: string }>(),
  ALREADY_IN_HOUSEHOLD: params<object>(),
  NOT_IN_HOUSEHOLD: params<object>(),

  MERGE_WITH_SELF: params<object>(),
  NOT_MERGED: params<object>(),
  /** Others are merged into this person: merge into it, or take those back first. Links never form chains. */
  HAS_MERGED: params<{ personId: string }>(),

  QUERY_EMPTY: params<object>(),
  NO_PERSONAL_NUMBER: params<object>(),
});
