import { type Vnd } from './money.js';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const billion = 1_000_000_000;

const wordOf = (digit: number): string => digits[digit] ?? '';

/** After `mươi` the digits 1, 4 and 5 have names of their own; after `mười` 5 alone. */
const unitWord = (tens: number, units: number): string[] => {
  if (units === 0) return [];
  if (units === 5 && tens > 0) return ['lăm'];
  if (tens > 1 && units === 1) return ['mốt'];
  return [tens > 1 && units === 4 ? 'tư' : wordOf(units)];
};

/** Up to 999. Behind a larger part the hundreds are said even when there are none: `không trăm lẻ năm`. */
function hundreds(value: number, isBehind: boolean): string[] {
  const [hundred, ten, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const saysHundred = hundred > 0 || isBehind;
  return [
    ...(saysHundred ? [wordOf(hundred), 'trăm'] : []),
    ...(ten === 0 && unit > 0 && saysHundred ? ['lẻ'] : []),
    ...(ten === 1 ? ['mười'] : ten > 1 ? [wordOf(ten), 'mươi'] : []),
    ...unitWord(ten, unit),
  ];
}

const scales = [
  [1_000_000, 'triệu'],
  [1_000, 'nghìn'],
  [1, undefined],
] as const;

function numberWords(value: number, isBehind = false): string[] {
  if (value >= billion) {
    const rest = value % billion;
    return [
      ...numberWords(Math.floor(value / billion), isBehind),
      'tỷ',
      ...(rest === 0 ? [] : numberWords(rest, true)),
    ];
  }
  const words: string[] = [];
  for (const [size, name] of scales) {
    const part = Math.floor(value / size) % 1_000;
    if (part === 0) continue;
    words.push(...hundreds(part, isBehind || words.length > 0), ...(name === undefined ? [] : [name]));
  }
  return words;
}

/**
 * An amount as papers spell it out, with `lẻ` as the South says it:
 * 1,005,000 đồng is `Một triệu không trăm lẻ năm nghìn đồng`.
 */
export function amountInWords(amount: Vnd): string {
  const words = amount === 0 ? [wordOf(0)] : numberWords(Math.abs(amount));
  const text = [...(amount < 0 ? ['âm'] : []), ...words, 'đồng'].join(' ');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
