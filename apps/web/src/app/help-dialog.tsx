import { useState } from 'react';
import { Button, Modal, Switch } from 'antd';
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
    <Modal
      getContainer="#root"
      open
      title={t('whatHere')}
      onCancel={onClose}
      footer={null}
      width={480}
      closable={{ 'aria-label': t('close') }}
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
      <Button className="help-glossary" onClick={onGlossary}>
        {t('glossary')}
      </Button>
    </Modal>
  );
}
