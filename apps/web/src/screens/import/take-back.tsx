import { useState } from 'react';
import { Button, Input } from 'antd';
import { Dialog } from '../../kit/dialog.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { type Refusal } from '../../server/refusal.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type Batch, TakeListBackDocument } from './import.operations.ts';
import { importWords } from './import.words.ts';

interface Obstacle {
  readonly row: number;
  readonly reason: string;
}

const obstaclesOf = ({ params }: Refusal): readonly Obstacle[] =>
  Array.isArray(params['obstacles']) ? (params['obstacles'] as readonly Obstacle[]) : [];

/** Takes a list back as a whole; asked for once more, with a reason. */
export function TakeBack({ batch }: { readonly batch: Batch }) {
  const t = useWords(importWords);
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const takeBack = useCommand(TakeListBackDocument, { onDone: () => setAsked(false) });
  const close = () => {
    setAsked(false);
    takeBack.reset();
  };
  const { refusal } = takeBack;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('takeBack')}</Button>
      {isAsked && (
        <Dialog
          title={t('takeBackSure', { rows: printNumber(batch.rowCount) })}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{t('keep')}</Button>
              <Button
                danger
                type="primary"
                loading={takeBack.isSending}
                disabled={reason.trim() === ''}
                onClick={() => void takeBack.send({ batchId: batch.id, reason })}
              >
                {t('takeBack')}
              </Button>
            </>
          }
        >
          <p>{t('takeBackText')}</p>
          <label className="import-reason">
            {t('reason')}
            <Input required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          {refusal && (
            <Refused refusal={refusal}>
              <ul>
                {obstaclesOf(refusal).map(({ row, reason: why }) => (
                  <li key={row}>{t('obstacle', { row, reason: why })}</li>
                ))}
              </ul>
            </Refused>
          )}
          {takeBack.isUnknown && <UnknownOutcome />}
        </Dialog>
      )}
    </>
  );
}
