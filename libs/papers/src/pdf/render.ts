import { day, startOfDay } from '#kernel';
import { type Face, tinos } from '../font/tinos.js';
import { type Block, type Paper } from '../paper.js';
import { contentOf } from './block.pdf.js';
import { closeOf } from './close.pdf.js';
import { margins, mm, sizes } from './decree-30.table.js';
import { letterheadOf, lineUnder } from './letterhead.pdf.js';
import { type Content, type DocumentDefinition, pdfmake } from './pdfmake.js';

const faces: readonly Face[] = ['normal', 'bold', 'italics', 'bolditalics'];
const fileOf = (face: Face): string => `Tinos-${face}.ttf`;

/** What a paper may reach: the four faces, handed over in memory. No file and no address, whatever its text says. */
const printer = (() => {
  let isReady = false;
  return () => {
    if (isReady) return pdfmake;
    for (const face of faces) pdfmake.virtualfs.writeFileSync(fileOf(face), tinos(face).file);
    pdfmake.setFonts({
      Tinos: {
        normal: fileOf('normal'),
        bold: fileOf('bold'),
        italics: fileOf('italics'),
        bolditalics: fileOf('bolditalics'),
      },
    });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy(() => false);
    isReady = true;
    return pdfmake;
  };
})();

const titleOf = ({ title, about }: Paper): Content => ({
  alignment: 'center',
  margin: [0, 0, 0, 10],
  stack: [
    { text: title, fontSize: sizes.title, bold: true },
    ...(about === undefined
      ? []
      : [
          { text: about, fontSize: sizes.title, bold: true },
          lineUnder(about, 'bold', sizes.title, Math.min(0.4, mm(60) / tinos('bold').widthOf(about, sizes.title))),
        ]),
  ],
});

/** Numbered from the second page on, in the middle of the upper margin. */
const pageNumber = (page: number): Content | undefined =>
  page === 1
    ? undefined
    : {
        text: String(page),
        alignment: 'center',
        fontSize: sizes.page,
        margin: [margins.left, mm(10), margins.right, 0],
      };

/** Words longer than this may be torn from the signature: they would leave half a page empty. */
const longestKept = 800;

const staysWithSignature = (last: Block | undefined): boolean =>
  last !== undefined && last.kind !== 'table' && ('value' in last ? last.value : last.text).length <= longestKept;

/** The moment a draft is printed is of no matter. */
const unsigned = day('2000-01-01');

function layout(paper: Paper): DocumentDefinition {
  const { letterhead, title, about, body, isDraft, isLandscape } = paper;
  const kept = staysWithSignature(body.at(-1)) ? 1 : 0;
  return {
    pageSize: 'A4',
    pageOrientation: isLandscape ? 'landscape' : 'portrait',
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    defaultStyle: { font: 'Tinos', fontSize: sizes.body },
    language: 'vi-VN',
    info: {
      title: [title, about].filter(Boolean).join(' '),
      author: letterhead.agency.join(' '),
      // The moment of printing stays out: the same paper is the same bytes.
      creationDate: startOfDay(letterhead.on ?? unsigned),
    },
    header: pageNumber,
    ...(isDraft && { watermark: { text: 'DỰ THẢO', opacity: 0.06, bold: true } }),
    content: [
      letterheadOf(letterhead),
      titleOf(paper),
      ...body.slice(0, body.length - kept).map(contentOf),
      closeOf(paper, body.slice(body.length - kept).map(contentOf)),
    ],
  };
}

/** The bytes of a paper as PDF; the same paper gives the same bytes. */
export const renderPdf = async (paper: Paper): Promise<Buffer> => printer().createPdf(layout(paper)).getBuffer();
