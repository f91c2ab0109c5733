import { isLegalDay, printDay, printMonth, type LegalMonth } from '#kernel';

/** A stretch of a draft. */
export interface Span {
  readonly text: string;
  /** It says what stands in the form beside it. */
  readonly isFilled: boolean;
}

/** What a value of a form may look like in a text. */
function printed(value: unknown): string[] {
  if (typeof value === 'string') {
    if (isLegalDay(value)) return [printDay(value)];
    if (/^\d{4}-\d{2}$/.test(value)) return [printMonth(value as LegalMonth)];
    return [value.normalize('NFC').trim()];
  }
  if (typeof value === 'number') return [value.toLocaleString('vi-VN')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(printed) : [];
}

/** One letter or digit is everywhere: it marks nothing. */
const shortest = 2;

/** Where a draft says what the form says: the words, days, months and numbers of the form, wherever they stand whole. */
export function filledSpans(text: string, form: object): readonly Span[] {
  const words = [...new Set(printed(form))].filter((word) => word.length >= shortest);
  if (words.length === 0) return [{ text, isFilled: false }];
  const escaped = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`(?<![\\p{L}\\d])(${escaped.join('|')})(?![\\p{L}\\d])`, 'gu');
  // Splitting by a group keeps what was found, at every odd place.
  return text
    .split(whole)
    .map((part, index) => ({ text: part, isFilled: index % 2 === 1 }))
    .filter((span) => span.text !== '');
}
