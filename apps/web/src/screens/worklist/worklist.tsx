import { useEffect, useMemo, useRef, useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { shellWords } from '../../app/shell.words.ts';
import { areaOf, useMay, useViewer } from '../../app/viewer.ts';
import { type WorklistQueryVariables } from '../../gql/graphql.ts';
import { useKeys } from '../../kit/keys.ts';
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
import { WorklistCountersDocument, WorklistDocument, type WorklistRow } from './worklist.operations.ts';
import { type WorklistSearch, worklistRoute } from './worklist.route.ts';
import { worklistWords } from './worklist.words.ts';
import './worklist.css';

const isFiltered = ({ due, words, programme, state, hamlet }: WorklistSearch): boolean =>
  Boolean(due ?? words ?? programme ?? state ?? hamlet);

/** What waits, the most urgent first. */
export function Worklist() {
  const t = useWords(worklistWords);
  const viewer = useViewer();
  const may = useMay();
  const shell = useWords(shellWords);
  const search = worklistRoute.useSearch();
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
        may('case.start') && (
          <Link to="/intake">
            <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
              {shell('intake')}
            </Button>
          </Link>
        )
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

export interface List {
  readonly here: WorklistRow | undefined;
  readonly stand: (row: WorklistRow) => void;
  readonly isChosen: (row: WorklistRow) => boolean;
  readonly chosen: readonly WorklistRow[];
  readonly choose: (rows: readonly WorklistRow[], isChosen: boolean) => void;
  readonly dropChoice: () => void;
  readonly focusNext: () => void;
}

/** Where one stands in the list and what one has chosen; the choice is a frozen list of rows as they were seen. */
function useList(rows: readonly WorklistRow[]): List {
  const navigate = useNavigate();
  const [hereId, setHere] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlyMap<string, WorklistRow>>(new Map());
  const count = useRef(rows.length);
  useEffect(() => {
    count.current = rows.length;
  }, [rows.length]);
  const index = rows.findIndex(({ id }) => id === hereId);
  const here = rows[index];
  const focusRow = (at: number) => document.querySelector<HTMLElement>(`tr[data-row="${at}"]`)?.focus();
  const choose = (which: readonly WorklistRow[], isChosen: boolean) =>
    setChosen((last) => {
      const next = new Map(last);
      for (const row of which)
        if (isChosen) next.set(row.id, row);
        else next.delete(row.id);
      return next;
    });
  const keys = useMemo(
    () => ({
      j: () => focusRow(Math.min(index + 1, rows.length - 1)),
      k: () => focusRow(Math.max(index - 1, 0)),
      Enter: () => here && void navigate({ to: '/cases/$caseId', params: { caseId: here.id } }),
      x: () => here && choose([here], !chosen.has(here.id)),
    }),
    [index, rows.length, here, chosen, navigate],
  );
  useKeys(keys);
  return {
    here,
    stand: ({ id }) => setHere(id),
    isChosen: ({ id }) => chosen.has(id),
    chosen: [...chosen.values()],
    choose,
    dropChoice: () => setChosen(new Map()),
    focusNext: () => focusRow(count.current),
  };
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
