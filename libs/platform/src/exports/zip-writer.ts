import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

interface WrittenPart {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly size: number;
  readonly check: number;
  readonly at: number;
}

/** 1 January 1980, 00:00: the same content is the same bytes. */
const firstMoment = 0x00210000;
const inUtf8 = 0x0800;
const deflated = 8;

/**
 * Writes an archive part by part. What is packed is kept, what goes in is not: a sheet of a hundred thousand rows is some four
 * megabytes, and never stands in memory as a whole before.
 */
export class ZipWriter {
  private readonly parts: WrittenPart[] = [];
  private readonly chunks: Buffer[] = [];
  private length = 0;

  async add(name: string, content: string | AsyncIterable<string>): Promise<void> {
    const packing = createDeflateRaw({ level: 4 });
    const packed: Buffer[] = [];
    packing.on('data', (chunk: Buffer) => packed.push(chunk));
    let [size, check] = [0, 0];
    for await (const text of typeof content === 'string' ? [content] : content) {
      const bytes = Buffer.from(text);
      size += bytes.length;
      check = crc32(bytes, check);
      if (!packing.write(bytes)) await drained(packing);
    }
    await ended(packing);
    this.append({ name: Buffer.from(name), packed: Buffer.concat(packed), size, check, at: this.length });
  }

  /** The whole archive. */
  end(): Buffer {
    const directoryAt = this.length;
    for (const part of this.parts) this.push(directoryEntry(part), part.name);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.parts.length, 8);
    end.writeUInt16LE(this.parts.length, 10);
    end.writeUInt32LE(this.length - directoryAt, 12);
    end.writeUInt32LE(directoryAt, 16);
    this.push(end);
    return Buffer.concat(this.chunks);
  }

  private append(part: WrittenPart): void {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    writeFacts(header, 4, part);
    this.push(header, part.name, part.packed);
    this.parts.push(part);
  }

  private push(...buffers: readonly Buffer[]): void {
    for (const buffer of buffers) {
      this.chunks.push(buffer);
      this.length += buffer.length;
    }
  }
}

/** What stands alike before a part and in the directory. */
function writeFacts(into: Buffer, at: number, { packed, size, check, name }: WrittenPart): void {
  into.writeUInt16LE(20, at);
  into.writeUInt16LE(inUtf8, at + 2);
  into.writeUInt16LE(deflated, at + 4);
  into.writeUInt32LE(firstMoment, at + 6);
  into.writeUInt32LE(check, at + 10);
  into.writeUInt32LE(packed.length, at + 14);
  into.writeUInt32LE(size, at + 18);
  into.writeUInt16LE(name.length, at + 22);
}

function directoryEntry(part: WrittenPart): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  writeFacts(entry, 6, part);
  entry.writeUInt32LE(part.at, 42);
  return entry;
}

const drained = (stream: DeflateRaw): Promise<unknown> => new Promise((go) => stream.once('drain', go));
const ended = (stream: DeflateRaw): Promise<unknown> =>
  new Promise((go, fail) => stream.once('end', go).once('error', fail).end());
