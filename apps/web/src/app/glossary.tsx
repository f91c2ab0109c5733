import { useState } from 'react';
import { Button, Input } from 'antd';
import { Dialog } from '../kit/dialog.tsx';
import { matches } from '../words/fold.ts';
import { useWords } from '../words/i18n.ts';
import { terms } from './glossary.terms.ts';
import { shellWords } from './shell.words.ts';
import './help-dialog.css';

/** The terms of the house, found without accents. */
export function Glossary({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(shellWords);
  const [typed, setTyped] = useState('');
  const found = terms.filter(({ term, means }) => matches(`${term} ${means}`, typed));
  return (
    <Dialog title={t('glossary')} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
      <Input
        autoFocus
        allowClear
        aria-label={t('glossaryFind')}
        placeholder={t('glossaryFind')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="glossary" tabIndex={0} aria-label={t('glossary')} role="region">
        <dl>
          {found.map(({ term, means }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </div>
      {found.length === 0 && <p className="secondary">{t('glossaryNone')}</p>}
    </Dialog>
  );
}
