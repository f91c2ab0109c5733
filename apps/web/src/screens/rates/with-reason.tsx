import { useState } from 'react';
import { Button, Input } from 'antd';
import { Dialog } from '../../kit/dialog.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { type Command } from '../../server/use-command.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import { keyTitle, type Rate, type Table } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';

interface WithReasonProps {
  readonly act: 'publish' | 'retire';
  readonly rate: Rate;
  readonly table: Table;
  readonly command: Command<unknown, { id: number; reason: string; requestId: string }>;
}

/** An act that moves money for many: what follows is said, and a reason asked for. */
export function WithReason({ act, rate, table, command }: WithReasonProps) {
  const t = useWords(ratesWords);
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => {
    setAsked(false);
    command.reset();
  };
  const { value, fromMonth } = rate;
  const key = keyTitle(table, rate.key);
  return (
    <>
      <Button size="small" type={act === 'publish' ? 'primary' : 'default'} onClick={() => setAsked(true)}>
        {t(act)}
      </Button>
      {isAsked && (
        <Dialog
          title={t(`${act}Sure`, { key, value: printVnd(value), month: printDay(fromMonth) })}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{t('keep')}</Button>
              <Button
                type="primary"
                danger={act === 'retire'}
                loading={command.isSending}
                disabled={reason.trim() === ''}
                onClick={() => void command.send({ id: rate.id, reason })}
              >
                {t(act)}
              </Button>
            </>
          }
        >
          <p>{t(`${act}Text`)}</p>
          <label className="rates-field">
            {t('reason')}
            <Input required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          {command.refusal && <Refused refusal={command.refusal} />}
          {command.isUnknown && <UnknownOutcome />}
        </Dialog>
      )}
    </>
  );
}
