import { defineErrors, params } from '#kernel';

export const importErrors = defineErrors('IMPORT', {
  NOT_A_WORKBOOK: params<object>(),
  /** No sheet of ours has these headings; those of the nearest that are missing, and what stands there that is not ours. */
  NOT_THE_TEMPLATE: params<{ missing: readonly string[]; unknown: readonly string[] }>(),
  NO_ROWS: params<object>(),
  TOO_MANY_ROWS: params<{ rows: number; limit: number }>(),
  BATCH_NOT_FOUND: params<{ batchId: string }>(),
  HAS_FAULTS: params<{ batchId: string; faults: number }>(),
  /** Something it was checked against has changed since; a new dry run says what. */
  NO_LONGER_CORRECT: params<{ batchId: string; faults: number }>(),
  ALREADY_IMPORTED: params<{ batchId: string }>(),
  NOT_COMMITTED: params<{ batchId: string; state: string }>(),
  CANNOT_TAKE_BACK: params<{ batchId: string; obstacles: readonly { row: number; code: string; reason: string }[] }>(),
});
