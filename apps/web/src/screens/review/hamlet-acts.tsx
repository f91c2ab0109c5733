import { useId, useState } from 'react';
import { Button, Input, InputNumber } from 'antd';
import { shellWords } from '../../app/shell.words.ts';
import { DayField } from '../../form/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Progress } from './progress.ts';
import { PostHamletsDocument, RecordMeetingDocument } from './review.operations.ts';
import { reviewWords } from './review.words.ts';

interface HamletActsProps {
  readonly campaignId: string;
  readonly hamlet: string;
  readonly progress: Progress;
}

/** What a hamlet is ready for: its meeting once households are scored, its posting once they are agreed. */
export function HamletActs({ campaignId, hamlet, progress }: HamletActsProps) {
  const t = useWords(reviewWords);
  const [act, setAct] = useState<'record' | 'post'>();
  const close = () => setAct(undefined);
  const shared = { campaignId, hamlet, onClose: close };
  const name = hamlet || t('noHamlet');
  return (
    <>
      {progress.scored > 0 && (
        <Button size="small" aria-label={t('recordIn', { hamlet: name })} onClick={() => setAct('record')}>
          {t('record')}
        </Button>
      )}
      {progress.agreed > 0 && (
        <Button size="small" aria-label={t('postIn', { hamlet: name })} onClick={() => setAct('post')}>
          {t('post')}
        </Button>
      )}
      {act === 'record' && <Meeting {...shared} title={t('recordIn', { hamlet: name })} count={progress.scored} />}
      {act === 'post' && <Posting {...shared} title={t('postIn', { hamlet: name })} count={progress.agreed} />}
    </>
  );
}

interface ActProps {
  readonly campaignId: string;
  readonly hamlet: string;
  readonly title: string;
  /** Households that it is about. */
  readonly count: number;
  readonly onClose: () => void;
}

const changes = ['Review', 'ReviewRows', 'Reviews'];

function Meeting({ campaignId, hamlet, title, count, onClose }: ActProps) {
  const t = useWords(reviewWords);
  const shell = useWords(shellWords);
  const id = useId();
  const [heldOn, setHeldOn] = useState(todayIs());
  const [present, setPresent] = useState<number | null>(null);
  const [agreed, setAgreed] = useState<number | null>(null);
  const [minutes, setMinutes] = useState('');
  const command = useCommand(RecordMeetingDocument, { changes, onDone: onClose });
  const number = minutes.normalize('NFC').trim();
  const send = () =>
    void command.send({
      input: {
        campaignId,
        hamlet,
        heldOn,
        present: present ?? 0,
        agreed: agreed ?? 0,
        ...(number && { minutes: number }),
      },
    });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('cancel')}</Button>
          <Button type="primary" loading={command.isSending} onClick={send}>
            {t('record')}
          </Button>
        </>
      }
    >
      <p>{t('recordText', { count })}</p>
      <div className="review-fields">
        <label htmlFor={`${id}-day`}>{t('heldOn')}</label>
        <DayField id={`${id}-day`} kind="day" value={heldOn} onChange={setHeldOn} />
        <label htmlFor={`${id}-present`}>{t('present')}</label>
        <InputNumber
          id={`${id}-present`}
          controls={false}
          min={0}
          precision={0}
          value={present}
          onChange={setPresent}
        />
        <label htmlFor={`${id}-agreed`}>{t('agreedPeople')}</label>
        <InputNumber id={`${id}-agreed`} controls={false} min={0} precision={0} value={agreed} onChange={setAgreed} />
        <label htmlFor={`${id}-minutes`}>
          {t('minutes')} {shell('optional')}
        </label>
        <Input
          id={`${id}-minutes`}
          maxLength={100}
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
      </div>
      {command.refusal && <Refused refusal={command.refusal} />}
      {command.isUnknown && <UnknownOutcome />}
    </Dialog>
  );
}

function Posting({ campaignId, hamlet, title, count, onClose }: ActProps) {
  const t = useWords(reviewWords);
  const shell = useWords(shellWords);
  const id = useId();
  const [on, setOn] = useState(todayIs());
  const command = useCommand(PostHamletsDocument, { changes, onDone: onClose });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('cancel')}</Button>
          <Button
            type="primary"
            loading={command.isSending}
            onClick={() => void command.send({ campaignId, hamlets: [hamlet], on })}
          >
            {t('post')}
          </Button>
        </>
      }
    >
      <p>{t('postText', { count })}</p>
      <div className="review-fields">
        <label htmlFor={id}>{t('postedOn')}</label>
        <DayField id={id} kind="day" value={on} onChange={setOn} />
      </div>
      {command.refusal && <Refused refusal={command.refusal} />}
      {command.isUnknown && <UnknownOutcome />}
    </Dialog>
  );
}
