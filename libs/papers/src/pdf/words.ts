import { type Content } from './pdfmake.js';

/**
 * The words of a text, each in one piece. Left to itself the printer also ends lines at `/` and `-`, and stretches justified lines
 * there: `335/2026/ NĐ- CP`.
 */
export const wordsOf = (text: string, style: { readonly bold?: boolean } = {}): Content[] =>
  (text.normalize('NFC').match(/\S+\s*/g) ?? []).map((word) => ({ text: word, noWrap: true, ...style }));
