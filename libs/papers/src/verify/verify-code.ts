import { randomBytes } from 'node:crypto';

/** Crockford's: nothing that a reader could take for something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** 80 random bits, in groups as papers print them: `K7Q2-M9XA-4FTP-W3HN`. */
export const newVerifyCode = (): string =>
  grouped([...randomBytes(length)].map((byte) => letters.charAt(byte % letters.length)).join(''));

const grouped = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

/** A code as somebody copied it; undefined for what cannot be one. */
export function readVerifyCode(written: string): string | undefined {
  const bare = written.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return bare.length === length && [...bare].every((each) => letters.includes(each)) ? grouped(bare) : undefined;
}
