import { type LegalDay } from '#kernel';

/** The text of a signed decision, with the names of its own day. */
export interface DecisionPaper {
  readonly agency: string;
  readonly unit: string;
  readonly number: string;
  readonly signedOn: LegalDay;
  readonly title: string;
  readonly legalBases: readonly string[];
  readonly articles: readonly string[];
  /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH` … */
  readonly authority: string;
  readonly signerTitle: string;
  readonly signer: string;
}

/** A decision on its way: everything but number and day. */
export type DraftDecision = Omit<DecisionPaper, 'number' | 'signedOn'> & {
  /** What will follow the number: `QĐ-UBND`. */
  readonly symbol: string;
};

export interface Decision {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly signedOn: LegalDay;
  readonly effectFrom: LegalDay;
  readonly agencyId: number;
  readonly paper: DecisionPaper;
  readonly revokedBy: string | null;
  readonly replaces: string | null;
}
