import { hash, type Options, verify } from '@node-rs/argon2';
import { signInErrors } from './sign-in.errors.js';

const least = 12;
const most = 128;

/** argon2id, the library's default kind: 19 MiB and two passes, the least that OWASP advises, some 30 ms. */
export const hashCost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Keyboards compose Vietnamese letters differently: the same letters must be the same password. */
const composed = (password: string) => password.normalize('NFKC');

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');

/**
 * Long enough and without the account's own name; no rule on kinds of letters (NIST SP 800-63B §3.1.1).
 * @throws SIGN_IN.PASSWORD_LENGTH, SIGN_IN.PASSWORD_HOLDS_NAME
 */
export function checkPassword(password: string, names: { readonly username: string; readonly fullName: string }): void {
  const { length } = [...composed(password)];
  if (length < least || length > most) throw signInErrors.PASSWORD_LENGTH({ least, most });
  const own = [folded(names.username), folded(names.fullName)].filter((name) => name.length > 3);
  if (own.some((name) => folded(password).includes(name))) throw signInErrors.PASSWORD_HOLDS_NAME({});
}

export const hashPassword = (password: string): Promise<string> => hash(composed(password), hashCost);

/** Hash of a forgotten random password, at the same cost. */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$DY1px2aIKpnjINAhO6wd6g$bQt1TAnSzL+kVrZSfG5k+OfAmD7TqwTS19yWALXfqpY';

/** Takes as long without a hash to compare with: an unknown name costs what a wrong password costs. */
export async function passwordMatches(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoyHash, composed(password.slice(0, most * 4)));
  return matches && passwordHash !== undefined;
}
