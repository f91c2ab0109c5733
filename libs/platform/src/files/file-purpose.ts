import { type Permission } from '../access/permissions.js';

/** What a stored file is for: its code in the database, and the permission that opens such files. */
export interface FilePurpose {
  readonly code: string;
  readonly permission: Permission;
  /** The permission to hand in such files from outside; without one they come from the house itself only. */
  readonly handIn?: Permission;
}

const declared = new Map<string, FilePurpose>();

/**
 * Declares a purpose: `defineFilePurpose('payments.list', paymentPermissions.export)`. Files of a purpose that nobody declared
 * cannot be downloaded.
 * @throws Error when a purpose is declared twice.
 */
export function defineFilePurpose(code: string, permission: Permission, handIn?: Permission): FilePurpose {
  if (declared.has(code)) throw new Error(`file purpose ${code} is declared twice`);
  const purpose = { code, permission, ...(handIn && { handIn }) };
  declared.set(code, purpose);
  return purpose;
}

export const findFilePurpose = (code: string): FilePurpose | undefined => declared.get(code);
