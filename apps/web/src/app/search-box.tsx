import { type FormEvent, useRef } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { useRouter } from '@tanstack/react-router';
import { isCaseCode } from '../words/case-code.ts';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';
import { useMay } from './viewer.ts';

/** A case code leads to the case; a name or a personal number to people. */
export function SearchBox() {
  const t = useWords(shellWords);
  const { history, options } = useRouter();
  const may = useMay();
  const box = useRef<HTMLInputElement>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = box.current?.value.trim().normalize('NFC') ?? '';
    if (words === '') return;
    const place = isCaseCode(words) || !may('citizen.read') ? '/cases' : '/people';
    history.push(`${place}${options.stringifySearch({ words })}`);
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
