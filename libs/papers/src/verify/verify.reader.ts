import { type ReadTx } from '#platform';
import { type Testimony } from '../issued.store.js';

export interface Verdict extends Testimony {
  /** Hexadecimal; of the files as they were given out. */
  readonly pdfSha256: string;
  readonly docxSha256: string;
  /** Another decision has ended it. */
  readonly isRevoked: boolean;
}

/** What the paper with a code says; undefined when no paper bears it. */
export async function findVerdict(tx: ReadTx, code: string): Promise<Verdict | undefined> {
  const found = await tx.maybeOne<Omit<Verdict, keyof Testimony> & { readonly says: Testimony }>(
    `SELECT says, pdf_sha256 AS "pdfSha256", docx_sha256 AS "docxSha256", revoked AS "isRevoked" FROM paper.verify($1)`,
    [code],
  );
  if (!found) return undefined;
  const { says, ...rest } = found;
  return { ...says, ...rest };
}
