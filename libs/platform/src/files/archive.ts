import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryHeader = 0x02014b50;
const longestEnd = 65_557;

/** Where the parts of an archive stand: their headers in the directory, and before their content. */
function* entriesOf(archive: Buffer): Generator<{ readonly inDirectory: number; readonly local: number }> {
  const end = archive.lastIndexOf(endOfDirectory);
  if (end < Math.max(0, archive.length - longestEnd)) throw new Error('not an archive');
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (archive.readUInt32LE(at) !== entryHeader) throw new Error('broken archive');
    yield { inDirectory: at, local: archive.readUInt32LE(at + 42) };
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

/**
 * The parts of a zip archive by name, unpacked: a workbook is one.
 * @param limit bytes that all parts together may unpack to: a small file can hold a huge one, and what it says of itself is
 *   not to be trusted.
 * @throws Error for a broken archive, RangeError above the limit.
 */
export function unzip(archive: Buffer, limit: number): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let left = limit;
  for (const { inDirectory, local } of entriesOf(archive)) {
    const name = archive.toString('utf8', inDirectory + 46, inDirectory + 46 + archive.readUInt16LE(inDirectory + 28));
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(inDirectory + 20));
    const isStored = archive.readUInt16LE(inDirectory + 10) === 0;
    const part = isStored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
    left -= part.length;
    if (left < 0) throw new RangeError(`archive unpacks to more than ${limit} bytes`);
    parts.set(name, part);
  }
  return parts;
}

/** 1 January 1980, 00:00, as archives write it: the first moment they know. */
const firstMoment = 0x00210000;

/** Takes the time of day out of an archive, in place: the same content is then the same bytes. */
export function forgetTimes(archive: Buffer): Buffer {
  for (const { inDirectory, local } of entriesOf(archive)) {
    archive.writeUInt32LE(firstMoment, inDirectory + 12);
    archive.writeUInt32LE(firstMoment, local + 10);
  }
  return archive;
}
