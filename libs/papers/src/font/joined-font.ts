import { componentsOf, type Glyph, type TakenApart, takeApart, writeTrueType } from './true-type.js';

/** A font that holds the letters of several files of one face. */
export interface JoinedFont {
  readonly file: Buffer;
  /** Width of a text at a size, in points. */
  widthOf(text: string, size: number): number;
}

/**
 * Joins the files into which a face is split by alphabet: a Vietnamese word takes its letters from two of them, and a PDF would
 * name two fonts for it. Of a letter that several files hold, the first counts; kerning is left behind.
 * @param files tables of each file of one face, with the same units of the em.
 */
export function joinFonts(files: readonly ReadonlyMap<string, Buffer>[]): JoinedFont {
  const [first, ...others] = files.map(takeApart);
  if (!first) throw new Error('no font to join');
  const glyphs = [...first.glyphs];
  const characters = new Map(first.characters);
  for (const other of others) addMissing({ glyphs, characters }, other);
  const em = first.tables.get('head')?.readUInt16BE(18) ?? 1;
  return {
    file: writeTrueType(tablesOf(first.tables, glyphs, characters)),
    widthOf: (text, size) =>
      ([...text].reduce((sum, each) => sum + advanceOf(glyphs, characters.get(each.codePointAt(0) ?? 0)), 0) * size) /
      em,
  };
}

const advanceOf = (glyphs: readonly Glyph[], glyph = 0): number => glyphs[glyph]?.advance ?? 0;

function addMissing(
  joined: { readonly glyphs: Glyph[]; readonly characters: Map<number, number> },
  other: TakenApart,
): void {
  const taken = new Map<number, number>();
  const take = (glyph: number): number => {
    const known = taken.get(glyph);
    if (known !== undefined) return known;
    const source = other.glyphs[glyph];
    if (!source) throw new Error(`font without its glyph ${glyph}`);
    const outline = Buffer.from(source.outline);
    for (const place of componentsOf(outline)) outline.writeUInt16BE(take(outline.readUInt16BE(place)), place);
    const place = joined.glyphs.push({ ...source, outline }) - 1;
    taken.set(glyph, place);
    return place;
  };
  for (const [character, glyph] of other.characters)
    if (!joined.characters.has(character)) joined.characters.set(character, take(glyph));
}

const kept = ['OS/2', 'name', 'head', 'hhea', 'maxp'];

function tablesOf(
  source: ReadonlyMap<string, Buffer>,
  glyphs: readonly Glyph[],
  characters: ReadonlyMap<number, number>,
): Map<string, Buffer> {
  const tables = new Map<string, Buffer>(kept.map((tag) => [tag, Buffer.from(source.get(tag) ?? [])]));
  tables.get('head')?.writeInt16BE(1, 50);
  tables.get('hhea')?.writeUInt16BE(glyphs.length, 34);
  tables.get('maxp')?.writeUInt16BE(glyphs.length, 4);
  return tables
    .set('hmtx', Buffer.concat(glyphs.map(({ advance, bearing }) => pair(advance, bearing))))
    .set('cmap', writeCharacters(characters))
    .set('post', withoutNames(source.get('post')))
    .set('glyf', Buffer.concat(glyphs.map(({ outline }) => outline)))
    .set('loca', writeOffsets(glyphs));
}

function pair(advance: number, bearing: number): Buffer {
  const metrics = Buffer.alloc(4);
  metrics.writeUInt16BE(advance, 0);
  metrics.writeInt16BE(bearing, 2);
  return metrics;
}

function writeOffsets(glyphs: readonly Glyph[]): Buffer {
  const offsets = Buffer.alloc(4 * (glyphs.length + 1));
  let end = 0;
  glyphs.forEach(({ outline }, index) => offsets.writeUInt32BE((end += outline.length), 4 * (index + 1)));
  return offsets;
}

/** Format 12, one group for each character. */
function writeCharacters(characters: ReadonlyMap<number, number>): Buffer {
  const sorted = [...characters].sort(([a], [b]) => a - b);
  const head = [0x00000001, 0x0003000a, 12, 0x000c0000, 16 + 12 * sorted.length, 0, sorted.length];
  const words = [...head, ...sorted.flatMap(([character, glyph]) => [character, character, glyph])];
  const cmap = Buffer.alloc(4 * words.length);
  words.forEach((word, index) => cmap.writeUInt32BE(word, 4 * index));
  return cmap;
}

/** Format 3: glyphs have no names. */
function withoutNames(post: Buffer = Buffer.alloc(32)): Buffer {
  const short = Buffer.from(post.subarray(0, 32));
  short.writeUInt32BE(0x00030000, 0);
  return short;
}
