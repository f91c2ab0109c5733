import { describe, expect, it } from '@jest/globals';
import { parseOptions } from '@node-rs/argon2';
import { checkPassword, decoyHash, hashCost, hashPassword, passwordMatches } from './password.js';

const names = { username: 'lan.nguyen', fullName: 'Nguyễn Thị Lan Đài' };

describe('passwords', () => {
  it.each([
    ['mười một ký', 'SIGN_IN.PASSWORD_LENGTH'],
    ['x'.repeat(129), 'SIGN_IN.PASSWORD_LENGTH'],
    ['2026-lan.nguyen', 'SIGN_IN.PASSWORD_HOLDS_NAME'],
    ['NGUYEN thi lan DAI!', 'SIGN_IN.PASSWORD_HOLDS_NAME'],
  ])('refuses %j', (password, code) => {
    expect(() => checkPassword(password, names)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['aaaaaaaaaaaa', 'con cò bay lả', 'x'.repeat(128)])('asks for no kinds of letters: %j', (password) => {
    expect(() => checkPassword(password, names)).not.toThrow();
  });

  it('is argon2id, and the same letters are the same password however the keyboard composed them', async () => {
    const hash = await hashPassword('con cò bay lả bay la'.normalize('NFC'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches('con cò bay lả bay la'.normalize('NFD'), hash)).toBe(true);
    expect(await passwordMatches('con co bay la bay la', hash)).toBe(false);
  });

  it('costs the same without a hash to compare with', () => {
    expect(parseOptions(decoyHash)).toMatchObject(hashCost);
  });
});
