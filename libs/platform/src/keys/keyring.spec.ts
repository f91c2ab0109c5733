import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Keyring } from './keyring.js';

const folder = mkdtempSync(join(tmpdir(), 'an-sinh-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fromFolder = (name: string) => Keyring.open({ keysFolder: join(folder, name), secretKeys: undefined });
const given = (secretKeys: string) => Keyring.open({ keysFolder: folder, secretKeys });
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');

describe('a keyring', () => {
  it('opens what it locked, for its owner alone, and never locks twice alike', async () => {
    const keys = await fromFolder('a');
    const [one, two] = [keys.lock('JBSWY3DP', 'tam'), keys.lock('JBSWY3DP', 'tam')];
    expect(one.locked).not.toEqual(two.locked);
    expect(one.locked.toString('latin1')).not.toContain('JBSWY3DP');
    await expect(keys.unlock(one, 'tam')).resolves.toBe('JBSWY3DP');
    await expect(keys.unlock(one, 'ba')).rejects.toThrow('unable to authenticate');
    one.locked[14] = (one.locked[14] ?? 0) ^ 1;
    await expect(keys.unlock(one, 'tam')).rejects.toThrow('unable to authenticate');
  });

  it('makes its file once, for its owner alone', async () => {
    const [first, second] = await Promise.all([fromFolder('b'), fromFolder('b')]);
    await expect(second.unlock(first.lock('x', 'o'), 'o')).resolves.toBe('x');
    expect(statSync(join(folder, 'b', 'secret-keys')).mode & 0o077).toBe(0);
  });

  it('locks with a key that was added, and a process that runs already opens it', async () => {
    const [running, renewing] = [await fromFolder('c'), await fromFolder('c')];
    const old = running.lock('x', 'o');
    await renewing.addKey();
    expect(renewing.currentId).not.toBe(old.keyId);
    expect(
      readFileSync(join(folder, 'c', 'secret-keys'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(2);
    await expect(renewing.unlock(old, 'o')).resolves.toBe('x');
    await expect(running.unlock(renewing.lock('y', 'o'), 'o')).resolves.toBe('y');
  });

  it('takes the first of the keys it is given, and knows when one is not there', async () => {
    const [both, older] = [await given(`new:${key(2)},old:${key(1)}`), await given(`old:${key(1)}`)];
    expect(both.currentId).toBe('new');
    await expect(both.unlock(older.lock('x', 'o'), 'o')).resolves.toBe('x');
    await expect(older.unlock(both.lock('x', 'o'), 'o')).rejects.toMatchObject({
      code: 'PLATFORM.KEY_MISSING',
      params: { keyId: 'new' },
    });
    await expect(both.addKey()).rejects.toMatchObject({ code: 'PLATFORM.KEYS_GIVEN' });
  });

  it.each(['', 'no-key', `:${key(1)}`, 'short:AAAA'])('refuses %j', async (text) => {
    await expect(given(text)).rejects.toMatchObject({ code: 'PLATFORM.CONFIG_INVALID' });
  });
});
