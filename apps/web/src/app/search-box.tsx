import { type FormEvent, useRef } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { useRouter } from '@tanstack/react-router';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';

/** Name, personal number or case code: the place to look is decided by what was typed. */
export function SearchBox() {
  const t = useWords(shellWords);
  const { history } = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = box.current?.value.trim() ?? '';
    if (words === '') return;
    history.push(`/people?words=${encodeURIComponent(words.normalize('NFC'))}`);
  };
  return (
    <form role="search" className="search" onSubmit={search}>
      <SearchOutlined aria-hidden="true" />
      <input
        id="search"
        ref={box}
        type="search"
        placeholder={t('search')}
        aria-label={t('search')}
        autoComplete="off"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
