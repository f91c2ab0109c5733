import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from './amount-in-words.js';
import { vnd } from './money.js';

describe('an amount in words', () => {
  it.each([
    [0, 'Không đồng'],
    [5, 'Năm đồng'],
    [10, 'Mười đồng'],
    [11, 'Mười một đồng'],
    [14, 'Mười bốn đồng'],
    [15, 'Mười lăm đồng'],
    [20, 'Hai mươi đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [25, 'Hai mươi lăm đồng'],
    [104, 'Một trăm lẻ bốn đồng'],
    [105, 'Một trăm lẻ năm đồng'],
    [110, 'Một trăm mười đồng'],
    [115, 'Một trăm mười lăm đồng'],
    [1_000, 'Một nghìn đồng'],
    [1_001, 'Một nghìn không trăm lẻ một đồng'],
    [10_010, 'Mười nghìn không trăm mười đồng'],
    [810_000, 'Tám trăm mười nghìn đồng'],
    [1_000_000, 'Một triệu đồng'],
    [1_005_000, 'Một triệu không trăm lẻ năm nghìn đồng'],
    [1_215_500, 'Một triệu hai trăm mười lăm nghìn năm trăm đồng'],
    [30_610_000, 'Ba mươi triệu sáu trăm mười nghìn đồng'],
    [1_000_000_005, 'Một tỷ không trăm lẻ năm đồng'],
    [
      21_324_054_555,
      'Hai mươi mốt tỷ ba trăm hai mươi tư triệu không trăm năm mươi tư nghìn năm trăm năm mươi lăm đồng',
    ],
    [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
    [3_000_500_000_000_000, 'Ba triệu năm trăm tỷ đồng'],
    [-500_000, 'Âm năm trăm nghìn đồng'],
  ])('%d: %s', (amount, words) => expect(amountInWords(vnd(amount))).toBe(words));

  it('can be read back, whatever the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(readBack(amountInWords(vnd(amount)))).toBe(amount);
      }),
    );
  });
});

const names = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const others: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5 };
const scales: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6 };

/** Reads words from left to right, as somebody who hears them. */
function readBack(text: string): number {
  const [...words] = text
    .toLowerCase()
    .replace(/ đồng$/, '')
    .split(' ');
  const sign = words[0] === 'âm' ? -1 : 1;
  let [total, below, part] = [0, 0, 0];
  for (const word of sign < 0 ? words.slice(1) : words) {
    if (word === 'trăm' || word === 'mươi')
      part = Math.floor(part / 10) * 10 + (part % 10) * (word === 'trăm' ? 100 : 10);
    else if (word === 'mười') part += 10;
    else if (word === 'tỷ') [total, below, part] = [(total + below + part) * 1e9, 0, 0];
    else if (word in scales) [below, part] = [below + part * (scales[word] ?? 0), 0];
    else if (word !== 'lẻ') part += others[word] ?? names.indexOf(word);
  }
  return sign * (total + below + part);
}
