/** Rows of a CSV text as RFC 4180 has them, with `,`, `;` or a tab between cells, whichever its first line holds most of. */
export function readCsv(text: string): string[][] {
  const [firstLine = ''] = text.split('\n', 1);
  const count = (mark: string) => firstLine.split(mark).length;
  const mark = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  const rows: string[][] = [[]];
  // A cell in quotes, in which a doubled quote is one, or a cell up to the next mark; then what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|((?!")[^${mark}\\r\\n]*))(${mark}|\\r?\\n|\\r|$)`, 'gy');
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, quoted, bare = '', end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') return rows;
    if (end !== mark) rows.push([]);
  }
  throw new SyntaxError('text after a closed quote, or a quote that never closes');
}
