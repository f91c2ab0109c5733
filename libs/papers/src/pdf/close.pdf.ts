import { type Paper, type Signature } from '../paper.js';
import { mm, sizes } from './decree-30.table.js';
import { type Content } from './pdfmake.js';

/** Room for a hand and a seal. */
const roomToSign = mm(24);

const signatureOf = ({ lines, note, name }: Signature): Content => ({
  alignment: 'center',
  stack: [
    ...lines.map((text) => ({ text, fontSize: sizes.signature, bold: true })),
    ...(note === undefined ? [] : [{ text: note, fontSize: sizes.receivers.heading, italics: true }]),
    { text: name ?? ' ', fontSize: sizes.signature, bold: true, margin: [0, roomToSign, 0, 0] },
  ],
});

const receiversOf = (receivers: readonly string[]): Content[] =>
  receivers.length === 0
    ? []
    : [
        { text: 'Nơi nhận:', fontSize: sizes.receivers.heading, bold: true, italics: true },
        ...receivers.map((each, index) => ({
          text: `- ${each}${index === receivers.length - 1 ? '.' : ';'}`,
          fontSize: sizes.receivers.list,
        })),
      ];

const verifyOf = (address: string | undefined): Content[] =>
  address === undefined
    ? []
    : [
        {
          margin: [0, 10, 0, 0],
          columns: [
            { qr: address, fit: mm(24), width: mm(22) },
            {
              width: '*',
              fontSize: sizes.verify,
              margin: [0, mm(4), 0, 0],
              text: `Kiểm tra văn bản này tại:\n${address}`,
            },
          ],
        },
      ];

/** Receivers on the left, who signs on the right; on one page with the words before it, as a bare signature proves nothing. */
export function closeOf({ signatures, receivers, verifyAt }: Paper, lastWords: readonly Content[]): Content {
  const left = [...receiversOf(receivers), ...verifyOf(verifyAt)];
  const [one] = signatures;
  const columns =
    signatures.length === 1 && one ? [{ width: mm(75), stack: left }, signatureOf(one)] : signatures.map(signatureOf);
  return {
    unbreakable: true,
    stack: [...lastWords, { columns, margin: [0, 10, 0, 0] }, ...(signatures.length === 1 ? [] : left)],
  };
}
