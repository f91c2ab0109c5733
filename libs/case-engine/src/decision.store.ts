import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { caseErrors } from './case.errors.js';
import { type Decision, type DecisionPaper } from './decision.js';

const columns = `id, case_id AS "caseId", kind, signed_on AS "signedOn", effect_from AS "effectFrom", agency_id AS "agencyId",
  paper, revoked_by AS "revokedBy", replaces`;

/** What is signed; the number is given here and nowhere else. */
export interface DecisionToSign {
  readonly caseId: string;
  readonly kind: string;
  /** A sealed programme: its papers have numbers of their own, so that no gap in the others betrays them. */
  readonly sealedFor?: string | undefined;
  readonly signedOn: LegalDay;
  readonly effectFrom: LegalDay;
  readonly agencyId: number;
  /** What follows the number: `QĐ-UBND`. */
  readonly symbol: string;
  readonly paper: Omit<DecisionPaper, 'number' | 'signedOn'>;
  readonly replaces?: string | undefined;
}

/** What stands behind the symbol of a paper from the numbering of sealed ones: `3/QĐ-UBND-M`. */
const sealedMark = '-M';

/** The symbol of a decision, marked where its programme is sealed. */
export const symbolOf = (symbol: string, sealedFor: string | undefined): string =>
  sealedFor === undefined ? symbol : `${symbol}${sealedMark}`;

interface Numbering {
  readonly agencyId: number;
  readonly signedOn: LegalDay;
  /** How many numbers are needed. */
  readonly count: number;
  readonly sealedFor?: string | undefined;
}

/**
 * Gives the next numbers of an agency for the year of a day; they run without gaps, whatever the decisions are on.
 * @returns the first of them.
 */
export async function nextDecisionNumbers(
  tx: Tx,
  { agencyId, signedOn, count, sealedFor }: Numbering,
): Promise<number> {
  const { last } = await tx.one<{ last: number }>(
    `INSERT INTO casework.decision_number (agency_id, year, sealed_for, last) VALUES ($1, $2, $3, $4)
     ON CONFLICT (agency_id, year, sealed_for) DO UPDATE SET last = casework.decision_number.last + $4 RETURNING last`,
    [agencyId, Number(signedOn.slice(0, 4)), sealedFor ?? '', count],
  );
  return last - count + 1;
}

/** Numbers and keeps a decision. */
export async function signDecision(tx: Tx, given: DecisionToSign): Promise<Decision> {
  const number = await nextDecisionNumbers(tx, { ...given, count: 1 });
  const paper: DecisionPaper = { ...given.paper, number: `${number}/${given.symbol}`, signedOn: given.signedOn };
  const signed = await tx.one<Decision>(
    `INSERT INTO casework.decision (case_id, kind, number, symbol, signed_on, effect_from, agency_id, signer_id, paper, replaces, sealed_for)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${columns}`,
    [
      given.caseId,
      given.kind,
      number,
      given.symbol,
      given.signedOn,
      given.effectFrom,
      given.agencyId,
      tx.who.id,
      JSON.stringify(paper),
      given.replaces ?? null,
      given.sealedFor ?? '',
    ],
  );
  if (given.replaces !== undefined) await markRevoked(tx, given.replaces, signed.id);
  await tx.audit('decision.signed', { kind: 'decision', id: signed.id }, { number: paper.number, kind: given.kind });
  return signed;
}

/** @throws CASE.DECISION_NOT_FOUND, also for one outside the actor's scope. */
export async function getDecision(tx: ReadTx, decisionId: string): Promise<Decision> {
  const found = await tx.maybeOne<Decision>(`SELECT ${columns} FROM casework.decision WHERE id = $1`, [decisionId]);
  if (!found) throw caseErrors.DECISION_NOT_FOUND({ decisionId });
  return found;
}

/** Decisions of a case, oldest first. */
export const listDecisions = (tx: ReadTx, caseId: string): Promise<Decision[]> =>
  tx.sql<Decision>(`SELECT ${columns} FROM casework.decision WHERE case_id = $1 ORDER BY at, number`, [caseId]);

/** @throws CASE.ALREADY_REVOKED: a decision falls once. */
export async function markRevoked(tx: Tx, decisionId: string, by: string): Promise<void> {
  const changed = await tx.sql(
    `UPDATE casework.decision SET revoked_by = $2 WHERE id = $1 AND revoked_by IS NULL RETURNING 1`,
    [decisionId, by],
  );
  if (changed.length === 0) {
    await getDecision(tx, decisionId);
    throw caseErrors.ALREADY_REVOKED({ decisionId });
  }
}
