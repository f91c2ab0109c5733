import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

type Words = Readonly<Record<string, string>>;

/** The words of one part of the console, in both languages. */
export interface WordsOf<W extends Words> {
  readonly name: string;
  readonly vi: W;
}

export type Say<W extends Words> = (
  key: keyof W & string,
  values?: Readonly<Record<string, string | number>>,
) => string;

const kept = localStorage.getItem('an-sinh.language');

await i18next.use(initReactI18next).init({
  lng: kept === 'en' ? 'en' : 'vi',
  fallbackLng: 'vi',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

/** Declares words once, where they are used: `defineWords('worklist', vi, en)`. English must have every key. */
export function defineWords<const W extends Words>(
  name: string,
  vi: W,
  en: { readonly [K in keyof W]: string },
): WordsOf<W> {
  i18next.addResourceBundle('vi', name, vi);
  i18next.addResourceBundle('en', name, en);
  return { name, vi };
}

/** Says words in the language chosen; `{{name}}` in a text stands for a value. */
export function useWords<W extends Words>({ name }: WordsOf<W>): Say<W> {
  const { t } = useTranslation(name);
  return t as unknown as Say<W>;
}

/** The same outside components. */
export const say = <W extends Words>({ name }: WordsOf<W>): Say<W> =>
  i18next.getFixedT(null, name) as unknown as Say<W>;

export const language = (): 'vi' | 'en' => (i18next.language === 'en' ? 'en' : 'vi');

export async function chooseLanguage(chosen: 'vi' | 'en'): Promise<void> {
  localStorage.setItem('an-sinh.language', chosen);
  document.documentElement.lang = chosen;
  await i18next.changeLanguage(chosen);
}
