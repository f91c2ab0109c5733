import {
  type LegalDay,
  type LegalMonth,
  month,
  type Multiplier,
  multiplier,
  parsePartialDay,
  type PartialDay,
  precisionOf,
  type Vnd,
  vnd,
} from '#kernel';
import { type Cell } from './cell.js';
import { cellFaults } from './cell.faults.js';
import { type Fault } from './fault.js';

export type Reading<V> = { readonly value: V } | { readonly fault: Fault };

/** A column of a sheet: its heading, and how a cell of it is read. Values are plain, so that they keep as JSON. */
export interface Column<V, Required extends boolean = boolean> {
  readonly heading: string;
  readonly required: Required;
  /** One line of guidance for whoever fills in the template. */
  readonly hint: string;
  /** Offered in the template; nothing else is read. */
  readonly choices?: readonly string[];
  /** How the template formats the column. */
  readonly format: 'text' | 'day' | 'coefficient' | 'money';
  readonly read: (cell: Cell) => Reading<V>;
}

interface Words {
  readonly heading: string;
  readonly hint: string;
}

type Of<V> = Column<V, true>;

/** The same column, which may be left empty. */
export const optional = <V>(column: Column<V>): Column<V, false> => ({ ...column, required: false });

const column = <V>(words: Words, format: Of<V>['format'], read: Of<V>['read'], choices?: readonly string[]): Of<V> => ({
  ...words,
  required: true,
  format,
  read,
  ...(choices && { choices }),
});

const fault = (given: Fault) => ({ fault: given });

/** Any line of text. */
export const textColumn = (words: Words, limit: number): Of<string> =>
  column(words, 'text', ({ text }) =>
    text.length > limit ? fault(cellFaults.TOO_LONG({ limit })) : { value: text.replace(/\s+/gu, ' ') },
  );

/** A person's name, as the citizen records keep one. */
export const nameColumn = (words: Words): Of<string> =>
  column(words, 'text', ({ text }) => {
    const name = text.replace(/\s+/gu, ' ');
    if (!/\p{L}/u.test(name) || !/^[\p{L}\p{M}' .-]+$/u.test(name)) return fault(cellFaults.NAME_UNREADABLE());
    return name.length > 100 ? fault(cellFaults.TOO_LONG({ limit: 100 })) : { value: name };
  });

/** Words compared without accents and case: lists are typed on machines without a Vietnamese keyboard too. */
export const foldWords = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase().replace(/\s+/gu, ' ').trim();

/** One of some words; written in another way they are refused, with the right ones as the repair. */
export function choiceColumn<const V extends string>(words: Words, options: Readonly<Record<V, string>>): Of<V> {
  const entries = Object.entries(options) as [V, string][];
  const titles = entries.map(([, title]) => title);
  return column(
    words,
    'text',
    ({ text }) => {
      const exact = entries.find(([, title]) => title === text);
      if (exact) return { value: exact[0] };
      const near = titles.filter((title) => foldWords(title) === foldWords(text));
      return fault(cellFaults.CHOICE_UNKNOWN({ choices: titles }, near.length === 1 ? near[0] : undefined));
    },
    titles,
  );
}

const separated = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Any of some words, with `;` between; case and accents as in the list of them. */
export function choicesColumn<const V extends string>(
  words: Words,
  options: Readonly<Record<V, string>>,
): Of<readonly V[]> {
  const titles = Object.values<string>(options);
  const codes = new Map((Object.entries(options) as [V, string][]).map(([code, title]) => [title.toLowerCase(), code]));
  return column(words, 'text', ({ text }) => {
    const found = separated(text).map((part) => codes.get(part.toLowerCase()));
    const known = found.filter((code) => code !== undefined);
    return known.length === found.length
      ? { value: [...new Set(known)] }
      : fault(cellFaults.CHOICES_UNKNOWN({ choices: titles }));
  });
}

/** Several short texts, with `;` between. */
export const textsColumn = (words: Words, { most, limit }: { readonly most: number; readonly limit: number }) =>
  column<readonly string[]>(words, 'text', ({ text }) => {
    const value = separated(text).map((part) => part.replace(/\s+/gu, ' '));
    if (value.length > most) return fault(cellFaults.TOO_MANY({ most }));
    return value.some((part) => part.length > limit) ? fault(cellFaults.TOO_LONG({ limit })) : { value };
  });

/** A day of which only the year or the month may be known. Text, since Excel makes a day of 1905 of `1951` in a cell for days. */
export const partialDayColumn = (words: Words): Of<PartialDay> => column(words, 'text', (cell) => readDay(cell, true));

/** A whole day. */
export const dayColumn = (words: Words): Of<LegalDay> =>
  column(words, 'day', (cell) => {
    const reading = readDay(cell, false);
    if ('fault' in reading) return reading;
    return precisionOf(reading.value) === 'day'
      ? { value: reading.value as LegalDay }
      : fault(cellFaults.DAY_MISSING());
  });

/** Several whole days, with `;` between. */
export const daysColumn = (words: Words): Of<readonly LegalDay[]> =>
  column(words, 'text', (cell) => {
    const one = dayColumn(words);
    const readings = cell.text.split(';').map((text) => one.read({ kind: cell.kind, text: text.trim() }));
    const faulty = readings.find((reading) => 'fault' in reading);
    return faulty ?? { value: readings.flatMap((reading) => ('value' in reading ? [reading.value] : [])) };
  });

function readDay({ text }: Cell, mayBePartial: boolean): Reading<PartialDay> {
  try {
    return { value: parsePartialDay(text) };
  } catch {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
    if (!parts) return fault(cellFaults.DATE_UNREADABLE());
    const yearAlone = mayBePartial ? parts[3] : undefined;
    return fault(cellFaults.DATE_IMPOSSIBLE({ day: Number(parts[1]), month: Number(parts[2]), yearAlone }));
  }
}

/** A month, `MM/yyyy`, or any day in it. */
export const monthColumn = (words: Words): Of<LegalMonth> =>
  column(words, 'text', (cell) => {
    const reading = readDay(cell, false);
    if ('fault' in reading || precisionOf(reading.value) === 'year') return fault(cellFaults.MONTH_UNREADABLE());
    return { value: month(reading.value.slice(0, 7)) };
  });

/** Whole đồng above zero: a number, or text with `.` between thousands. */
export const moneyColumn = (words: Words): Of<Vnd> =>
  column(words, 'money', ({ kind, text }) => {
    const bare = text.replace(/\s*(đ|₫|đồng|vnd)$/iu, '');
    const digits = kind === 'text' && /^-?\d{1,3}(\.\d{3})+$/.test(bare) ? bare.replaceAll('.', '') : bare;
    if (/^-?\d+[.,]\d+$/.test(digits)) return fault(cellFaults.MONEY_NOT_WHOLE());
    if (!/^-?\d{1,15}$/.test(digits)) return fault(cellFaults.MONEY_UNREADABLE());
    return Number(digits) > 0 ? { value: vnd(Number(digits)) } : fault(cellFaults.MONEY_NOT_POSITIVE());
  });

/** A coefficient of law, with `,` or `.` before its decimals. */
export const coefficientColumn = (words: Words): Of<Multiplier> =>
  column(words, 'coefficient', ({ text }) => {
    try {
      return { value: multiplier(text.replace(',', '.')) };
    } catch {
      return fault(cellFaults.COEFFICIENT_UNREADABLE());
    }
  });

/** A number that names something, such as an account: digits, never a quantity. */
export const digitsColumn = (words: Words, least: number, most: number): Of<string> =>
  column(words, 'text', ({ kind, text }) => {
    const value = text.replace(/\s/gu, '');
    // A workbook keeps fifteen digits of a number; what it writes beyond them is made up.
    if (kind === 'number' && (value.length > 15 || !/^\d+$/.test(value))) return fault(cellFaults.DIGITS_ROUNDED());
    if (!/^\d+$/.test(value)) return fault(cellFaults.DIGITS_ONLY());
    return value.length < least || value.length > most ? fault(cellFaults.DIGITS_LENGTH({ least, most })) : { value };
  });
