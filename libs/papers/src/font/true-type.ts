/** One glyph: its outline as the `glyf` table holds it, and how far it moves the pen, in units of the em. */
export interface Glyph {
  readonly outline: Buffer;
  readonly advance: number;
  readonly bearing: number;
}

/** A TrueType font taken apart. */
export interface TakenApart {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly glyphs: readonly Glyph[];
  /** Glyph by code point. */
  readonly characters: ReadonlyMap<number, number>;
}

const table = (tables: ReadonlyMap<string, Buffer>, tag: string): Buffer => {
  const found = tables.get(tag);
  if (!found) throw new Error(`font without ${tag}`);
  return found;
};

export function takeApart(tables: ReadonlyMap<string, Buffer>): TakenApart {
  const [glyf, loca, hmtx] = ['glyf', 'loca', 'hmtx'].map((tag) => table(tables, tag)) as [Buffer, Buffer, Buffer];
  const isLong = table(tables, 'head').readInt16BE(50) === 1;
  const offsetOf = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const metrics = table(tables, 'hhea').readUInt16BE(34);
  const glyphs = Array.from({ length: table(tables, 'maxp').readUInt16BE(4) }, (_, glyph): Glyph => {
    const bearingAt = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
    return {
      outline: glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1)),
      advance: hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4),
      bearing: hmtx.readInt16BE(bearingAt),
    };
  });
  return { tables, glyphs, characters: readCharacters(table(tables, 'cmap')) };
}

/** Code points of the basic plane: the subtable of format 4 that every font of ours has. */
function readCharacters(cmap: Buffer): Map<number, number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const start = subtables.find((at) => cmap.readUInt16BE(at) === 4);
  if (start === undefined) throw new Error('font without a character map of format 4');
  const size = cmap.readUInt16BE(start + 6);
  const characters = new Map<number, number>();
  for (let segment = 0; segment < size; segment += 2) {
    const [end, first, delta, range] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size].map((part) =>
      cmap.readUInt16BE(start + part + segment),
    ) as [number, number, number, number];
    for (let code = first; code <= end && code < 0xffff; code += 1) {
      const at = start + 16 + 3 * size + segment + range + (code - first) * 2;
      const raw = range === 0 ? code : cmap.readUInt16BE(at);
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}

const flag = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 };

/** Where a composite outline names the glyphs it is made of: offsets into the outline. */
export function componentsOf(outline: Buffer): number[] {
  const places: number[] = [];
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return places;
  for (let at = 10, flags = flag.more; flags & flag.more;) {
    flags = outline.readUInt16BE(at);
    places.push(at + 2);
    at += 4 + (flags & flag.words ? 4 : 2);
    at += flags & flag.scale ? 2 : flags & flag.twoScales ? 4 : flags & flag.matrix ? 8 : 0;
  }
  return places;
}

/** The file of a font: its tables in order, with the sums that readers may check. */
export function writeTrueType(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  const power = Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(0x00010000, 0);
  [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].forEach((value, index) =>
    header.writeUInt16BE(value, 4 + index * 2),
  );
  const parts = [header];
  let offset = header.length;
  sorted.forEach(([tag, content], index) => {
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    const entry = 12 + index * 16;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(sumOf(padded), entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(content.length, entry + 12);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

function sumOf(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
