import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { shellWords } from '../../app/shell.words.ts';
import { areaOf, useMay, useViewer } from '../../app/viewer.ts';
import { type WorklistQueryVariables } from '../../gql/graphql.ts';
import { ExportButton } from '../../kit/export-button.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { printLongDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { Bulk } from './bulk.tsx';
import { Counters } from './counters.tsx';
import { Filters } from './filters.tsx';
import { Glance } from './glance.tsx';
import { Rows } from './rows.tsx';
import { useList } from './use-list.ts';
import { ExportWorklistDocument, WorklistCountersDocument, WorklistDocument } from './worklist.operations.ts';
import { type WorklistSearch } from './worklist.search.ts';
import { worklistWords } from './worklist.words.ts';
import './worklist.css';

const route = getRouteApi('/');

const isFiltered = ({ due, words, programme, state, hamlet }: WorklistSearch): boolean =>
  Boolean(due ?? words ?? programme ?? state ?? hamlet);

/** What waits, the most urgent first. */
export function Worklist() {
  const t = useWords(worklistWords);
  const viewer = useViewer();
  const may = useMay();
  const shell = useWords(shellWords);
  const search = route.useSearch();
  const { due, office, ...narrowing } = search;
  const shared = { ...narrowing, mine: !office };
  const variables: WorklistQueryVariables = { ...shared, ...(due && { due }) };
  const counters = useAsk(WorklistCountersDocument, shared, { keepsPrevious: true });
  const pages = useAskPages(WorklistDocument, variables, ({ worklist }) => worklist);
  const counts = counters.data?.worklistCounters;
  const total = counts && counts.overdue + counts.soon + counts.onTime + counts.paused;
  const day = printLongDay(todayIs());
  const list = useList(pages.rows ?? []);
  const shown = due && counts ? counts[due] : total;

  return (
    <Page
      title={shell('work')}
      help={t('help')}
      subtitle={
        office
          ? t('subtitleAll', { day, count: total ?? 0, area: areaOf(viewer) })
          : t('subtitle', { day, count: total ?? 0 })
      }
      actions={
        <>
          <ExportButton
            document={ExportWorklistDocument}
            question={variables}
            jobOf={({ exportWorklist }) => exportWorklist.id}
          />
          {may('case.start') && (
            <Link to="/intake">
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {shell('intake')}
              </Button>
            </Link>
          )}
        </>
      }
      footer={
        list.chosen.length > 0 ? (
          <Bulk rows={list.chosen} onDone={list.dropChoice} />
        ) : (
          <>
            <KeysHint />
            <span className="worklist-more">
              {pages.rows && shown !== undefined && (
                <span className="secondary">{shell('shownOf', { shown: pages.rows.length, total: shown })}</span>
              )}
              {pages.hasNext && (
                <Button
                  size="small"
                  loading={pages.isNextComing}
                  onClick={() => void pages.next().then(list.focusNext)}
                >
                  {shell('next')}
                </Button>
              )}
            </span>
          </>
        )
      }
    >
      <Counters counts={counts} total={total} due={due} />
      <Filters search={search} />
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing search={search} />
          ) : (
            <div className="worklist">
              <Rows rows={rows} list={list} />
              <Glance row={list.here} />
            </div>
          )
        }
      </Answer>
    </Page>
  );
}

function KeysHint() {
  const t = useWords(worklistWords);
  return (
    <p className="secondary keys-hint">
      <kbd>j</kbd> <kbd>k</kbd> {t('keysMove')} · <kbd>Enter</kbd> {t('keysOpen')} · <kbd>x</kbd> {t('keysSelect')} ·{' '}
      <kbd>?</kbd> {t('keysAll')}
    </p>
  );
}

function Nothing({ search }: { readonly search: WorklistSearch }) {
  const t = useWords(worklistWords);
  if (!isFiltered(search)) return <Empty title={t('noneTitle')}>{t('noneText')}</Empty>;
  return (
    <Empty
      title={t('noMatch')}
      action={
        <Link to="/" search={search.office ? { office: true } : {}}>
          <Button size="small" tabIndex={-1}>
            {t('dropFilters')}
          </Button>
        </Link>
      }
    />
  );
}
