import { createHash, randomBytes } from 'node:crypto';

/** An opaque token or secret of 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only this is stored: so many random bits need no slow hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
