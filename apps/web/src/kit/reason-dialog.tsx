import { useState } from 'react';
import { Button, Input } from 'antd';
import { shellWords } from '../app/shell.words.ts';
import { type Command } from '../server/use-command.ts';
import { useWords } from '../words/i18n.ts';
import { Dialog } from './dialog.tsx';
import { Refused } from './refused.tsx';
import { UnknownOutcome } from './states.tsx';

interface ReasonDialogProps {
  /** What happens when it is confirmed. */
  readonly title: string;
  readonly text: string;
  /** The word on its button. */
  readonly act: string;
  readonly isDangerous?: boolean;
  readonly command: Pick<Command<never, never>, 'isSending' | 'isUnknown' | 'refusal'>;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

const shortest = 3;

/** Confirms an act that goes on record with its reason. */
export function ReasonDialog({ title, text, act, isDangerous = false, command, onSend, onClose }: ReasonDialogProps) {
  const t = useWords(shellWords);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const given = reason.normalize('NFC').trim();
  const send = () => {
    setMissing(given.length < shortest);
    if (given.length >= shortest) onSend(given);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" danger={isDangerous} loading={command.isSending} onClick={send}>
            {act}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <label className="dialog-reason">
        {t('reason')}
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={reason}
          aria-invalid={isMissing}
          {...(isMissing && { status: 'error' as const })}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {isMissing && (
        <p className="dialog-missing" role="alert">
          {t('reasonMissing')}
        </p>
      )}
      {command.refusal && <Refused refusal={command.refusal} />}
      {command.isUnknown && <UnknownOutcome />}
    </Dialog>
  );
}
