import { useWords } from '../../words/i18n.ts';
import { vi } from './audit.vi.ts';
import { auditWords } from './audit.words.ts';

type Key = keyof typeof vi;
const isWord = (key: string): key is Key => Object.hasOwn(vi, key);

/** The acts and kinds of record that have a word; the others go by their codes. */
const codesUnder = (prefix: string): readonly string[] =>
  Object.keys(vi).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));

const acts = codesUnder('act_');
const subjects = codesUnder('subject_');

export function useAuditNames() {
  const t = useWords(auditWords);
  const name = (key: string, code: string) => (isWord(key) ? t(key) : code);
  const act = (code: string) => name(`act_${code}`, code);
  const subject = (code: string) => name(`subject_${code}`, code);
  const optionsOf = (codes: readonly string[], words: (code: string) => string, chosen?: string) =>
    [...codes, ...(chosen && !codes.includes(chosen) ? [chosen] : [])].map((value) => ({ value, label: words(value) }));
  return {
    act,
    subject,
    actsWith: (chosen?: string) => optionsOf(acts, act, chosen),
    subjectsWith: (chosen?: string) => optionsOf(subjects, subject, chosen),
  };
}
