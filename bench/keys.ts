import { randomBytes } from 'node:crypto';

/** What second factors of the bench are locked with, here and in the API. */
export const benchKeys = `bench:${randomBytes(32).toString('base64url')}`;
