import { type Block } from '../paper.js';
import { mm, paragraph, sizes } from './decree-30.table.js';
import { type Content } from './pdfmake.js';
import { wordsOf } from './words.js';

type Table = Extract<Block, { kind: 'table' }>;

const running = {
  fontSize: sizes.body,
  alignment: 'justify',
  lineHeight: paragraph.lineHeight,
  leadingIndent: paragraph.indent,
  margin: [0, 0, 0, paragraph.after] satisfies [number, number, number, number],
} as const;

const centred = { fontSize: sizes.body, alignment: 'center', bold: true, margin: [0, 6, 0, 8] } as const;

export function contentOf(block: Block): Content {
  switch (block.kind) {
    case 'authority':
    case 'command':
      return { ...centred, text: block.text };
    case 'heading':
      return { ...running, bold: true, text: wordsOf(block.text) };
    case 'basis':
      return { ...running, italics: true, text: wordsOf(block.text) };
    case 'paragraph':
      return { ...running, text: wordsOf(block.text) };
    case 'article':
      return articleOf(block.number, block.text);
    case 'field':
      return {
        ...running,
        leadingIndent: 0,
        alignment: 'left',
        text: [...wordsOf(`${block.label}: `), ...wordsOf(block.value, { bold: true })],
      };
    case 'table':
      return tableOf(block);
  }
}

/** An article of several lines is as many paragraphs: the first carries its number. */
function articleOf(number: number, text: string): Content {
  const [first = '', ...others] = text.split('\n');
  return {
    stack: [
      { ...running, text: [{ text: `Điều ${number}. `, bold: true, noWrap: true }, ...wordsOf(first)] },
      ...others.map((each) => ({ ...running, text: wordsOf(each) })),
    ],
  };
}

/** Its head stands on every page again; no row is torn. */
function tableOf({ columns, rows }: Table): Content {
  const head = columns.map(({ title }): Content => ({ text: title, bold: true, alignment: 'center' }));
  const lines = rows.map((row) =>
    row.map((text, index): Content => ({ text, alignment: columns[index]?.align ?? 'left' })),
  );
  return {
    fontSize: sizes.table,
    margin: [0, 4, 0, 8],
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingTop: () => 2, paddingBottom: () => 2 },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (width === undefined ? '*' : mm(width))),
      body: [head, ...lines],
    },
  };
}
