import { addDays, addMonthsToDay, isLegalDay, type LegalDay } from '#kernel';
import { paperErrors } from '../paper.errors.js';
import { type Paper } from '../paper.js';
import { type CaseFacts } from './case-facts.reader.js';
import { apologyPaper, receiptPaper, refusalPaper, supplementPaper } from './case-form.paper.js';

/** The slips of a one-stop office, by the names in their addresses. */
export const caseForms = ['receipt', 'supplement', 'refusal', 'apology'] as const;
export type CaseForm = (typeof caseForms)[number];

/** Months within which a late result is promised anew. */
const longestPromise = 2;

/**
 * One slip of a case.
 * @param until the day promised anew, of an apology.
 * @throws PAPER.NOT_DUE, PAPER.DAY_NOT_PROMISED
 */
export function caseFormPaper(form: CaseForm, facts: CaseFacts, until: string | undefined): Paper {
  const paper = write(form, facts, until);
  if (!paper) throw paperErrors.NOT_DUE({ paper: form });
  return paper;
}

function write(form: CaseForm, facts: CaseFacts, until: string | undefined): Paper | undefined {
  switch (form) {
    case 'receipt':
      return receiptPaper(facts);
    case 'supplement':
      return supplementPaper(facts);
    case 'refusal':
      return refusalPaper(facts);
    case 'apology':
      return apologyPaper(facts, promised(facts.today, until));
  }
}

function promised(today: LegalDay, until = ''): LegalDay {
  const [earliest, latest] = [addDays(today, 1), addMonthsToDay(today, longestPromise)];
  if (!isLegalDay(until) || until < earliest || until > latest)
    throw paperErrors.DAY_NOT_PROMISED({ earliest, latest });
  return until;
}
