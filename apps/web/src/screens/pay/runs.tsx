import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { Refused } from '../../kit/refused.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty, UnknownOutcome } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Money } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { OpenPayRunDocument, PayProgrammesDocument, PayRunsDocument } from './pay.operations.ts';
import { payWords } from './pay.words.ts';
import { stateOf } from './run-state.ts';
import './pay.css';

const route = getRouteApi('/pay');

/** The month after one, `2026-12` after `2026-11`. */
const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Runs of a field, latest first, and the way to open the next one. */
export function Runs() {
  const t = useWords(payWords);
  const programmes = useAsk(PayProgrammesDocument, {});
  return (
    <Answer of={programmes}>
      {({ worklistChoices }) =>
        worklistChoices.programmes.length === 0 ? (
          <Page title={t('title')} help={t('help')}>
            <Empty title={t('noProgramme')} />
          </Page>
        ) : (
          <RunsOfProgramme programmes={worklistChoices.programmes} />
        )
      }
    </Answer>
  );
}

function RunsOfProgramme({
  programmes,
}: {
  readonly programmes: readonly { readonly code: string; readonly title: string }[];
}) {
  const t = useWords(payWords);
  const may = useMay();
  const navigate = useNavigate();
  const search = route.useSearch();
  const programme = search.programme ?? programmes[0]?.code ?? '';
  const runs = useAsk(PayRunsDocument, { programme });
  const [latest] = runs.data?.payRuns ?? [];
  const next = latest ? monthAfter(latest.month) : todayIs().slice(0, 7);
  const open = useCommand(OpenPayRunDocument, {
    onDone: ({ openPayRun }) => void navigate({ to: '/pay/$runId', params: { runId: String(openPayRun.id) } }),
  });
  return (
    <Page
      title={t('title')}
      help={t('help')}
      actions={
        may('payment.prepare') && (
          <Button type="primary" loading={open.isSending} onClick={() => void open.send({ programme, month: next })}>
            {t('open', { month: printDay(next) })}
          </Button>
        )
      }
    >
      {programmes.length > 1 && (
        <label className="pay-choice">
          {t('programme')}
          <Select
            value={programme}
            onChange={(code: string) => void navigate({ to: '/pay', search: { programme: code } })}
            options={programmes.map(({ code, title }) => ({ value: code, label: title }))}
          />
        </label>
      )}
      {open.refusal && <Refused refusal={open.refusal} />}
      {open.isUnknown && <UnknownOutcome />}
      <Answer of={runs}>
        {({ payRuns }) =>
          payRuns.length === 0 ? (
            <Empty title={t('noRuns')}>{t('noRunsText')}</Empty>
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('month')}</th>
                    <th>{t('state')}</th>
                    <th className="number">{t('lines')}</th>
                    <th className="number">{t('total')}</th>
                  </tr>
                </thead>
                <tbody>
                  {payRuns.map((run, index) => (
                    <tr key={run.id} className="money-row">
                      <td>
                        <Link to="/pay/$runId" params={{ runId: String(run.id) }}>
                          {printDay(run.month)}
                        </Link>
                        {payRuns[index + 1]?.month === run.month && (
                          <span className="secondary"> · {t('supplementary', { seq: run.seq })}</span>
                        )}
                      </td>
                      <td>
                        <StatusTag tone={stateOf(run.state).tone} plain>
                          {t(stateOf(run.state).word)}
                        </StatusTag>
                      </td>
                      <td className="number">{run.lines === null ? '' : printNumber(run.lines)}</td>
                      <td className="number">{run.total === null ? '' : <Money value={run.total} />}</td>
                    </tr>
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
