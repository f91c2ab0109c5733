import { useTranslation } from 'react-i18next';
import { type Refusal } from '../server/refusal.ts';
import { printDay } from './days.ts';
import { say, useWords } from './i18n.ts';
import { refusalWords } from './refusals.words.ts';

type Code = keyof typeof refusalWords.vi;

const isKnown = (code: string): code is Code => Object.hasOwn(refusalWords.vi, code);

/** Parameters as a sentence carries them: days day first, lists with commas. */
const printable = (params: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (Array.isArray(value)) return [name, value.filter((each) => typeof each === 'string').join(', ')];
      const text = String(value);
      return [name, /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? printDay(text) : text];
    }),
  );

const sentence = (t: (key: Code, values?: Record<string, string | number>) => string, { code, params }: Refusal) =>
  isKnown(code) ? t(code, printable(params)) : t('PLATFORM.INTERNAL', { id: code });

/** What a refusal means and what to do, in a sentence. */
export function useRefusalWords(): (refusal: Refusal) => string {
  useTranslation();
  const t = useWords(refusalWords);
  return (refusal) => sentence(t, refusal);
}

export const refusalSentence = (refusal: Refusal): string => sentence(say(refusalWords), refusal);

/** The sentence under a field for a rule of the server that it broke. */
export function ruleSentence(rule: string, title: string): string {
  const t = say(refusalWords);
  const key = `rule.${rule}`;
  return isKnown(key) ? t(key, { title }) : t('rule.other', { title });
}
