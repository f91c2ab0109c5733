import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const entryHeader = 0x02014b50;
const longestEnd = 65_557;

/**
 * The parts of a zip archive, unpacked.
 * @param limit bytes that all parts together may unpack to: a small file can hold a huge one.
 * @throws Error for a broken archive, RangeError above the limit.
 */
export function unzip(file: Buffer, limit: number): ReadonlyMap<string, Buffer> {
  const end = findEnd(file);
  const parts = new Map<string, Buffer>();
  let left = limit;
  for (let at = file.readUInt32LE(end + 16), count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (file.readUInt32LE(at) !== entryHeader) throw new Error('broken archive');
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const part = unpack(file, at, left);
    if (part.length > left) throw new RangeError('archive unpacks to more than allowed');
    left -= part.length;
    parts.set(name, part);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - longestEnd); at -= 1)
    if (file.readUInt32LE(at) === endOfDirectory) return at;
  throw new Error('not an archive');
}

function unpack(file: Buffer, header: number, limit: number): Buffer {
  const local = file.readUInt32LE(header + 42);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(start, start + file.readUInt32LE(header + 20));
  return file.readUInt16LE(header + 10) === 0
    ? packed
    : inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
}
