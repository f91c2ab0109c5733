import { type ReadTx } from '#platform';
import { type Testimony } from '../issued.store.js';

export interface Verdict extends Testimony {
  /** Hexadecimal; of the file as it was given out. */
  readonly sha256: string;
  /** Another decision has ended it. */
  readonly isRevoked: boolean;
}

/** What the paper with a code says; undefined when no paper bears it. */
export async function findVerdict(tx: ReadTx, code: string): Promise<Verdict | undefined> {
  const found = await tx.maybeOne<{ says: Testimony; sha256: string; isRevoked: boolean }>(
    `SELECT says, pdf_sha256 AS sha256, revoked AS "isRevoked" FROM paper.verify($1)`,
    [code],
  );
  return found && { ...found.says, sha256: found.sha256, isRevoked: found.isRevoked };
}
