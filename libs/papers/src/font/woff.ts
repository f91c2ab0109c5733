import { inflateSync } from 'node:zlib';

const signature = 0x774f4646;
const headerLength = 44;
const entryLength = 20;

/** The tables of a font in WOFF, unpacked, by their tags. @throws Error for anything else. */
export function readWoff(file: Buffer): ReadonlyMap<string, Buffer> {
  if (file.readUInt32BE(0) !== signature) throw new Error('not a WOFF font');
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const entry = headerLength + index * entryLength;
    const [offset, packed, length] = [4, 8, 12].map((at) => file.readUInt32BE(entry + at)) as [number, number, number];
    const content = file.subarray(offset, offset + packed);
    tables.set(file.toString('latin1', entry, entry + 4), packed === length ? content : inflateSync(content));
  }
  return tables;
}
