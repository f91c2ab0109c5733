import { generateSync } from 'otplib';
import { Keyring } from '#platform';

/** The same in every test. */
export const testKeys = `test:${Buffer.alloc(32, 7).toString('base64url')}`;

export const testKeyring = (secretKeys = testKeys): Promise<Keyring> => Keyring.open({ secretKeys, keysFolder: '' });

/** What an authenticator app shows at an instant. @param uri `otpauth://` */
export const codeAt = (uri: string, at: Date): string =>
  generateSync({ secret: new URL(uri).searchParams.get('secret') ?? '', epoch: Math.floor(at.getTime() / 1000) });

export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
