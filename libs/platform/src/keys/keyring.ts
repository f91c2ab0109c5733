import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { platformErrors } from '../platform.errors.js';
import { type ProcessSettings } from '../settings.js';
import { openKeyFile, replaceKeyFile } from './key-file.js';

/** A text as the database keeps it: nobody reads it who does not hold the key of this name. */
export interface LockedText {
  readonly keyId: string;
  /** Nonce, text and tag of AES-256-GCM. */
  readonly locked: Buffer;
}

type Keys = ReadonlyMap<string, Buffer>;

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The keys that lock what the database must keep but must not be able to tell. The first of them locks, any of them opens: after a new
 * one was put before them, the old ones go on opening what they locked.
 */
export class Keyring {
  private constructor(
    private readonly read: () => Promise<Keys>,
    private keys: Keys,
    /** Undefined for keys that were given by the environment. */
    private readonly file: string | undefined,
  ) {}

  /**
   * The keys given, as `id:key` with 32 bytes in base64url, the newest first, separated by commas; else those of `secret-keys` in the
   * folder, the first of which is made here.
   * @throws PLATFORM.CONFIG_INVALID, PLATFORM.KEY_EXPOSED
   */
  static async open({ secretKeys, keysFolder }: Pick<ProcessSettings, 'secretKeys' | 'keysFolder'>): Promise<Keyring> {
    const file = secretKeys === undefined ? join(keysFolder, 'secret-keys') : undefined;
    const read = async () => readKeys(file === undefined ? (secretKeys ?? '') : await openKeyFile(file, newKey));
    return new Keyring(read, await read(), file);
  }

  /** Name of the key that locks. */
  get currentId(): string {
    return this.current()[0];
  }

  /** @param owner whose it is: locked text that is moved to somebody else's row does not open there. */
  lock(text: string, owner: string): LockedText {
    const [keyId, key] = this.current();
    const nonce = randomBytes(nonceBytes);
    const locking = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(owner));
    const body = Buffer.concat([locking.update(text, 'utf8'), locking.final()]);
    return { keyId, locked: Buffer.concat([nonce, body, locking.getAuthTag()]) };
  }

  /** @throws PLATFORM.KEY_MISSING when the key is not at hand, Error when the text is not what was locked for this owner. */
  async unlock({ keyId, locked }: LockedText, owner: string): Promise<string> {
    const opening = createDecipheriv(cipher, await this.keyOf(keyId), locked.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(locked.subarray(-tagBytes));
    return opening.update(locked.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + opening.final('utf8');
  }

  /** Puts a new key before those of the file. @throws PLATFORM.KEYS_GIVEN when the environment gives them. */
  async addKey(): Promise<void> {
    if (this.file === undefined) throw platformErrors.KEYS_GIVEN({});
    await replaceKeyFile(this.file, newKey() + (await openKeyFile(this.file, newKey)));
    this.keys = await this.read();
  }

  private current(): readonly [string, Buffer] {
    const [first] = this.keys;
    if (!first) throw platformErrors.KEY_MISSING({ keyId: 'any' });
    return first;
  }

  /** Another process may have added a key since this one read them. */
  private async keyOf(keyId: string): Promise<Buffer> {
    if (!this.keys.has(keyId)) this.keys = await this.read();
    const key = this.keys.get(keyId);
    if (!key) throw platformErrors.KEY_MISSING({ keyId });
    return key;
  }
}

const newKey = () => `${randomBytes(4).toString('hex')}:${randomBytes(keyBytes).toString('base64url')}\n`;

/** @throws PLATFORM.CONFIG_INVALID */
function readKeys(text: string): Keys {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const keys = entries.map((entry) => {
    const [id = '', key = ''] = entry.split(':');
    return [id, Buffer.from(key, 'base64url')] as const;
  });
  if (keys.length === 0 || keys.some(([id, key]) => id === '' || key.length !== keyBytes))
    throw platformErrors.CONFIG_INVALID({
      name: 'AN_SINH_SECRET_KEYS',
      reason: 'not id:key with 32 bytes in base64url',
    });
  return new Map(keys);
}
