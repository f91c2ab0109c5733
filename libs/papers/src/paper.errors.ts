import { defineErrors, type LegalDay, params } from '#kernel';
import { type TemplateFault } from './docx/template-check.js';

export const paperErrors = defineErrors('PAPER', {
  /** The case is not where such a slip is written: nothing was asked for, refused, or late. */
  NOT_DUE: params<{ paper: string }>(),
  /** A new day is promised after today, and within two months. */
  DAY_NOT_PROMISED: params<{ earliest: LegalDay; latest: LegalDay }>(),
  /** Every reason why a template cannot be taken in, each with the field or the part of the file. */
  TEMPLATE_INVALID: params<{ faults: readonly TemplateFault[] }>(),
  TEMPLATE_NOT_FOUND: params<{ templateId: string }>(),
  /** Another person than the one who proposed a template publishes it. */
  TEMPLATE_NEEDS_ANOTHER_PERSON: params<{ templateId: string }>(),
  TEMPLATE_PUBLISHED: params<{ templateId: string }>(),
  /** A template is of the whole province, and of every programme whose papers it prints. */
  TEMPLATE_OUT_OF_AREA: params<{ kind: string }>(),
  /** No paper bears the code: mistyped, or forged. */
  CODE_UNKNOWN: params<object>(),
});
