import { type NewDuty, type ReadTx, type Tx } from '#platform';
import { administrationErrors } from './administration.errors.js';
import { type Reach } from './reach.js';

/** What waits for a second person. */
export type ProposedAct =
  | { readonly act: 'grant-duty'; readonly body: Omit<NewDuty, 'accountId'> }
  | { readonly act: 'reset-account'; readonly body: Readonly<Record<string, never>> };

interface ProposalFacts {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: Date;
}

export type Proposal = ProposalFacts & ProposedAct;

/** @returns the proposal's id. */
export async function propose(tx: Tx, userId: string, { act, body }: ProposedAct, reason: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO platform.proposal (act, account_id, body, reason, proposed_by) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [act, userId, JSON.stringify(body), reason, tx.who.id],
  );
  await tx.audit('administration.proposed', { kind: 'account', id: userId }, { proposalId: id, act, body, reason });
  return id;
}

const proposalColumns = `p.id, p.act, p.account_id AS "userId", a.full_name AS "userName", p.body, p.reason,
  p.proposed_by AS "proposedBy", proposer.full_name AS "proposerName", p.proposed_at AS "proposedAt"`;
const openProposals = `platform.proposal p JOIN platform.account a ON a.id = p.account_id
  JOIN platform.account proposer ON proposer.id = p.proposed_by`;

/** A grant concerns the agency of the duty; a reset, everybody who reaches all duties of the account. $1 agencies, $2 programmes. */
const isReached = `p.outcome IS NULL AND CASE p.act
  WHEN 'grant-duty' THEN (p.body ->> 'agencyId')::int = ANY ($1::int[])
    AND ARRAY(SELECT jsonb_array_elements_text(p.body -> 'programmes')) <@ $2::text[]
  ELSE NOT EXISTS (SELECT FROM platform.duty d WHERE d.account_id = p.account_id AND (upper_inf(d.in_force) OR upper(d.in_force) > platform.today())
    AND NOT (d.agency_id = ANY ($1::int[]) AND d.programmes <@ $2::text[])) END`;

/** What waits within reach, oldest first. */
export const listProposals = (tx: ReadTx, { agencies, programmes }: Reach): Promise<Proposal[]> =>
  tx.sql<Proposal>(`SELECT ${proposalColumns} FROM ${openProposals} WHERE ${isReached} ORDER BY p.proposed_at, p.id`, [
    agencies,
    programmes,
  ]);

/** Held until the transaction ends. @throws ADMINISTRATION.PROPOSAL_UNKNOWN when there is none waiting within reach. */
export async function lockProposal(tx: Tx, { agencies, programmes }: Reach, proposalId: string): Promise<Proposal> {
  const proposal = await tx.maybeOne<Proposal>(
    `SELECT ${proposalColumns} FROM ${openProposals} WHERE ${isReached} AND p.id = $3 FOR UPDATE OF p`,
    [agencies, programmes, proposalId],
  );
  if (!proposal) throw administrationErrors.PROPOSAL_UNKNOWN({ proposalId });
  return proposal;
}

export async function settleProposal(
  tx: Tx,
  { id, userId, act }: Proposal,
  outcome: 'confirmed' | 'declined',
  reason: string,
): Promise<void> {
  await tx.sql(
    `UPDATE platform.proposal SET outcome = $2, decided_by = $3, decided_at = platform.clock() WHERE id = $1`,
    [id, outcome, tx.who.id],
  );
  await tx.audit(`administration.${outcome}`, { kind: 'account', id: userId }, { proposalId: id, act, reason });
}
