import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { joinFonts, type JoinedFont } from './joined-font.js';
import { readWoff } from './woff.js';

const faces = { normal: '400-normal', bold: '700-normal', italics: '400-italic', bolditalics: '700-italic' } as const;
export type Face = keyof typeof faces;

const alphabets = ['latin', 'vietnamese', 'latin-ext'];
const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@fontsource/tinos/package.json')), 'files');

const joinFace = (face: Face): JoinedFont =>
  joinFonts(alphabets.map((alphabet) => readWoff(readFileSync(join(folder, `tinos-${alphabet}-${faces[face]}.woff`)))));

const joined = new Map<Face, JoinedFont>();

/** Tinos, with the measures of Times New Roman and every Vietnamese letter. Joined when it is first asked for. */
export function tinos(face: Face): JoinedFont {
  const font = joined.get(face) ?? joinFace(face);
  joined.set(face, font);
  return font;
}
