import { type Face, tinos } from '../font/tinos.js';
import { placeAndDay } from '../letterhead.rule.js';
import { type Letterhead } from '../paper.js';
import { country, mm, motto, sizes } from './decree-30.table.js';
import { type Content } from './pdfmake.js';

/** The left column holds the agency, the right one the name of the country on one line. */
const agencyWidth = mm(65);

/** A line under words, so many times as long as they are. */
export function lineUnder(text: string, face: Face, size: number, share: number): Content {
  const width = tinos(face).widthOf(text, size) * share;
  return {
    canvas: [{ type: 'line', x1: 0, y1: 3, x2: width, y2: 3, lineWidth: 0.75 }],
    alignment: 'center',
    margin: [0, 0, 0, 2],
  };
}

export function letterheadOf(letterhead: Letterhead): Content {
  const { superior, agency, number } = letterhead;
  const longest = agency.reduce((a, b) => (tinos('bold').widthOf(b, 1) > tinos('bold').widthOf(a, 1) ? b : a), '');
  return {
    columns: [
      {
        width: agencyWidth,
        alignment: 'center',
        stack: [
          ...(superior === undefined ? [] : [{ text: superior, fontSize: sizes.agency }]),
          ...agency.map((text) => ({ text, fontSize: sizes.agency, bold: true })),
          lineUnder(longest, 'bold', sizes.agency, 0.45),
          {
            text: `Số: ${number}`,
            fontSize: sizes.number,
            margin: [0, 4, 0, 0],
          },
        ],
      },
      {
        width: '*',
        alignment: 'center',
        stack: [
          { text: country, fontSize: sizes.country, bold: true, noWrap: true },
          { text: motto, fontSize: sizes.motto, bold: true },
          lineUnder(motto, 'bold', sizes.motto, 1),
          {
            text: placeAndDay(letterhead),
            fontSize: sizes.placeAndDay,
            italics: true,
            margin: [0, 4, 0, 0],
          },
        ],
      },
    ],
    margin: [0, 0, 0, 14],
  };
}
