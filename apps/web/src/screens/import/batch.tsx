import { useEffect } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { useKeys } from '../../kit/keys.ts';
import { Page } from '../../kit/page.tsx';
import { Road } from '../../kit/road.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Answer, UnknownOutcome } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useCommand } from '../../server/use-command.ts';
import { saveFrom } from '../../words/saved-file.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { BatchState } from './batch-state.tsx';
import { Faults } from './faults.tsx';
import { Grid } from './grid.tsx';
import {
  type Batch,
  CommitListDocument,
  GiveListBackDocument,
  ImportBatchDocument,
  ImportFaultsDocument,
} from './import.operations.ts';
import { batchRoute, type BatchSearch } from './import.route.ts';
import { importWords } from './import.words.ts';
import { ListFile } from './list-file.tsx';
import { TakeBack } from './take-back.tsx';
import './import.css';

/** A list that was handed in: what is wrong with it, taking it over, taking it back. */
export function BatchPage() {
  const { batchId } = batchRoute.useParams();
  const answer = useAsk(ImportBatchDocument, { id: batchId });
  return <Answer of={answer}>{({ importBatch }) => <CheckedBatch batch={importBatch} />}</Answer>;
}

const steps = ['stepChoose', 'stepCheck', 'stepCommit', 'stepDone'] as const;

/** Which of the steps a batch stands at. */
const stepOf = ({ state, faultCount }: Batch): number => (state === 'checked' ? (faultCount > 0 ? 1 : 2) : 3);

function CheckedBatch({ batch }: { readonly batch: Batch }) {
  const t = useWords(importWords);
  return (
    <Page
      title={t('batchTitle')}
      help={t('batchHelp')}
      subtitle={
        <>
          <Link to="/import">{t('title')}</Link> › {batch.list.title}
        </>
      }
      actions={<Acts batch={batch} />}
      footer={<p className="secondary">{t(batch.faultCount > 0 ? 'mend' : 'promise')}</p>}
    >
      <Road steps={steps.map((name) => t(name))} at={stepOf(batch)}>
        <BatchState {...batch} />
        <span className="secondary">
          <Fate batch={batch} />
        </span>
      </Road>
      {batch.faultCount > 0 ? <Faulty batch={batch} /> : <Clean batch={batch} />}
    </Page>
  );
}

function Fate({ batch: { rowCount, committedAt, takenBackAt } }: { readonly batch: Batch }) {
  const t = useWords(importWords);
  const rows = printNumber(rowCount);
  if (takenBackAt) return t('wasTakenBack', { rows, at: printInstant(new Date(takenBackAt)) });
  if (committedAt) return t('written', { rows, at: printInstant(new Date(committedAt)) });
  return t('nothingWritten', { rows });
}

function Acts({ batch }: { readonly batch: Batch }) {
  const t = useWords(importWords);
  const may = useMay();
  const commit = useCommand(CommitListDocument);
  const giveBack = useCommand(GiveListBackDocument, {
    changes: [],
    onDone: ({ importGiveBack }) => saveFrom(`/files/${importGiveBack}`),
  });
  const isReady = batch.state === 'checked' && batch.faultCount === 0;
  return (
    <>
      {batch.state === 'checked' && batch.faultCount > 0 && (
        <Button
          icon={<DownloadOutlined />}
          loading={giveBack.isSending}
          onClick={() => void giveBack.send({ batchId: batch.id })}
        >
          {t('giveBack')}
        </Button>
      )}
      {batch.state === 'checked' && <ListFile word="anotherFile" isNext={batch.faultCount > 0} />}
      {isReady && may('import.commit') && (
        <Button type="primary" loading={commit.isSending} onClick={() => void commit.send({ batchId: batch.id })}>
          {t('commit', { rows: printNumber(batch.rowCount) })}
        </Button>
      )}
      {batch.state === 'committed' && may('import.take-back') && <TakeBack batch={batch} />}
      {commit.refusal && <Refused refusal={commit.refusal} />}
      {giveBack.refusal && <Refused refusal={giveBack.refusal} />}
      {commit.isUnknown && <UnknownOutcome />}
    </>
  );
}

/** First row of a list, below its title and headings. */
const firstRow = 3;
const shownRows = 25;

function Clean({ batch }: { readonly batch: Batch }) {
  const { from = firstRow } = batchRoute.useSearch();
  return <Grid batch={batch} from={from} shown={shownRows} isFaulty={false} />;
}

/** So many faults are laid out with their rows at once. */
const faultsAtOnce = 20;

function Faulty({ batch }: { readonly batch: Batch }) {
  const t = useWords(importWords);
  const search = batchRoute.useSearch();
  const navigate = useNavigate();
  const pages = useAskPages(ImportFaultsDocument, { id: batch.id }, ({ importBatch }) => importBatch.faults);
  const seq = Math.min(search.fault ?? 1, batch.faultCount);
  const faults = pages.rows ?? [];
  const chosen = faults[seq - 1];
  const isLacking = !chosen && pages.hasNext && !pages.isNextComing;
  const { next } = pages;
  useEffect(() => {
    if (isLacking) void next();
  }, [isLacking, next]);
  const show = (change: BatchSearch) =>
    void navigate({ to: '/import/$batchId', params: { batchId: batch.id }, search: change, replace: true });
  const kept = search.all ? { all: search.all } : {};
  const go = (by: number) => show({ ...kept, fault: Math.min(batch.faultCount, Math.max(1, seq + by)) });
  useKeys({ n: () => go(1), p: () => go(-1) });
  const blockStart = faults[Math.floor((seq - 1) / faultsAtOnce) * faultsAtOnce]?.row ?? firstRow;
  const rowStart = chosen ? chosen.row - ((chosen.row - firstRow) % shownRows) : firstRow;
  return (
    <div className="import-check">
      <div>
        <div className="import-bar">
          <label>
            <input
              type="checkbox"
              checked={!search.all}
              onChange={({ target }) => show({ fault: seq, ...(!target.checked && { all: true }) })}
            />{' '}
            {t('onlyFaulty')}
          </label>
        </div>
        <Grid
          batch={batch}
          from={search.from ?? (search.all ? rowStart : blockStart)}
          shown={shownRows}
          isFaulty={!search.all}
          faults={faults}
          {...(chosen && { chosen })}
        />
      </div>
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {() => <Faults batch={batch} pages={pages} chosen={chosen} seq={seq} go={go} kept={kept} />}
      </Answer>
    </div>
  );
}
