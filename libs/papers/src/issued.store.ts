import { caseErrors, type Decision, getDecision } from '#case-engine';
import { findPeople } from '#citizen';
import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type Template, templateOn } from './docx/template.store.js';

/** What anybody who holds a paper is told of it. */
export interface Testimony {
  readonly number: string;
  readonly agency: string;
  readonly title: string;
  readonly signedOn: LegalDay;
  readonly signerTitle: string;
  /** Initials: `T.V.H.` */
  readonly signer: string;
  readonly person: string;
}

export interface IssuedPaper {
  /** `125/QĐ-UBND` */
  readonly number: string;
  readonly content: Buffer;
}

export type PaperFormat = 'pdf' | 'docx';

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${word.charAt(0).toLocaleUpperCase('vi')}.`)
    .join('');

/** A decision as it was first printed; recorded as read. Undefined before that, and for what is out of scope. */
export async function findIssued(
  tx: ReadTx,
  decisionId: string,
  format: PaperFormat,
): Promise<IssuedPaper | undefined> {
  const found = await tx.maybeOne<IssuedPaper>(
    `SELECT says->>'number' AS number, ${format} AS content FROM paper.issued WHERE decision_id = $1`,
    [decisionId],
  );
  if (found) tx.noteRead({ kind: 'decision', id: decisionId });
  return found;
}

/** @throws CASE.DECISION_NOT_FOUND */
export async function getIssued(tx: ReadTx, decisionId: string, format: PaperFormat): Promise<IssuedPaper> {
  const found = await findIssued(tx, decisionId, format);
  if (!found) throw caseErrors.DECISION_NOT_FOUND({ decisionId });
  return found;
}

/** A decision with what will be told of it. @throws CASE.DECISION_NOT_FOUND */
export async function decisionToIssue(
  tx: ReadTx,
  decisionId: string,
): Promise<{ readonly decision: Decision; readonly template: Template; readonly says: Testimony }> {
  const decision = await getDecision(tx, decisionId);
  const { personId, procedure } = await tx.one<{ personId: string; procedure: string }>(
    `SELECT person_id AS "personId", procedure FROM casework.case_file WHERE id = $1`,
    [decision.caseId],
  );
  const [person] = await findPeople(tx, [personId]);
  const { number, agency, title, signedOn, signerTitle, signer } = decision.paper;
  return {
    decision,
    template: await templateOn(tx, { procedure, decision: decision.kind, on: signedOn }),
    says: {
      number,
      agency,
      title,
      signedOn,
      signerTitle,
      signer: initials(signer),
      person: initials(person?.fullName ?? ''),
    },
  };
}

/** Keeps the first print of a decision. One that came in between stays, and this one is forgotten. */
export async function keepIssued(
  tx: Tx,
  given: {
    readonly decisionId: string;
    readonly code: string;
    readonly says: Testimony;
    readonly templateId: string | null;
    readonly pdf: Buffer;
    readonly docx: Buffer;
  },
): Promise<void> {
  const kept = await tx.sql(
    `INSERT INTO paper.issued (decision_id, code, says, template_id, pdf, docx) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (decision_id) DO NOTHING RETURNING 1`,
    [given.decisionId, given.code, JSON.stringify(given.says), given.templateId, given.pdf, given.docx],
  );
  if (kept.length > 0)
    await tx.audit('decision.issued', { kind: 'decision', id: given.decisionId }, { number: given.says.number });
}
