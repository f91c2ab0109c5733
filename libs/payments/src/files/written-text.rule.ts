/** Which letters a format carries: those of Vietnamese, or capitals without accents. */
export type Letters = 'vietnamese' | 'ascii';

/** `Đặng Thị Mười` is `DANG THI MUOI`; what has no such letter becomes a blank, and text begins with a letter or digit. */
export const toAscii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/Đ/gu, 'D')
    .replace(/[^A-Z0-9 .,/-]/gu, ' ')
    .replace(/^[^A-Z0-9]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Signs with which a spreadsheet begins to compute, in ordinary and full width, and blanks that hide them. */
const opensFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text that a spreadsheet could take for a formula, also after the list was saved as CSV, is led by an apostrophe. */
const neutralise = (text: string): string => (opensFormula.test(text) ? `'${text}` : text);

/** Text as a file carries it; characters that no XML may hold are dropped. */
export function writeText(text: string, letters: Letters): string {
  if (letters === 'ascii') return toAscii(text);
  const plain = text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return neutralise(plain);
}
