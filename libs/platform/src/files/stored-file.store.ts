import { createHash } from 'node:crypto';
import { platformErrors } from '../platform.errors.js';
import { type ReadTx, type Tx } from '../tx.js';
import { type FilePurpose, findFilePurpose } from './file-purpose.js';

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly purpose: FilePurpose;
  /** Absent: the file is its owner's, or its purpose has a rule of its own. */
  readonly unitId?: number;
}

export interface StoredFile {
  readonly id: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Hexadecimal. */
export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Keeps a file as it is; the one who acts owns it. */
export async function storeFile(tx: Tx, file: NewFile): Promise<StoredFile> {
  const sha256 = sha256Of(file.content);
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO platform.stored_file (name, media_type, sha256, content, purpose, unit_id)
     VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6) RETURNING id`,
    [file.name, file.mediaType, sha256, file.content, file.purpose.code, file.unitId ?? null],
  );
  return { id, sha256 };
}

/**
 * Opens a file for whoever acts, and puts it on record as read.
 * @throws PLATFORM.NOT_FOUND for what is not there, out of scope or without the permission of its purpose: all alike.
 */
export async function openFile(tx: ReadTx, id: string): Promise<OpenedFile> {
  const file = await tx.maybeOne<OpenedFile & { purpose: string }>(
    `SELECT name, media_type AS "mediaType", content, purpose FROM platform.stored_file WHERE id = $1`,
    [id],
  );
  const permission = file && findFilePurpose(file.purpose)?.permission;
  if (!permission || !tx.who.permissions.has(permission)) throw platformErrors.NOT_FOUND({});
  tx.noteRead({ kind: 'file', id });
  return { name: file.name, mediaType: file.mediaType, content: file.content };
}
