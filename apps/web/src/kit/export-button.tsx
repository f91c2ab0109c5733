import { useState } from 'react';
import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type TypedDocumentString } from '../gql/graphql.ts';
import { useAsk } from '../server/use-ask.ts';
import { useCommand } from '../server/use-command.ts';
import { useRefusalWords } from '../words/refusals.ts';
import { useWords } from '../words/i18n.ts';
import { printNumber } from '../words/money.ts';
import { Refusal } from '../server/refusal.ts';
import { exportWords } from './export.words.ts';
import { isUnderWay, RunningJobsDocument } from './export.operations.ts';
import { Refused } from './refused.tsx';

/** Milliseconds between looks at work under way. */
const look = 1_500;

interface ExportButtonProps<R, V extends { requestId: string }> {
  readonly document: TypedDocumentString<R, V>;
  /** The filters of the list, as it is shown. */
  readonly question: Omit<V, 'requestId'>;
  readonly jobOf: (answer: R) => string;
}

/** Asks for the list as a workbook and shows how far it is. One may leave: the file is found again under "Việc đang chạy". */
export function ExportButton<R, V extends { requestId: string }>({
  document,
  question,
  jobOf,
}: ExportButtonProps<R, V>) {
  const t = useWords(exportWords);
  const words = useRefusalWords();
  const [asked, setAsked] = useState<{ readonly id: string; readonly of: string }>();
  const of = JSON.stringify(question);
  const command = useCommand(document, {
    changes: ['RunningJobs'],
    onDone: (answer) => setAsked({ id: jobOf(answer), of }),
  });
  const id = asked?.of === of ? asked.id : undefined;
  const jobs = useAsk(RunningJobsDocument, {}, { enabled: id !== undefined, staleTime: 0 });
  const job = jobs.data?.runningJobs.find((each) => each.id === id);
  const isMaking = id !== undefined && (!job || isUnderWay(job));
  useAsk(RunningJobsDocument, {}, { enabled: isMaking, every: look });
  if (job?.fileId)
    return (
      <a href={`/files/${job.fileId}`} download className="bar-button">
        <DownloadOutlined aria-hidden="true" /> {t('get', { rows: printNumber(job.rows) })}
      </a>
    );
  return (
    <>
      <Button
        icon={<FileExcelOutlined />}
        loading={command.isSending || isMaking}
        onClick={() => void command.send(question)}
      >
        <span aria-live="polite">{isMaking ? t('making', { rows: printNumber(job?.rows ?? 0) }) : t('export')}</span>
      </Button>
      {isMaking && <Link to="/jobs">{t('jobs')}</Link>}
      {job?.failure && (
        <p className="secondary" role="alert">
          {t('failed')}: {words(new Refusal(job.failure))}
        </p>
      )}
      {command.refusal && <Refused refusal={command.refusal} />}
    </>
  );
}
