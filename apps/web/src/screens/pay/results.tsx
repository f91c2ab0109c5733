import { useRef, useState } from 'react';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { type CheckPayAnswerMutation } from '../../gql/graphql.ts';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { ask } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { useCommand } from '../../server/use-command.ts';
import { inBase64 } from '../../words/saved-file.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { CheckAnswerDocument, type PayRun, TakeAnswerDocument } from './pay.operations.ts';
import { payWords } from './pay.words.ts';

interface GivenAnswer {
  readonly runId: number;
  readonly name: string;
  readonly content: string;
}

type Check = CheckPayAnswerMutation['importPayResultDryRun'];

/** The answer of bank or post office: looked through first, then taken in whole or not at all. */
export function Results({ run }: { readonly run: PayRun }) {
  const t = useWords(payWords);
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<GivenAnswer>();
  const [check, setCheck] = useState<Check>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [taken, setTaken] = useState<number>();
  const take = useCommand(TakeAnswerDocument, {
    onDone: ({ importPayResultCommit }) => {
      setTaken(importPayResultCommit);
      setAnswer(undefined);
      setCheck(undefined);
    },
  });
  const look = async (file: File | undefined) => {
    if (!file) return;
    const given = { runId: run.id, name: file.name, content: await inBase64(file) };
    setRefusal(undefined);
    setTaken(undefined);
    try {
      setCheck((await ask(CheckAnswerDocument, { answer: given })).importPayResultDryRun);
      setAnswer(given);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    }
    if (input.current) input.current.value = '';
  };
  if (!may('payment.prepare')) return null;
  return (
    <section className="card" aria-label={t('results')}>
      <h2>{t('results')}</h2>
      <div className="card-body pay-results">
        <p className="secondary">{t('takeAnswerText')}</p>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.xml"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ target }) => void look(target.files?.[0])}
        />
        <Button onClick={() => input.current?.click()}>{t(check ? 'anotherFile' : 'takeAnswer')}</Button>
        {refusal && <Refused refusal={refusal} />}
        {check && <Checked check={check} />}
        {check?.faultCount === 0 && answer && (
          <Button type="primary" loading={take.isSending} onClick={() => void take.send({ answer })}>
            {t('answerCommit')}
          </Button>
        )}
        {take.refusal && <Refused refusal={take.refusal} />}
        {take.isUnknown && <UnknownOutcome />}
        {taken !== undefined && <p role="status">{t('answerDone', { count: printNumber(taken) })}</p>}
      </div>
    </section>
  );
}

function Checked({ check }: { readonly check: Check }) {
  const t = useWords(payWords);
  return (
    <div role="status">
      {check.faultCount > 0 ? (
        <>
          <p>{t('answerFaults', { count: check.faultCount })}</p>
          <ul className="pay-faults">
            {check.faults.map(({ row, column, reason }) => (
              <li key={`${row} ${column} ${reason}`}>{t('answerRow', { row, column, reason })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {t('answerPaid', { count: printNumber(check.paid) })} ·{' '}
          {t('answerReturned', { count: printNumber(check.returned) })} ·{' '}
          {t('answerUnanswered', { count: printNumber(check.unanswered) })}
        </p>
      )}
    </div>
  );
}
