import { type LegalDay, localDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { type Procedure } from './procedure.js';

/** Where a paper of a case comes from. */
export type PaperOrigin = 'handed-in' | 'held' | 'registry';

/** A paper that nobody need hand in: the house has it from an earlier case, or the population database proves what it says. */
export interface TrustedPaper {
  readonly item: string;
  readonly origin: Exclude<PaperOrigin, 'handed-in'>;
  readonly fileId: string | null;
  /** The day it was handed in, or the database answered. */
  readonly receivedOn: LegalDay;
  /** The case it was handed in for. */
  readonly fromCase: string | null;
  readonly fromCode: string | null;
}

interface About {
  readonly personId: string;
  readonly programme: string;
}

/**
 * What of a procedure's papers is there before anybody hands in anything, as far as the reader may see. Only cases of the same programme
 * count: who serves another one has no business with their papers.
 */
export async function findTrustedPapers(
  tx: ReadTx,
  { dossier }: Pick<Procedure, 'dossier'>,
  about: About,
): Promise<TrustedPaper[]> {
  const items = Object.entries(dossier);
  const proven = await findProven(tx, items.filter(([, { isOfIdentity }]) => isOfIdentity).map(codeOf), about);
  const lasting = items.filter(([, { lasts }]) => lasts).map(codeOf);
  const held = await findHeld(
    tx,
    lasting.filter((item) => !proven.some((each) => each.item === item)),
    about,
  );
  return [...proven, ...held];
}

const codeOf = ([item]: readonly [string, unknown]): string => item;

async function findProven(tx: ReadTx, items: readonly string[], { personId }: About): Promise<TrustedPaper[]> {
  if (items.length === 0) return [];
  const answer = await tx.maybeOne<{ askedAt: Date }>(
    `SELECT c.asked_at AS "askedAt" FROM citizen.registry_check c JOIN citizen.person p ON p.id = c.person_id
      WHERE p.id = $1 AND p.identity_state = 'matched' AND c.outcome = 'match' ORDER BY c.asked_at DESC LIMIT 1`,
    [personId],
  );
  if (!answer) return [];
  const receivedOn = localDay(answer.askedAt);
  return items.map((item) => ({ item, origin: 'registry', fileId: null, receivedOn, fromCase: null, fromCode: null }));
}

async function findHeld(tx: ReadTx, items: readonly string[], { personId, programme }: About): Promise<TrustedPaper[]> {
  if (items.length === 0) return [];
  return tx.sql<TrustedPaper>(
    `SELECT DISTINCT ON (d.item) d.item, 'held' AS origin, d.file_id AS "fileId", d.received_on AS "receivedOn",
            c.id AS "fromCase", c.code AS "fromCode"
       FROM casework.dossier_item d JOIN casework.case_file c ON c.id = d.case_id
      WHERE c.person_id = $1 AND c.programme = $2 AND d.item = ANY ($3) AND d.origin = 'handed-in'
      ORDER BY d.item, d.received_on DESC, d.id`,
    [personId, programme, items],
  );
}

/** Puts them into the dossier of a case that begins, so that no step finds them missing. */
export async function takeTrustedPapers(tx: Tx, procedure: Procedure, file: CaseFile): Promise<void> {
  for (const { item, origin, fileId, receivedOn, fromCase } of await findTrustedPapers(tx, procedure, file)) {
    await tx.sql(
      `INSERT INTO casework.dossier_item (case_id, item, file_id, received_on, origin, from_case) VALUES ($1, $2, $3, $4, $5, $6)`,
      [file.id, item, fileId, receivedOn, origin, fromCase],
    );
    await tx.audit('case.paper-trusted', { kind: 'case', id: file.id }, { item, origin, fromCase });
  }
}
