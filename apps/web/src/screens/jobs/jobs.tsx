import { Button } from 'antd';
import { CancelJobDocument, isUnderWay, type RunningJob, RunningJobsDocument } from '../../kit/export.operations.ts';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Refusal } from '../../server/refusal.ts';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { useRefusalWords } from '../../words/refusals.ts';
import { jobsWords } from './jobs.words.ts';

/** Milliseconds between looks while something is under way. */
const look = 1_500;

const tones = {
  waiting: 'grey',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
} as const satisfies Record<string, Tone>;
const isState = (state: string): state is keyof typeof tones => state in tones;

/** Long work that one asked for: how far it is, and the files that came of it. */
export function Jobs() {
  const t = useWords(jobsWords);
  const answer = useAsk(RunningJobsDocument, {}, { staleTime: 0 });
  useAsk(RunningJobsDocument, {}, { every: answer.data?.runningJobs.some(isUnderWay) ? look : false });
  return (
    <Page title={t('title')} help={t('help')} subtitle={t('help')}>
      <Answer of={answer}>
        {({ runningJobs }) =>
          runningJobs.length === 0 ? (
            <Empty title={t('none')}>{t('noneText')}</Empty>
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('list')}</th>
                    <th>{t('askedAt')}</th>
                    <th>{t('state')}</th>
                    <th className="number">{t('rows')}</th>
                    <th>{t('file')}</th>
                  </tr>
                </thead>
                <tbody>
                  {runningJobs.map((job) => (
                    <Row key={job.id} job={job} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Page>
  );
}

function Row({ job }: { readonly job: RunningJob }) {
  const t = useWords(jobsWords);
  const words = useRefusalWords();
  const cancel = useCommand(CancelJobDocument, { changes: ['RunningJobs'] });
  const { id, title, state, rows, fileId, failure } = job;
  const at = printInstant(new Date(job.askedAt));
  return (
    <tr>
      <td>
        <strong>{title}</strong>
      </td>
      <td>{at}</td>
      <td>
        {isState(state) && (
          <StatusTag tone={tones[state]} plain>
            {t(`state_${state}`)}
          </StatusTag>
        )}
        {failure && <div className="secondary">{words(new Refusal(failure))}</div>}
      </td>
      <td className="number">{printNumber(rows)}</td>
      <td>
        {fileId && (
          <a href={`/files/${fileId}`} download aria-label={t('getOf', { title, at })}>
            {t('get')}
          </a>
        )}
        {isUnderWay(job) && (
          <Button size="small" aria-label={t('stopOf', { title, at })} onClick={() => void cancel.send({ id })}>
            {t('stop')}
          </Button>
        )}
        {cancel.refusal && <Refused refusal={cancel.refusal} />}
      </td>
    </tr>
  );
}
