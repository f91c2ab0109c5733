import { useEffect, useRef } from 'react';

const switchName = 'an-sinh.letter-keys';

/** Single letters can be switched off by who drives the page by voice or types by accident (WCAG 2.1.4). */
export const lettersAreOn = (): boolean => localStorage.getItem(switchName) !== 'off';
export const switchLetters = (on: boolean): void => localStorage.setItem(switchName, on ? 'on' : 'off');

/** Milliseconds within which the second letter of `g v` counts. */
const sequencePause = 1_000;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button|file)$/.test(target.type));

/** Vietnamese input methods compose a letter from several strokes; those are theirs. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string => (ctrlKey || metaKey ? `Ctrl+${key}` : key);

let lastLetter = { key: '', at: 0 };

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys of a screen: `{ j: down, 'g v': toWork, 'Ctrl+Enter': submit, Escape: close }`. Letters count only outside fields, and Enter
 * only where nothing else would take it. A dialog on top keeps the keys of what is beneath from running.
 */
export function useKeys(keys: Keys, { isOn = true }: { readonly isOn?: boolean } = {}): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      const name = nameOf(event);
      // A select takes Enter for itself, with Ctrl too; the page's main button is stronger.
      const isTaken = event.defaultPrevented && !name.startsWith('Ctrl+');
      if (isComposing(event) || isTaken || event.altKey) return;
      const isLetter = name.length === 1;
      if (isLetter && (isTyping(event.target) || !lettersAreOn())) return;
      if (name === 'Enter' && event.target !== document.body && !(event.target as HTMLElement).dataset['row']) return;
      if (document.querySelector('dialog[open]')) return;
      const sequence = Date.now() - lastLetter.at < sequencePause ? `${lastLetter.key} ${name}` : name;
      const run = current.current[sequence] ?? current.current[name];
      // After every listener has seen this one.
      if (isLetter) setTimeout(() => (lastLetter = { key: name, at: Date.now() }));
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn]);
}
