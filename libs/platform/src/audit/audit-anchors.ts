import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openKeyFile } from '../keys/key-file.js';
import { type SealedBlock } from './audit-sealer.js';

/** A block's hash, signed and kept outside the database: the only witness against an owner who recomputes the whole chain. */
export interface AuditAnchor {
  readonly block: number;
  readonly hash: string;
  /** ISO instant of signing. */
  readonly at: string;
  /** Ed25519, base64url. */
  readonly signature: string;
}

/** An anchor as read back. */
export interface ReadAnchor {
  /** Line in the file, from 1. */
  readonly line: number;
  /** Undefined when the line cannot be read or its signature is not ours. */
  readonly anchor: AuditAnchor | undefined;
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const signedText = (block: number, hash: string, at: string) =>
  Buffer.from(`an-sinh audit anchor\n${block}\n${hash}\n${at}\n`);

/**
 * Appends anchors to a file of JSON lines and reads them back. Copies of that file belong with somebody else: a log sink,
 * another department, the printed daily report. Keep the oldest anchors too: the first that disagrees bounds the place.
 */
export class AuditAnchors {
  private readonly publicKey: KeyObject;

  private constructor(
    private readonly file: string,
    private readonly key: KeyObject,
  ) {
    this.publicKey = createPublicKey(key);
  }

  /**
   * The key is made on first use, readable by its owner only, outside the database.
   * @throws PLATFORM.KEY_EXPOSED when others may read the key.
   */
  static async open(files: { readonly key: string; readonly anchors: string }): Promise<AuditAnchors> {
    return new AuditAnchors(files.anchors, createPrivateKey(await openKeyFile(files.key, newKey)));
  }

  /** The key that others verify with, as PEM. */
  get publicKeyPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** Signs a block and appends its line; on disk when this returns. */
  async append(block: SealedBlock, at: Date): Promise<AuditAnchor> {
    const time = at.toISOString();
    const signature = sign(null, signedText(block.no, block.hash, time), this.key).toString('base64url');
    const anchor: AuditAnchor = { block: block.no, hash: block.hash, at: time, signature };
    await mkdir(dirname(this.file), { recursive: true });
    const file = await open(this.file, 'a', 0o644);
    try {
      await file.appendFile(`${JSON.stringify(anchor)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return anchor;
  }

  /** Every line in the order written; none when the file does not exist yet. */
  async list(): Promise<ReadAnchor[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text
      .split('\n')
      .map((line, index) => ({ line: index + 1, text: line }))
      .filter((line) => line.text !== '')
      .map((line) => ({ line: line.line, anchor: this.genuine(line.text) }));
  }

  private genuine(line: string): AuditAnchor | undefined {
    try {
      const anchor = JSON.parse(line) as AuditAnchor;
      const text = signedText(anchor.block, anchor.hash, anchor.at);
      return verify(null, text, this.publicKey, Buffer.from(anchor.signature, 'base64url')) ? anchor : undefined;
    } catch {
      return undefined;
    }
  }
}
