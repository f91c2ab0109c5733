import { useState } from 'react';
import { Button, Switch } from 'antd';
import { Dialog } from '../kit/dialog.tsx';
import { lettersAreOn, switchLetters } from '../kit/keys.ts';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';
import './help-dialog.css';

interface HelpProps {
  /** What the screen open now is for. */
  readonly sentence: string;
  readonly onClose: () => void;
  readonly onGlossary: () => void;
}

const keys = [
  ['/', 'keySearch'],
  ['g v', 'keyWork'],
  ['g t', 'keyIntake'],
  ['j k', 'keyNextRow'],
  ['Enter', 'keyOpen'],
  ['x', 'keySelect'],
  ['Ctrl Enter', 'keyPrimary'],
  ['Esc', 'keyBack'],
  ['t', 'keyGlossary'],
  ['?', 'keyHelp'],
] as const;

/** What this screen is for, and every key. */
export function HelpDialog({ sentence, onClose, onGlossary }: HelpProps) {
  const t = useWords(shellWords);
  const [isOn, setOn] = useState(lettersAreOn);
  return (
    <Dialog
      title={t('whatHere')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onGlossary}>{t('glossary')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <p>{sentence}</p>
      <h3 className="help-heading">{t('keys')}</h3>
      <dl className="help-keys">
        {keys.map(([key, word]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <label className="help-switch">
        <Switch
          size="small"
          checked={isOn}
          onChange={(on) => {
            switchLetters(on);
            setOn(on);
          }}
        />
        {t('keysSwitch')}
      </label>
      <p className="secondary">{t('keysHelp')}</p>
    </Dialog>
  );
}
