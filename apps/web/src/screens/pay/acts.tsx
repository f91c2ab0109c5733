import { useState } from 'react';
import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMay, useViewer } from '../../app/viewer.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import {
  ApproveRunDocument,
  CancelRunDocument,
  FreezeRunDocument,
  MakeFilesDocument,
  type PayRun,
  PreviewRunDocument,
  ReturnRunDocument,
} from './pay.operations.ts';
import { payWords } from './pay.words.ts';

interface ActsProps {
  readonly run: PayRun;
  /** The lists to be sent have been asked for; the worker makes them. */
  readonly onLists: () => void;
}

/** What may be done with a run now; one of them is the next step. */
export function Acts({ run, onLists }: ActsProps) {
  const t = useWords(payWords);
  const may = useMay();
  const viewer = useViewer();
  const preview = useCommand(PreviewRunDocument);
  const freeze = useCommand(FreezeRunDocument);
  const giveBack = useCommand(ReturnRunDocument);
  const approve = useCommand(ApproveRunDocument);
  const files = useCommand(MakeFilesDocument, { onDone: onLists });
  const commands = [preview, freeze, giveBack, approve, files];
  const { id, version, state } = run;
  const isOwn = run.preparedBy === viewer.id;
  const refusal = commands.find((each) => each.refusal)?.refusal;
  return (
    <>
      {state === 'previewed' && may('payment.prepare') && (
        <>
          <Cancel run={run} />
          <Button loading={preview.isSending} onClick={() => void preview.send({ id })}>
            {t('recompute')}
          </Button>
          <Button
            type="primary"
            icon={<LockOutlined />}
            loading={freeze.isSending}
            onClick={() => void freeze.send({ id, version })}
          >
            {t('freeze')}
          </Button>
        </>
      )}
      {state === 'frozen' && may('payment.approve') && (
        <>
          <Button loading={giveBack.isSending} onClick={() => void giveBack.send({ id, version })}>
            {t('giveBack')}
          </Button>
          {!isOwn && (
            <Button type="primary" loading={approve.isSending} onClick={() => void approve.send({ id, version })}>
              {t('approve', { total: printVnd(run.total ?? 0) })}
            </Button>
          )}
        </>
      )}
      {state === 'frozen' && isOwn && <p className="secondary">{t('ownRun')}</p>}
      {state === 'ordered' && may('payment.export') && (
        <Button type="primary" loading={files.isSending} onClick={() => void files.send({ runId: id })}>
          {t('makeFiles')}
        </Button>
      )}
      {refusal && <Refused refusal={refusal} />}
      {commands.some((each) => each.isUnknown) && <UnknownOutcome />}
    </>
  );
}

/** Asked for once more, since it cannot be undone. */
function Cancel({ run }: { readonly run: PayRun }) {
  const t = useWords(payWords);
  const [isAsked, ask] = useState(false);
  const cancel = useCommand(CancelRunDocument, { onDone: () => ask(false) });
  return (
    <>
      <Button onClick={() => ask(true)}>{t('cancel')}</Button>
      {isAsked && (
        <Dialog
          title={t('cancelSure', { month: printDay(run.month) })}
          onClose={() => ask(false)}
          actions={
            <>
              <Button onClick={() => ask(false)}>{t('keep')}</Button>
              <Button
                danger
                type="primary"
                loading={cancel.isSending}
                onClick={() => void cancel.send({ id: run.id, version: run.version })}
              >
                {t('cancel')}
              </Button>
            </>
          }
        >
          <p>{t('cancelText')}</p>
          {cancel.refusal && <Refused refusal={cancel.refusal} />}
        </Dialog>
      )}
    </>
  );
}
