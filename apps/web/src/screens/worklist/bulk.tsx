import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { shellWords } from '../../app/shell.words.ts';
import { Choose } from '../../kit/choose.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { ask } from '../../server/client.ts';
import { NoAnswer, Refusal } from '../../server/refusal.ts';
import { useAsk } from '../../server/use-ask.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { useWords } from '../../words/i18n.ts';
import { AssignCaseDocument, ColleaguesDocument, type WorklistRow } from './worklist.operations.ts';
import { worklistWords } from './worklist.words.ts';

const desk = '';

interface Result {
  readonly row: WorklistRow;
  /** Why it was not given; nothing when it was. */
  readonly fault: string | undefined;
}

/** Gives the chosen cases to a colleague, one by one, and says of each what became of it. */
export function Bulk({ rows, onDone }: { readonly rows: readonly WorklistRow[]; readonly onDone: () => void }) {
  const t = useWords(worklistWords);
  const cache = useQueryClient();
  const { data } = useAsk(ColleaguesDocument, {}, { staleTime: 300_000 });
  const [to, setTo] = useState<string>();
  const [results, setResults] = useState<readonly Result[]>();
  const [isGiving, setGiving] = useState(false);
  // One id for the whole act: a row that is sent again is known.
  const act = useRef(crypto.randomUUID());

  const give = async () => {
    setGiving(true);
    const done: Result[] = [];
    for (const row of rows) {
      const receiver = to === desk ? null : to;
      const fault = await giveOne({ row, to: receiver, requestId: `${act.current}-${row.id.slice(0, 8)}` });
      done.push({ row, fault });
      setResults([...done]);
    }
    setGiving(false);
    await cache.invalidateQueries();
  };
  const options = [
    { value: desk, label: t('backToDesk') },
    ...(data?.colleagues ?? []).map(({ id, fullName, titles }) => ({
      value: id,
      label: [fullName, ...titles].join(' · '),
    })),
  ];
  return (
    <>
      <strong>{t('chosen', { count: rows.length })}</strong>
      <span className="bulk">
        <Choose
          label={t('giveTo')}
          placeholder={t('giveTo')}
          className="bulk-receiver"
          placement="topLeft"
          value={to ?? null}
          options={options}
          onChange={(value: string) => setTo(value)}
        />
        <Button type="primary" disabled={to === undefined} loading={isGiving} onClick={() => void give()}>
          {t('give', { count: rows.length })}
        </Button>
        <Button onClick={onDone}>{t('dropChoice')}</Button>
      </span>
      {results && <Results results={results} count={rows.length} isGiving={isGiving} onClose={onDone} />}
    </>
  );
}

async function giveOne(given: {
  row: WorklistRow;
  to: string | null | undefined;
  requestId: string;
}): Promise<string | undefined> {
  const { row, to, requestId } = given;
  for (let attempt = 0; attempt < 3; attempt += 1)
    try {
      await ask(AssignCaseDocument, { caseId: row.id, version: row.version, to: to ?? null, requestId });
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return refusalSentence(error);
      if (!(error instanceof NoAnswer)) throw error;
    }
  return refusalSentence(new Refusal('PLATFORM.UNAVAILABLE'));
}

interface ResultsProps {
  readonly results: readonly Result[];
  readonly count: number;
  readonly isGiving: boolean;
  readonly onClose: () => void;
}

function Results({ results, count, isGiving, onClose }: ResultsProps) {
  const t = useWords(worklistWords);
  const shell = useWords(shellWords);
  const done = results.filter(({ fault }) => fault === undefined).length;
  return (
    <Dialog
      title={isGiving ? t('giving', { done: results.length, count }) : t('given', { done, count })}
      isBusy={isGiving}
      onClose={onClose}
      actions={
        <Button type="primary" disabled={isGiving} onClick={onClose}>
          {shell('close')}
        </Button>
      }
    >
      <ul className="bulk-results" aria-live="polite">
        {results.map(({ row, fault }) => (
          <li key={row.id}>
            <StatusTag tone={fault ? 'red' : 'green'} plain>
              {row.code} · {row.person?.fullName}
            </StatusTag>
            {fault && <div className="secondary">{fault}</div>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
