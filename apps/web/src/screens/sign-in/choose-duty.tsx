import { useEffect } from 'react';
import { Button } from 'antd';
import { chooseDuty, signOut } from '../../app/own-session.ts';
import { shellWords } from '../../app/shell.words.ts';
import { type Viewer } from '../../app/viewer.ts';
import { useWords } from '../../words/i18n.ts';
import { signInWords } from './sign-in.words.ts';
import './sign-in.css';

/** Who holds several posts acts under one of them at a time. */
export function ChooseDuty({ viewer: { name, duties } }: { readonly viewer: Viewer }) {
  const t = useWords(signInWords);
  const shell = useWords(shellWords);
  useEffect(() => {
    document.title = `${t('chooseTitle')} · An Sinh`;
  }, [t]);
  return (
    <div className="sign-in">
      <main className="sign-in-form">
        <h1>{t('chooseTitle')}</h1>
        <p className="secondary">
          {duties.length === 0 ? t('noDuty') : t('chooseText', { name, count: duties.length })}
        </p>
        <ul className="duties">
          {duties.map(({ id, title, agencyName }) => (
            <li key={id}>
              <button type="button" onClick={() => void chooseDuty(id)}>
                <strong>{title}</strong>
                <span className="secondary">{agencyName}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button onClick={() => void signOut()}>{shell('signOut')}</Button>
      </main>
    </div>
  );
}
