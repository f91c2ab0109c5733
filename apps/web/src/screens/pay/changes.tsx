import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Answer, Empty } from '../../kit/states.tsx';
import { Day } from '../../kit/values.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useWords } from '../../words/i18n.ts';
import { printChange, printNumber } from '../../words/money.ts';
import { isRunCause, type RunCause } from './causes.ts';
import { type PayRun, type PayRunAnswer, RunChangesDocument } from './pay.operations.ts';
import { payWords } from './pay.words.ts';

interface ChangesProps {
  readonly run: PayRun;
  readonly bridge: PayRunAnswer['payRunBridge'];
  readonly cause?: RunCause;
}

/** Only people who changed; the unchanged are one number. */
export function Changes({ run, bridge, cause }: ChangesProps) {
  const t = useWords(payWords);
  const pages = useAskPages(
    RunChangesDocument,
    { id: run.id, ...(cause && { cause }) },
    ({ payRunChanges }) => payRunChanges,
  );
  const unchanged = bridge.steps.find((step) => step.cause === 'unchanged')?.chains ?? 0;
  const title = cause ? t('peopleOf', { cause: t(`cause_${cause}`) }) : t('people');
  return (
    <section className="card pay-below" aria-label={title}>
      <h2>
        {title}
        {cause && (
          <Link className="pay-all" to="/pay/$runId" params={{ runId: String(run.id) }} search={{}}>
            {t('allCauses')}
          </Link>
        )}
        <span className="secondary pay-right">{t('unchanged', { count: printNumber(unchanged) })}</span>
      </h2>
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noneChanged')} />
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('person')}</th>
                    <th>{t('unit')}</th>
                    <th className="number">{t('amount')}</th>
                    <th className="number">{t('change')}</th>
                    <th>{t('reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ chainId, person, unit, amount, change, cause: why }) => (
                    <tr key={chainId} className="money-row">
                      <td>
                        {person && (
                          <Link to="/people/$personId" params={{ personId: person.id }} className="person-link">
                            {person.fullName}
                          </Link>
                        )}
                        {person?.birth && (
                          <span className="secondary">
                            {' · '}
                            <Day value={person.birth} />
                          </span>
                        )}
                      </td>
                      <td>{unit?.name}</td>
                      <td className="number">{amount === null ? '' : printNumber(amount)}</td>
                      <td className="number">{printChange(change)}</td>
                      <td>{isRunCause(why) ? t(`cause_${why}`) : ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      {pages.hasNext && (
        <div className="card-body">
          <Button loading={pages.isNextComing} onClick={() => void pages.next()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}
